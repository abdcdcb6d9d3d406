import type { Buffer } from 'node:buffer'
import type { Browser, BrowserContext, Page } from 'playwright-chromium'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { launchBrowser } from '../../scripts/lib/core/browser.ts'
import { difference } from '../helpers/pictures.ts'
import { cuesOf, decks } from '../helpers/talk.ts'
import { position } from '../helpers/visit.ts'

/*
 * The still slide on its own: what it does before the live deck is there, or where that never comes.
 */

const site = inject('site')
let browser: Browser
let blank: Page
let context: BrowserContext

beforeAll(async () => {
  browser = await launchBrowser()
  blank = await browser.newPage()
  context = await browser.newContext({ viewport: { width: 1280, height: 720 }, reducedMotion: 'reduce' })
})
afterAll(() => browser?.close())

/** Buttons appear with the scripts they need; the bar fades by the clock. */
const style
  = '.audience-bar button { visibility: hidden !important; } .audience-bar { transition: none !important; opacity: 1 !important; }'

const mapSlides = decks.map(deck => ({
  ...deck,
  no: deck.slides.findIndex(({ content }) => /<RelationMap\b/.test(content)) + 1,
}))

/** A page on which the live deck's scripts never arrive. */
async function stillPage(path: string): Promise<Page> {
  const page = await context.newPage()
  await page.route(/\/assets\/.*\.js$/, route => route.abort())
  await page.goto(site + path)
  await page.evaluate(() => document.fonts.ready)
  await untilPainted(page)
  return page
}

/** Keys are heard from the first paint on. */
async function untilPainted(page: Page): Promise<void> {
  const frames = () =>
    page.evaluate(
      () =>
        new Promise<void>(resolve =>
          requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
        ),
    )
  // A key may have led to another page meanwhile.
  await frames().catch(() => page.waitForLoadState().then(frames))
}

async function shownNodes(page: Page): Promise<number> {
  return page.locator('#first-paint .map-part[data-node]:not(.later)').count()
}

describe('the still slide', () => {
  it.each(mapSlides)('shows the click of $name that an address names, as the live one does', async ({ path, no }) => {
    const live = await context.newPage()
    const still = await stillPage(`${path}${no}/`)
    const seen: Buffer[] = []
    // The last one asked for is beyond the last there is.
    for (const clicks of [2, 99]) {
      const address = `${site}${path}${no}/?clicks=${clicks}`
      await live.goto(address)
      await live.waitForFunction(() => !document.querySelector('#first-paint'))
      await still.goto(address)
      await still.evaluate(() => document.fonts.ready)
      seen.push(await still.screenshot({ style }))
      expect(await difference(blank, seen.at(-1)!, await live.screenshot({ style })), `click ${clicks}`).toBeLessThan(
        0.0005,
      )
    }
    expect(await difference(blank, seen[0]!, seen[1]!)).toBeGreaterThan(0.005)
    await still.close()
    await live.close()
  })

  it.each(mapSlides)(
    'of $name walks by keys where no other script comes: clicks, then slides',
    async ({ path, no }) => {
      const page = await stillPage(`${path}${no}/`)
      const nodes = [await shownNodes(page)]
      const clicks = await page
        .locator('#first-clicks')
        .evaluate(it => (JSON.parse(it.textContent) as unknown[]).length)
      for (let click = 1; click <= clicks; click++) {
        await page.keyboard.press('ArrowRight')
        nodes.push(await shownNodes(page))
        await expect.poll(() => position(page), { timeout: 5000 }).toEqual({ no, clicks: click })
      }
      await page.keyboard.press('ArrowRight')
      await page.waitForURL(`**/${path}${no + 1}/`)
      expect(nodes.length).toBeGreaterThan(3)
      expect(nodes.every((count, at) => at === 0 || count >= nodes[at - 1]!)).toBe(true)
      expect(nodes.at(-1)).toBeGreaterThan(nodes[0]!)
      await untilPainted(page)
      await page.keyboard.press('ArrowUp')
      await page.waitForURL(`**/${path}${no}/`)
      await untilPainted(page)
      await page.keyboard.press('Space')
      await expect.poll(() => position(page), { timeout: 5000 }).toEqual({ no, clicks: 1 })
      await page.keyboard.press('PageUp')
      await expect.poll(() => position(page), { timeout: 5000 }).toEqual({ no, clicks: 0 })
      expect(await shownNodes(page)).toBe(nodes[0])
      await page.keyboard.press('c')
      await page.waitForURL(`**/${path}handout/#contents`)
      await page.close()
    },
  )

  it('steps through clicks by its own arrows, and leaves a click for a new tab to the browser', async () => {
    const [{ path, no }] = mapSlides as [typeof mapSlides[number]]
    const page = await stillPage(`${path}${no}/`)
    const next = page.locator('#first-paint [rel="next"]')
    await next.click()
    expect(position(page)).toEqual({ no, clicks: 1 })
    const [tab] = await Promise.all([context.waitForEvent('page'), next.click({ modifiers: ['ControlOrMeta'] })])
    await tab.waitForURL(`**/${no + 1}/`)
    expect(position(page)).toEqual({ no, clicks: 1 })
    await tab.close()
    await page.close()
  })

  it('asks for the next page once, which takes the presses made meanwhile', async () => {
    const walk = async (presses: number, slow: boolean) => {
      const page = await context.newPage()
      await page.route(/\/assets\/.*\.js$/, route => route.abort())
      let asked = 0
      await page.route('**/2/', async (route) => {
        asked++
        await new Promise(resolve => setTimeout(resolve, 300))
        await route.continue()
      })
      await page.goto(site)
      await untilPainted(page)
      for (let press = 0; press < presses; press++) {
        await page.keyboard.press('ArrowRight', { delay: 10 })
        if (slow) {
          await page.waitForTimeout(800)
          await untilPainted(page)
        }
      }
      await page.waitForTimeout(2500)
      expect(asked).toBe(1)
      const end = position(page)
      await page.close()
      return end
    }
    // To the second slide, through its clicks, and one slide on.
    const presses = cuesOf(decks[0]!.slides[1]!.note) + 2
    const [slow, quick] = [await walk(presses, true), await walk(presses, false)]
    expect(slow.no).toBeGreaterThan(2)
    expect(quick).toEqual(slow)
  })

  it('hands over the click it was walked to', async () => {
    const [{ path, no }] = mapSlides as [typeof mapSlides[number]]
    const page = await context.newPage()
    let go = () => {}
    const gate = new Promise<void>(resolve => go = resolve)
    await page.route(/\/assets\/.*\.js$/, async (route) => {
      await gate
      await route.continue()
    })
    await page.goto(`${site}${path}${no}/`, { waitUntil: 'commit' })
    await page.locator('#first-paint .map-part').first().waitFor()
    await untilPainted(page)
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    const nodes = await shownNodes(page)
    go()
    await page.waitForFunction(() => !document.querySelector('#first-paint'))
    expect(position(page)).toEqual({ no, clicks: 2 })
    expect(await page.locator(`[data-slidev-no="${no}"] .map-part[data-node]:not(.later)`).count()).toBe(nodes)
    await page.close()
  })
})
