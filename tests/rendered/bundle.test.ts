import type { Browser, BrowserContext, Page } from 'playwright-chromium'
import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { bundleName } from '../../kit/deck/decks.ts'
import { launchBrowser } from '../../scripts/lib/core/browser.ts'
import { projectRoot } from '../../scripts/lib/core/roots.ts'
import { difference, withoutBar } from '../helpers/pictures.ts'
import { decks, endOf, mapsOf, oneOfEachLayout, plainQuotes, plainTitle } from '../helpers/talk.ts'
import { openSlide, untilShown } from '../helpers/visit.ts'

/** What `npx lectern bundle --out .cache/bundle` wrote. */
const made = join(projectRoot, '.cache/bundle')
/** Like a USB stick: a folder with these files and nothing else, with a space in its name. */
let stick: string
let browser: Browser
/** For the walk through every slide, and for a visitor who does not mind motion. */
let calm: BrowserContext
let lively: BrowserContext

beforeAll(async () => {
  stick = await mkdtemp(join(tmpdir(), 'usb stick '))
  for (const deck of decks)
    await copyFile(join(made, bundleName(deck)), join(stick, bundleName(deck)))
  browser = await launchBrowser()
  const offline = async (reducedMotion: 'reduce' | 'no-preference') => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, reducedMotion })
    await context.setOffline(true)
    return context
  }
  calm = await offline('reduce')
  lively = await offline('no-preference')
})
afterAll(async () => {
  await browser?.close()
  await rm(stick, { recursive: true, force: true })
})

function addressOf(deck: { locale: string }): string {
  return pathToFileURL(join(stick, bundleName(deck))).href
}

/** Opens a bundle, noting what goes wrong and whatever it asks for besides itself. */
async function open(
  context: BrowserContext,
  deck: { locale: string },
  place = '',
): Promise<{ page: Page, trouble: string[] }> {
  const page = await context.newPage()
  const trouble: string[] = []
  page.on(
    'console',
    message => ['error', 'warning'].includes(message.type()) && trouble.push(`console: ${message.text()}`),
  )
  page.on('pageerror', error => trouble.push(`error: ${error.message}`))
  page.on('request', (request) => {
    const url = request.url().split('#')[0]!
    if (url !== addressOf(deck) && !url.startsWith('data:'))
      trouble.push(`request: ${url}`)
  })
  await page.goto(addressOf(deck) + place)
  return { page, trouble }
}

describe.each(decks)('the single file of $name', (deck) => {
  // One page for all that needs no load of its own: a browser works for seconds on a file that large.
  let page: Page
  let trouble: string[]
  beforeAll(async () => {
    ({ page, trouble } = await open(calm, deck))
  })
  afterAll(() => page?.close())

  it('brings its fonts', async () => {
    await untilShown(page, 1)
    await page.evaluate(() => document.fonts.ready)
    const loaded = await page.evaluate(() =>
      [...document.fonts].filter(face => face.status === 'loaded').map(face => face.family.replaceAll(/["']/g, '')),
    )
    expect(loaded).toEqual(
      expect.arrayContaining(['Pretendard', deck.lang.startsWith('ko') ? 'Song Myung' : 'Fraunces']),
    )
    expect(trouble).toEqual([])
  })

  it('shows every slide, map and click without asking for anything', async () => {
    let maps = 0
    for (const [index, slide] of deck.slides.entries()) {
      const no = index + 1
      // The same scripts in every language: one is walked to its end, the others as far as their first map.
      if (deck !== decks.at(-1) && maps > 0)
        break
      await untilShown(page, no)
      const shown = page.locator(`[data-slidev-no="${no}"]`)
      if (slide.title) {
        // eslint-disable-next-line unicorn/prefer-dom-node-text-content -- the words as seen
        expect(plainQuotes(await shown.innerText()).replace(/\s+/g, ' ')).toContain(
          plainTitle(slide.title).slice(0, 12),
        )
      }
      for (const _ of mapsOf(slide.content)) {
        maps++
        await page.keyboard.press('ArrowRight')
        await page.waitForURL(url => url.hash.includes('clicks=1'))
        const nodes = shown.locator('[data-node]')
        expect(await nodes.count()).toBeGreaterThan(2)
        const { width, height } = (await nodes.first().boundingBox())!
        expect(Math.min(width, height)).toBeGreaterThan(20)
      }
      if (no < endOf(deck))
        await page.keyboard.press('ArrowDown')
      else if (no < deck.slides.length)
        await page.evaluate(no => void (location.hash = `#/${no}`), no + 1)
    }
    expect(maps).toBeGreaterThan(0)
    expect(trouble).toEqual([])
  })

  it('looks as the site does', async () => {
    const site = await browser.newPage({ viewport: { width: 1280, height: 720 }, reducedMotion: 'reduce' })
    const blank = await browser.newPage()
    // The end links to other files here.
    for (const no of oneOfEachLayout(deck).filter(no => deck.slides[no - 1]!.frontmatter.layout !== 'end')) {
      await Promise.all([
        openSlide(site, inject('site') + deck.path, no),
        page.evaluate(no => void (location.hash = `#/${no}`), no).then(() => untilShown(page, no)),
      ])
      const pictures = await Promise.all([site, page].map(each => each.screenshot(withoutBar)))
      expect(await difference(blank, pictures[0]!, pictures[1]!), `slide ${no}`).toBeLessThan(0.0005)
    }
    await Promise.all([site, blank].map(page => page.close()))
  })

  it('links to files that lie beside it', async () => {
    await page.evaluate(no => void (location.hash = `#/${no}`), endOf(deck))
    await untilShown(page, endOf(deck))
    const links = await page
      .locator('a[href]')
      .evaluateAll(found => found.map(link => (link as HTMLAnchorElement).href))
    const local = links.filter(href => href.startsWith('file:')).map(href => href.split('#')[0]!)
    const allowed = decks.flatMap(other => [addressOf(other), addressOf(other).replace(/html$/, 'pdf')])
    expect(local.filter(href => !allowed.includes(href))).toEqual([])
    expect(local).toContain(addressOf(decks.find(other => other !== deck)!))
  })

  it('opens at a slide and click, reloads there and goes back, and keeps light or dark for the next time', async () => {
    const no = deck.slides.findIndex(slide => mapsOf(slide.content).length > 0) + 1
    const { page, trouble } = await open(lively, deck, `#/${no}?clicks=2`)
    await untilShown(page, no)
    expect(page.url()).toContain(`#/${no}?clicks=2`)
    const isDark = () => page.locator('html').evaluate(html => html.classList.contains('dark'))
    const before = await isDark()
    await page.keyboard.press('d')
    await expect.poll(isDark).toBe(!before)
    await page.reload()
    await untilShown(page, no)
    expect(await isDark()).toBe(!before)
    await page.keyboard.press('d')
    await expect.poll(isDark).toBe(before)
    await page.keyboard.press('ArrowLeft')
    await page.waitForURL(url => url.hash.includes('clicks=1'))
    await page.keyboard.press('ArrowDown')
    await untilShown(page, no + 1)
    await page.goBack()
    await untilShown(page, no)
    expect(trouble).toEqual([])
    await page.close()
  })

  it('lets no script run but its own', async () => {
    const html = await readFile(join(stick, bundleName(deck)), 'utf8')
    expect(html).toMatch(
      /http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'sha256-[^']+'(?: 'sha256-[^']+')* 'wasm-unsafe-eval';/,
    )
    await page.evaluate(() => {
      const script = document.createElement('script')
      script.textContent = 'document.documentElement.dataset.foreign = "ran"'
      document.body.append(script)
    })
    expect(await page.locator('html').getAttribute('data-foreign')).toBe(null)
  })
})
