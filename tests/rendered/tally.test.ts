import type { Browser, BrowserContext, Page } from 'playwright-chromium'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { tallyAt, tallyWords } from '../../kit/deck/tally.ts'
import { launchBrowser } from '../../scripts/lib/core/browser.ts'
import { projectRoot } from '../../scripts/lib/core/roots.ts'
import { cuesOf, decks, endOf } from '../helpers/talk.ts'
import { openPaper, untilShown } from '../helpers/visit.ts'

const site = inject('site')
let browser: Browser
let context: BrowserContext

beforeAll(async () => {
  browser = await launchBrowser()
  context = await browser.newContext({ viewport: { width: 1280, height: 720 }, reducedMotion: 'reduce' })
})
afterAll(() => browser?.close())

const shown = '#slide-content .thread .tally'
const nameOf = (page: Page) => page.locator(shown).getAttribute('aria-label')
const verdictsOf = (page: Page, row = shown) =>
  page.locator(`${row} .tally-mark`).evaluateAll(marks => marks.map(mark => mark.getAttribute('data-verdict') ?? '-'))

async function live(page: Page): Promise<void> {
  await page.waitForFunction(() => !document.querySelector('#first-paint'))
}

describe.each(decks)('the tally of $name', (deck) => {
  const locale = deck.lang === 'ko' ? 'ko' : 'en'
  const judging = deck.slides.flatMap(({ frontmatter, note }, index) =>
    frontmatter.verdict === undefined ? [] : [{ no: index + 1, clicks: cuesOf(note) }],
  )
  const words = (no: number, done: boolean) => tallyWords(tallyAt(deck.slides, { no, done }), locale)
  const empty = judging.map(() => '-')

  it('has bets to judge', () => expect(judging.length).toBeGreaterThan(2))

  it('is empty before the first verdict, and not on the cover', async () => {
    const page = await context.newPage()
    await page.goto(`${site}${deck.path}2/`)
    await live(page)
    expect(await verdictsOf(page)).toEqual(empty)
    expect(await nameOf(page)).toBe(words(1, true))
    await page.goto(`${site}${deck.path}1/`)
    await live(page)
    expect(await page.locator(shown).count()).toBe(0)
    await page.close()
  })

  it('fills at the last click of each slide that judges, and not a click before', async () => {
    const page = await context.newPage()
    for (const { no, clicks } of judging) {
      await page.goto(`${site}${deck.path}${no}/`)
      await live(page)
      for (let click = 0; click <= clicks; click++) {
        expect(await nameOf(page), `slide ${no} click ${click}`).toBe(words(no, click === clicks))
        if (click < clicks) {
          await page.keyboard.press('ArrowRight')
          await page.waitForURL(url => url.searchParams.get('clicks') === String(click + 1))
        }
      }
      await page.keyboard.press('ArrowDown')
      await untilShown(page, no + 1)
      expect(await nameOf(page)).toBe(words(no + 1, judging.every(({ no: other }) => other !== no + 1)))
    }
    await page.close()
  }, 240_000)

  it('is in the still pages as in the live deck, at every click', async () => {
    for (const { no, clicks } of judging) {
      const html = await readFile(join(projectRoot, 'dist', deck.path, `${no}/index.html`), 'utf8')
      const still = html.slice(
        html.indexOf('<div id="first-paint">'),
        html.indexOf('<script', html.indexOf('<div id="first-paint">')),
      )
      expect(/class="tally"[^>]*aria-label="([^"]*)"/.exec(still)?.[1], `slide ${no}`).toBe(words(no, clicks === 0))
      if (clicks > 0) {
        const states = JSON.parse(/id="first-clicks">([^<]*)</.exec(html)![1]!) as [
          number,
          Record<string, string> | string,
        ][][]
        const said = states.map(changes => changes.some(([, to]) => JSON.stringify(to).includes(words(no, true))))
        expect(said, `slide ${no}`).toEqual(states.map((_, click) => click === clicks - 1))
      }
    }
  })

  it('is printed with each slide as that slide leaves it', async () => {
    const page = await context.newPage()
    await openPaper(page, site + deck.path)
    const names = await page
      .locator('.paper-page')
      .evaluateAll(pages => pages.map(page => page.querySelector('.tally')?.getAttribute('aria-label') ?? ''))
    expect(names).toEqual(deck.slides.map((_, index) => index === 0 ? '' : words(index + 1, true)))
    // Nothing is left to come at the end, nor in the appendix.
    expect(names.slice(endOf(deck) - 1).every(name => !/to come|남은/.test(name))).toBe(true)
    await page.close()
  })

  // It has no words to be wider by in another language.
  if (deck === decks[0]) {
    it('does not meet the bar, whatever the window', async () => {
      const page = await context.newPage()
      for (const [width, height] of [[390, 844], [1024, 768], [1280, 720], [1920, 1080]] as const) {
        await page.setViewportSize({ width, height })
        await page.goto(`${site}${deck.path}${endOf(deck)}/`)
        await live(page)
        const [row, bar, line] = await Promise.all(
          [shown, 'body > .audience-bar', '#slide-content .thread .line'].map(selector =>
            page.locator(selector).boundingBox(),
          ),
        )
        const apart = row!.x + row!.width < bar!.x || row!.y + row!.height < bar!.y || row!.y > bar!.y + bar!.height
        expect(apart, `${width} × ${height}`).toBe(true)
        // In the thread's own line, at its middle.
        expect(Math.abs(row!.y + row!.height / 2 - line!.y - line!.height / 2)).toBeLessThan(1.5)
      }
      await page.close()
    })
  }
})
