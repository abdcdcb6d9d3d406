import type { Browser, BrowserContext, Page } from 'playwright-chromium'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { launchBrowser } from '../../scripts/lib/core/browser.ts'
import { cuesOf, decks, endOf, everySlide, plainQuotes, plainTitle } from '../helpers/talk.ts'
import { openSlide, position, untilShown, watchTrouble } from '../helpers/visit.ts'

const site = inject('site')
let browser: Browser
let context: BrowserContext

beforeAll(async () => {
  browser = await launchBrowser()
  context = await browser.newContext({ viewport: { width: 1280, height: 720 }, reducedMotion: 'reduce' })
})
afterAll(() => browser?.close())

async function visit<T>(look: (page: Page, trouble: string[]) => Promise<T>): Promise<T> {
  const page = await context.newPage()
  try {
    return await look(page, watchTrouble(page, site))
  }
  finally {
    await page.close()
  }
}

/*
 * The script that takes a still slide over is the same on every page, what a page names is checked file by file in
 * `static.test.ts`, and `npx lectern check` walks through all slides in both languages: so one slide of each layout is
 * opened here, the layouts in turn in either language. `axe.test.ts` opens each layout in both.
 */
const layouts = [...new Set(everySlide.map(({ slide }) => slide.frontmatter.layout))]
const opened = everySlide.filter(({ deck, slide: { frontmatter: { layout } }, no }) =>
  decks.indexOf(deck) === layouts.indexOf(layout) % decks.length
  && no === deck.slides.findIndex(({ frontmatter }) => frontmatter.layout === layout) + 1)

describe('a deep link', () => {
  // One page for all: each address is loaded as a visitor loads it, and no new process is waited for.
  let page: Page
  let trouble: string[]
  beforeAll(async () => {
    page = await context.newPage()
    trouble = watchTrouble(page, site)
  })
  afterAll(() => page?.close())

  it.each(opened)('opens $deck.name $no with its heading and no trouble', async ({ deck, slide, no }) => {
    const response = await page.goto(`${site}${deck.path}${no}/`)
    expect(response?.status()).toBe(200)
    await untilShown(page, no)
    const headings = page.locator(`[data-slidev-no="${no}"]`).locator('h1, h2').filter({ visible: true })
    const words = (await headings.allInnerTexts()).map(text => plainQuotes(text).replace(/\s+/g, ' ').trim())
    expect(words).toHaveLength(1)
    expect(words[0]).toBe(plainTitle(slide.title))
    expect(await page.evaluate(() => document.documentElement.lang)).toBe(deck.lang)
    await page.waitForLoadState('load')
    expect(trouble.splice(0)).toEqual([])
  })

  it.each(decks)('to $name alone opens its first slide', ({ path }) => visit(async (page, trouble) => {
    await page.goto(site + path)
    await untilShown(page, 1)
    expect(trouble).toEqual([])
  }))

  it.each(decks)('into $name at a click shows the slide at that click', ({ path, slides }) => visit(async (page) => {
    const no = slides.findIndex(({ note }) => cuesOf(note) > 1) + 1
    await page.goto(`${site}${path}${no}/?clicks=2`)
    await untilShown(page, no)
    expect(position(page)).toEqual({ no, clicks: 2 })
  }))
})

it('a browser that will not keep the screen on is no trouble', () => visit(async (page, trouble) => {
  let asked = 0
  await page.exposeFunction('asks', () => asked++)
  await page.addInitScript(() => Object.defineProperty(navigator, 'wakeLock', { value: { request: () => {
    (window as unknown as { asks: () => void }).asks()
    return Promise.reject(new DOMException('denied', 'NotAllowedError'))
  } } }))
  await page.goto(`${site}2/`)
  await expect.poll(() => asked).toBeGreaterThan(0)
  await page.keyboard.press('ArrowDown')
  await untilShown(page, 3)
  expect(trouble).toEqual([])
}))

/*
 * That each slide has as many clicks as cues, `npx lectern check` sees at every one, and `bytes.test.ts` goes from
 * slide to slide by key through all of both decks: here one language's beginning and end are walked, and the other's
 * back.
 */
describe('the keyboard', () => {
  const [first, second] = decks as [typeof decks[0], typeof decks[0]]
  const placesOf = (deck: typeof first) => deck.slides.slice(0, endOf(deck)).flatMap(({ note }, index) =>
    Array.from({ length: cuesOf(note) + 1 }, (_, clicks) => ({ no: index + 1, clicks })))

  /** The first slides and the last ones: maps of many clicks, slides of none, and where no step leads on. */
  const partsOf = (deck: typeof first) => [placesOf(deck).slice(0, 30), placesOf(deck).slice(-15)]

  it('walks on to the last slide, at every cue a click', () => visit(async (page, trouble) => {
    const keys = ['ArrowRight', 'Space']
    for (const way of partsOf(first)) {
      await openSlide(page, site + first.path, way[0]!.no, way[0]!.clicks)
      for (const [step, place] of way.slice(1).entries())
        expect(await press(page, keys[step % keys.length]!), `after ${JSON.stringify(way[step])}`).toEqual(place)
    }
    expect(await press(page, 'ArrowRight')).toEqual(placesOf(first).at(-1))
    expect(trouble).toEqual([])
  }))

  it('walks back to the first slide', () => visit(async (page, trouble) => {
    for (const part of partsOf(second)) {
      const way = part.reverse()
      await openSlide(page, site + second.path, way[0]!.no, way[0]!.clicks)
      for (const place of way.slice(1)) {
        await press(page, 'ArrowLeft')
        // How many clicks a slide has is known once it has been loaded.
        await expect.poll(() => position(page)).toEqual(place)
      }
    }
    expect(trouble).toEqual([])
  }))
})

/** Presses a key and waits until the deck has followed it. */
async function press(page: Page, key: string): Promise<{ no: number, clicks: number }> {
  const before = page.url()
  await page.keyboard.press(key)
  // A press that changes nothing (the last slide) is told by nothing but time.
  await page.waitForURL(url => url.href !== before, { timeout: 500 }).catch(() => {})
  const place = position(page)
  await untilShown(page, place.no)
  return place
}
