import type { Page } from 'playwright-chromium'
import { beforeAll, expect, inject, it } from 'vitest'
import { usePages } from '../helpers/pages.ts'
import { cuesOf, decks } from '../helpers/talk.ts'

/*
 * What a visitor without scripts sees: nothing comes in by clicks, so all of a slide must be there, as it is on paper.
 */

const site = inject('site')
const [deck] = decks as [typeof decks[0]]
const { browser } = usePages()
let page: Page
let paper: Page

beforeAll(async () => {
  const context = await browser().newContext({ javaScriptEnabled: false, reducedMotion: 'reduce' });
  [page, paper] = await Promise.all([context.newPage(), context.newPage()])
  await paper.goto(`${site}${deck.path}paper/`)
})

/** The texts that can be seen below an element, each node's by itself. */
function seenIn(page: Page, root: string): Promise<string[]> {
  return page.evaluate((root) => {
    const texts: string[] = []
    const walker = document.createTreeWalker(document.querySelector(root)!, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const { parentElement: parent, textContent: text } = walker.currentNode
      // Paper has the numbers of sources where the screen has badges.
      const isBadge = parent!.closest('.cite') !== null
      if (text!.trim() && !isBadge && parent!.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
        texts.push(text!.replace(/\s+/g, ' ').trim())
    }
    return texts
  }, root)
}

it.each(deck.slides.flatMap(({ note }, index) => cuesOf(note) > 0 ? [index + 1] : []))(
  'slide %i shows all that its clicks bring',
  async (no) => {
    await page.goto(`${site}${deck.path}${no}/`)
    const [here, due] = [await seenIn(page, '#first-slide-content'), await seenIn(paper, `#paper-${no}`)]
    expect(due.length).toBeGreaterThan(0)
    expect(due.filter(text => !here.includes(text))).toEqual([])
  },
)
