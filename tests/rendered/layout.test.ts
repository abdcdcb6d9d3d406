import type { Browser, Page } from 'playwright-chromium'
import type { Handout } from '../../scripts/lib/paper/handout.ts'
import type { Layout, LayoutOrder } from '../../scripts/lib/paper/layout-in-page.ts'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { handoutWords } from '../../kit/handout-words.ts'
import { launchBrowser } from '../../scripts/lib/browser.ts'
import { projectRoot } from '../../scripts/lib/decks.ts'
import { layOut } from '../../scripts/lib/paper/layout-in-page.ts'

let browser: Browser
let page: Page
let css: string

beforeAll(async () => {
  browser = await launchBrowser()
  page = await browser.newPage()
  const [tokens, handout] = await Promise.all(['tokens.css', 'handout.css'].map(name => readFile(join(projectRoot, 'styles', name), 'utf8')))
  css = `${tokens}${handout}.sheets{--sheet-width:210mm;--sheet-height:297mm}`
})
afterAll(() => browser?.close())

/** Lays out a handout of slides with these texts, each with as many claims. */
async function laidOut(slides: { text: string, claims: number }[], perPage: LayoutOrder['perPage'] = 1): Promise<Layout> {
  await page.setContent(`<html lang="en"><body>${slides.map((_, index) => `<figure class="picture" data-no="${index + 1}"><div class="frame"><div class="print-slide-container"></div></div></figure>`).join('')}`)
  const handout: Handout = {
    lang: 'en',
    locale: 'en',
    title: 'A talk',
    lead: '',
    author: '',
    date: '',
    notes: true,
    slides: slides.map(({ text, claims }, index) => ({ no: index + 1, label: String(index + 1), appendix: false, title: `Slide ${index + 1}`, level: 2, concept: 'fire', text, maps: [], claims: Array.from({ length: claims }, (_, claim) => `<p>claim ${index + 1}.${claim + 1}</p><p>${'what it says '.repeat(8)}</p>`) })),
    sources: [{ number: 1, html: 'a source', slides: slides.map((_, index) => index + 1) }],
    key: '',
  }
  const words = Object.fromEntries(Object.entries(handoutWords).map(([key, { en }]) => [key, en])) as LayoutOrder['words']
  return page.evaluate(layOut, { handout, perPage, css, colophon: [], words })
}

/** Whatever stands lower than its room, sheet by sheet. */
const cutOff = () => page.evaluate(() => [...document.querySelectorAll('.room')].flatMap((room, index) =>
  [...room.querySelectorAll('p, li, h2, h3, h4, figure')].filter(element => element.getBoundingClientRect().bottom > room.getBoundingClientRect().bottom + 1).map(element => `${index + 1}: ${element.textContent!.slice(0, 40)}`)))

const long = (words: number) => Array.from({ length: words }, (_, index) => `word${index}`).join(' ')

describe('a handout', () => {
  it('lets long notes flow on, every word once and in order, the title repeated, no line alone', async () => {
    const { slides, pages, tooLarge } = await laidOut([{ text: `<p>${long(1400)}</p><p>The end.</p>`, claims: 2 }, { text: '<p>Short.</p>', claims: 0 }])
    expect(tooLarge).toBeUndefined()
    expect(slides[2]! - slides[1]!).toBeGreaterThanOrEqual(3)
    expect(pages).toBeGreaterThan(slides[2]!)
    const texts = await page.locator('.slide-sheet .column > p').allTextContents()
    expect(texts.slice(0, -2).join(' ').split(/\s+/).filter(Boolean)).toEqual(long(1400).split(' '))
    expect(await page.locator('.again:has-text("Slide 1")').count()).toBe(slides[2]! - slides[1]! - 1)
    const lines = await page.evaluate(() => [...document.querySelectorAll<HTMLElement>('.slide-sheet .column > p')].map(paragraph => Math.round(paragraph.getBoundingClientRect().height / Number.parseFloat(getComputedStyle(paragraph).lineHeight))))
    expect(lines.slice(0, -2).every(count => count >= 2)).toBe(true)
    expect(await cutOff()).toEqual([])
  })

  it('keeps every claim whole, however many there are', async () => {
    await laidOut([{ text: '<p>Short.</p>', claims: 60 }])
    const claims = await page.locator('.claim > p:first-child').allTextContents()
    expect(claims).toEqual(Array.from({ length: 60 }, (_, index) => `claim 1.${index + 1}`))
    expect(await cutOff()).toEqual([])
  })

  it('names what no page can hold', async () => {
    const { tooLarge } = await laidOut([{ text: `<ul><li>${long(4000)}</li></ul>`, claims: 0 }])
    expect(tooLarge).toMatchObject({ no: 1, words: expect.stringContaining('word0') })
  })

  it('has contents over several pages where there are many slides, with the right numbers', async () => {
    const { slides, contents, sources } = await laidOut(Array.from({ length: 120 }, () => ({ text: '<p>Short.</p>', claims: 1 })))
    expect(slides[1]! - contents).toBeGreaterThan(1)
    const listed = await page.locator('.contents-sheet .at').allTextContents()
    expect(listed.map(Number)).toEqual([...Object.values(slides), sources])
    expect(await cutOff()).toEqual([])
  })

  it.each([2, 3, 6] as const)('puts %i slides to a page', async (perPage) => {
    const { slides } = await laidOut(Array.from({ length: 7 }, () => ({ text: '<p>Not shown.</p>', claims: 3 })), perPage)
    expect(slides[7]! - slides[1]!).toBe(Math.floor(6 / perPage))
    expect(await page.locator('.lines').count()).toBe(7)
    expect(await page.locator('text=Not shown.').count()).toBe(0)
    expect(await cutOff()).toEqual([])
  })
})
