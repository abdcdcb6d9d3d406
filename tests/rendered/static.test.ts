import type { Browser } from 'playwright-chromium'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { launchBrowser } from '../../scripts/lib/core/browser.ts'
import { projectRoot } from '../../scripts/lib/core/roots.ts'
import { decks, endOf, everySlide, plainQuotes, plainTitle } from '../helpers/talk.ts'
import { untilShown } from '../helpers/visit.ts'

const site = inject('site')
const base = new URL(site).pathname
let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

const fetched = new Map<string, string>()
async function page(path: string): Promise<string> {
  if (!fetched.has(path)) {
    const response = await fetch(site + path)
    expect(response.status, path).toBe(200)
    fetched.set(path, await response.text())
  }
  return fetched.get(path)!
}

function words(html: string): string {
  return plainQuotes(html.replace(/<style[\s\S]*?<\/style>|<script[\s\S]*?<\/script>/g, '').replace(/<[^>]+>/g, ' ')
    .replace(/&#0?39;/g, '\'').replace(/&quot;/g, '"').replace(/&amp;/g, '&')).replace(/\s+/g, ' ')
}

function attribute(html: string, tag: RegExp): string | undefined {
  return tag.exec(html)?.[1]
}

describe('the page of each slide', () => {
  it.each(everySlide)('$deck.name $no holds the slide itself, in its language', async ({ deck, slide, no }) => {
    const html = await page(`${deck.path}${no}/`)
    // The slide itself, up to the scripts that serve it.
    const still = /<div id="first-paint">([\s\S]*?)<\/div>\n<script[\s\S]*<div id="app">/.exec(html)![1]!
    expect(words(still)).toContain(plainTitle(slide.title))
    expect(attribute(html, /<html lang="([^"]*)"/)).toBe(deck.lang)
    expect(still).not.toMatch(/<script|<!--|data-slidev-no/)
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id)
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
    const asked = [...still.matchAll(/url\(&quot;#([^&]+)&quot;\)|url\(#([^)]+)\)/g)].map(match => match[1] ?? match[2])
    expect(asked.filter(id => !ids.includes(id))).toEqual([])
  })

  it.each(everySlide)('$deck.name $no names its neighbours and its twin without a script', async ({ deck, no }) => {
    const html = await page(`${deck.path}${no}/`)
    const links = [...html.matchAll(/<a\s[^>]*?href="([^"]+)"/g)].map(([, href]) => href!)
    const home = base + deck.path
    if (no > 1)
      expect(links).toContain(`${home}${no - 1}/`)
    // Steps end with the walk; they go on within the appendix.
    expect(links.includes(`${home}${no + 1}/`)).toBe(no < deck.slides.length && no !== endOf(deck))
    expect(links).toEqual(expect.arrayContaining([`${home}handout/#contents`, `${home}handout/#slide-${no}`]))
    for (const other of decks.filter(other => other !== deck))
      expect(links).toContain(`${base}${other.path}${no}/`)
  })

  it.each(everySlide)('$deck.name $no names no file that is not there', async ({ deck, no }) => {
    const html = await page(`${deck.path}${no}/`)
    const named = [...html.matchAll(/<(?:script|link|img)\s[^>]*?(?:src|href)="([^"]+)"|url\(["']?(\/[^"')]+)/g)].map(
      match => (match[1] ?? match[2])!,
    )
    const files = new Set(
      named.filter(name => name.startsWith(base)).map(name => name.slice(base.length).split(/[?#]/)[0]!),
    )
    expect(files.size).toBeGreaterThan(5)
    const missing = [...files].filter(
      file => !existsSync(join(projectRoot, 'dist', file.replace(/(^|\/)$/, '$1index.html'))),
    )
    expect(missing).toEqual([])
  })

  it('has a title and a description of its own', async () => {
    for (const deck of decks) {
      const pages = await Promise.all(deck.slides.map((_, index) => page(`${deck.path}${index + 1}/`)))
      for (const tag of [
        /<title>([^<]*)</,
        /name="description" content="([^"]*)"/,
        /property="og:image" content="([^"]*)"/,
      ]) {
        const found = pages.map(html => attribute(html, tag))
        expect(found.every(Boolean)).toBe(true)
        expect(new Set(found).size, `${tag}`).toBe(pages.length)
      }
    }
  })

  it('pairs with the other language both ways', async () => {
    const hrefs = (html: string) =>
      [...html.matchAll(/rel="alternate" hreflang="([^"]+)" href="([^"]+)"/g)].map(
        ([, lang, href]) => `${lang} ${href}`,
      )
    for (let no = 1; no <= decks[0]!.slides.length; no++) {
      const [first, ...others] = await Promise.all(decks.map(async ({ path }) => hrefs(await page(`${path}${no}/`))))
      expect(first).toHaveLength(decks.length + 1)
      for (const other of others)
        expect(other).toEqual(first)
    }
  })
})

describe('the styles of every page', () => {
  it.each(decks)(
    'of $name divide no length by another in a way that WebKit before 2026 takes for degrees',
    async ({ path }) => {
      const pages = [await page(`${path}2/`), await page(`${path}handout/`)]
      const sheets = [...pages[0]!.matchAll(/<link[^>]*href="([^"]+\.css)"/g)].map(([, href]) =>
        href!.slice(base.length),
      )
      for (const css of [...pages, ...await Promise.all(sheets.map(page))])
        expect(css).not.toMatch(/tan\(\s*atan2/)
      // It is divided all the same, by angles of their own.
      expect(pages[0]).toMatch(/@property --stage-wide\{/)
      expect(pages[1]).toMatch(/@property --picture-wide\s*\{/)
    },
  )
})

describe('the files around them', () => {
  it('list every page in the sitemap', async () => {
    const map = await page('sitemap.xml')
    const listed = [...map.matchAll(/<loc>([^<]*)</g)].map(([, address]) => new URL(address!, site).pathname)
    const all = decks.flatMap(({ path, slides }) =>
      ['', 'handout/', ...slides.slice(1).map((_, index) => `${index + 2}/`)].map(address => base + path + address),
    )
    expect(listed.sort()).toEqual(all.sort())
  })

  it.each(decks)('have the live deck of $name compiled while it comes: it asks first of all', async ({ path }) => {
    const [name] = /assets\/deck-[\w-]+\.js/.exec(await page(`${path}1/`)) ?? []
    expect(await page(`${path}${name}`)).toMatch(/^\/\/# allFunctionsCalledOnLoad\n/)
  })

  it('show every preview picture in 1200 × 675, none too heavy', async () => {
    for (const { deck, no } of everySlide) {
      const bytes = await readFile(join(projectRoot, 'dist', deck.path, `preview/${no}.jpg`))
      expect(bytes.length).toBeGreaterThan(4000)
      expect(bytes.length).toBeLessThan(150_000)
    }
  })
})

describe('with scripts off', () => {
  it.each(decks)('$name reads and links on', async ({ path }) => {
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 1280, height: 720 } })
    const tab = await context.newPage()
    await tab.goto(`${site}${path}1/`)
    for (let no = 1; no < 4; no++) {
      await expect.poll(() => tab.locator('#first-paint :is(h1, h2)').first().isVisible()).toBe(true)
      await tab.locator('.audience-bar [rel="next"]').click()
      await tab.waitForURL(`**/${no + 1}/`)
    }
    expect(
      await tab
        .locator('.audience-bar button')
        .evaluateAll(all => all.filter(it => getComputedStyle(it).display !== 'none').length),
    ).toBe(0)
    await tab.locator('.audience-bar .bar-contents').click()
    await tab.locator('#contents').waitFor({ state: 'visible' })
    await context.close()
  })

  it('answers an unknown slide with the way back, and starts no deck', async () => {
    const tab = await browser.newPage()
    const response = await tab.goto(`${site}99/`)
    expect(response?.status()).toBe(404)
    expect(await tab.locator('script').count()).toBe(0)
    await tab.close()
  })
})

describe('under the policy', () => {
  // `npx lectern check` walks through every slide and calls a violation an error.
  it.each(decks)('$name opens with no violation, and what it forbids does not run', async ({ path }) => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, reducedMotion: 'reduce' })
    const tab = await context.newPage()
    const trouble: string[] = []
    tab.on('console', message => message.type() === 'error' && trouble.push(message.text()))
    await tab.exposeFunction('tell', (text: string) => trouble.push(text))
    await tab.addInitScript(() =>
      document.addEventListener('securitypolicyviolation', event =>
        (window as unknown as { tell: (text: string) => void }).tell(`${event.violatedDirective} ${event.blockedURI}`)),
    )
    await tab.goto(`${site}${path}1/`)
    await tab.waitForFunction(() => !document.querySelector('#first-paint'))
    await tab.keyboard.press('ArrowDown')
    await untilShown(tab, 2)
    expect(trouble).toEqual([])
    await tab.evaluate(() =>
      document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.ran = true' })),
    )
    await expect.poll(() => trouble.length).toBeGreaterThan(0)
    expect(await tab.evaluate(() => 'ran' in window)).toBe(false)
    await context.close()
  })
})
