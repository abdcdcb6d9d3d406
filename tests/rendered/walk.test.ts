import type { Page } from 'playwright-chromium'
import type { PageSettings } from '../helpers/pages.ts'
import { describe, expect, inject, it } from 'vitest'
import { countText, slideLabel, walkOf } from '../../kit/deck/walk.ts'
import { spokenTitle } from '../../kit/words/interface.ts'
import { usePages } from '../helpers/pages.ts'
import { cuesOf, decks, endOf } from '../helpers/talk.ts'
import { openSlide, position, untilShown, watchTrouble } from '../helpers/visit.ts'

/*
 * The end of the talk and the appendix after it, in the audience's edition.
 */

const site = inject('site')
const { withPage } = usePages()

function visit(look: (page: Page) => Promise<void>, settings: PageSettings = {}): Promise<void> {
  return withPage(async (page) => {
    const trouble = watchTrouble(page, site)
    await look(page)
    expect(trouble).toEqual([])
  }, settings)
}

/** Whatever a step would do, it has done by now. */
async function settled(page: Page): Promise<void> {
  await page.waitForTimeout(250)
}

describe.each(decks)('the end of $name', (deck) => {
  const end = endOf(deck)
  const walk = walkOf(deck.slides.map(({ frontmatter }) => frontmatter))
  const locale = deck.lang === 'ko' ? 'ko' : 'en'

  it('has an appendix of more than one slide behind it', () => {
    expect(deck.slides.length).toBeGreaterThan(end + 1)
  })

  // What a key does is the same in every language; what is said of it is not.
  if (deck === decks[0]) {
    it('lets no key of the live deck go on', () => visit(async (page) => {
      await openSlide(page, site + deck.path, end)
      await page.waitForFunction(() => !document.querySelector('#first-paint'))
      for (const key of ['ArrowRight', 'Space', 'PageDown', 'ArrowDown', 'Shift+ArrowRight', 'End']) {
        // Through the clicks the slide may have, and beyond.
        for (let press = 0; press < 4; press++)
          await page.keyboard.press(key)
        await settled(page)
        expect(position(page).no, key).toBe(end)
      }
      await page.locator('.bar-next').focus()
      await page.keyboard.press('ArrowRight')
      await settled(page)
      expect(position(page).no).toBe(end)
      expect(await page.locator('.bar-next').getAttribute('href')).toBeNull()
      expect(await page.locator('.bar-next').getAttribute('aria-disabled')).toBe('true')
      expect(await page.locator('.reading-count').textContent()).toBe(`${end} / ${end}`)
    }))

    it('lets no swipe go on', () => visit(async (page) => {
      await openSlide(page, site + deck.path, end)
      await page.waitForFunction(() => !document.querySelector('#first-paint'))
      const swipe = async (from: number, to: number) => {
        const session = await page.context().newCDPSession(page)
        for (const [type, x] of [
          ['touchStart', from],
          ['touchMove', (from + to) / 2],
          ['touchMove', to],
          ['touchEnd', undefined],
        ] as const)
          await session.send('Input.dispatchTouchEvent', { type, touchPoints: x === undefined ? [] : [{ x, y: 300 }] })
        await settled(page)
      }
      for (let click = cuesOf(deck.slides[end - 1]!.note); click > 0; click--)
        await swipe(900, 200)
      const last = position(page)
      await swipe(900, 200)
      expect(position(page)).toEqual(last)
      // A swipe does something: back it goes.
      await swipe(200, 900)
      expect(position(page)).not.toEqual(last)
    }, { hasTouch: true }))

    it('lets no key of the still slide go on', () => withPage(async (page) => {
      await page.route(/\/assets\/.*\.js$/, route => route.abort())
      await page.goto(`${site}${deck.path}${end}/?clicks=99`)
      await page.evaluate(() => document.fonts.ready)
      await settled(page)
      for (const key of ['ArrowRight', 'Space', 'PageDown', 'ArrowDown']) {
        await page.keyboard.press(key)
        await settled(page)
        expect(position(page).no, key).toBe(end)
      }
      await page.keyboard.press('ArrowUp')
      await page.waitForURL(`${site}${deck.path}${end - 1}/`)
    }))
  }

  it('has steps within the appendix, and from its first slide back to the end', () => visit(async (page) => {
    await openSlide(page, site + deck.path, end + 1)
    await page.waitForFunction(() => !document.querySelector('#first-paint'))
    expect(await page.locator('.reading-count').textContent()).toBe(countText(end + 1, walk, locale))
    expect(await page.locator('#slide-content .thread .page').textContent()).toBe(locale === 'ko' ? '부록 1' : 'A1')
    await page.keyboard.press('ArrowRight')
    await untilShown(page, end + 2)
    expect(await page.locator('#slide-content .thread .page').textContent()).toBe(slideLabel(end + 2, walk, locale))
    await page.keyboard.press('End')
    await untilShown(page, deck.slides.length)
    await page.keyboard.press('ArrowUp')
    for (let no = deck.slides.length - 1; no > end; no--)
      await page.keyboard.press('ArrowLeft')
    await untilShown(page, end)
    expect(position(page).no).toBe(end)
  }))

  it('is where the spark has come to, and where it stays', () => visit(async (page) => {
    const spark = () =>
      page
        .locator('#slide-content .thread .travel')
        .evaluate(
          travel =>
            new DOMMatrix(getComputedStyle(travel).transform).e / Number.parseFloat(getComputedStyle(travel).width),
        )
    for (const [no, at] of [[1, 0], [end, 1], [end + 1, 1], [deck.slides.length, 1]] as const) {
      await openSlide(page, site + deck.path, no)
      await page.waitForFunction(() => !document.querySelector('#first-paint'))
      expect(await spark(), `slide ${no}`).toBeCloseTo(at, 4)
    }
  }))

  it('divides the contents: the appendix stands under a heading of its own', () => visit(async (page) => {
    await page.goto(`${site}${deck.path}handout/`)
    const rows = page.locator('.handout-contents > ol > li:has(> ol)').last()
    expect((await rows.locator('> a').textContent())!.trim()).toMatch(/^(?:Appendix|부록)$/)
    const titles = await rows
      .locator('ol a')
      .evaluateAll(links =>
        links.map(link => [link.getAttribute('href')!, link.textContent!.replace(/\s+/g, ' ').trim()]),
      )
    expect(titles).toEqual(
      deck.slides
        .slice(end)
        .map(({ title }, index) => [
          `#slide-${end + index + 1}`,
          `${slideLabel(end + index + 1, walk, locale)} ${spokenTitle(title).replace(/'/g, '’')}`,
        ]),
    )
    expect(await page.locator('h2#appendix + section').getAttribute('id')).toBe(`slide-${end + 1}`)
  }))
})
