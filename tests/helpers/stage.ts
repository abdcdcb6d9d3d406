import type { Browser, BrowserContext, Page } from 'playwright-chromium'
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

/** Two windows of one browser, and nothing that went wrong in either. */
export async function onStage(look: (stage: Stage) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, reducedMotion: 'reduce' })
  try {
    const trouble: string[][] = []
    const watch = (page: Page) => void trouble.push(watchTrouble(page, stageUrl))
    context.on('page', watch)
    const windows = await openBoth(context, stageUrl)
    context.off('page', watch)
    await look({ context, ...windows })
    expect(trouble.flat()).toEqual([])
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

export async function goTo(page: Page, no: number | string): Promise<void> {
  await page.keyboard.press('g')
  await page.keyboard.type(String(no))
  await page.keyboard.press('Enter')
}

/** The talk's own time, in seconds. */
export async function timer(presenter: Page): Promise<number> {
  const text = await presenter.locator('.times dd').nth(2).textContent()
  const [minutes, seconds] = text!.trim().split(' ')[0]!.split(':').map(Number)
  return minutes! * 60 + seconds!
}

export function laidOut(page: Page): Promise<void> {
  return page.locator('html[data-laid-out]').waitFor({ state: 'attached' })
}
