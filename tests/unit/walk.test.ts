import { describe, expect, it } from 'vitest'
import { appendixFault, countText, lastFrom, rangeText, slideLabel, slideNamed, walkOf } from '../../kit/deck/walk.ts'
import { stepFrom } from '../../kit/stage/talk.ts'

const deck = (...appendix: unknown[]) => appendix.map(appendix => appendix === undefined ? {} : { appendix })
const walk = { length: 26, total: 30 }

describe('the walk', () => {
  it('is every slide but those at the end that say so', () => {
    expect(walkOf(deck(undefined, undefined, true, true))).toEqual({ length: 2, total: 4 })
    expect(walkOf(deck(undefined, false))).toEqual({ length: 2, total: 2 })
    expect(walkOf([])).toEqual({ length: 0, total: 0 })
  })

  it('takes nothing but `true` for the appendix, and keeps a slide that stands before others of the walk', () => {
    expect(walkOf(deck(undefined, undefined, 'true')).length).toBe(3)
    expect(walkOf(deck(undefined, true, undefined, true)).length).toBe(3)
    expect(walkOf(deck(true, true)).length).toBe(1)
  })

  it('ends where steps do; within the appendix they end with it', () => {
    expect([1, 25, 26, 27, 30].map(no => lastFrom(no, walk))).toEqual([26, 26, 26, 30, 30])
  })

  it('names its slides by number, and those of the appendix by theirs', () => {
    expect([26, 27, 30].map(no => slideLabel(no, walk, 'en'))).toEqual(['26', 'A1', 'A4'])
    expect([26, 27].map(no => slideLabel(no, walk, 'ko'))).toEqual(['26', '부록 1'])
    expect([1, 26, 27].map(no => countText(no, walk, 'en'))).toEqual(['1 / 26', '26 / 26', 'A1'])
    expect(countText(28, walk, 'ko')).toBe('부록 2')
    expect(rangeText(walk, 'en')).toBe('1–26, A1–A4')
    expect(rangeText({ length: 26, total: 27 }, 'ko')).toBe('1–26, 부록 A1')
    expect(rangeText({ length: 26, total: 26 }, 'en')).toBe('1–26')
  })

  it('finds a slide by what people call it, and none by what nobody does', () => {
    expect(['1', '26', '27', 'A1', 'a4', 'A 2', '부록 1', '부록2'].map(text => slideNamed(text, walk))).toEqual([
      1,
      26,
      27,
      27,
      30,
      28,
      27,
      28,
    ])
    expect(['0', 'A0', 'A5', '31', 'B1', '1.5', '-1', '', 'A', '99x'].map(text => slideNamed(text, walk))).toEqual(
      Array.from({ length: 10 }),
    )
  })
})

describe('steps on stage', () => {
  const course = { clicks: [0, 1, 2, 0], walk: 2 }

  it('end with the walk, at its last click', () => {
    expect(stepFrom({ no: 2, clicks: 0 }, 'next', course)).toEqual({ no: 2, clicks: 1 })
    expect(stepFrom({ no: 2, clicks: 1 }, 'next', course)).toEqual({ no: 2, clicks: 1 })
    expect(stepFrom({ no: 2, clicks: 0 }, 'nextSlide', course)).toEqual({ no: 2, clicks: 0 })
  })

  it('walk within the appendix, and out of it back to the end of the walk', () => {
    expect(stepFrom({ no: 3, clicks: 2 }, 'next', course)).toEqual({ no: 4, clicks: 0 })
    expect(stepFrom({ no: 4, clicks: 0 }, 'next', course)).toEqual({ no: 4, clicks: 0 })
    expect(stepFrom({ no: 4, clicks: 0 }, 'prev', course)).toEqual({ no: 3, clicks: 2 })
    expect(stepFrom({ no: 3, clicks: 0 }, 'prev', course)).toEqual({ no: 2, clicks: 1 })
  })
})

describe('an appendix that is none', () => {
  it('is told by the slide at fault', () => {
    expect(appendixFault(deck(undefined, true, true))).toBeUndefined()
    expect(appendixFault(deck(undefined, false, undefined))).toBeUndefined()
    expect(appendixFault(deck(undefined, true, undefined, true))).toMatchObject({
      index: 1,
      message: expect.stringContaining('slide 2 is in the appendix, and slide 3 after it is not'),
    })
    expect(appendixFault(deck(undefined, true, undefined))).toMatchObject({ index: 1 })
    expect(appendixFault(deck(true))).toMatchObject({ index: 0 })
    expect(appendixFault(deck(undefined, 'yes'))).toMatchObject({ index: 1, message: expect.stringContaining('"yes"') })
  })
})
