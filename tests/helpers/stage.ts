import type { Browser, BrowserContext, FrameLocator, Page } from 'playwright-chromium'
import { afterAll, beforeAll, expect, inject } from 'vitest'
import { openBoth } from '../../scripts/lib/bench/stage.ts'
import { launchBrowser } from '../../scripts/lib/browser.ts'
import { cuesOf, decks } from './talk.ts'
import { watchTrouble } from './visit.ts'

/** Address of the stage's edition. */
export const stageUrl = inject('stage')

export const [en, ko] = decks as [typeof decks[0], typeof decks[0]]

/** Number of a slide with clicks enough to go to and fro. */
export const mapped = en.slides.findIndex(({ note }) => cuesOf(note) > 2) + 1

export interface Stage {
  context: BrowserContext
  presenter: Page
  audience: Page
}

let browser: Browser

/** A browser for the tests of a file. */
export function useBrowser(): () => Browser {
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())
  return () => browser
}

/** A request that finds no server. */
const unanswered = /^failed: |^console: Failed to load resource: net::/

/**
 * Two windows of one browser, and nothing that went wrong in either.
 *
 * @param outage the server is taken away meanwhile, and what asks for it fails
 */
export async function onStage(look: (stage: Stage) => Promise<void>, { url = stageUrl, outage = false, size = { width: 1280, height: 720 } } = {}): Promise<void> {
  const context = await browser.newContext({ viewport: size, reducedMotion: 'reduce' })
  try {
    const trouble: string[][] = []
    const watch = (page: Page) => void trouble.push(watchTrouble(page, url))
    context.on('page', watch)
    const windows = await openBoth(context, url)
    context.off('page', watch)
    await look({ context, ...windows })
    expect(trouble.flat().filter(each => !outage || !unanswered.test(each))).toEqual([])
  }
  finally {
    await context.close()
  }
}

export async function until(page: Page, no: number, clicks = 0): Promise<void> {
  await page.locator(`[data-place][data-no="${no}"][data-clicks="${clicks}"]`).waitFor({ state: 'attached', timeout: 10_000 })
}

export async function both({ presenter, audience }: Stage, no: number, clicks = 0): Promise<void> {
  await Promise.all([until(presenter, no, clicks), until(audience, no, clicks)])
}

/** What a window shows in its other language; both are there from the beginning. */
export function otherIn(page: Page): FrameLocator {
  return page.frameLocator('.other-language.shown')
}

/** Waits until the windows have loaded their other language. */
export async function bothLoaded(...pages: Page[]): Promise<void> {
  for (const page of pages)
    await page.frameLocator('.other-language').locator('html[data-laid-out]').waitFor({ state: 'attached', timeout: 60_000 })
  // The window looks twenty times a second.
  await pages[0]!.waitForTimeout(300)
}

export async function goTo(page: Page, no: number | string): Promise<void> {
  await page.keyboard.press('g')
  await page.keyboard.type(String(no))
  await page.keyboard.press('Enter')
}

/** The talk's own time, in seconds. */
export async function timer(presenter: Page): Promise<number> {
  const text = await presenter.locator('.times .spoken dd span').textContent()
  const [minutes, seconds] = text!.trim().split(' ')[0]!.split(':').map(Number)
  return minutes! * 60 + seconds!
}

export function laidOut(page: Page): Promise<void> {
  return page.locator('html[data-laid-out]').waitFor({ state: 'attached' })
}
