import type { Browser, BrowserContext, Page } from 'playwright-chromium'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { usePages } from '../helpers/pages.ts'
import { difference } from '../helpers/pictures.ts'
import { decks } from '../helpers/talk.ts'
import { untilShown } from '../helpers/visit.ts'

/** A slide without clicks. */
const quiet = decks[0]!.slides.findIndex(({ frontmatter }) => frontmatter.layout === 'section') + 1
const site = inject('site')
const { withPage, browser } = usePages()
let blank: Page

beforeAll(async () => {
  blank = await browser().newPage()
})

/** Share of pixels in which still picture and live slide may differ: what rounding of glyphs can do. */
const tolerance = 0.0005
const windows = [{ width: 1280, height: 720 }, { width: 390, height: 844 }, { width: 1920, height: 1080 }]
const layouts = ['cover', 'map', 'chart']
/** Buttons appear with the scripts they need; the bar fades by the clock. */
const style
  = '.audience-bar button { visibility: hidden !important; } .audience-bar { transition: none !important; opacity: 1 !important; }'

// A scheme changes colours alone, a language words: their pictures need no more than one window, and not each other.
const views = decks.flatMap((deck, index) => layouts.flatMap((layout) => {
  const no = deck.slides.findIndex(({ frontmatter }) => frontmatter.layout === layout) + 1
  return (index === 0 ? ['light', 'dark'] as const : ['light'] as const).map(scheme => ({
    path: `${deck.path}${no}/`,
    scheme,
    layout,
    sizes: index === 0 && scheme === 'light' ? windows : windows.slice(0, 1),
  }))
}))

async function within<T>(
  options: Parameters<Browser['newContext']>[0],
  work: (context: BrowserContext) => Promise<T>,
): Promise<T> {
  const context = await browser().newContext(options)
  try {
    return await work(context)
  }
  finally {
    await context.close()
  }
}

async function untilLive(page: Page): Promise<void> {
  await page.waitForFunction(() => !document.querySelector('#first-paint'))
}

describe('the still slide', () => {
  it.each(views)('looks as the live one does: $path $scheme', ({ path, scheme, sizes }) =>
    withPage(async (page) => {
      for (const size of sizes) {
        await page.setViewportSize(size)
        await page.route(/\.js$/, route => route.abort())
        await page.goto(site + path)
        await page.evaluate(() => document.fonts.ready)
        expect(await page.locator('#first-paint').count()).toBe(1)
        const before = await page.screenshot({ style })
        await page.unrouteAll()
        await page.goto(site + path)
        await untilLive(page)
        const after = await page.screenshot({ style })
        expect(await difference(blank, before, after), `${size.width} × ${size.height}`).toBeLessThan(tolerance)
      }
    }, { colorScheme: scheme, reducedMotion: 'no-preference' }))

  it('tells apart two slides that differ', () => withPage(async (page) => {
    const shots = []
    for (const no of [1, 2]) {
      await page.goto(`${site}${no}/`)
      await untilLive(page)
      shots.push(await page.screenshot({ style }))
    }
    expect(await difference(blank, shots[0]!, shots[1]!)).toBeGreaterThan(tolerance * 10)
  }))
})

describe('the hand-over', () => {
  it.each(views.filter(({ scheme }) => scheme === 'light'))(
    'moves nothing and leaves no frame blank: $path',
    ({ path }) =>
      within({ viewport: windows[0] }, async (context) => {
        const page = await context.newPage()
        // Once the faces are there, nothing may move any more; a stranger to the cache draws with their stand-ins
        // first.
        await page.addInitScript(() => {
          const seen = { shifts: [] as number[], blank: 0, frames: 0 }
          Object.assign(window, { seen })
          document.addEventListener('DOMContentLoaded', async () => {
            await document.fonts.ready
            // The frame that changes over to them is the next one.
            await new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)))
            const from = performance.now()
            new PerformanceObserver((list) => {
              for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[])
                entry.startTime > from && seen.shifts.push(entry.value)
            }).observe({ type: 'layout-shift', buffered: true })
            const look = () => {
              const heading
                = document.elementFromPoint(innerWidth / 2, 4)
                  && [...document.querySelectorAll<HTMLElement>('h1, h2')].some(
                    it => it.checkVisibility({ visibilityProperty: true }) && it.getBoundingClientRect().width > 0,
                  )
              seen.frames++
              seen.blank += heading ? 0 : 1
              requestAnimationFrame(look)
            }
            look()
          })
        })
        await page.goto(site + path)
        await untilLive(page)
        await page.waitForTimeout(500)
        const seen = await page.evaluate(
          () => (window as unknown as { seen: { shifts: number[], blank: number, frames: number } }).seen,
        )
        expect(seen.frames).toBeGreaterThan(5)
        expect(seen).toMatchObject({ shifts: [], blank: 0 })
      }),
  )

  it('waits out a slow network with the still slide', () => within({ viewport: windows[0] }, async (context) => {
    const page = await context.newPage()
    await page.route(/\/assets\/.*\.(?:js|css)$/, async (route) => {
      await new Promise(resolve => setTimeout(resolve, 400))
      await route.continue()
    })
    await page.goto(`${site}2/`, { waitUntil: 'commit' })
    await page.locator('#first-paint h2').waitFor({ state: 'visible' })
    await untilLive(page)
    await untilShown(page, 2)
  }))

  it('never comes where the scripts fail half-way', () => within({ viewport: windows[0] }, async (context) => {
    const page = await context.newPage()
    let served = 0
    await page.route(/\.js$/, route => served++ < 2 ? route.continue() : route.abort())
    await page.goto(`${site}${quiet}/`)
    await page.waitForLoadState('networkidle')
    expect(await page.locator('#first-paint :is(h1, h2)').first().isVisible()).toBe(true)
    await page.locator('#first-paint [rel="next"]').click()
    await page.waitForURL(`**/${quiet + 1}/`)
  }))

  it('keeps to the colours chosen earlier', () =>
    within({ viewport: windows[0], colorScheme: 'light' }, async (context) => {
      const page = await context.newPage()
      await page.addInitScript(() => localStorage.setItem('slidev-color-schema', 'dark'))
      await page.route(/\.js$/, route => route.abort())
      await page.goto(`${site}2/`)
      const ground = await page.locator('#first-paint').evaluate(it => getComputedStyle(it).backgroundColor)
      expect(ground).toBe('rgb(13, 11, 10)')
    }))

  const places = [
    { where: 'over the slide', viewport: { width: 1024, height: 768 }, clip: { x: 0, y: 0, width: 1024, height: 80 } },
    { where: 'beside its words', viewport: windows[1]!, clip: { x: 0, y: 230, width: 16, height: 400 } },
  ]
  it.each(places.flatMap(place => (['light', 'dark'] as const).map(colorScheme => ({ ...place, colorScheme }))))(
    'keeps the ground $where, $colorScheme',
    ({ viewport, colorScheme, clip }) => withPage(async (page) => {
      await page.goto(`${site}2/`)
      await untilLive(page)
      const ground = await page.evaluate(() => getComputedStyle(document.body).getPropertyValue('--ground'))
      const around = await page.screenshot({ clip, style })
      await blank.setViewportSize(clip)
      await blank.evaluate(colour => document.body.style.background = colour, ground)
      expect(await difference(blank, await blank.screenshot(), around, 2)).toBe(0)
    }, { viewport, colorScheme }),
  )

  it('goes back and forward between pages and slides', () => within({ viewport: windows[0] }, async (context) => {
    const page = await context.newPage()
    await page.goto(`${site}2/`)
    await untilShown(page, 2)
    await page.keyboard.press('ArrowDown')
    await untilShown(page, 3)
    await page.reload()
    await untilShown(page, 3)
    await page.goBack()
    await untilShown(page, 2)
    await page.goForward()
    await untilShown(page, 3)
  }))
})
