import type { Browser, BrowserContext, FrameLocator, Page } from 'playwright-chromium'
import { afterAll, beforeAll, expect, inject } from 'vitest'
import { openBoth } from '../../bench/lib/stage.ts'
import { launchBrowser } from '../../scripts/lib/core/browser.ts'
import { cuesOf, decks } from './talk.ts'
import { watchTrouble } from './visit.ts'

/** Address of the stage's edition. */
export const stageUrl = inject('stage')

export const [en, ko] = decks as [typeof decks[0], typeof decks[0]]

/** Number of a slide with clicks enough to go to and fro. */
export const mapped = en.slides.findIndex(({ note }) => cuesOf(note) > 2) + 1
/** Number of a slide whose words carry a citation. */
export const cited
  = en.slides.findIndex(({ content, frontmatter }) => frontmatter.layout === 'section' && content.includes('<Cite')) + 1

export interface Stage {
  context: BrowserContext
  presenter: Page
  audience: Page
}

let browser: Browser
/** Two windows that one test leaves to the next of its file: to open them costs more than most tests do. */
let kept: (Stage & { trouble: string[][] }) | undefined

/** A browser for the tests of a file. */
export function useBrowser(): () => Browser {
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())
  return () => browser
}

/** A request that finds no server, and what a window says whose parts do not come. */
const unanswered = /^failed: |Failed to load resource: net::|Unable to preload CSS|Failed to fetch dynamically imported/
const usual = { width: 1280, height: 720 }
/** What a test's pages keep while their windows may load the other language. */
const asked = 'test-asked-for-languages'

/**
 * Two windows of one browser at the talk's beginning, and nothing that went wrong in either. Their other language,
 * whose frame takes a third of each step's time, comes when a test asks for it with `bothLoaded`; in an outage at once.
 *
 * @param outage the server is taken away meanwhile, and what asks for it fails: windows of its own
 * @param touch fingers do what a mouse does otherwise: windows of its own
 */
export async function onStage(
  look: (stage: Stage) => Promise<void>,
  { url = stageUrl, outage = false, size = usual, touch = false } = {},
): Promise<void> {
  const isOwn = outage || touch || url !== stageUrl
  const stage = isOwn || !kept ? await openStage(url, touch, !outage) : kept
  if (!isOwn)
    kept = undefined
  const { context, presenter, audience, trouble } = stage
  try {
    if (size !== usual)
      await Promise.all([presenter, audience].map(page => page.setViewportSize(size)))
    await look({ context, presenter, audience })
    expect(trouble.flat().filter(each => !outage || !unanswered.test(each))).toEqual([])
    if (!isOwn && await begunAnew(stage).catch(() => false))
      kept = stage
  }
  finally {
    if (kept !== stage)
      await context.close()
  }
}

async function openStage(url: string, hasTouch: boolean, holds: boolean): Promise<NonNullable<typeof kept>> {
  const context = await browser.newContext({ viewport: usual, reducedMotion: 'reduce', hasTouch })
  if (holds)
    await context.addInitScript(holdLanguages, { path: `/${ko.path}`, key: asked })
  const trouble: string[][] = []
  const watch = (page: Page) => void trouble.push(watchTrouble(page, url))
  context.on('page', watch)
  const windows = await openBoth(context, url)
  context.off('page', watch)
  return { context, ...windows, trouble }
}

/** Lets a window's question for its other language wait, as behind a slow server. Runs first in every page. */
function holdLanguages({ path, key }: { path: string, key: string }): void {
  const { fetch } = window
  window.fetch = async (...request) => {
    const [address, options] = request
    if (options?.method === 'HEAD' && new URL(String(address), location.href).pathname.startsWith(path)) {
      while (localStorage.getItem(key) === null)
        await new Promise(resolve => setTimeout(resolve, 100))
    }
    return fetch(...request)
  }
}

/** Leaves the windows as they were opened, as a speaker would; false where a window is no longer there. */
async function begunAnew({ context, presenter, audience }: Stage): Promise<boolean> {
  if (presenter.isClosed() || audience.isClosed())
    return false
  await Promise.all(context.pages().filter(page => page !== presenter && page !== audience).map(page => page.close()))
  await Promise.all([presenter, audience].map(page => page.setViewportSize(usual)))
  await presenter.evaluate(key => localStorage.removeItem(key), asked)
  await audience.evaluate(() => document.fullscreenElement ? document.exitFullscreen() : undefined)
  if (await presenter.locator('.other-language.shown').count() > 0) {
    await presenter.keyboard.press('l')
    await presenter.locator('.other-language.shown').waitFor({ state: 'detached' })
  }
  await presenter.keyboard.press('Escape')
  await presenter.keyboard.press('Escape')
  await presenter.mouse.move(0, 0)
  if (await presenter.evaluate(() => document.documentElement.classList.contains('dark')))
    await presenter.keyboard.press('d')
  for (let times = 0; times < 2; times++)
    await presenter.keyboard.press('Shift+R')
  await both({ context, presenter, audience }, 1)
  return true
}

export async function until(page: Page, no: number, clicks = 0): Promise<void> {
  await page
    .locator(`[data-place][data-no="${no}"][data-clicks="${clicks}"]`)
    .waitFor({ state: 'attached', timeout: 10_000 })
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
  await pages[0]!.evaluate(key => localStorage.setItem(key, ''), asked)
  for (const page of pages) {
    await page
      .frameLocator('.other-language')
      .locator('html[data-laid-out]')
      .waitFor({ state: 'attached', timeout: 60_000 })
  }
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
