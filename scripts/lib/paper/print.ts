import type { Browser, Page } from 'playwright-chromium'
import type { Scheme } from '../../../kit/look/hues.ts'
import type { LoadedDeck } from '../core/decks.ts'
import type { DrawnStrokes } from './drawings.ts'
import { localeOf } from '../../../kit/deck/decks.ts'
import { Refusal } from '../core/command.ts'
import { isWaived, nameOf } from '../core/decks.ts'
import { keepCanvases } from '../slidev/in-page.ts'
import { strokesWord } from './drawings.ts'
import { drawStrokes, keepSlides, showPage, slidesNotWhole } from './slides-in-page.ts'
import { nameTargets, tellReadings } from './targets-in-page.ts'

/** Slidev's canvas, and so the page: CSS pixels, the height rounded up as Slidev does. */
const pageSize = { width: 980, height: 552 } as const

export interface PaperOptions {
  scheme: Scheme
  /** One page for each click instead of the final state alone. */
  clicks?: boolean
  /** Drawn anew by the live deck, as the dark and a page a click always are. */
  live?: boolean
  /** Numbers of the slides to print; all unless given. */
  range?: readonly number[]
  /** What was drawn over the slides in a talk. */
  drawings?: DrawnStrokes
  /** Takes a line about each slide that its page cuts off; without it, such a slide is refused. */
  tellCut?: (line: string) => void
  /** How long a deck may take to draw, in milliseconds. */
  limit: number
}

/** A page of the slides' PDF: slide and click, both as the deck counts them. */
export interface PrintedPage {
  no: number
  /** 0 is how the slide opens; the only page of a slide in its final state has none. */
  click?: number
}

export interface PrintedSlides {
  bytes: Uint8Array
  /** Colour of the slides' ground, red, green and blue up to 255. */
  ground: number[]
  pages: PrintedPage[]
}

/**
 * Opens a deck of a served site on paper and does some work with it.
 *
 * @param address the deck's own, with the slash at its end
 * @param work may do something else until every slide has `drawn`, which fails with a Refusal naming the slide that
 * broke or did not finish
 */
export async function withPaper<T>(
  browser: Browser,
  deck: LoadedDeck,
  address: string,
  { scheme, clicks, live = clicks || scheme === 'dark', range, drawings, tellCut, limit }: PaperOptions,
  work: (page: Page, drawn: Promise<void>) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext({
    viewport: pageSize,
    colorScheme: scheme,
    reducedMotion: 'reduce',
    locale: deck.lang,
  })
  try {
    const page = await context.newPage()
    await page.addInitScript(keepCanvases)
    let broken: string | undefined
    page.on('pageerror', error => broken ??= error.message)
    // Print media know no dark: what is dark is printed as the screen has it.
    await page.emulateMedia({ media: scheme === 'dark' ? 'screen' : 'print', colorScheme: scheme })
    const response = await page.goto(
      `${address}paper/${live ? 'live/' : ''}?print${clicks ? '=clicks' : ''}`,
      { waitUntil: 'commit' },
    )
    if (!response?.ok())
      throw new Refusal(`The built site has no ${deck.path}paper/. Run: npx lectern build`)
    const drawn = untilDrawn(page, deck, limit, () => broken).then(async () => {
      if (range)
        await page.evaluate(keepSlides, range)
      const cut = (await page.evaluate(slidesNotWhole)).filter(({ no }) => !isWaived(deck, no, 'overflow'))
      if (tellCut)
        cut.forEach(({ no, reason }) => tellCut(`${nameOf(deck, no)} is not whole on paper: ${reason}`))
      else if (cut.length > 0)
        throw new Refusal(cut.map(({ no, reason }) => cannotPrint(deck, no, reason)).join('\n'))
      if (drawings?.deck === deck.name)
        await page.evaluate(drawStrokes, { paths: drawings.paths, word: strokesWord(localeOf(deck.lang)) })
    })
    drawn.catch(() => {})
    return await work(page, drawn)
  }
  finally {
    await context.close()
  }
}

/** Prints the slides of a page that {@link withPaper} opened, each on a page of the canvas's size. */
export async function printSlides(page: Page): Promise<PrintedSlides> {
  const { pages, ground } = await page.evaluate(() => {
    const pages = [...document.querySelectorAll('.paper-page')].flatMap((section): PrintedPage[] => {
      const no = Number(section.id.replace('paper-', ''))
      const copies = [...section.querySelectorAll('.print-slide-container')]
      return copies.map((_, click) => copies.length === 1 ? { no } : { no, click })
    })
    const probe = document.body.appendChild(document.createElement('i'))
    probe.style.color = 'var(--ground)'
    const { color } = getComputedStyle(probe)
    probe.remove()
    return { pages, ground: color.match(/\d+/g)!.slice(0, 3).map(Number) }
  })
  await page.evaluate(tellReadings)
  await page.evaluate(nameTargets)
  const bytes = await page.pdf({
    // As the screen has it, there may be room below the last.
    pageRanges: `1-${pages.length}`,
    width: `${pageSize.width}px`,
    height: `${pageSize.height}px`,
    margin: { top: 0, right: 0, bottom: 0, left: 0 },
    printBackground: true,
    tagged: true,
  })
  return { bytes, ground, pages }
}

async function untilDrawn(
  page: Page,
  deck: LoadedDeck,
  limit: number,
  broken: () => string | undefined,
): Promise<void> {
  const state = () =>
    page.evaluate(() => ({ ...document.documentElement.dataset }) as Record<string, string | undefined>)
  const end = Date.now() + limit
  try {
    await page.waitForFunction(() => {
      const { ready, failed } = document.documentElement.dataset
      return failed || (ready && document.readyState === 'complete')
    }, undefined, { timeout: limit, polling: 'raf' })
  }
  catch (error) {
    if (Date.now() < end)
      throw error
    const { waiting } = await state()
    const slides = (waiting ?? '').split(' ').filter(Boolean).map(Number)
    if (slides.length === 0 || (slides.length === deck.slides.length && slides.length > 1))
      throw new Refusal(`${deck.name} did not open within ${limit / 1000} s${broken() ? `: ${broken()}` : ''}.`)
    throw new Refusal(
      `${slides.map(no => nameOf(deck, no)).join(', ')} did not finish drawing within ${limit / 1000} s.`,
    )
  }
  const { failed } = await state()
  if (failed)
    throw new Refusal(cannotPrint(deck, Number.parseInt(failed), failed.replace(/^\d+ /, '')))
  await page.evaluate(showPage)
}

function cannotPrint(deck: LoadedDeck, no: number, reason: string): string {
  return `${nameOf(deck, no)} cannot be printed: ${reason}`
}
