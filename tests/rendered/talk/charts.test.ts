import type { Browser, BrowserContext, Page } from 'playwright-chromium'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { simulate } from '../../../components/talk/models/simulation.ts'
import { localeOf } from '../../../kit/deck/decks.ts'
import { launchBrowser } from '../../../scripts/lib/core/browser.ts'
import { scorecards } from '../../../snippets/scorecards.ts'
import { bubbleSliders, bubbleStart } from '../../../snippets/series/survivors.ts'
import { sources } from '../../../snippets/sources.ts'
import { decks, slidesWith } from '../../helpers/talk.ts'
import { openPaper, openSlide, panelsThatStickOut, position } from '../../helpers/visit.ts'

const site = inject('site')
const size = { viewport: { width: 980, height: 552 }, reducedMotion: 'reduce' } as const
let browser: Browser
let context: BrowserContext

beforeAll(async () => {
  browser = await launchBrowser()
  context = await browser.newContext(size)
})
afterAll(() => browser?.close())

/** What the model shows: its sentence, its streams, and where its sliders stand, in numbers and in words. */
function model(page: Page) {
  return page.locator('.survivor-chart').first().evaluate(chart => ({
    sentence: chart.getAttribute('aria-label')!,
    streams: [...chart.querySelectorAll('.streams path')].map(path => path.getAttribute('d')),
    sliders: [...chart.querySelectorAll('input')].map(({ value }) => Number(value)),
    outputs: [...chart.querySelectorAll('output')].map(({ textContent }) => textContent),
  }))
}

describe.each(decks)('the model of $name', (deck) => {
  const address = site + deck.path
  const [no] = slidesWith(deck, 'SurvivorChart')
  const start = bubbleSliders.map(({ key }) => bubbleStart[key])

  let page: Page

  beforeAll(async () => {
    page = await context.newPage()
    await openSlide(page, address, no!)
  })
  afterAll(() => page.close())

  it('is driven by keys and reset, and the deck stays', async () => {
    const first = await model(page)
    expect(first.sliders).toEqual(start)
    for (const { key, step } of bubbleSliders) {
      const before = await model(page)
      const slider = page.locator(`.survivor-chart input[name="${key}"]`)
      await slider.focus()
      await page.keyboard.press('ArrowRight')
      expect(Number(await slider.inputValue())).toBeCloseTo(bubbleStart[key] + step)
      const after = await model(page)
      expect(after.streams, key).not.toEqual(before.streams)
      expect(after.sentence, key).not.toBe(before.sentence)
      for (const other of ['Space', 'PageDown', 'End', 'ArrowLeft'])
        await page.keyboard.press(other)
      expect(position(page), key).toEqual({ no, clicks: 0 })
    }
    await page.locator('.survivor-chart .reset').press('Enter')
    expect(await model(page)).toEqual(first)
    expect(position(page)).toEqual({ no, clicks: 0 })
  })

  // Numbers, not words.
  if (deck === decks[0]) {
    it('draws one picture from one seed, everywhere', async () => {
      // A context of its own hears nothing of the other's windows.
      const other = await browser.newPage(size)
      await openSlide(other, address, no!)
      const first = await model(page)
      expect(await model(other)).toEqual(first)
      for (const one of [page, other])
        await one.locator('.survivor-chart .draw').click()
      expect((await model(page)).streams).not.toEqual(first.streams)
      expect(await model(other)).toEqual(await model(page))
      await other.close()
      await page.locator('.survivor-chart .reset').click()
    })
  }

  it('shows its fixed state on paper, whatever the stage shows', async () => {
    const paper = await context.newPage()
    const first = await model(page)
    await openPaper(paper, address)
    await page.locator('.survivor-chart .draw').click()
    expect((await model(page)).streams).not.toEqual(first.streams)
    expect(first.outputs).toHaveLength(bubbleSliders.length)
    expect(await model(paper)).toEqual({ ...first, sliders: [] })
    const { survivors, strongLost, topShare } = simulate(bubbleStart)
    for (const number of [bubbleStart.ventures, survivors, strongLost, Math.round(topShare * 100)])
      expect(first.sentence).toMatch(new RegExp(`(?<!\\d)${number}(?!\\d)`))
    expect(await paper.locator('.survivor-chart :is(input, button)').filter({ visible: true }).count()).toBe(0)
    await paper.close()
  })
})

describe.each(decks)('the scorecard of $name', (deck) => {
  it('opens every cell to its sources', async () => {
    const [no] = slidesWith(deck, 'ScoreCard')
    const page = await context.newPage()
    await openSlide(page, site + deck.path, no!)
    const badges = page.locator('.score-card .row .cite-badge')
    expect(await badges.count()).toBe(2 * scorecards[0].rows.length)
    const known = new Set(sources.map(({ url }) => new URL(url).href))
    for (const badge of await badges.all()) {
      // Not by the pointer: on a slow machine the panel that hovering opens can lie over the next click.
      await badge.evaluate(element => (element as HTMLElement).click())
      await page.locator('.cite-panel a').first().waitFor()
      const links = await page
        .locator('.cite-panel a')
        .evaluateAll(all => all.map(link => (link as HTMLAnchorElement).href))
      expect(links.length).toBeGreaterThan(0)
      expect(links.filter(link => !known.has(link))).toEqual([])
      await page.keyboard.press('Escape')
      await page.locator('.cite-panel').waitFor({ state: 'detached' })
    }
    await page.close()
  })
})

const charts = ['SurvivorChart', 'GroundMoney', 'Constellations', 'ScoreCard']

describe.each(decks.flatMap(deck => charts.map(chart => ({ deck, chart, name: deck.name }))))(
  '$chart of $name',
  ({ deck, chart }) => {
    const [no] = slidesWith(deck, chart)
    let page: Page

    beforeAll(async () => {
      page = await context.newPage()
      await openSlide(page, site + deck.path, no!, 99)
      await page.evaluate(() => document.fonts.ready)
    })
    afterAll(() => page.close())

    it('has a name, and words for every number it draws', async () => {
      const { name, said, drawn } = await page
        .locator('.slidev-page:visible :is(figure, [role="table"])')
        .first()
        .evaluate((chart) => {
          const silent = [...chart.querySelectorAll('[aria-hidden="true"]')]
          const numbers = (text: string): string[] => text.match(/\d[\d.,]*(?<=\d)/g) ?? []
          const spoken = chart.cloneNode(true) as HTMLElement
          spoken.querySelectorAll('[aria-hidden="true"]').forEach(part => part.remove())
          // What only measures (axes, months) is no number of the chart's.
          const texts = silent
            .flatMap(part => [...part.querySelectorAll('text, dd')])
            .filter(text => !text.closest('.axis, .altitude, .months, .key'))
          const name = chart.getAttribute('aria-label') ?? ''
          return {
            name,
            said: numbers(`${name} ${spoken.textContent}`),
            drawn: texts.flatMap(text => numbers(text.textContent!)),
          }
        })
      expect(name.length).toBeGreaterThan(20)
      expect(/[가-힣]/.test(name)).toBe(localeOf(deck.lang) === 'ko')
      expect(drawn.filter(number => !said.includes(number))).toEqual([])
    })

    it('sets no text smaller than 14 px, and none over another', async () => {
      const texts = await page.locator('.slidev-page:visible').first().evaluate(readTexts)
      expect(texts.length).toBeGreaterThan(15)
      expect(texts.filter(({ size }) => size < 13.99).map(({ words, size }) => `${words}: ${size}`)).toEqual([])
      const over = texts.flatMap((one, at) =>
        texts
          .slice(at + 1)
          .filter(
            other =>
              Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1
              && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 1,
          )
          .map(other => `${one.words} × ${other.words}`),
      )
      expect(over).toEqual([])
    })
  },
)

interface SeenText {
  words: string
  /** Pixels on the canvas. */
  size: number
  left: number
  right: number
  top: number
  bottom: number
}

/** Every line of text that is seen, with the box of its letters; runs in the page. */
function readTexts(slide: Element): SeenText[] {
  const found: SeenText[] = []
  const canvas = slide.getBoundingClientRect()
  const scale = canvas.width / (slide as HTMLElement).offsetWidth
  const pen = document.createElement('canvas').getContext('2d')!
  const walker = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const words = walker.currentNode.textContent!.replace(/\s+/g, ' ').trim()
    const holder = walker.currentNode.parentElement!
    if (
      !words
      || holder.closest('.sr-only, script, style, title, desc')
      || !holder.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    ) {
      continue
    }
    const { fontSize, fontWeight, fontFamily } = getComputedStyle(holder)
    const zoom = holder instanceof SVGGraphicsElement ? holder.getScreenCTM()!.a / scale : 1
    pen.font = `${fontWeight} ${fontSize} ${fontFamily}`
    const ink = pen.measureText(words)
    const share = {
      above: ink.fontBoundingBoxAscent - ink.actualBoundingBoxAscent,
      below: ink.fontBoundingBoxDescent - ink.actualBoundingBoxDescent,
    }
    const range = document.createRange()
    range.selectNodeContents(walker.currentNode)
    for (const box of range.getClientRects()) {
      if (box.width < 1)
        continue
      found.push({
        words,
        size: Number.parseFloat(fontSize) * zoom,
        left: (box.left - canvas.left) / scale,
        right: (box.right - canvas.left) / scale,
        top: (box.top - canvas.top) / scale + share.above * zoom,
        bottom: (box.bottom - canvas.top) / scale - share.below * zoom,
      })
    }
  }
  return found
}

describe.each(decks)('the badges of $name', (deck) => {
  it.each(['ScoreCard', 'Constellations'])('keep their panels inside the slide with %s', async (component) => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 }, reducedMotion: 'reduce' })
    for (const no of slidesWith(deck, component))
      expect(await panelsThatStickOut(page, site + deck.path, no, 8)).toEqual([])
    await page.close()
  })
})
