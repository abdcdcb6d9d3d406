import type { Browser, Page } from 'playwright-chromium'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { mapWords } from '../../kit/maps/words.ts'
import { launchBrowser } from '../../scripts/lib/core/browser.ts'
import { projectRoot } from '../../scripts/lib/core/roots.ts'
import { handoutOf } from '../../scripts/lib/paper/handout.ts'
import { decks, maps, mapsOf, plainTitle, slidesWith } from '../helpers/talk.ts'
import { watchTrouble } from '../helpers/visit.ts'

const site = inject('site')
let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

const words = (text: string) => text.replace(/[‘’']/g, '’').replace(/\s+/g, '')

describe.each(decks)('the handout page of $name', (deck) => {
  let page: Page
  let trouble: string[]

  beforeAll(async () => {
    page = await browser.newPage({
      viewport: { width: 390, height: 844 },
      javaScriptEnabled: false,
      reducedMotion: 'reduce',
    })
    trouble = watchTrouble(page, site)
    await page.goto(`${site}${deck.path}handout/`)
  })
  afterAll(() => page?.close())

  it('opens without scripts, names what it is, and is light enough for a phone', async () => {
    expect(await page.title()).toContain(deck.title)
    expect(await page.locator('script').count()).toBe(0)
    expect(await page.locator('h1:not([role="presentation"])').count()).toBe(1)
    const html = await readFile(join(projectRoot, 'dist', deck.path, 'handout/index.html'))
    expect(gzipSync(html).length).toBeLessThan(200_000)
    expect(trouble).toEqual([])
  })

  it('shows each slide as a picture as wide as the page, and nothing sticks out', async () => {
    const pictures = page.locator('figure.picture')
    expect(await pictures.count()).toBe(deck.slides.length)
    for (const no of [1, Math.ceil(deck.slides.length / 2), deck.slides.length]) {
      const [frame, slide] = await Promise.all(
        ['.frame', '.print-slide-container'].map(part =>
          pictures
            .nth(no - 1)
            .locator(part)
            .boundingBox(),
        ),
      )
      expect(frame!.width).toBeGreaterThan(340)
      expect(Math.abs(slide!.width - frame!.width), `slide ${no}`).toBeLessThan(3)
      expect(Math.abs(slide!.height - frame!.height), `slide ${no}`).toBeLessThan(3)
    }
    expect(await pictures.locator('a[href], button, [tabindex], [id^="source-"]').count()).toBe(0)
    expect((await page.locator('body').boundingBox())!.width).toBeLessThanOrEqual(390)
  })

  it('draws a picture when it comes into sight, whose room was there before', async () => {
    const far = page.locator('figure.picture .frame').last()
    const slide = far.locator('.slidev-layout')
    const isDrawn = () => slide.evaluate(it => it.checkVisibility({ contentVisibilityAuto: true }))
    const top = () => far.evaluate(it => it.getBoundingClientRect().top + scrollY)
    expect(await isDrawn()).toBe(false)
    const before = await top()
    await far.scrollIntoViewIfNeeded()
    await expect.poll(isDrawn).toBe(true)
    expect(await top()).toBeCloseTo(before, 0)
    await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }))
  })

  it('asks at once for the faces of its own words, and brings no style that reaches nothing', async () => {
    const ahead = await page.locator('link[rel="preload"][as="font"]')
      .evaluateAll(links => links.map(link => link.getAttribute('href')))
    expect(ahead.length).toBeGreaterThan(0)
    const style = await page.locator('style').evaluateAll(styles => styles.map(({ textContent }) => textContent))
    expect(style).toHaveLength(1)
    expect(ahead.filter(file => !style[0]!.includes(`url(${file})`))).toEqual([])
    // What only the live deck has.
    expect(style[0]).not.toMatch(/#slide-container|\.cite-panel|--stage-width/)
    expect(style[0]).toMatch(/\.print-slide-container/)
  })

  it('scrolls one way only in a window of 320 px', async () => {
    await page.setViewportSize({ width: 320, height: 640 })
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    await page.setViewportSize({ width: 390, height: 844 })
    expect(width).toBeLessThanOrEqual(320)
  })

  it('prints a picture on a slide as wide as its author made it', async () => {
    await page.emulateMedia({ media: 'print' })
    const width = await page.locator('.frame .slidev-layout').first().evaluate((slide) => {
      const image = document.createElement('img')
      image.width = 30
      slide.append(image)
      const { width } = getComputedStyle(image)
      image.remove()
      return width
    })
    await page.emulateMedia({ media: null })
    expect(width).toBe('30px')
  })

  it('tells each slide in words: title, text, map, claims', async () => {
    const { slides } = await handoutOf(deck, false, new Date(0))
    for (const [index, { title, content }] of deck.slides.entries()) {
      const section = page.locator(`#slide-${index + 1}`)
      const text = words((await section.textContent())!)
      expect(text).toContain(words(plainTitle(title)))
      expect(text).toContain(words(String(deck.slides[index]!.frontmatter.handout).replace(/"/g, '')))
      for (const id of mapsOf(content)) {
        for (const sentence of mapWords(maps.find(map => map.id === id)!, deck.lang === 'ko' ? 'ko' : 'en').sentences)
          expect(text).toContain(words(sentence))
      }
      expect(await section.locator('.handout-claims > li').count()).toBe(slides[index]!.claims.length)
    }
  })

  it('sets the numbers behind each chart in a table, and beside the page as CSV', async () => {
    const { slides } = await handoutOf(deck, false, new Date(0))
    const tables = slides.flatMap(({ no, tables }) => tables.map(table => ({ no, table })))
    expect(new Set(tables.map(({ no }) => no))).toEqual(
      new Set(slidesWith(deck, 'BarChart')),
    )
    for (const { no, table } of tables) {
      const shown = page.locator(`#slide-${no} table`, { hasText: table.caption })
      expect(await shown.locator('tbody th[scope="row"]').count(), table.id).toBe(table.rows.length)
      expect(await shown.locator('thead th[scope="col"]').allTextContents()).toEqual(table.head)
      const address = await page
        .locator(`#slide-${no} .csv a[href="${table.id}.csv"]`)
        .evaluate(link => (link as HTMLAnchorElement).href)
      const file = await fetch(address)
      expect(file.ok, address).toBe(true)
      const lines = (await file.text()).split('\r\n')
      expect(lines).toHaveLength(table.rows.length + 2)
      expect(lines[0]!.startsWith(table.head[0]!)).toBe(true)
    }
  })

  it('leads every reference to its source, and back', async () => {
    const { targets, lost } = await page.evaluate(() => {
      const targets = new Set(
        [...document.querySelectorAll('a[href^="#"]')].map(link => link.getAttribute('href')!.slice(1)),
      )
      return {
        targets: targets.size,
        lost: [...targets].filter(id => document.querySelectorAll(`[id="${id}"]`).length !== 1),
      }
    })
    expect(targets).toBeGreaterThan(deck.slides.length)
    expect(lost).toEqual([])
  })

  it('leads to the slides and the other languages', async () => {
    for (const target of [
      `/${deck.path}`,
      ...decks.filter(other => other !== deck).map(({ path }) => `/${path}handout/`),
    ])
      expect(await page.locator(`.handout-head a[href="${target}"]`).count(), target).toBe(1)
  })

  // The same page in two schemes and two languages: one look at each.
  const colorScheme = deck.path === '' ? 'light' : 'dark'
  it(`has nothing for axe to complain of, ${colorScheme}`, async () => {
    const scripted = await browser.newPage({
      viewport: { width: 390, height: 844 },
      colorScheme,
      reducedMotion: 'reduce',
      bypassCSP: true,
    })
    await scripted.goto(`${site}${deck.path}handout/`)
    await scripted.addScriptTag({ path: createRequire(import.meta.url).resolve('axe-core/axe.min.js') })
    const violations = await scripted.evaluate(async () => {
      const { axe } = globalThis as unknown as {
        axe: { run: (context: object) => Promise<{ violations: { id: string, nodes: { html: string }[] }[] }> }
      }
      return (await axe.run({ exclude: ['.frame'] })).violations.map(
        ({ id, nodes }) => `${id}: ${nodes[0]!.html.slice(0, 120)}`,
      )
    })
    await scripted.close()
    expect(violations).toEqual([])
  })
})
