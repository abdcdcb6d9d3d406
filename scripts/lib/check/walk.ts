import type { Browser, Page } from 'playwright-chromium'
import type { Scheme } from '../../../kit/look/hues.ts'
import type { LoadedDeck } from '../core/decks.ts'
import type { Where } from './places.ts'
import type { CheckedTalk, Found, Rule, ShownState, Visit } from './rule.ts'
import { resolveConfig } from '@slidev/parser'
import { showPage } from '../paper/slides-in-page.ts'
import { allClicks, clicksHere, drawNoneAhead, keepCanvases, standAt } from '../slidev/in-page.ts'
import { sentBytes } from './bytes.ts'
import { createPreflight } from './in-page.ts'
import { pictureOf } from './picture.ts'

/** How long a slide may take to draw, in milliseconds. */
const limit = 15_000

/** Pictures of a slide for the report. */
export interface Pictures {
  deck: LoadedDeck
  no: number
  /** Its last state in each scheme. */
  light?: string
  dark?: string
  /** Earlier states in which something was found. */
  clicks: Map<number, string>
}

/** What is told of a walk while it goes on. */
export interface Listener {
  found: (rule: Rule, found: Found[], where: Where) => void
  picture: (pictures: Pictures) => void
  slide: (deck: LoadedDeck, no: number) => void
}

/** Size of a deck's canvas in pixels, as Slidev reckons it. */
export function canvasOf(deck: LoadedDeck): { width: number, height: number } {
  const { canvasWidth, aspectRatio } = resolveConfig(deck.slides[0]!.frontmatter)
  return { width: canvasWidth, height: Math.ceil(canvasWidth / aspectRatio) }
}

export function newVisit(talk: CheckedTalk, deck: LoadedDeck): Visit {
  return {
    talk,
    deck,
    trouble: [],
    foreign: [],
    fetched: new Map(),
    clicks: new Map(),
    ends: new Map(),
    met: new Set(),
  }
}

/** A page as large as the deck's canvas, in which rules can look about. Other hosts do not answer. */
export async function openPage(browser: Browser, visit: Visit): Promise<Page> {
  const context = await browser.newContext({
    viewport: canvasOf(visit.deck),
    colorScheme: 'light',
    reducedMotion: 'reduce',
    locale: visit.deck.lang,
  })
  context.setDefaultTimeout(limit * 2)
  const page = await context.newPage()
  // A browser without a window refuses it, and that is not the deck's fault.
  await page.addInitScript(() => void delete (Navigator.prototype as { wakeLock?: WakeLock }).wakeLock)
  await page.addInitScript(drawNoneAhead)
  await page.addInitScript(keepCanvases)
  await page.addInitScript(`globalThis.preflight = (${createPreflight.toString()})()`)
  await page.addInitScript(() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(`
      body > .audience-bar, #slide-container > :not(#slide-content) { visibility: hidden !important; }
      #slide-content * { pointer-events: auto !important; }
      [data-preflight-wordless] * {
        -webkit-text-fill-color: transparent !important; text-decoration-color: transparent !important;
        text-shadow: none !important; transition: none !important;
      }
      [data-preflight-wordless] svg :is(text, tspan) { fill: transparent !important; stroke: transparent !important; }
    `)
    document.adoptedStyleSheets.push(sheet)
  })
  return page
}

/** Who looks at what: some slides of a deck, by some rules. */
export interface Round {
  browser: Browser
  visit: Visit
  slides: number[]
  rules: Rule[]
  listener: Listener
}

/** Walks through slides of a deck, click by click, and lets the rules look at each state. */
export async function walkSlides({ browser, visit, slides, rules, listener }: Round): Promise<void> {
  const { talk, deck } = visit
  const page = await openPage(browser, visit)
  const at = { slide: slides[0]! }
  watch(page, visit, at)
  try {
    const session = await page.context().newCDPSession(page)
    await session.send('DOM.enable')
    await session.send('CSS.enable')
    await page.goto(`${talk.address}${deck.path}${talk.kit ? '1/' : ''}`)
    await page.locator('#slide-content [data-slidev-no] > *').first().waitFor({ state: 'attached' })
    const schemes = await schemesOf(page)
    let scheme: Scheme = schemes[0]!
    for (const no of slides) {
      at.slide = no
      listener.slide(deck, no)
      if (!await page.evaluate(standAt, { no, clicks: allClicks, limit }))
        visit.trouble.push({ slide: no, what: `the slide did not finish drawing within ${limit / 1000} s` })
      const clicks = await page.evaluate(clicksHere)
      visit.clicks.set(no, clicks)
      const pictures: Pictures = { deck, no, clicks: new Map() }
      // The last shows the most: what has been judged there need not be where less has come in.
      for (const click of [clicks, ...Array.from({ length: clicks }, (_, click) => click)]) {
        if (click < clicks)
          await page.evaluate(standAt, { no, clicks: click, limit })
        // Beginning with the scheme that is on, each state changes it but once.
        for (const next of schemes.toSorted(one => one === scheme ? -1 : 1)) {
          const still = schemes.length > 1 && next === 'dark'
          if (next !== scheme)
            await paint(page, scheme = next)
          const picture = click === clicks ? await pictureOf(session) : undefined
          if (picture)
            pictures[scheme] = picture
          const view: ShownState = { visit, talk, deck, page, session, no, click, clicks, scheme, still, picture }
          const { isBoxed, isNew } = await look(view, rules.filter(rule => rule.colours || !still), listener)
          if (click === clicks)
            continue
          if (isBoxed)
            pictures.clicks.set(click, await pictureOf(session))
          // Where a click has changed no word's place or colour in one scheme, it has in neither.
          if (!isNew)
            break
        }
      }
      listener.picture(pictures)
    }
  }
  finally {
    await page.context().close()
  }
}

/** Whether anything found has a place on the picture, and whether there was anything new about colours. */
async function look(
  view: ShownState,
  rules: Rule[],
  listener: Listener,
): Promise<{ isBoxed: boolean, isNew: boolean }> {
  const { visit, deck, no: slide, click, scheme } = view
  let [isBoxed, isNew] = [false, false]
  for (const rule of rules) {
    const { size } = visit.met
    const found = await rule.state?.(view) ?? []
    isBoxed ||= found.some(({ box }) => box)
    isNew ||= !!rule.colours && (found.length > 0 || visit.met.size > size)
    // What lies over all slides is found on each, and told with its slide.
    if (found.length > 0)
      listener.found(rule, found, { deck, slide, click, scheme })
  }
  return { isBoxed, isNew }
}

/** Both where the deck follows the visitor's wish, otherwise the one it has. */
async function schemesOf(page: Page): Promise<Scheme[]> {
  const isDark = () => page.evaluate(() => document.documentElement.classList.contains('dark'))
  const before = await isDark()
  await paint(page, 'dark')
  const after = await isDark()
  await paint(page, 'light')
  return before === after ? [before ? 'dark' : 'light'] : ['light', 'dark']
}

async function paint(page: Page, colorScheme: Scheme): Promise<void> {
  await page.emulateMedia({ colorScheme })
  await page.evaluate(async () => {
    const frame = () => new Promise(requestAnimationFrame)
    await frame()
    await frame()
    for (const motion of document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity))
      motion.finish()
  })
}

/** Notes what goes wrong and what is fetched, under the slide that stands on the screen. */
function watch(page: Page, visit: Visit, at: { slide: number }): void {
  const { origin } = new URL(visit.talk.address)
  const own = (url: string) => !/^(?:https?|wss?):/.test(url) || new URL(url).host === new URL(origin).host
  const short = (url: string) => url.startsWith(origin) ? url.slice(origin.length) : url
  const tell = (what: string) => visit.trouble.push({ slide: at.slide, what: what.split('\n')[0]!.slice(0, 300) })
  page.on('pageerror', error => tell(`the page threw: ${error.message}`))
  page.on('console', (message) => {
    // Missing files are told by their answers, with the address.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
      tell(
        `${/Content Security Policy/.test(message.text()) ? 'the content policy forbids something' : 'the console says'}: ${message.text()}`,
      )
    }
  })
  page.on(
    'requestfailed',
    request =>
      own(request.url())
      && request.failure()?.errorText !== 'net::ERR_ABORTED'
      && tell(`${short(request.url())} does not load (${request.failure()?.errorText})`),
  )
  page.on('request', request => own(request.url()) || visit.foreign.push({ slide: at.slide, what: request.url() }))
  page.on('response', (response) => {
    if (!own(response.url()) || !response.url().startsWith('http'))
      return
    const path = new URL(response.url()).pathname
    if (response.status() >= 400) {
      tell(`${path} is missing (${response.status()})`)
    }
    else if (response.status() < 300 && !visit.fetched.has(path)) {
      visit.fetched.set(
        path,
        response.body().then(
          body => sentBytes(path, body),
          () => 0,
        ),
      )
    }
  })
}

/** Opens the page that a deck is printed from, as it prints, and lets the rules look at it. */
export async function walkPaper({ browser, visit, slides, rules, listener }: Round): Promise<void> {
  const { talk, deck } = visit
  const page = await openPage(browser, visit)
  try {
    const session = await page.context().newCDPSession(page)
    await page.goto(`${talk.address}${deck.path}paper/?print`)
    await page.emulateMedia({ media: 'print' })
    await page.evaluate(showPage)
    for (const rule of rules) {
      const found = await rule.paper!({ visit, deck, page, session, slides })
      listener.found(rule, found, { deck })
    }
  }
  finally {
    await page.context().close()
  }
}
