import type { Browser, Page } from 'playwright-chromium'
import type { LoadedDeck } from './decks.ts'
import { Refusal } from './command.ts'

/** Slidev's canvas, and so the page: CSS pixels, the height rounded up as Slidev does. */
export const pageSize = { width: 980, height: 552 } as const

export interface PrintOptions {
  scheme: 'light' | 'dark'
  /** How long a deck may take to draw, in milliseconds. */
  limit: number
}

/**
 * Prints a deck of a served site, one page a slide.
 *
 * @param address the deck's own, with the slash at its end
 * @throws Refusal naming the slide that broke or did not finish
 */
export async function printDeck(browser: Browser, deck: LoadedDeck, address: string, { scheme, limit }: PrintOptions): Promise<Uint8Array> {
  const context = await browser.newContext({ viewport: pageSize, colorScheme: scheme, reducedMotion: 'reduce', locale: deck.lang })
  try {
    const page = await context.newPage()
    let broken: string | undefined
    page.on('pageerror', error => broken ??= error.message)
    const response = await page.goto(`${address}paper/?print`, { waitUntil: 'commit' })
    if (!response?.ok())
      throw new Refusal(`The built site has no ${deck.path}paper/. Run: npm run build`)
    await untilDrawn(page, deck, limit, () => broken)
    await page.emulateMedia({ media: 'print', colorScheme: scheme })
    return await page.pdf({
      width: `${pageSize.width}px`,
      height: `${pageSize.height}px`,
      margin: { top: 0, right: 0, bottom: 0, left: 0 },
      printBackground: true,
      tagged: true,
      outline: true,
    })
  }
  finally {
    await context.close()
  }
}

async function untilDrawn(page: Page, deck: LoadedDeck, limit: number, broken: () => string | undefined): Promise<void> {
  const state = () => page.evaluate(() => ({ ...document.documentElement.dataset }) as Record<string, string | undefined>)
  const end = Date.now() + limit
  try {
    await page.waitForFunction(() => {
      const { ready, failed } = document.documentElement.dataset
      return ready || failed
    }, undefined, { timeout: limit, polling: 'raf' })
  }
  catch (error) {
    if (Date.now() < end)
      throw error
    const { waiting } = await state()
    const slides = (waiting ?? '').split(' ').filter(Boolean).map(Number)
    if (slides.length === 0 || slides.length === deck.slides.length)
      throw new Refusal(`${deck.name} did not open within ${limit / 1000} s${broken() ? `: ${broken()}` : ''}.`)
    throw new Refusal(`${slides.map(no => nameOf(deck, no)).join(', ')} did not finish drawing within ${limit / 1000} s.`)
  }
  const { failed } = await state()
  if (failed) {
    const [no, reason] = [Number.parseInt(failed), failed.replace(/^\d+ /, '')]
    throw new Refusal(`${nameOf(deck, no)} cannot be printed: ${reason}`)
  }
}

function nameOf(deck: LoadedDeck, no: number): string {
  const title = deck.slides[no - 1]?.title
  return `${deck.name} slide ${no}${title ? ` "${title}"` : ''}`
}
