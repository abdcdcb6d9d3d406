import type { Browser, Page } from 'playwright-chromium'
import type { Paper, ShownState } from '../../scripts/lib/check/rule.ts'
import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { findWideHandout } from '../../scripts/lib/check/handout.ts'
import { limitsOf } from '../../scripts/lib/check/limits.ts'
import { findOverflow } from '../../scripts/lib/check/overflow-in-page.ts'
import { rule as legible } from '../../scripts/lib/check/rules/legible.ts'
import { rule as print } from '../../scripts/lib/check/rules/print.ts'
import { newVisit, openPage } from '../../scripts/lib/check/walk.ts'
import { launchBrowser } from '../../scripts/lib/core/browser.ts'
import { kitRoot, projectRoot } from '../../scripts/lib/core/roots.ts'
import { cuesOf, decks } from '../helpers/talk.ts'

interface Told {
  rule: string
  severity: string
  file: string
  line: number
  slide?: number
  click?: number
  scheme?: string
  message: string
}

interface Answer {
  findings: Told[]
  waived: { slide: number, rule: string, reason: string }[]
  skipped: { rule: string, reason: string }[]
  states: number
  seconds: number
}

const talk = {
  decks,
  root: projectRoot,
  site: '',
  address: 'http://127.0.0.1/',
  kit: true,
  limits: await limitsOf(projectRoot, true),
}
let browser: Browser
let room: string

beforeAll(async () => {
  browser = await launchBrowser()
  room = await mkdtemp(join(tmpdir(), 'talk-check-'))
})
afterAll(async () => {
  await browser?.close()
  await rm(room, { recursive: true, force: true })
})

function check(args: string[], cwd = projectRoot): Promise<{ code: number, said: string, aside: string }> {
  return new Promise(resolve =>
    execFile(
      process.execPath,
      [join(kitRoot, 'scripts/check.ts'), ...args],
      { cwd, maxBuffer: 64 * 1024 * 1024 },
      (error, said, aside) => resolve({ code: error ? Number(error.code) : 0, said, aside }),
    ),
  )
}

describe('somebody else\'s deck, each slide of which breaks one rule or just keeps it', () => {
  const deck = 'tests/fixtures/check/slides.md'
  let lines: string[]
  let answer: Answer
  let code: number
  let report: string

  beforeAll(async () => {
    report = join(room, 'report.html')
    const result = await check(['--entry', deck, '--json', '--report', report], kitRoot)
    code = result.code
    answer = JSON.parse(result.said) as Answer
    lines = (await readFile(join(kitRoot, deck), 'utf8')).split('\n')
  })

  /** What the fixture must be told, by the titles of its slides; every other slide is a near miss. */
  const broken: [title: string, rule: string, message: RegExp, line: string][] = [
    ['Too low', 'overflow', /^the paragraph ends \d+ px below the slide$/, 'Ends too low'],
    ['Clipped', 'overflow', /“These words are cut off” is cut off by \d+ px/, 'These words are cut off'],
    ['Overlapping', 'overflow', /“Upper words” overlaps “Lower words” by \d+ px/, 'Upper words'],
    ['Hidden', 'overflow', /“Covered words” is hidden behind/, 'Covered words'],
    ['Small', 'legible', /“Tiny words” is 11 px tall, under 12 px/, 'Tiny words'],
    ['Faint', 'legible', /“Faint words” has a contrast of 3\.4, under 4\.5/, 'Faint words'],
    ['Faint in the dark, before its click', 'legible', /“Words that go” has a contrast of 1\.\d/, 'Words that go'],
    ['Faint in a drawing', 'legible', /“Dim label” has a contrast of 2\.\d, under 4\.5/, 'Dim label'],
    ['Wordy', 'legible', /the paragraph has 7 words, and the layout "card" holds 6/, 'One two three'],
    ['Strange glyph', 'glyphs', /draws 1 of the characters in “A character א/, 'A character א'],
    ['Strange glyph', 'glyphs', /no font here has “꧁”/, 'And one, ꧁'],
    ['Nameless', 'names', /alternative text/, 'dot.svg'],
    ['Nowhere', 'links', /the link to \/99 leads nowhere/, 'A link to nowhere'],
    ['Odd', 'links', /localhost:3030\/2 leads to a computer/, 'A link to my computer'],
    ['Abroad', 'private', /asks another host for https:\/\/pictures\.example\/flame\.png/, 'flame.png'],
    ['Missing', 'errors', /\/gone\.png is missing \(404\)/, 'gone.png'],
    ['Without a note', 'notes', /has no note/, '# Without a note'],
    ['Cues astray', 'notes', /the note has 2 \[click\] cues, and the slide one click/, '# Cues astray'],
    [
      'Waived for nothing',
      'waivers',
      /nothing on the slide needs the waiver of legible/,
      'waive: { legible: "it was small once" }',
    ],
    ['Waived without a reason', 'waivers', /the waiver of overflow gives no reason/, 'waive: { overflow: "" }'],
  ]

  it('gets exactly those findings, at their slides, lines and clicks', () => {
    const titles = lines.filter(line => line.startsWith('# ')).map(line => line.slice(2))
    const found = answer.findings.map(({ rule, slide }) => `${titles[slide! - 1]}: ${rule}`)
    expect(found.sort()).toEqual(broken.map(([title, rule]) => `${title}: ${rule}`).sort())
    for (const [title, rule, message, line] of broken) {
      const one = answer.findings.find(
        found => found.rule === rule && titles[found.slide! - 1] === title && message.test(found.message),
      )
      expect(
        one,
        `${title}: ${rule} among ${JSON.stringify(answer.findings.filter(({ slide }) => titles[slide! - 1] === title))}`,
      ).toBeDefined()
      expect(one!.file).toBe(deck)
      expect(lines[one!.line - 1], title).toContain(line)
    }
    const told = (words: string) => {
      const { click, scheme } = answer.findings.find(({ message }) => message.includes(words))!
      return [click, scheme]
    }
    expect(told('below the slide')).toEqual([1, 'light'])
    // The first state that shows it, though the last was looked at before.
    expect([told('“Words that go”'), told('draws 1 of the characters'), told('has “꧁”')])
      .toEqual([[0, 'dark'], [0, 'light'], [0, 'light']])
    expect(code).toBe(1)
  })

  it('has its waiver listed with the reason', () => {
    expect(answer.waived.map(({ rule, reason }) => [rule, reason])).toEqual([['legible', 'a joke about fine print']])
  })

  it('is told by name what does not apply to it', () => {
    expect(answer.skipped.map(({ rule }) => rule)).toEqual(['maps', 'parity', 'claims', 'print'])
    for (const { reason } of answer.skipped)
      expect(reason).not.toBe('')
  })

  it('is shown on a page that opens from disk, asks for nothing, and shows each finding at its place', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
    const trouble: string[] = []
    page.on('pageerror', error => trouble.push(error.message))
    page.on('request', request => !/^(?:file|data):/.test(request.url()) && trouble.push(request.url()))
    await page.goto(pathToFileURL(report).href)
    expect(await page.locator('.slide').count()).toBe(lines.filter(line => line.startsWith('# ')).length)
    await page.locator('nav button[data-rule="overflow"]').click()
    expect(await page.locator('.slide:visible').count()).toBe(4)
    const marks = page.locator('.mark:visible')
    expect(await marks.count()).toBe(4)
    // The covered words stand at the upper left of their slide, and so does the mark.
    const picture = (await page.locator('.slide:visible').nth(3).locator('.picture').first().boundingBox())!
    const mark = (await marks.nth(3).boundingBox())!
    expect((mark.x - picture.x) / picture.width).toBeLessThan(0.1)
    expect((mark.y - picture.y) / picture.height).toBeLessThan(0.25)
    await page.locator('nav button[data-rule=""]').click()
    await page.getByRole('button', { name: 'with findings only' }).click()
    expect(await page.locator('.slide:visible').count()).toBe(new Set(broken.map(([title]) => title)).size + 1)
    await page.getByText('a joke about fine print').first().scrollIntoViewIfNeeded()
    await page.evaluate(await readFile(join(kitRoot, 'node_modules/axe-core/axe.min.js'), 'utf8'))
    const held = await page.evaluate(() =>
      (globalThis as unknown as { axe: { run: () => Promise<{ violations: { id: string }[] }> } }).axe
        .run()
        .then(({ violations }) => violations.map(({ id }) => id)),
    )
    expect(held).toEqual([])
    expect(trouble).toEqual([])
    await page.close()
  })
})

describe('some slides of our own decks', () => {
  it('are looked at in both schemes and say nothing', async () => {
    const { code, said } = await check([
      '--slides',
      '4-5',
      '--rule',
      'overflow,legible',
      '--json',
      '--report',
      join(room, 'part.html'),
    ])
    const answer = JSON.parse(said) as Answer
    expect(answer.findings).toEqual([])
    expect(answer.skipped).toEqual([])
    const states = [4, 5].map(no => cuesOf(decks[0]!.slides[no - 1]!.note) + 1)
    expect(answer.states).toBe(decks.length * (states[0]! + states[1]!))
    expect(code).toBe(0)
    const report = await readFile(join(room, 'part.html'), 'utf8')
    expect(report.match(/<article class="twin" lang="ko"/g)).toHaveLength(2)
    expect(report).toContain('prefers-color-scheme: dark')
  })
})

describe('--fix', () => {
  it('takes out the waiver that nothing needs, and none that only a look at every slide can judge', async () => {
    // Below the kit, whose packages it finds.
    const copy = await mkdtemp(join(kitRoot, '.cache/fix-'))
    onTestFinished(() => rm(copy, { recursive: true }))
    const beside = ['.cache', 'dist', 'handouts', 'node_modules']
    await cp(projectRoot, copy, { recursive: true, filter: path => !beside.includes(basename(path)) })
    await symlink(join(projectRoot, 'node_modules'), join(copy, 'node_modules'))
    const deck = join(copy, 'slides.md')
    const before = await readFile(deck, 'utf8')
    const waived = (rules: string) => before.replace(/^layout: .*$/m, `$&\nwaive: { ${rules} }`)
    await writeFile(deck, waived('weight: "one film", overflow: "it bleeds"'))
    const fix = (...args: string[]) =>
      check(['--site', join(projectRoot, 'dist'), '--rule', 'overflow,weight', '--fix', ...args], copy)
    const { said, aside } = await fix('--slides', '1')
    expect(aside).toContain('slides.md slide 1: took out the waiver of overflow')
    expect(said).not.toContain('waivers')
    expect(await readFile(deck, 'utf8')).toBe(waived('weight: "one film"'))
    expect((await fix('--slides', '1')).aside).toContain('Nothing here can be mended without its author.')
    expect((await fix()).aside).toContain('slides.md slide 1: took out the waiver of weight')
    expect(await readFile(deck, 'utf8')).toBe(before)
  })
})

describe('faint words', () => {
  it('are told wherever they begin and end', async () => {
    const visit = newVisit(talk, decks[0]!)
    const page = await openPage(browser, visit)
    const session = await page.context().newCDPSession(page)
    const word = 'position: absolute; font: 23px/1 sans-serif'
    await page.goto(`data:text/html,${encodeURIComponent(`<!doctype html><body style="margin: 0; background: #fff">
      <main id="slide-content" style="position: relative; width: 980px; height: 552px"><div data-slidev-no="1">
      <p style="${word}; left: 101px; top: 41px; color: #000">Plain</p>
      <p id="faint" style="${word}; color: #ccc">Faint</p></div></main>`)}`)
    const missed: number[] = []
    for (let no = 1; no <= 12; no++) {
      const by = no * 0.35
      await page.locator('#faint').evaluate((word, by) => {
        word.style.left = `${300 + by}px`
        word.style.top = `${200 + by}px`
      }, by)
      const view = { page, session, talk, visit, deck: decks[0]!, no, scheme: 'light', still: true }
      const found = await legible.state!(view as ShownState)
      if (found.map(({ words }) => words).join() !== 'Faint')
        missed.push(by)
    }
    expect(missed).toEqual([])
    await page.context().close()
  })
})

describe('words beyond the slide', () => {
  it.each([
    ['right: -20px; top: 400px', /^the paragraph reaches \d+ px to the right of the slide$/],
    ['right: 20px; top: 400px', /^the paragraph ends \d+ px below the safe area$/],
    ['right: 20px; top: -20px', /^the paragraph begins \d+ px above the slide$/],
  ])('are told by the edge that they are beyond: %s', async (place, message) => {
    const page = await openPage(browser, newVisit(talk, decks[0]!))
    const slide = `<p style="position: absolute; margin: 0; font: 24px/1 sans-serif; ${place}">Some words</p>`
    await page.goto(`data:text/html,${encodeURIComponent(`<!doctype html><body style="margin: 0">
      <main id="slide-content" style="position: relative; width: 980px; height: 552px">
      <div data-slidev-no="1" class="slidev-layout">${slide}</div></main>`)}`)
    // Below the safe area by more than beside the slide.
    const safe = { top: 0, right: 0, bottom: 200, left: 0 }
    const found = await page.evaluate(findOverflow, { safe, root: '#slide-content' })
    expect(found.map(({ message }) => message)).toEqual([expect.stringMatching(message)])
    await page.context().close()
  })
})

describe('a page on paper', () => {
  const slide = (words: string, more = '') =>
    `<div data-slidev-no="1" style="position: relative; width: 980px; height: 552px; overflow: hidden; background: #fff; font: 24px/1.4 sans-serif"><h1 style="margin: 40px">A title</h1><p style="margin: 40px">${words}</p>${more}</div>`

  /** What the rule says of a slide and its page, each written as the deck would draw it. */
  async function compare(onScreen: string, onPaper: string): Promise<string[]> {
    const visit = newVisit(talk, decks[0]!)
    const page: Page = await openPage(browser, visit)
    try {
      const session = await page.context().newCDPSession(page)
      const show = async (html: string) => {
        await page.goto(`data:text/html,${encodeURIComponent(`<!doctype html><body style="margin: 0">${html}`)}`)
        await page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve))))
      }
      await show(`<main id="slide-content" style="width: 980px; height: 552px">${onScreen}</main>`)
      const { data: picture } = await session.send('Page.captureScreenshot', { format: 'webp' })
      await print.state!({
        visit,
        talk,
        deck: decks[0]!,
        page,
        session,
        no: 1,
        click: 0,
        clicks: 0,
        scheme: 'light',
        still: false,
        picture,
      } satisfies ShownState)
      await show(
        `<section id="paper-1"><div class="print-slide-container" style="width: 980px; height: 552px">${onPaper}</div></section>`,
      )
      const found = await print.paper!({
        visit,
        deck: decks[0]!,
        page,
        session,
        slides: [1, ...(onPaper ? [] : [2])],
      } satisfies Paper)
      return found.map(({ slide, message }) => `${slide}: ${message}`)
    }
    finally {
      await page.context().close()
    }
  }

  it('may be as its slide', async () => {
    expect(
      await compare(
        slide('Some words'),
        slide(
          'Some words',
          '<i style="position: absolute; left: 0; top: 0; width: 20px; height: 20px; background: #b40"></i>',
        ),
      ),
    ).toEqual([])
  })

  it.each([
    ['lacks words', slide('Other words'), /^1: the page lacks “Some words”$/],
    [
      'shows them elsewhere',
      slide('<span style="position: relative; top: 60px">Some words</span>'),
      /^1: “Some words” stands 60 px elsewhere on paper$/,
    ],
    [
      'overflows',
      slide('Some words', '<p style="position: absolute; top: 540px; margin: 0">Lost words</p>'),
      /^1: on paper, the paragraph ends \d+ px below the slide$/,
    ],
    [
      'looks other',
      slide(
        'Some words',
        '<i style="position: absolute; left: 500px; top: 100px; width: 400px; height: 300px; background: #b40"></i>',
      ),
      /^1: \d+ % of the page look other than the slide$/,
    ],
  ])('is told where it %s', async (_, paper, message) => {
    expect(await compare(slide('Some words'), paper)).toEqual([expect.stringMatching(message)])
  })
})

describe('a handout page', () => {
  const handout = (part: string) =>
    `data:text/html,${encodeURIComponent(`<!doctype html><body style="margin: 0"><section id="slide-3"><div class="frame" style="overflow: hidden"><p style="width: 2000px">A slide</p></div>${part}</section>`)}`

  it.each([
    [
      'sticks out on a phone alone',
      '<p style="width: 500px; margin: 0">Wide words</p>',
      ['3: “Wide words” sticks out 110 px of the handout page, 390 px wide'],
    ],
    [
      'sticks out everywhere, and is told once',
      '<div><p style="width: 900px; margin: 0">Wider words</p></div>',
      ['3: “Wider words” sticks out 510 px of the handout page, 390 px wide'],
    ],
    ['is as wide as the page', '<p style="margin: 0">Words that break</p>', []],
    [
      'is wider than the page and scrolls by itself',
      '<div style="overflow-x: auto"><p style="width: 900px; margin: 0">Wide words</p></div>',
      [],
    ],
  ])('that %s', async (_, part, told) => {
    const tab = await browser.newPage()
    const found = await findWideHandout(tab, handout(part))
    expect(found.map(({ slide, message }) => `${slide}: ${message}`)).toEqual(told)
    await tab.close()
  })
})
