import type { Browser, CDPSession, Page } from 'playwright-chromium'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { launchBrowser } from '../../scripts/lib/core/browser.ts'
import { decks } from '../helpers/talk.ts'
import { untilShown } from '../helpers/visit.ts'

const site = inject('site')
let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

/** Elements with words of their own that a local font draws in part, with that font's name. */
async function foreignText(session: CDPSession, selector: string): Promise<{ looked: number, found: string[] }> {
  const { root } = await session.send('DOM.getDocument', { depth: 0 })
  const { nodeIds } = await session.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector })
  const found: string[] = []
  for (const nodeId of nodeIds) {
    const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId })
    const foreign = fonts.filter(({ isCustomFont }) => !isCustomFont)
    if (foreign.length === 0)
      continue
    const { outerHTML } = await session.send('DOM.getOuterHTML', { nodeId })
    found.push(
      `${foreign.map(({ familyName, glyphCount }) => `${familyName} draws ${glyphCount} of`)} ${outerHTML.slice(0, 200)}`,
    )
  }
  return { looked: nodeIds.length, found }
}

describe('the deck\'s own faces', () => {
  // `npx lectern check` asks the same of every slide; what stands around the slides is asked here.
  it.each(decks)('draw every character around the slides of $name', async ({ path }) => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 }, reducedMotion: 'reduce' })
    const session = await page.context().newCDPSession(page)
    await session.send('DOM.enable')
    await session.send('CSS.enable')
    await page.goto(site + path)
    await page.locator('.audience-bar[data-live]').waitFor({ state: 'attached' })
    // The still slide goes, and its bar with it.
    await page.locator('#first-paint').waitFor({ state: 'detached' })
    await page.keyboard.press('?')
    await page.getByRole('dialog').waitFor({ state: 'visible' })
    await page.evaluate(() => document.fonts.ready)
    const { looked, found } = await foreignText(
      session,
      '.audience-bar[data-live], .audience-bar[data-live] *, .help-sheet *',
    )
    await page.close()
    expect(looked).toBeGreaterThan(40)
    expect(found).toEqual([])
  })

  it('come to a visitor of English slides without Hangul only where there is none', async () => {
    const page = await browser.newPage({ reducedMotion: 'reduce' })
    const fonts: string[] = []
    page.on('request', request => request.url().endsWith('.woff2') && fonts.push(request.url()))
    await page.goto(site)
    await untilShown(page, 1)
    await page.evaluate(() => document.fonts.ready)
    await page.close()
    expect(fonts.filter(url => url.includes('song-myung'))).toEqual([])
    expect(fonts.filter(url => /fraunces|pretendard/.test(url))).toHaveLength(2)
  })
})

/** Width of words and height of a line in the first face that is there, in px; whether every face could be loaded. */
function measure(page: Page, family: string, weight: number, variation = 'normal') {
  return page.evaluate(async ({ family, weight, variation }) => {
    // A browser rejects a face that no local font stands for, or one that it matches and cannot read.
    const loaded = await document.fonts.load(`${weight} 40px ${family}`, 'a').then(() => true, () => false)
    const line = document.body.appendChild(document.createElement('span'))
    line.style.cssText
      = `position:absolute;white-space:nowrap;letter-spacing:0;font:${weight} 40px/normal ${family};font-variation-settings:${variation}`
    line.textContent
      = 'What Jeff Bezos is building, what was only said about it, and what one year of reporting has shown since'
    const { width, height } = line.getBoundingClientRect()
    line.remove()
    return { width, height, loaded }
  }, { family, weight, variation })
}

describe('stand-in faces', () => {
  // Only where the local face is there can its fit be judged; Linux has Liberation, which is as wide as Arial and
  // Times.
  it.for([
    ['Pretendard', 'Pretendard Fallback', 400],
    ['Pretendard', 'Pretendard Fallback', 650],
    ['Fraunces', 'Fraunces Fallback Times', 500],
  ] as const)('for %s at %s %i take the same room, or none', async ([face, standIn, weight], { skip }) => {
    const page = await browser.newPage({ reducedMotion: 'reduce' })
    await page.goto(site)
    await untilShown(page, 1)
    const ours = await measure(page, `'${face}'`, weight)
    const theirs = await measure(page, `'${standIn}', monospace`, weight)
    const none = await measure(page, 'monospace', weight)
    await page.close()
    expect(ours.loaded).toBe(true)
    if (!theirs.loaded) {
      // Then the next of the list draws, as if the rule did not stand there.
      expect(theirs).toMatchObject({ width: none.width, height: none.height })
      skip(`This machine has no face that can stand in for ${face}: install Liberation.`)
    }
    expect(theirs.width / ours.width).toBeGreaterThan(0.975)
    expect(theirs.width / ours.width).toBeLessThan(1.025)
    expect(Math.abs(theirs.height - ours.height)).toBeLessThanOrEqual(1)
  })
})
