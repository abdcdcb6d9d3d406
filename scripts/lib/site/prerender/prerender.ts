import type { Browser, Page } from 'playwright-chromium'
import type { Problem } from '../../../../kit/problems.ts'
import type { LoadedDeck } from '../../core/decks.ts'
import type { Face } from './faces.ts'
import type { PageAbout } from './head.ts'
import type { CapturedSlide } from './in-page.ts'
import type { LivePage } from './page.ts'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pageTitle, spokenTitle } from '../../../../kit/words/interface.ts'
import { maskUnseen } from '../../../../kit/words/markdown.ts'
import { Refusal, shownPath } from '../../core/command.ts'
import { nameOf, readerKey } from '../../core/decks.ts'
import { fault, refuseOver } from '../../core/fault.ts'
import { allClicks, clicksHere, drawNoneAhead, keepCanvases, standAt } from '../../slidev/in-page.ts'
import { takeParts } from '../audience/manifest.ts'
import { headers, robots, sitemap, slideAddress, twinsOf } from '../sitemap.ts'
import { rulesOf } from './css.ts'
import { firstFaces, takeFaces } from './faces.ts'
import { captureSlide } from './in-page.ts'
import { barePage, livePage, slidePage } from './page.ts'
import { changesBetween } from './still-in-page.ts'
import { canReach } from './styles-in-page.ts'

export interface PrerenderOptions {
  /** Address the site will be served from, `/…/`. */
  base: string
  /** `https://…` without a slash at its end, for addresses that must be whole. */
  site?: string
}

/** A preview picture, in the shape that most who show one expect. */
const pictureSize = { width: 1200, height: 675 }

/** How long a slide may take to draw, in milliseconds. */
const limit = 20_000

/** The same for one that may never be, because something threw. */
const patience = 3000

interface Captured extends CapturedSlide {
  picture: Uint8Array
}

/**
 * Gives every slide of a built site its own page, whose body already is that slide, and writes the files
 * around them: sitemap, robots, headers.
 *
 * @param folder the built site
 * @param url where it is served
 * @param drawn called for each slide that has been
 * @returns what there is to say of the slides, a line each
 * @throws Refusal naming the slide that cannot be captured
 */
export async function prerenderSite(
  folder: string,
  url: string,
  browser: Browser,
  decks: LoadedDeck[],
  options: PrerenderOptions,
  drawn: () => void = () => {},
): Promise<string[]> {
  const told = await Promise.all(decks.map(async (deck) => {
    const pages = await pagesOf(folder, deck, decks, options)
    const told = await captureDeck(browser, url, deck, async (no, slide) => {
      await pages.write(no, slide)
      drawn()
    })
    await pages.end()
    return told
  }))
  await writeFile(join(folder, 'sitemap.xml'), sitemap(decks, options.base, options.site))
  await writeFile(join(folder, 'robots.txt'), robots(options.base, options.site))
  await writeFile(join(folder, '_headers'), headers(options.base, decks.map(({ path }) => path)))
  return told.flat()
}

/** Hands over each slide of a deck in turn; returns what there is to say of them. */
async function captureDeck(
  browser: Browser,
  site: string,
  deck: LoadedDeck,
  write: (no: number, slide: Captured) => Promise<void>,
): Promise<string[]> {
  const context = await browser.newContext({
    viewport: pictureSize,
    colorScheme: 'light',
    reducedMotion: 'reduce',
    locale: deck.lang,
  })
  context.setDefaultTimeout(limit)
  const elsewhere = new Map<string, number>()
  let no = 1
  try {
    const page = await context.newPage()
    await page.addInitScript(drawNoneAhead)
    await page.addInitScript(keepCanvases)
    await page.route(url => url.origin !== new URL(site).origin, (route) => {
      const url = route.request().url()
      elsewhere.set(url, elsewhere.get(url) ?? no)
      return route.abort()
    })
    const thrown: string[] = []
    page.on('pageerror', error => thrown.push(String(error)))
    // Vue catches what a slide throws, and tells the console.
    page.on(
      'console',
      message =>
        message.type() === 'error' && /^(?:Uncaught )?\w*Error: /.test(message.text()) && thrown.push(message.text()),
    )
    await page.exposeFunction('rulesOf', (sheet: string) => JSON.stringify(rulesOf(sheet)))
    await page.goto(`${site}${deck.path}1/`)
    const opened = page.locator('#slide-content [data-slidev-no]').first().waitFor({ state: 'attached' })
      .then(() => page.evaluate(
        `globalThis.prerender = { standAt: ${standAt}, clicksHere: ${clicksHere}, changesBetween: ${changesBetween}, canReach: ${canReach} }`,
      ))
    for (; no <= deck.slides.length; no++) {
      const { title } = deck.slides[no - 1]!
      let captured: Captured
      try {
        captured = await withinLimit(opened.then(() => captureOne(page, no)), thrown)
      }
      catch (error) {
        if (error instanceof Thrown)
          refuseOver([thrownFault(deck.slides[no - 1]!, error.message)])
        throw new Refusal(
          `${deck.name} slide ${no}${title ? ` "${title}"` : ''} cannot be written as a page: ${(error as Error).message}`,
        )
      }
      await write(no, captured)
    }
    return [...elsewhere].map(([url, no]) =>
      `${nameOf(deck, no)} asks for ${url}, and no page of the talk may ask another host: it is not shown.`)
  }
  finally {
    await context.close()
  }
}

async function captureOne(page: Page, no: number): Promise<Captured> {
  const slide = JSON.parse(await page.evaluate(captureSlide, no)) as CapturedSlide
  // The picture shows all that comes in by clicks.
  await page.evaluate(standAt, { no, clicks: allClicks, limit: Infinity })
  const picture = await page.screenshot({
    type: 'jpeg',
    quality: 72,
    style: '.audience-bar { display: none !important; }',
  })
  return { ...slide, picture }
}

/** What keeps a slide from being drawn. */
class Thrown extends Error {}

/**
 * The work's result, if it comes in time. A slide that threw stays undrawn for ever: it gets a short while only.
 *
 * @param thrown errors of the page, as they come
 * @throws Thrown with the first of them
 */
function withinLimit<T>(work: Promise<T>, thrown: readonly string[]): Promise<T> {
  const begun = Date.now()
  let timer: ReturnType<typeof setInterval>
  work.catch(() => {})
  return Promise.race([
    work,
    new Promise<never>((_, reject) => timer = setInterval(() => {
      if (thrown.length > 0 && Date.now() - begun > patience)
        reject(new Thrown(thrown[0]))
      else if (Date.now() - begun > limit)
        reject(new Error(`it did not finish drawing within ${limit / 1000} s`))
    }, 100)),
  ]).finally(() => clearInterval(timer))
}

/** What a slide threw, on the line that most likely did. */
function thrownFault({ source }: LoadedDeck['slides'][number], error: string): Problem {
  const words = error.split('\n')[0]!.replace(/^Uncaught /, '').trim()
  const name = /\(reading '([^']+)'\)|\(setting '([^']+)'\)|([\w$]+) is not (?:defined|a function|iterable)/
    .exec(words)
    ?.slice(1)
    .find(Boolean)
  const lines = maskUnseen(source.raw).split('\n')
  const at = name
    ? lines.findIndex(
        (line, at) =>
          at >= source.contentStart - source.start
          && new RegExp(`(?<![\\w$])${name.replace(/\$/g, '\\$')}(?![\\w$])`).test(line),
      )
    : -1
  const begins = lines.findIndex((line, at) => at >= source.contentStart - source.start && line.trim())
  return fault(
    shownPath(source.filepath),
    source.start + 1 + (at >= 0 ? at : Math.max(begins, 0)),
    `this slide cannot be drawn: ${words}`,
    'mend its expression or script',
  )
}

/** Writes the pages of a deck. Its live pages stay as they are until the end, for its slides are drawn in one. */
async function pagesOf(folder: string, deck: LoadedDeck, decks: LoadedDeck[], { base, site }: PrerenderOptions) {
  const root = join(folder, deck.path)
  const home = base + deck.path
  const { live, sheets } = await liveDeck(root)
  const parts = await takeParts(root, deck.slides.length)
  const about = (address: string, title: string, description: string): PageAbout => ({
    lang: deck.lang,
    title,
    description,
    path: home + address,
    twins: twinsOf(decks, base, address),
    site,
  })
  const put = async (path: string, content: string | Uint8Array) => {
    await mkdir(join(root, path, '..'), { recursive: true })
    await writeFile(join(root, path), content)
  }

  return {
    async write(no: number, slide: Captured) {
      const title = pageTitle(no === 1 ? '' : slide.heading, deck.title)
      const description = no === 1 && deck.subject ? deck.subject : descriptionOf(deck.slides[no - 1]!, deck)
      const page = slidePage(
        { ...about(slideAddress(no), title, description), picture: `${home}preview/${no}.jpg` },
        slide,
        live,
        {
          firstFaces: await firstFaces(slide, live.faces, join(root, 'assets'), no === 1),
          parts: parts[no - 1]!.map(file => home + file),
        },
      )
      await put(`${no}/index.html`, page)
      if (no === 1)
        await put('index.html', page)
      await put(`preview/${no}.jpg`, slide.picture)
    },
    async end() {
      await put('paper/live/index.html', barePage(about('paper/', deck.title, deck.subject ?? deck.title), live))
      for (const [file, css] of sheets)
        await writeFile(file, css)
    },
  }
}

/** What the live deck's page loads, and its style sheets without the faces, which leave them for good. */
async function liveDeck(root: string): Promise<{ live: LivePage, sheets: [file: string, css: string][] }> {
  const faces: Face[] = []
  const sheets: [string, string][] = []
  for (const name of await readdir(join(root, 'assets'), { recursive: true })) {
    if (!name.endsWith('.css'))
      continue
    const file = join(root, 'assets', name)
    const taken = takeFaces(await readFile(file, 'utf8'))
    if (taken.faces.length > 0)
      sheets.push([file, taken.css])
    faces.push(...taken.faces)
  }
  return { live: livePage(await readFile(join(root, 'index.html'), 'utf8'), faces), sheets }
}

/** What the slide says to its readers, as much of it as a result list shows. */
function descriptionOf(slide: LoadedDeck['slides'][number], deck: LoadedDeck): string {
  const said = String(slide.frontmatter[readerKey] ?? '').replace(/[*_`]/g, '').replace(/\s+/g, ' ').trim()
  const whole = said || `${spokenTitle(slide.title)}. ${deck.subject ?? deck.title}`
  return whole.length <= 160 ? whole : `${whole.slice(0, 159).replace(/\s+\S*$/, '').replace(/[\s·,;:.]+$/, '')}…`
}
