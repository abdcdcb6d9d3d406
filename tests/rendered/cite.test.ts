import type { Browser, Page } from 'playwright-chromium'
import type { Claim, RelationMap } from '../../kit/schema.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { localeOf } from '../../kit/deck/decks.ts'
import { inOrder } from '../../kit/maps/words.ts'
import { dateWords, hostOf } from '../../kit/words/dates.ts'
import { verdictLabels } from '../../kit/words/status.ts'
import { launchBrowser } from '../../scripts/lib/core/browser.ts'
import { outside } from '../helpers/outside-in-page.ts'
import { claims, decks, maps, slidesWith, sources } from '../helpers/talk.ts'
import { openPaper, openSlide, panelsThatStickOut, position } from '../helpers/visit.ts'

const site = inject('site')
const claimOf = (id: string): Claim => claims.find(claim => claim.id === id)!
const pageOf = (id: string) => sources.find(source => source.id === id)!
let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

describe.each(decks)('a badge of $name', (deck) => {
  const locale = localeOf(deck.lang)
  const address = site + deck.path
  // A badge of one claim that later reporting had a word on.
  const { no, place, claim } = deck.slides.flatMap(({ content }, index) =>
    [...content.matchAll(/<Cite id="(\w+)"/g)].map(([, id], place) => ({ no: index + 1, place, claim: claimOf(id!) })))
    .find(({ claim }) => claim.later)!
  let page: Page

  const badgeOn = (page: Page) => page.locator(`[data-slidev-no="${no}"] .cite-badge`).nth(place)
  const panelOn = (page: Page) => page.locator('.cite-panel')
  const opens = (page: Page) => panelOn(page).waitFor({ state: 'visible', timeout: 2000 })
  const closes = (page: Page) => panelOn(page).waitFor({ state: 'detached', timeout: 2000 })
  const focused = () => page.evaluate(() => document.activeElement!.className)

  async function escapeLeavesTheDeck(page: Page, here: { no: number, clicks: number }): Promise<void> {
    await page.keyboard.press('Escape')
    await closes(page)
    expect(position(page)).toEqual(here)
  }

  beforeAll(async () => {
    page = await browser.newPage({ viewport: { width: 1280, height: 720 }, reducedMotion: 'reduce' })
  })
  beforeEach(() => openSlide(page, address, no))
  afterAll(() => page.close())

  // What it does is the same in every language; how it reads and where its panel lies is not.
  if (deck === decks[0]) {
    it('opens under the pointer and closes when it leaves', async () => {
      await badgeOn(page).hover()
      await opens(page)
      await page.mouse.move(3, 3)
      await closes(page)
    })

    it('opens as Tab reaches it', async () => {
      for (let tabs = 0; tabs < 40 && !await badgeOn(page).evaluate(badge => badge === document.activeElement); tabs++)
        await page.keyboard.press('Tab')
      await opens(page)
      await escapeLeavesTheDeck(page, { no, clicks: 0 })
    })

    it.each(['Enter', 'Space'])('opens with %s, and Escape gives the keys back to the deck', async (key) => {
      await badgeOn(page).focus()
      await escapeLeavesTheDeck(page, { no, clicks: 0 })
      await page.keyboard.press(key)
      await opens(page)
      expect(await focused()).toContain('cite-panel')
      await page.keyboard.press('Tab')
      await escapeLeavesTheDeck(page, { no, clicks: 0 })
      expect(await focused()).toContain('cite-badge')
      await page.keyboard.press('ArrowRight')
      await page.waitForURL(url => url.pathname.includes(`/${no + 1}`))
    })

    it('opens with a click, stays, and Escape gives the keys back to the deck', async () => {
      await badgeOn(page).click()
      await opens(page)
      await page.mouse.move(3, 3)
      await page.waitForTimeout(400)
      expect(await panelOn(page).count()).toBe(1)
      await escapeLeavesTheDeck(page, { no, clicks: 0 })
      await page.keyboard.press('ArrowRight')
      await page.waitForURL(url => url.pathname.includes(`/${no + 1}`))
    })

    it('stays closed after Escape though its badge comes out under the pointer, until that leaves it', async () => {
      // A panel that lies over its badge: no room above or below.
      await page.setViewportSize({ width: 1280, height: 720 })
      const badges = await page.locator(`[data-slidev-no="${no}"] .cite-badge`).all()
      for (const badge of badges) {
        await badge.hover()
        await opens(page)
        await page.keyboard.press('Escape')
        await closes(page)
        // What a browser does on its own once the panel is gone: the badge is entered without a move.
        await badge.evaluate(element =>
          element.dispatchEvent(new PointerEvent('pointerenter', { pointerType: 'mouse' })))
        await page.waitForTimeout(400)
        expect(await panelOn(page).count()).toBe(0)
        await page.mouse.move(3, 3)
        await badge.hover()
        await opens(page)
        await page.keyboard.press('Escape')
        await page.mouse.move(3, 3)
      }
    })

    it('opens with a tap on a phone, inside the slide, and closes with a tap beside it', async () => {
      const phone = await browser.newPage({
        viewport: { width: 390, height: 844 },
        hasTouch: true,
        isMobile: true,
        reducedMotion: 'reduce',
      })
      await openSlide(phone, address, no)
      await badgeOn(phone).tap()
      await opens(phone)
      expect(await panelOn(phone).evaluate(outside)).toEqual([])
      // On the words below the slide.
      await phone.locator('.reading-count').tap()
      await closes(phone)
      expect(position(phone)).toEqual({ no, clicks: 0 })
      await phone.close()
    })
  }

  it('shows words, sources and later reporting', async () => {
    await badgeOn(page).click()
    await opens(page)
    const words = await panelOn(page).textContent()
    const links = await panelOn(page).locator('a').evaluateAll(all => all.map(link => (link as HTMLAnchorElement).href))
    const named = [...claim.sources.slice(0, 2), ...claim.later!.sources.slice(0, 2)].map(pageOf)
    expect(words).toContain(claim.text[locale])
    expect(words).toContain(verdictLabels[claim.later!.verdict][locale])
    expect(words).toContain(claim.later!.text[locale])
    for (const { publisher, title, date, url } of named) {
      for (const part of [publisher, title, dateWords(date, locale), hostOf(url)])
        expect(words).toContain(part)
    }
    expect(links).toEqual(named.map(({ url }) => new URL(url).href))
  })

  it('within a map leaves map and click as they were', async () => {
    const map = slidesWith(deck, 'RelationMap')[0]!
    await openSlide(page, address, map, 2)
    await page.locator('[data-node]').first().focus()
    await page.keyboard.press('w')
    await page.locator('.map-words .cite-badge').first().click()
    await opens(page)
    await escapeLeavesTheDeck(page, { no: map, clicks: 2 })
    expect(await page.locator('.map-words').count()).toBe(1)
    await page.keyboard.press('ArrowRight')
    await page.waitForURL(/clicks=3/)
  })

  it('keeps its panel inside the canvas wherever it stands', async () => {
    for (const slide of [...slidesWith(deck, 'ScoreCard'), ...slidesWith(deck, 'BarChart')])
      expect(await panelsThatStickOut(page, address, slide, 3), `slide ${slide}`).toEqual([])
  })
})

describe.each(decks)('the sources of $name', (deck) => {
  const address = site + deck.path

  it('are what is cited and nothing else, numbered in order of first use', async () => {
    const page = await browser.newPage({ reducedMotion: 'reduce' })
    const listed: { number: number, url: string, words: string }[] = []
    for (const no of slidesWith(deck, 'SourceList')) {
      await openSlide(page, address, no)
      listed.push(
        ...(await page.locator(`[data-slidev-no="${no}"] .source-list li`).evaluateAll(entries =>
          entries.map(entry => ({
            number: Number(entry.querySelector('.number')!.textContent),
            url: entry.querySelector('a')!.href,
            words: entry.textContent!,
          })),
        )),
      )
    }
    const expected = [
      ...new Set(
        deck.slides
          .flatMap(({ content, frontmatter }) => citedOn(content, frontmatter))
          .map(id => claimOf(id).sources[0]!),
      ),
    ].map(pageOf)
    expect(listed.map(({ url }) => url)).toEqual(expected.map(({ url }) => new URL(url).href))
    expect(listed.map(({ number }) => number)).toEqual(expected.map((_, index) => index + 1))
    for (const [index, { publisher, title, date }] of expected.entries()) {
      for (const part of [publisher, title, dateWords(date, localeOf(deck.lang))])
        expect(listed[index]!.words).toContain(part)
    }
    await page.close()
  })

  it('are footnotes on paper: every number leads to its entry, and nothing waits to be pressed', async () => {
    const page = await browser.newPage({ reducedMotion: 'reduce' })
    await openPaper(page, address)
    const { ids, notes, controls } = await page.evaluate(() => ({
      ids: [...document.querySelectorAll('[id]')].map(({ id }) => id),
      notes: [...document.querySelectorAll('.cite-numbers')].map(note => ({
        words: note.textContent!.trim(),
        links: [...note.querySelectorAll('a')].map(link => ({
          words: link.textContent,
          lands: document.querySelector(link.getAttribute('href')!)?.querySelector('.number')?.textContent,
        })),
      })),
      controls: [...document.querySelectorAll<HTMLElement>('button, input, select, [role="button"]:not(svg *)')]
        .filter(control => control.checkVisibility())
        .map(control => control.outerHTML.slice(0, 80)),
    }))
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
    expect(notes.length).toBeGreaterThan(10)
    for (const { words, links } of notes) {
      expect(links.map(({ words }) => words).join(', ')).toBe(words)
      expect(links.map(({ lands }) => lands)).toEqual(links.map(({ words }) => words))
    }
    expect(controls).toEqual([])
    await page.close()
  })
})

/** Claim ids of one slide in reading order: frontmatter, then badges and the relations of maps. */
function citedOn(content: string, { claims = [] }: Record<string, unknown>): string[] {
  const inContent = [...content.matchAll(/<(?:Cite id|RelationMap of)="([^"]+)"/g)].flatMap(([tag, value]) => {
    const map: RelationMap | undefined = tag.startsWith('<Cite') ? undefined : maps.find(({ id }) => id === value)
    return map ? inOrder(map.edges).flatMap(edge => edge.claims ?? []) : value!.split(' ')
  })
  return [...[claims].flat().map(String), ...inContent]
}
