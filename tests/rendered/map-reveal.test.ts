import type { Browser, Locator, Page } from 'playwright-chromium'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { localeOf } from '../../kit/deck/decks.ts'
import { inOrder, lastStep } from '../../kit/maps/words.ts'
import { launchBrowser } from '../../scripts/lib/core/browser.ts'
import { decks, maps, mapsOf } from '../helpers/talk.ts'
import { openPaper, openSlide, position, untilShown } from '../helpers/visit.ts'

const site = inject('site')
let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

interface Look {
  /** In reading order. */
  nodes: Part[]
  edges: Part[]
}

interface Part {
  visible: boolean
  opacity: number
}

/** What is seen of the one map inside `root`. */
async function lookAt(root: Locator): Promise<Look> {
  return root.locator('.map-drawing').evaluate((drawing) => {
    const parts = (selector: string) => [...drawing.querySelectorAll(selector)].map((part) => {
      const { visibility, opacity: whole } = getComputedStyle(part)
      // What has been told steps back by its shape and line; its words stay as readable as they were.
      const opacity = Number(whole) * Number(getComputedStyle(part.querySelector('.map-shape, .map-line')!).opacity)
      return { visible: visibility === 'visible' && opacity > 0, opacity }
    })
    return { nodes: parts('.map-node'), edges: parts('.map-edge') }
  })
}

describe.each(decks)('the longest map of $name', (deck) => {
  const locale = localeOf(deck.lang)
  const address = site + deck.path
  const { no, map, steps } = deck.slides
    .flatMap(({ content }, index) => mapsOf(content).map((id) => {
      const map = maps.find(map => map.id === id)!
      return { no: index + 1, map, steps: lastStep(map) }
    }))
    .reduce((longest, one) => one.steps > longest.steps ? one : longest)
  const nodes = inOrder(map.nodes)
  const edges = inOrder(map.edges)
  const middle = steps - 2
  const shownAt = (clicks: number) => ({
    nodes: nodes.map(({ step }) => step <= clicks),
    edges: edges.map(({ step }) => step <= clicks),
  })
  const whole: Look = {
    nodes: nodes.map(() => ({ visible: true, opacity: 1 })),
    edges: edges.map(() => ({ visible: true, opacity: 1 })),
  }
  let page: Page

  beforeAll(async () => {
    page = await browser.newPage({ viewport: { width: 1280, height: 720 }, reducedMotion: 'reduce' })
  })
  afterAll(() => page.close())

  const slide = (page: Page) => page.locator(`[data-slidev-no="${no}"]`)
  const node = (page: Page, at: number) => slide(page).locator(`[data-node="${nodes[at]!.id}"]`)
  const look = () => lookAt(slide(page))
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-node') ?? null)

  function expectStep(seen: Look, clicks: number): void {
    const shown = shownAt(clicks)
    expect(seen.nodes.map(({ visible }) => visible), `nodes at click ${clicks}`).toEqual(shown.nodes)
    expect(seen.edges.map(({ visible }) => visible), `edges at click ${clicks}`).toEqual(shown.edges)
    const parts = [
      ...nodes.map((node, i) => ({ step: node.step, ...seen.nodes[i]! })),
      ...edges.map((edge, i) => ({ step: edge.step, ...seen.edges[i]! })),
    ].filter(({ visible }) => visible)
    const bright = parts.filter(({ opacity }) => opacity === 1)
    const even = clicks === 0 || clicks === steps
    expect(bright, `bright at click ${clicks}`).toEqual(even ? parts : parts.filter(({ step }) => step === clicks))
  }

  it('comes in step by step, by clicks and by deep links alike', async () => {
    for (const clicks of [1, middle, steps]) {
      await openSlide(page, address, no, clicks)
      expectStep(await look(), clicks)
    }
    await openSlide(page, address, no)
    for (let clicks = 0; clicks <= steps; clicks++) {
      expectStep(await look(), clicks)
      await page.keyboard.press('ArrowRight')
      await page.waitForURL(
        url => url.searchParams.get('clicks') === String(clicks + 1) || !url.pathname.includes(`/${no}`),
      )
      await untilShown(page, position(page).no)
    }
    expect(position(page)).toEqual({ no: no + 1, clicks: 0 })
  })

  // What lights up is the same in every language; how it reads is not.
  if (deck === decks[0]) {
    it('lights and names relations under Tab and arrows, and leaves the deck where it is', async () => {
      await openSlide(page, address, no, middle)
      const before = await look()
      const order = nodes.filter(({ step }) => step <= middle)
      for (let tabs = 0; tabs < 40 && await focused() !== order[0]!.id; tabs++)
        await page.keyboard.press('Tab')
      for (const [at, { id, label }] of order.entries()) {
        expect(await focused()).toBe(id)
        const own = edges.filter(edge => edge.step <= middle && [edge.from, edge.to].includes(id))
        const name = await node(page, nodes.findIndex(node => node.id === id)).getAttribute('aria-label')
        for (const words of [label[locale], ...own.map(({ sentence }) => sentence[locale])])
          expect(name).toContain(words)
        const near = new Set([id, ...own.flatMap(({ from, to }) => [from, to])])
        const seen = await look()
        expect(seen.nodes.map(({ visible, opacity }) => visible && opacity === 1)).toEqual(
          nodes.map(node => node.step <= middle && near.has(node.id)),
        )
        expect(seen.edges.map(({ visible, opacity }) => visible && opacity === 1)).toEqual(
          edges.map(edge => own.includes(edge)),
        )
        await page.keyboard.press(at % 2 ? 'Tab' : ['ArrowRight', 'ArrowDown'][at / 2 % 2]!)
      }
      await node(page, 0).focus()
      await page.keyboard.press('End')
      expect(await focused()).toBe(order.at(-1)!.id)
      await page.keyboard.press('ArrowLeft')
      expect(await focused()).toBe(order.at(-2)!.id)
      expect(position(page)).toEqual({ no, clicks: middle })

      await page.keyboard.press('Escape')
      expect(await focused()).toBe(null)
      expect(await look()).toEqual(before)
      await page.keyboard.press('ArrowRight')
      await page.waitForURL(url => url.searchParams.get('clicks') === String(middle + 1))
    })

    it('lights relations under the pointer and restores the picture after it', async () => {
      await openSlide(page, address, no, steps)
      expect(await look()).toEqual(whole)
      await node(page, 0).hover()
      expect(await look()).not.toEqual(whole)
      await page.mouse.move(3, 3)
      expect(await look()).toEqual(whole)
    })

    it('lights relations under a tap, without a click of the deck', async () => {
      const phone = await browser.newPage({
        viewport: { width: 844, height: 390 },
        hasTouch: true,
        isMobile: true,
        reducedMotion: 'reduce',
      })
      await openSlide(phone, address, no, middle)
      const before = await lookAt(slide(phone))
      await node(phone, 0).tap()
      const seen = await lookAt(slide(phone))
      expect(seen.nodes[0]!.opacity).toBe(1)
      expect(seen).not.toEqual(before)
      await node(phone, 1).tap()
      expect(await lookAt(slide(phone))).not.toEqual(seen)
      await slide(phone).locator('h2').tap()
      await expect.poll(() => lookAt(slide(phone)), { timeout: 2000 }).toEqual(before)
      expect(position(phone).no).toBe(no)
      await phone.close()
    })

    it('moves only for those who do not mind', async () => {
      const durations = (page: Page) =>
        slide(page)
          .locator('.relation-map')
          .evaluate(map =>
            [map, ...map.querySelectorAll('*')].flatMap((part) => {
              const { transitionDuration, animationName, animationDuration } = getComputedStyle(part)
              return [
                ...transitionDuration.split(', '),
                ...(animationName === 'none' ? [] : animationDuration.split(', ')),
              ].map(Number.parseFloat)
            }),
          )
      await openSlide(page, address, no, 1)
      // The global rule leaves a hundredth of a millisecond.
      expect(Math.max(...await durations(page))).toBeLessThan(0.001)
      await page.emulateMedia({ reducedMotion: 'no-preference' })
      expect(Math.max(...await durations(page))).toBeGreaterThan(0.1)
      await page.emulateMedia({ reducedMotion: 'reduce' })
    })
  }

  it('can be read instead: one sentence a relation, each with its badge', async () => {
    await openSlide(page, address, no, middle)
    await node(page, 0).focus()
    await page.keyboard.press('w')
    const rows = await slide(page)
      .locator('.map-words li')
      .evaluateAll(rows =>
        rows.map(row => ({ words: row.textContent!, badges: row.querySelectorAll('.cite-badge').length })),
      )
    const shown = edges.filter(({ step }) => step <= middle)
    expect(rows.map(({ badges }) => badges)).toEqual(shown.map(() => 1))
    for (const [at, { sentence }] of shown.entries())
      expect(rows[at]!.words).toContain(sentence[locale])
    expect(await slide(page).locator('.map-drawing').isVisible()).toBe(false)
    await page.keyboard.press('w')
    expect(await slide(page).locator('.map-drawing').isVisible()).toBe(true)
    expect(await focused()).toBe(nodes[0]!.id)
    expect(position(page)).toEqual({ no, clicks: middle })
  })

  it('stands whole on paper', async () => {
    await openPaper(page, address)
    expect(await look()).toEqual(whole)
    expect(await page.locator('.map-switch').count()).toBe(0)
  })
})

/** The first two slides in a row whose maps share a node that both show where they meet. */
const meeting = decks.flatMap(deck => deck.slides.flatMap(({ content }, index) => {
  const [before, after] = [content, deck.slides[index + 1]?.content ?? ''].map(content =>
    maps.find(map => map.id === mapsOf(content)[0]),
  )
  const shared
    = before && after
      ? after.nodes.filter(({ id, step }) => step === 0 && before.nodes.some(node => node.id === id))
      : []
  return shared.length > 0
    ? [{ deck, no: index + 1, steps: lastStep(before!), after: after!, shared: shared.map(({ id }) => id) }]
    : []
}))[0]!

describe('from one map to the next', () => {
  /** Walks over and tells which nodes were moving then, and where the first of them was before it moved. */
  async function walk(reducedMotion: 'reduce' | 'no-preference') {
    const { deck, no, steps, shared } = meeting
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 }, reducedMotion })
    await openSlide(page, site + deck.path, no, steps)
    await page.locator(`[data-slidev-no="${no + 1}"] .map-drawing`).waitFor({ state: 'attached' })
    const placeOf = (no: number) =>
      page
        .locator(`[data-slidev-no="${no}"] [data-node="${shared[0]}"] .map-shape`)
        .evaluate(shape => shape.getBoundingClientRect().x)
    const before = await placeOf(no)
    // What moves is caught as it sets out, however slow the machine is.
    await page.evaluate(() => {
      const moving: Record<string, unknown>[] = []
      const animate = Element.prototype.animate
      Element.prototype.animate = function (...args) {
        moving.push({ id: (this as SVGElement).dataset.node, start: (args[0] as Keyframe[])[0]!.transform })
        return animate.apply(this, args)
      }
      Object.assign(window, { moving })
    })
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await page.waitForURL(url => url.searchParams.get('clicks') === '1')
    await untilShown(page, no + 1)
    await page.waitForTimeout(700)
    const after = await placeOf(no + 1)
    const moving = await page.evaluate(() =>
      (window as unknown as { moving: { id?: string, start: string }[] }).moving.filter(({ id }) => id),
    )
    await page.close()
    return { before, after, moving }
  }

  it('glides what stands on both from where it was, and lets keys through meanwhile', async () => {
    const { before, after, moving } = await walk('no-preference')
    expect(moving.map(({ id }) => id)).toEqual(expect.arrayContaining(meeting.shared))
    const start = Number(/translate\((-?[\d.]+)px/.exec(moving.find(({ id }) => id === meeting.shared[0])!.start)![1])
    // The slide fills a window of 1280 pixels.
    expect(after + start * 1280 / 980).toBeCloseTo(before, -1)
  })

  it('stands still for those who would rather have it so', async () => {
    expect((await walk('reduce')).moving).toEqual([])
  })
})
