import type { Browser } from 'playwright-chromium'
import type { Fetched } from '../helpers/bytes.ts'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { budgetOf } from '../../scripts/lib/check/rules/weight.ts'
import { launchBrowser } from '../../scripts/lib/core/browser.ts'
import { projectRoot } from '../../scripts/lib/core/roots.ts'
import { bytesByKind, watchBytes } from '../helpers/bytes.ts'
import { decks, endOf } from '../helpers/talk.ts'
import { position, untilShown } from '../helpers/visit.ts'

/** What the first slide may weigh in bytes, as a static host with gzip sends them, fonts included. */
const firsts: Record<string, number> = { en: 180_000, ko: 290_000 }

const site = inject('site')
let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

describe.each(decks)('a visit of $name', (deck) => {
  const { path, lang, slides } = deck
  let first: Fetched[]
  let all: Fetched[]

  beforeAll(async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 }, reducedMotion: 'reduce' })
    all = watchBytes(page)
    await page.goto(site + path, { waitUntil: 'load' })
    await untilShown(page, 1)
    await page.evaluate(() => document.fonts.ready)
    first = [...all]
    for (let no = 2; no <= slides.length; no++) {
      // No step leads into the appendix; a link does.
      if (no === endOf(deck) + 1)
        await page.evaluate(go, no)
      else
        await page.keyboard.press('ArrowDown')
      await untilShown(page, no)
    }
    await page.waitForLoadState('networkidle')
    expect(position(page).no).toBe(slides.length)
    await Promise.all(all.map(({ bytes }) => bytes))
    await page.close()
  })

  const visit = budgetOf(true, 'visit', deck)
  const opening = firsts[lang.slice(0, 2)]!
  const sum = (kinds: Record<string, number>) => Object.values(kinds).reduce((sum, bytes) => sum + bytes, 0)

  it(`to its last slide transfers at most ${visit / 1000} kB`, async () => {
    const kinds = await bytesByKind(all)
    expect(sum(kinds), JSON.stringify(kinds)).toBeLessThanOrEqual(visit)
  })

  it(`has its first slide after at most ${opening / 1000} kB`, async () => {
    const kinds = await bytesByKind(first)
    expect(sum(kinds), JSON.stringify(kinds)).toBeLessThanOrEqual(opening)
  })

  it('fetches no file twice, and few of them', () => {
    const paths = all.map(({ path }) => path)
    expect(paths).toEqual([...new Set(paths)])
    expect(paths.length).toBeLessThanOrEqual(40)
  })
})

describe('what is published', async () => {
  const folder = join(projectRoot, 'dist')
  const names = (await readdir(folder, { recursive: true })).filter(name => name.endsWith('.js'))
  const scripts = await Promise.all(
    names.map(async name => ({ name, text: await readFile(join(folder, name), 'utf8') })),
  )

  it('is there', () => expect(scripts.length).toBeGreaterThan(5))

  it.each([
    ['evaluates no text as code', /\bnew Function\b|\beval\(/],
    ['compiles no template', /compileToFunction|baseCompile|\[Vue compiler\]/],
    ['sets no formulas', /katex/i],
    ['edits no code', /monaco-editor|CodeMirror/],
    ['draws no mermaid', /mermaidAPI|flowchart-elk/],
    ['records and captures nothing', /RecordRTC|getDisplayMedia|MediaRecorder/],
    ['draws nothing by hand', /drauu|roughjs|RoughAnnotation/i],
    ['manages no head', /unhead/],
    ['reads no YAML', /YAMLMap|YAMLSeq/],
    ['calls no debugger of Vue', /__VUE_DEVTOOLS_GLOBAL_HOOK__/],
  ])('%s', (_, sign) => {
    expect(
      scripts.filter(({ text }) => sign.test(text)).map(({ name, text }) => `${name}: ${sign.exec(text)?.[0]}`),
    ).toEqual([])
  })
})

/** Goes to a slide within the live deck, as a link on a slide does. */
function go(no: number): Promise<unknown> {
  const { __vue_app__: app } = document.querySelector('#app') as unknown as {
    __vue_app__: { config: { globalProperties: { $router: { push: (path: string) => Promise<unknown> } } } }
  }
  return app.config.globalProperties.$router.push(`/${no}`)
}
