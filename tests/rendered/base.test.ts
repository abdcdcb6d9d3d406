import type { Browser } from 'playwright-chromium'
import type { StaticServer } from '../../scripts/lib/core/server.ts'
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../../scripts/lib/core/browser.ts'
import { projectRoot } from '../../scripts/lib/core/roots.ts'
import { serve } from '../../scripts/lib/core/server.ts'
import { difference } from '../helpers/pictures.ts'
import { decks } from '../helpers/talk.ts'
import { position, untilShown, watchTrouble } from '../helpers/visit.ts'

const base = '/talks/prometheus/'
const out = join(projectRoot, '.cache/below-a-path')
let browser: Browser
let server: StaticServer

beforeAll(async () => {
  await rm(out, { recursive: true, force: true })
  await promisify(execFile)(process.execPath, [join(projectRoot, 'scripts/build.ts'), '--base', base, '--out', out])
  server = await serve(out, base)
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

describe('a site below a path', () => {
  it.each(decks)('opens $name by deep link and stays below that path', async ({ path, slides }) => {
    const page = await browser.newPage({ reducedMotion: 'reduce' })
    const trouble = watchTrouble(page, server.url)
    const last = slides.length
    await page.goto(`${server.url}${path}${last}/`)
    await untilShown(page, last)
    await page.keyboard.press('ArrowLeft')
    await page.waitForURL(url => !url.pathname.endsWith(`/${last}/`))
    expect(position(page).no).toBe(last - 1)
    expect(new URL(page.url()).pathname).toMatch(new RegExp(`^${base}${path}${last - 1}/?$`))
    await page.reload()
    await untilShown(page, last - 1)
    const icon = await page.locator('link[rel="icon"]').evaluate((link: HTMLLinkElement) => link.href)
    expect(icon.startsWith(server.url)).toBe(true)
    expect((await page.request.get(icon)).status()).toBe(200)
    await page.waitForLoadState('networkidle')
    expect(trouble).toEqual([])
    await page.close()
  })

  it.each(decks)('has every page and file that the slides of $name name, below that path', async ({ path, slides }) => {
    const named = new Set<string>()
    for (const no of slides.keys()) {
      const html = await readFile(join(out, path, `${no + 1}/index.html`), 'utf8')
      for (const [, tag, href] of html.matchAll(/<(a|link|script|img)\s[^>]*?(?:href|src)="([^"]+)"/g)) {
        if (tag !== 'a' || !/^https?:/.test(href!))
          named.add(href!.split(/[?#]/)[0]!)
      }
    }
    expect(named.size).toBeGreaterThan(2 * slides.length)
    expect([...named].filter(href => href && !href.startsWith(base))).toEqual([])
    // The PDFs and the files for offline use are added after the build and have tests of their own.
    const own = [...named].filter(href => href && !/\.pdf$|\.html$/.test(href))
    expect(
      own.filter(href => !existsSync(join(out, href.slice(base.length), href.endsWith('/') ? 'index.html' : ''))),
    ).toEqual([])
  })

  it.each(decks)(
    'shows the slides of $name before any script, and lets the live ones take over in place',
    async ({ path, slides }) => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, reducedMotion: 'reduce' })
      const blank = await context.newPage()
      const no = slides.findIndex(({ frontmatter }) => frontmatter.layout === 'map') + 1
      const style
        = '.audience-bar button { visibility: hidden !important; } .audience-bar { transition: none !important; opacity: 1 !important; }'
      const still = await context.newPage()
      const missing: string[] = []
      still.on('response', response => response.status() >= 400 && missing.push(response.url()))
      await still.route(/\.js$/, route => route.abort())
      await still.goto(`${server.url}${path}${no}/?clicks=1`)
      await still.evaluate(() => document.fonts.ready)
      const before = await still.screenshot({ style })
      const live = await context.newPage()
      await live.goto(`${server.url}${path}${no}/?clicks=1`)
      await live.waitForFunction(() => !document.querySelector('#first-paint'))
      expect(await difference(blank, before, await live.screenshot({ style }))).toBeLessThan(0.0005)
      await still.locator('.audience-bar [rel="next"]').press('ArrowDown')
      await still.waitForURL(`**${base}${path}${no + 1}/`)
      await still.goto(`${server.url}${path}handout/`)
      await still.evaluate(() => document.fonts.ready)
      expect(missing).toEqual([])
      await context.close()
    },
  )

  it('answers what it does not have with a way back', async () => {
    const page = await browser.newPage({ reducedMotion: 'reduce' })
    const response = await page.goto(`${server.url}nowhere/`)
    expect(response?.status()).toBe(404)
    const ways = await page
      .locator('a')
      .evaluateAll(found => found.map(link => new URL((link as HTMLAnchorElement).href).pathname))
    expect(ways).toEqual(decks.map(({ path }) => base + path))
    await page.close()
  })
})
