import type { Browser, Page } from 'playwright-chromium'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { launchBrowser } from '../../scripts/lib/core/browser.ts'
import { everySlide, mapsOf } from '../helpers/talk.ts'
import { untilShown } from '../helpers/visit.ts'

const site = inject('site')
const slidesWithMaps = everySlide.filter(({ slide }) => mapsOf(slide.content).length > 0)
let browser: Browser
let page: Page

beforeAll(async () => {
  browser = await launchBrowser()
  page = await browser.newPage({ reducedMotion: 'reduce' })
})
afterAll(() => browser?.close())

interface Named {
  name: string
  description: string
}

/** Name and description of every picture on the page as a screen reader gets them. */
async function pictures(): Promise<Named[]> {
  const session = await page.context().newCDPSession(page)
  const { nodes } = await session.send('Accessibility.getFullAXTree')
  await session.detach()
  return nodes
    .filter(
      node =>
        !node.ignored
        && ['image', 'img', 'figure', 'graphics-document', 'group'].includes(String(node.role?.value).toLowerCase()),
    )
    .map(node => ({
      name: String(node.name?.value ?? '').trim(),
      description: String(node.description?.value ?? '').trim(),
    }))
    .filter(({ name }) => name)
}

describe('a map', () => {
  it.each(slidesWithMaps)('on $deck.name $no has a name and a description', async ({ deck, no }) => {
    await page.goto(`${site}${deck.path}${no}/`)
    await untilShown(page, no)
    const described = (await pictures()).filter(({ description }) => description.length >= 20)
    expect(described.length).toBeGreaterThanOrEqual(1)
    const korean = /[가-힣]/.test(described[0]!.name + described[0]!.description)
    expect(korean).toBe(deck.lang === 'ko')
  })
})
