import type { Browser } from 'playwright-chromium'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { launchBrowser } from '../../../scripts/lib/core/browser.ts'
import { decks, endOf } from '../../helpers/talk.ts'
import { openPaper } from '../../helpers/visit.ts'

/** Words that a listener can take in beside what is said. */
const most = 15

const site = inject('site')
let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

describe.each(decks)('the slides of $name', (deck) => {
  it('show few words, every click done: half of the walk and more, badges aside', async () => {
    const page = await browser.newPage({ viewport: { width: 980, height: 552 }, reducedMotion: 'reduce' })
    await openPaper(page, site + deck.path)
    const walk = await page.locator('.paper-page .slidev-layout').evaluateAll(readDrawn)
    await page.close()
    const slides = walk.slice(0, endOf(deck)).map((text, index) => ({ no: index + 1, count: wordsIn(text), text }))
    // What is counted is there: each slide's own title, to its last letter.
    expect(slides.filter(({ no, text }) => !letters(text).includes(letters(deck.slides[no - 1]!.title!)))).toEqual([])
    const sparse = slides.filter(({ count }) => count <= most)
    const said = slides.map(({ no, count }) => `${no}: ${count}`).join(', ')
    expect(sparse.length, said).toBeGreaterThan(slides.length / 2)
  })
})

function wordsIn(text: string): number {
  return text.split(/\s+/).filter(word => /[\p{L}\p{N}]/u.test(word)).length
}

function letters(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '')
}

/** The text drawn on each slide, without its badges; runs in the page. */
function readDrawn(slides: Element[]): string[] {
  return slides.map((slide) => {
    const found: string[] = []
    const walker = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const holder = walker.currentNode.parentElement!
      const drawn = holder.checkVisibility({ opacityProperty: true, visibilityProperty: true })
      if (drawn && !holder.closest('.cite, .sr-only, .map-spoken, script, style, title, desc'))
        found.push(walker.currentNode.textContent!)
    }
    return found.join(' ')
  })
}
