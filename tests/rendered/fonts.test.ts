import type { Browser, CDPSession, Page } from 'playwright-chromium'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { launchBrowser } from '../../scripts/lib/browser.ts'
import { decks } from '../helpers/talk.ts'
import { untilShown } from '../helpers/visit.ts'

const site = inject('site')
let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

/** The slide's text nodes that a local font draws in part, with that font's name. */
async function foreignText(session: CDPSession, no: number): Promise<string[]> {
  const { root } = await session.send('DOM.getDocument', { depth: 0 })
  const { nodeIds } = await session.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector: `[data-slidev-no="${no}"] *, .audience-bar *` })
  const found: string[] = []
  for (const nodeId of nodeIds) {
    const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId })
    const foreign = fonts.filter(({ isCustomFont }) => !isCustomFont)
    if (foreign.length === 0)
      continue
    const { object } = await session.send('DOM.resolveNode', { nodeId })
    const { result } = await session.send('Runtime.callFunctionOn', {
      objectId: object.objectId,
      functionDeclaration: 'function () { return [...this.childNodes].filter(node => node.nodeType === 3).map(node => node.data.trim()).join(" ") }',
      returnByValue: true,
    })
    // A node's fonts count those of all below it: only the innermost says where.
    if (result.value)
      found.push(`slide ${no}: ${foreign.map(({ familyName, glyphCount }) => `${familyName} draws ${glyphCount} of`)} "${result.value}"`)
  }
  return found
}

describe('the deck\'s own faces', () => {
  it.each(decks)('draw every character of $name', async ({ path, slides }) => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 }, reducedMotion: 'reduce' })
    const session = await page.context().newCDPSession(page)
    await session.send('DOM.enable')
    await session.send('CSS.enable')
    await page.goto(site + path)
    const found: string[] = []
    for (let no = 1; no <= slides.length; no++) {
      if (no > 1)
        await page.keyboard.press('ArrowDown')
      await untilShown(page, no)
      await page.evaluate(() => document.fonts.ready)
      found.push(...await foreignText(session, no))
    }
    await page.close()
    expect(found).toEqual([])
  })

  it('come to a visitor of English slides without Hangul only where there is none', async () => {
    const page = await browser.newPage()
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

/** Width of words and height of a line in the first face that is there, in px. */
function measure(page: Page, family: string, weight: number, variation = 'normal') {
  return page.evaluate(async ({ family, weight, variation }) => {
    await document.fonts.load(`${weight} 40px ${family}`, 'a')
    const line = document.body.appendChild(document.createElement('span'))
    line.style.cssText = `position:absolute;white-space:nowrap;letter-spacing:0;font:${weight} 40px/normal ${family};font-variation-settings:${variation}`
    line.textContent = 'What Jeff Bezos is building, what was only said about it, and what one year of reporting has shown since'
    const { width, height } = line.getBoundingClientRect()
    line.remove()
    return { width, height }
  }, { family, weight, variation })
}

describe('stand-in faces', () => {
  // Only where the local face is there can its fit be judged; Linux has Liberation, which is as wide as Arial and Times.
  it.each([
    ['Pretendard', 'Pretendard Fallback', 400],
    ['Pretendard', 'Pretendard Fallback', 650],
    ['Fraunces', 'Fraunces Fallback Times', 500],
  ])('for %s at %s %i take the same room', async (face, standIn, weight) => {
    const page = await browser.newPage()
    await page.goto(site)
    await untilShown(page, 1)
    const ours = await measure(page, `'${face}'`, weight)
    const theirs = await measure(page, `'${standIn}', monospace`, weight)
    const none = await measure(page, 'monospace', weight)
    await page.close()
    expect(theirs.width, 'the local face is not installed').not.toBeCloseTo(none.width, 0)
    expect(theirs.width / ours.width).toBeGreaterThan(0.975)
    expect(theirs.width / ours.width).toBeLessThan(1.025)
    expect(Math.abs(theirs.height - ours.height)).toBeLessThanOrEqual(1)
  })
})
