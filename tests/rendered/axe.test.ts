import type { Result, RunOptions } from 'axe-core'
import type { Browser, Page } from 'playwright-chromium'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { launchBrowser } from '../../scripts/lib/core/browser.ts'
import { cuesOf, decks, oneOfEachLayout } from '../helpers/talk.ts'
import { openSlide, position, untilShown } from '../helpers/visit.ts'

const site = inject('site')
const script = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const rules: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
}
let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

/** What axe holds against the page as it stands, one line for each place. */
async function judge(page: Page): Promise<string[]> {
  const found = await page.evaluate(
    rules =>
      (
        globalThis as unknown as { axe: { run: (where: unknown, rules: unknown) => Promise<{ violations: Result[] }> } }
      )// The motifs' thousands of dots are decoration without words; looking at each takes seconds.
        .axe
        .run({ exclude: ['svg.motif'] }, rules)
        .then(({ violations }) =>
          violations.flatMap(({ id, nodes }) =>
            nodes.map(
              ({ target, failureSummary }) =>
                `${id}: ${target.join(' ')} ${(failureSummary ?? '').replace(/\s+/g, ' ')}`,
            ),
          ),
        ),
    rules,
  )
  return found.map(line => `${position(page).no}: ${line}`)
}

async function open(
  path: string,
  colorScheme: 'light' | 'dark',
  viewport = { width: 1280, height: 720 },
): Promise<Page> {
  const page = await browser.newPage({ viewport, colorScheme, reducedMotion: 'reduce', bypassCSP: true })
  await page.goto(site + path)
  await page.evaluate(script)
  return page
}

describe.each(decks)('axe in $name', (deck) => {
  const { path, slides } = deck
  // `npx lectern check` lets axe judge every slide at every click in both schemes; here axe's own eye for colours meets
  // each layout once, one half of them in either language and scheme.
  const scheme = path === '' ? 'light' : 'dark'
  it(`finds nothing on a slide of any layout at its last click, ${scheme}`, async () => {
    const chosen = oneOfEachLayout(deck)
    expect(chosen.length).toBeGreaterThan(8)
    const page = await open(`${path}1/`, scheme)
    const found: string[] = []
    const half = path === '' ? 0 : 1
    for (const no of chosen.filter((_, index) => index % 2 === half)) {
      await openSlide(page, site + path, no, cuesOf(slides[no - 1]!.note))
      await page.waitForFunction(() => !document.querySelector('#first-paint'))
      await page.evaluate(script)
      found.push(...await judge(page))
    }
    expect(found).toEqual([])
    await page.close()
  })

  it.each(['light', 'dark'] as const)(
    'finds nothing in the sheet of keys, an open badge, or on an upright phone, %s',
    async (scheme) => {
      const badge = slides.findIndex(({ content }) => content.includes('<Cite')) + 1
      const page = await open(`${path}${badge}/`, scheme)
      await page.locator('.audience-bar[data-live]').waitFor({ state: 'attached' })
      await untilShown(page, badge)
      await page.locator(`[data-slidev-no="${badge}"] .cite-badge`).first().click()
      await page.locator('.cite-panel').waitFor()
      const found = await judge(page)
      await page.keyboard.press('Escape')
      await page.keyboard.press('?')
      await page.locator('.help-sheet').waitFor({ state: 'visible' })
      found.push(...await judge(page))
      await page.keyboard.press('Escape')
      await page.setViewportSize({ width: 390, height: 844 })
      found.push(...await judge(page))
      expect(found).toEqual([])
      await page.close()
    },
  )
})
