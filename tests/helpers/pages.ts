import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-chromium'
import { afterAll, beforeAll } from 'vitest'
import { launchBrowser } from '../../scripts/lib/core/browser.ts'

export type PageSettings = Pick<
  BrowserContextOptions,
  'viewport' | 'reducedMotion' | 'colorScheme' | 'hasTouch' | 'isMobile' | 'javaScriptEnabled'
>

/**
 * A browser for the tests of a file, and pages of it for one test each. Pages of the same settings share a context: it
 * keeps the deck's scripts compiled, which is a third of what opening a slide costs. What a page stored goes with it.
 *
 * @returns `withPage` opens a page of 1280 × 720 without motion, or as the settings say, for as long as `look` takes;
 * `browser` is for what must meet nothing that another page left
 */
export function usePages(): {
  withPage: <T>(look: (page: Page) => Promise<T>, settings?: PageSettings) => Promise<T>
  browser: () => Browser
} {
  let browser: Browser
  const contexts = new Map<string, Promise<BrowserContext>>()
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())
  const withPage = async <T>(look: (page: Page) => Promise<T>, settings: PageSettings = {}): Promise<T> => {
    const key = JSON.stringify(settings)
    if (!contexts.has(key)) {
      const viewport = { width: 1280, height: 720 }
      contexts.set(key, browser.newContext({ viewport, reducedMotion: 'reduce', ...settings }))
    }
    const page = await (await contexts.get(key)!).newPage()
    try {
      return await look(page)
    }
    finally {
      await page.evaluate(() => localStorage.clear()).catch(() => {})
      await page.close()
    }
  }
  return { withPage, browser: () => browser }
}
