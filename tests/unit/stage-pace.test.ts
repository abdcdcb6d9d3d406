import type { Plan } from '../../kit/stage/plan.ts'
import type { Rehearsal } from '../../kit/stage/rehearsal.ts'
import { describe, expect, it } from 'vitest'
import { paceChart, planBand, sectionSpans } from '../../kit/stage/chart.ts'
import { paceOf, paceWord, skipsFor } from '../../kit/stage/pace.ts'
import { planOf } from '../../kit/stage/plan.ts'
import { proposals, readRehearsal, rehearsalCsv, rehearsalOf, sectionTimes } from '../../kit/stage/rehearsal.ts'
import { stopwatch } from '../../kit/stage/times.ts'
import { rehearsalWords, stageKeyHelp, stageWords } from '../../kit/stage/words.ts'

const minute = 60_000
const slide = (title: string, minutes: unknown, more: object = {}) => ({ title, frontmatter: { minutes, ...more } })
const plan = planOf([
  slide('Cover', 1),
  slide('**One**', 1, { layout: 'section' }),
  slide('A', 2),
  slide('B', 0.5, { optional: true }),
  slide('Two', 1, { layout: 'section' }),
  slide('C', 0.75, { optional: true }),
  slide('D', 2, { optional: true }),
  slide('E', 2),
  slide('Sources', 'soon', { part: false }),
])
/** Minutes spent, slide by slide; on the last one the talk is. */
function standing(...minutes: number[]) {
  return {
    no: minutes.length,
    elapsed: minutes.reduce((sum, each) => sum + each, 0) * minute,
    spentOn: (no: number) => (minutes[no - 1] ?? 0) * minute,
  }
}

describe('the plan', () => {
  it('adds up by section, with what stands outside of any', () => {
    expect(plan.sections).toEqual([
      { title: '', minutes: 1 },
      { title: 'One', minutes: 3.5 },
      { title: 'Two', minutes: 5.75 },
      { title: '', minutes: 0 },
    ])
    expect(plan.minutes).toBe(10.25)
    expect(plan.slides.map(({ section }) => section)).toEqual([0, 1, 1, 1, 2, 2, 2, 2, 3])
  })

  it('ends with the walk', () => {
    const walk = [slide('Cover', 1), slide('One', 1, { layout: 'section' }), slide('End', 1, { part: false })]
    const whole = planOf([
      ...walk,
      slide('Sources', 3, { appendix: true }),
      slide('Thanks', 1, { appendix: true, layout: 'section' }),
    ])
    expect(whole).toEqual(planOf(walk))
    expect(planOf([...walk, slide('Sources', 3, { appendix: 'true' })]).minutes).toBe(6)
  })
})

describe('the pace', () => {
  const late = (...minutes: number[]) => paceOf(plan, standing(...minutes)).late / minute

  it('is on time within the slide\'s own minutes, ahead before them and behind after', () => {
    expect([late(1, 1, 1), late(1, 1, 2), late(0.5, 1, 0), late(1, 1, 3)]).toEqual([0, 0, -0.5, 1])
    expect([0, 20_000, -20_000, 21_000, -21_000].map(late => paceWord({ late }))).toEqual([
      'onTime',
      'onTime',
      'onTime',
      'behind',
      'ahead',
    ])
  })

  it('counts down to the end of the plan, or to one that was set', () => {
    expect(paceOf(plan, standing(1, 1, 1))).toMatchObject({ left: 7.25 * minute, rest: 7.25 * minute, late: 0 })
    expect(paceOf(plan, standing(1, 1, 1), 5 * minute)).toMatchObject({
      left: 5 * minute,
      rest: 7.25 * minute,
      late: 2.25 * minute,
    })
    expect(paceOf(plan, standing(1, 1, 1), -minute)).toMatchObject({ left: -minute, late: 8.25 * minute })
  })

  it('stands in the appendix as the talk ended, however long one stays', () => {
    const walk = planOf([slide('A', 1), slide('B', 2), slide('Sources', 0, { appendix: true })])
    const at = (appendix: number) => paceOf(walk, standing(1, 3, appendix))
    expect(at(20)).toMatchObject({ slidePlan: 0, slideSpent: 20 * minute, left: -minute, rest: 0, late: minute })
    expect(at(0).late).toBe(minute)
    // A glance at it on the way makes the talk end later.
    expect(paceOf(walk, { ...standing(1, 1), elapsed: 4 * minute }).late).toBeGreaterThan(0)
  })

  it('takes one long answer for what it is: late by its length, and no more', () => {
    expect(late(1, 1, 60)).toBe(58)
  })

  it('counts a slide that was passed over as time won', () => {
    expect(late(1, 1, 2, 0, 0)).toBe(-0.5)
  })

  it('has nothing left after the last slide', () => {
    expect(paceOf(plan, standing(1, 1, 2, 0.5, 1, 0.75, 2, 2, 1))).toMatchObject({
      rest: 0,
      left: -minute,
      late: minute,
    })
  })

  it('of a plan without minutes is no number gone wild', () => {
    const empty = planOf([slide('A', undefined), slide('B', -1)])
    expect(paceOf(empty, standing(1, 1))).toMatchObject({ late: 2 * minute, rest: 0 })
  })
})

/** Of all choices that suffice, in minutes, the one that cuts least, of those the shortest, of those the first. */
function leastCut(slides: Plan['slides'], need: number): Plan['slides'] {
  const choices = Array.from({ length: 2 ** slides.length }, (_, choice) =>
    slides.filter((_, index) => choice & 1 << index))
  const saved = (choice: Plan['slides']) => choice.reduce((sum, { minutes }) => sum + minutes, 0)
  return choices.filter(choice => saved(choice) >= need)
    .sort((one, other) => saved(one) - saved(other) || one.length - other.length)[0]!
}

describe('what to skip', () => {
  const nos = (no: number, late: number, of: Plan = plan) => skipsFor(of, no, late * minute).slides.map(({ no }) => no)

  it('is nothing where the talk lands on time', () => {
    expect(nos(1, 0)).toEqual([])
    expect(nos(1, 0.3)).toEqual([])
    expect(nos(1, -2)).toEqual([])
  })

  it('is what cuts least and suffices', () => {
    expect(nos(1, 0.7)).toEqual([4])
    expect(nos(1, 0.9)).toEqual([6])
    expect(nos(1, 1.5)).toEqual([4, 6])
    expect(nos(1, 2.2)).toEqual([7])
  })

  it('is never a slide already shown', () => {
    expect(nos(4, 0.7)).toEqual([6])
    expect(nos(8, 5)).toEqual([])
  })

  it('is everything where that is not enough, and says what is still too long', () => {
    expect(skipsFor(plan, 1, 6 * minute)).toMatchObject({
      slides: [{ no: 4 }, { no: 6 }, { no: 7 }],
      left: 2.75 * minute,
    })
    expect(skipsFor(plan, 8, 6 * minute)).toEqual({ slides: [], left: 6 * minute })
  })

  it('is found for many slides, too', () => {
    const many = planOf(
      Array.from({ length: 60 }, (_, index) => slide(String(index), 1 + (index % 3), { optional: true })),
    )
    // Ten minutes, though the longest first would cut twelve; of four slides, the earliest.
    expect(nos(1, 10, many)).toEqual([2, 3, 5, 6])
    expect(nos(1, 10.3, many)).toEqual([2, 3, 5, 6])
    expect(nos(1, 10.4, many)).toEqual([2, 3, 6, 9])
  })

  it('is what every choice tried would come to', () => {
    const minutes = [0.5, 2, 1.25, 0.75, 2, 1, 0.25, 1.5, 0.5, 1]
    const some = planOf([slide('Cover', 1), ...minutes.map(each => slide('', each, { optional: true }))])
    for (let late = 0.5; late < 10; late += 0.3)
      expect(nos(1, late, some)).toEqual(leastCut(some.slides.slice(1), late - 1 / 3).map(({ no }) => no))
  })
})

const spent = [[60_000], [30_000], [20_040, 50_000, 70_000], [], [65_000]]
const made = rehearsalOf(plan, spent, { talk: 'T', lang: 'en', startedAt: 0, endedAt: 9e5, finished: true })
const text = JSON.stringify(made)

describe('a rehearsal', () => {
  it('keeps seconds by slide and click', () => {
    expect(made.slides[2]).toEqual({
      no: 3,
      title: 'A',
      section: 'One',
      minutes: 2,
      optional: false,
      seconds: 140,
      clicks: [20, 50, 70],
    })
    expect(made.slides[3]!.seconds).toBe(0)
    expect(readRehearsal(text)).toEqual(made)
  })

  it.each<[string, string, RegExp]>([
    ['empty', '', /is empty.*Export/],
    ['half written', text.slice(0, text.length >> 1), /half written.*Export/],
    ['no JSON', 'slide,title}', /is no JSON/],
    ['something else', '{"slides":[]}', /is no rehearsal/],
    ['null', 'null', /is no rehearsal/],
    ['of an older version', text.replace('"version":1', '"version":0'), /older version.*--rehearse/],
    ['without a version', text.replace('"version":1,', ''), /older version/],
    ['of a newer version', text.replace('"version":1', '"version":2'), /newer version.*Update/],
    ['without slides', JSON.stringify({ ...made, slides: [] }), /holds no slides/],
    ['without its dates', JSON.stringify({ ...made, startedAt: 'then' }), /dates/],
    ['of no language', JSON.stringify({ ...made, lang: 'tlh' }), /language/],
    ['damaged within', text.replace('"seconds":140', '"seconds":"140"'), /damaged at slide 3/],
    ['of slides in disorder', text.replace('"no":2', '"no":7'), /damaged at slide 2/],
  ])('that is %s is refused, with the remedy', (_, text, message) => {
    expect(readRehearsal(text)).toEqual({ fault: expect.stringMatching(message) })
  })

  it('adds up by section', () => {
    expect(sectionTimes(made)).toEqual([
      { title: '', from: 1, to: 1, minutes: 1, seconds: 60 },
      { title: 'One', from: 2, to: 4, minutes: 3.5, seconds: 170 },
      { title: 'Two', from: 5, to: 8, minutes: 5.75, seconds: 65 },
      { title: '', from: 9, to: 9, minutes: 0, seconds: 0 },
    ])
  })

  it('goes into a spreadsheet, whatever a title holds', () => {
    const strange: Rehearsal = {
      ...made,
      slides: [{ ...made.slides[0]!, title: '=1+1, "so"\nthere' }, made.slides[2]!],
    }
    expect(rehearsalCsv(strange).split('\r\n')).toEqual([
      'slide,title,section,optional,click,planned seconds,actual seconds',
      '1,"\'=1+1, ""so""\nthere",,no,,60,60',
      '3,A,One,no,,120,140',
      '3,A,One,no,0,,20',
      '3,A,One,no,1,,50',
      '3,A,One,no,2,,70',
      '',
    ])
  })

  it('proposes quarters of a minute, and leaves alone what was passed over or as planned', () => {
    expect(proposals(made)).toEqual([
      { no: 2, title: 'One', from: 1, to: 0.5 },
      { no: 3, title: 'A', from: 2, to: 2.25 },
    ])
    expect(proposals({ slides: [{ ...made.slides[0]!, seconds: 3 }] })).toMatchObject([{ to: 0.25 }])
  })

  it('is drawn to one scale', () => {
    const chart = paceChart(made.slides, { width: 1000, height: 300, left: 50, top: 10, bottom: 50 })
    expect(chart.base).toBe(250)
    // The longest, 140 s, reaches the top; its plan of 120 s six sevenths of it.
    expect(chart.bars[2]).toMatchObject({ actual: 10, long: true })
    expect(chart.base - chart.bars[2]!.plan).toBeCloseTo(240 * 6 / 7)
    expect(chart.bars[3]).toMatchObject({ actual: 250, passedOver: true, long: false })
    const [, one] = sectionSpans(sectionTimes(made), chart)
    expect(one!.x).toBe(chart.bars[1]!.x)
    expect(one!.x + one!.width).toBeCloseTo(chart.bars[3]!.x + chart.bars[3]!.width)
    const band = planBand([1, 3], 100)
    expect(band).toEqual([{ x: 0, width: 25 }, { x: 25, width: 75 }])
  })
})

describe('the words on stage', () => {
  const rows = stageKeyHelp.flatMap(({ title, rows }) => [title, ...rows.map(({ does }) => does)])
  const others = Object.entries({ ...stageWords, ...rehearsalWords })
    .filter(([name]) => !['json', 'csv'].includes(name))
    .map(([, text]) => text)

  it.each([...others, ...rows])('are in both languages: $en', ({ en, ko }) => {
    expect(en).not.toMatch(/\p{Script=Hangul}/u)
    expect(ko).toMatch(/\p{Script=Hangul}/u)
    expect([...ko!.matchAll(/\{\w+\}/g)].map(String).sort()).toEqual([...en!.matchAll(/\{\w+\}/g)].map(String).sort())
  })

  it('tell times as a stopwatch does', () => {
    expect([0, 999, 61_000, 3_661_000, -5].map(stopwatch)).toEqual(['0:00', '0:00', '1:01', '1:01:01', '0:00'])
  })
})
