import type { Browser } from 'playwright-chromium'
import type { StaticServer } from '../../scripts/lib/core/server.ts'
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import process from 'node:process'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../../scripts/lib/core/browser.ts'
import { projectRoot } from '../../scripts/lib/core/roots.ts'
import { serve } from '../../scripts/lib/core/server.ts'
import { difference } from '../helpers/pictures.ts'
import { position, untilShown, watchTrouble } from '../helpers/visit.ts'

/*
 * What an author gets who has the packed kit and nothing of this repository: a starter in a folder with a space and
 * Hangul in its name, its packages from the registry, every command from its own `node_modules`.
 */

const room = await mkdtemp(join(tmpdir(), 'packed-'))
const talk = join(room, '나의 talk')
const addon = join(talk, 'node_modules/slidev-addon-lectern')
/** Where the talk in two languages is served from: below a path, as a project's pages are. */
const base = '/talks/mine/'
/** Names, and hues, of the talk that this repository shows. */
const foreign = /prometheus|bezos|musk|#d9783f|#c79a1f|#4a9c8d/i

interface Ended { code: number, said: string }

function run(command: string, args: string[], folder: string): Promise<Ended> {
  const path = [join(folder, 'node_modules/.bin'), process.env.PATH].join(delimiter)
  return new Promise(resolve =>
    execFile(
      command,
      args,
      { cwd: folder, env: { ...process.env, PATH: path }, maxBuffer: 1e8 },
      (error, said, complained) => resolve({ code: error ? Number(error.code) || 1 : 0, said: said + complained }),
    ),
  )
}

async function lectern(...args: string[]): Promise<string> {
  const { code, said } = await run(join(talk, 'node_modules/.bin/lectern'), args, talk)
  expect(said, said).not.toMatch(/^\s+at .*\.[jt]s:\d/m)
  expect(code, said).toBe(0)
  return said
}

/** Builds, prints and checks the talk as it now is. */
async function made(...args: string[]): Promise<{ built: string, checked: string }> {
  const built = await lectern('build', ...args)
  expect(await lectern('export')).toContain('.handout.pdf')
  return { built, checked: await lectern('check') }
}

/** Texts of a folder, by path. */
async function texts(folder: string, ending: RegExp): Promise<Map<string, string>> {
  const names = (await readdir(folder, { recursive: true })).filter(
    name => ending.test(name) && !name.includes('node_modules'),
  )
  return new Map(
    await Promise.all(names.map(async name => [name, await readFile(join(folder, name), 'utf8')] as const)),
  )
}

beforeAll(async () => {
  const { code, said } = await run(process.execPath, [join(projectRoot, 'bin/lectern.js'), 'new', talk], projectRoot)
  expect(code, said).toBe(0)
  const installed = await run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund'], talk)
  expect(installed.code, installed.said).toBe(0)
}, 480_000)
afterAll(() => rm(room, { recursive: true, force: true }))

it('brings the kit and nothing of the talk that shows it', async () => {
  const found = [...(await texts(addon, /\.(?:ts|vue|css|md|json|js|html)$|^LICENSE$/))]
    .filter(([, text]) => foreign.test(text))
    .map(([name]) => name)
  expect(found).toEqual([])
  const names = await readdir(addon, { recursive: true })
  expect(
    names.filter(name => /^(?:snippets|slides|tests|bench|public)|(?:^|\/)talk\/|lint|engines/.test(name)),
  ).toEqual([])
})

describe('the starter', () => {
  it('builds, prints and checks clean in one language', { timeout: 400_000 }, async () => {
    const { built, checked } = await made()
    expect(built).not.toContain('stay English')
    expect(checked).toMatch(/^6 slides, \d+ click states: 0 errors, 0 warnings/m)
    const pages = await texts(join(talk, 'dist'), /\.(?:html|js|css|xml|txt)$/)
    expect(pages.size).toBeGreaterThan(12)
    for (const [name, text] of pages) {
      expect(foreign.exec(text)?.[0], name).toBeUndefined()
      if (/\.(?:html|xml)$/.test(name))
        expect(text, name).not.toMatch(/hreflang="(?!en")|href="\/[a-z]{2}\/"/)
    }
    expect(pages.get('4/index.html')).toContain('4.5 : 1')
    expect(await readFile(join(talk, 'dist/handout/contrast.csv'), 'utf8')).toMatch(/Text,4\.5\r\n/)
  })

  it('says the same in a second language, which is none of ours, below a path', { timeout: 400_000 }, async () => {
    await cp(join(projectRoot, 'tests/fixtures/german'), talk, { recursive: true })
    const { built, checked } = await made('--base', base)
    expect(await lectern('bundle', '--deck', 'de')).toContain('.de.html')
    expect(built.match(/slides\.de\.md: \d+ words around the slides.*stay English/g)).toHaveLength(1)
    expect(checked).toMatch(/^12 slides, \d+ click states: 0 errors, 0 warnings/m)
    const [english, german] = await Promise.all(
      ['4/index.html', 'de/4/index.html'].map(name => readFile(join(talk, 'dist', name), 'utf8')),
    )
    expect(english).toMatch(/hreflang="de"/)
    expect(english).not.toMatch(/hreflang="ko"/)
    expect(german).toContain('4,5 : 1')
    expect(german).toContain('berichtet')
    expect(german).toContain('hreflang="en"')
  })

  describe('below a path', () => {
    const languages = [{ name: 'English', path: '' }, { name: 'German', path: 'de/' }]
    const [last, mapped] = [6, 3]
    let browser: Browser
    let server: StaticServer

    beforeAll(async () => {
      server = await serve(join(talk, 'dist'), base)
      browser = await launchBrowser()
    })
    afterAll(async () => {
      await browser?.close()
      await server?.close()
    })

    it.each(languages)('opens in $name by deep link and stays below that path', async ({ path }) => {
      const page = await browser.newPage({ reducedMotion: 'reduce' })
      const trouble = watchTrouble(page, server.url)
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

    it.each(languages)('has every page and file that the slides in $name name', async ({ path }) => {
      const named = new Set<string>()
      for (let no = 1; no <= last; no++) {
        const html = await readFile(join(talk, 'dist', path, `${no}/index.html`), 'utf8')
        for (const [, tag, href] of html.matchAll(/<(a|link|script|img)\s[^>]*?(?:href|src)="([^"]+)"/g)) {
          if (tag !== 'a' || !/^https?:/.test(href!))
            named.add(href!.split(/[?#]/)[0]!)
        }
      }
      expect(named.size).toBeGreaterThan(2 * last)
      const inside = [...named].filter(Boolean)
      expect(inside.filter(href => !href.startsWith(base))).toEqual([])
      expect(
        inside.filter(
          href => !existsSync(join(talk, 'dist', href.slice(base.length), href.endsWith('/') ? 'index.html' : '')),
        ),
      ).toEqual([])
    })

    it.each(languages)(
      'shows the slides in $name before any script, and lets the live ones take over in place',
      async ({ path }) => {
        const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, reducedMotion: 'reduce' })
        const blank = await context.newPage()
        const style
          = '.audience-bar button { visibility: hidden !important; } .audience-bar { transition: none !important; opacity: 1 !important; }'
        const still = await context.newPage()
        const missing: string[] = []
        still.on('response', response => response.status() >= 400 && missing.push(response.url()))
        await still.route(/\.js$/, route => route.abort())
        await still.goto(`${server.url}${path}${mapped}/?clicks=1`)
        await still.evaluate(() => document.fonts.ready)
        const before = await still.screenshot({ style })
        const live = await context.newPage()
        await live.goto(`${server.url}${path}${mapped}/?clicks=1`)
        await live.waitForFunction(() => !document.querySelector('#first-paint'))
        expect(await difference(blank, before, await live.screenshot({ style }))).toBeLessThan(0.0005)
        await still.locator('.audience-bar [rel="next"]').press('ArrowDown')
        await still.waitForURL(`**${base}${path}${mapped + 1}/`)
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
      expect(ways).toEqual(languages.map(({ path }) => base + path))
      await page.close()
    })
  })

  it('goes on without claims, maps and faces, in one scheme, with plain Markdown', { timeout: 400_000 }, async () => {
    await Promise.all(
      ['slides.de.md', 'snippets/claims.ts', 'snippets/sources.ts', 'snippets/maps'].map(name =>
        rm(join(talk, name), { recursive: true }),
      ),
    )
    await cp(join(projectRoot, 'starter/snippets/charts.ts'), join(talk, 'snippets/charts.ts'))
    const charts = await readFile(join(talk, 'snippets/charts.ts'), 'utf8')
    await writeFile(join(talk, 'snippets/charts.ts'), charts.replaceAll(', claims: [\'C1\']', ''))
    // What the page about charts says besides, as it says it.
    const page = await readFile(join(addon, 'docs/chart.md'), 'utf8')
    const said = (begins: string) => new RegExp(`^\`\`\`\\w+\\n(${begins}[\\s\\S]*?)^\`\`\``, 'm').exec(page)![1]!
    const cards = said('import type \\{ Scorecard').replace(/, (?:claims|findings): \[[^\]]*\]/g, '')
    await writeFile(join(talk, 'snippets/scorecards.ts'), cards)
    await writeFile(join(talk, 'components/Rain.vue'), said('<script setup'))
    const slide = (markdown: string, note: string) =>
      `${markdown.replace('\n---\n\n', '\nminutes: 0.1\n---\n\n')}\n<!--\n${note}\n-->\n\n`
    const shown = slide(said('---\nlayout: scorecard'), 'Rain.\n\n[click] A storm.\n\n[click] And bees.')
      + slide('---\nlayout: chart\n---\n\n## Rain by day\n\n<Rain />\n', 'Turn it.')
      + await readFile(join(projectRoot, 'tests/fixtures/markdown/slides.md'), 'utf8')
    const slides = (await readFile(join(talk, 'slides.md'), 'utf8')).replace('---\nlayout: end', `${shown}$&`)
    const bare = slides
      .replace(/^claims: .*\n/gm, '')
      .replace(/ <Cite [^>]*\/>/g, '')
      .replace(/---\nlayout: map[\s\S]*?-->\n\n/, '')
      .replace('duration: 4min', 'duration: 3min')
      .replace(/^faces:\n(?: .*\n)+/m, 'colorSchema: dark\nrouterMode: hash\nfonts:\n  sans: Room Sans\n')
      .replace('favicon: /favicon.svg', 'favicon: /mark.svg')
    await writeFile(join(talk, 'slides.md'), bare)
    for (const name of ['components', 'global-bottom.vue', 'layouts', 'pictures', 'public', 'uno.config.ts'])
      await cp(join(projectRoot, 'tests/fixtures/markdown', name), join(talk, name), { recursive: true })
    await cp(join(talk, 'public/favicon.svg'), join(talk, 'public/mark.svg'))
    const { built, checked } = await made()
    for (const page of ['1', 'handout'])
      expect(await readFile(join(talk, `dist/${page}/index.html`), 'utf8')).toMatch(/rel="icon"[^>]*href="\/mark\.svg"/)
    expect(built).toMatch(/^slides\.md slide 15 "Only this" asks for https:\/\/pictures\.example\/room\.png, and/m)
    expect(built).not.toContain('beyond its page')
    const [bundle] = /\S+\.html/.exec(await lectern('bundle'))!
    const whole = await readFile(join(talk, bundle), 'utf8')
    expect(whole).toMatch(/"image":"data:image\/svg\+xml;base64,/)
    expect(whole).toContain('data:audio/wav;base64,')
    expect(checked).toMatch(/^glyphs skipped: the deck brings no fonts of its own$/m)
    expect(checked).toMatch(/^16 slides, \d+ click states: 0 errors/m)
    const [card, model, styled] = await Promise.all(
      [5, 6, 14].map(no => readFile(join(talk, `dist/${no}/index.html`), 'utf8')),
    )
    // What is no editor here is code like any other; what a slide does for itself it does.
    expect(styled).toMatch(/<code[\s\S]*far/)
    expect(styled).not.toContain('dishonored')
    expect(styled).toContain('The room is 15 metres')
    const style = [...(await texts(join(talk, 'dist/assets'), /\.css$/)).values()].join('')
    expect(style).toContain('letter-spacing:.31em')
    // Slidev's own way to name families, where the talk brings no faces.
    expect(style).toMatch(/--font-display:\s*["']?Room Sans["']?,\s*system-ui/)
    expect(style).toMatch(/--font-body:\s*["']?Room Sans["']?,\s*system-ui/)
    // What a slide's `class` asks for, and no words.
    expect(style).toMatch(/\.indent-px\{text-indent:1px/)
    expect(card).toMatch(/role="rowheader"[^>]*>More rain than in April/)
    expect(model).toMatch(/Days of rain<[\s\S]*>12<[\s\S]*<input[^>]*type="range"/)
  })

  it('gives a list and a quotation on a layout of the author\'s own their marks and their space', async () => {
    const [server, browser] = await Promise.all([serve(join(talk, 'dist')), launchBrowser()])
    const page = await browser.newPage({ viewport: { width: 980, height: 552 } })
    await page.goto(`${server.url}paper/`)
    const offsets = await page.locator('.rough-annotation path').evaluateAll(paths =>
      paths.map(path => getComputedStyle(path).strokeDashoffset))
    expect(new Set(offsets)).toEqual(new Set(['0px']))
    const numbers = Array.from({ length: 16 }, (_, index) => String(index + 1))
    expect(await page.locator('.own-number').allTextContents()).toEqual(numbers)
    const styleOf = (of: string) => page.locator(`.slidev-layout.thirds ${of}`).first().evaluate((element) => {
      const { listStyleType, marginBottom, borderLeftWidth } = getComputedStyle(element)
      return [listStyleType, marginBottom, borderLeftWidth]
    })
    expect(await styleOf('li')).toEqual(['disc', '6px', '0px'])
    expect(await styleOf('h1 + p')).toEqual(['disc', '16px', '0px'])
    expect(await styleOf('blockquote')).toEqual(['disc', '16px', '3px'])
    expect(await styleOf('blockquote > p')).toEqual(['disc', '0px', '0px'])
    await browser.close()
    await server.close()
  })

  it.each([true, false])('shows one scheme to whoever prefers the other, scripts %s', async (javaScriptEnabled) => {
    const [server, browser] = await Promise.all([serve(join(talk, 'dist')), launchBrowser()])
    const page = await browser.newPage({ colorScheme: 'light', javaScriptEnabled })
    for (const path of ['', '5/', '15/', 'handout/']) {
      const isDark = () => page.locator('body').evaluate(body => getComputedStyle(body).backgroundColor)
        .then(ground => expect(ground, path).toBe('rgb(13, 11, 10)'))
      await page.goto(`${server.url}${path}`, { waitUntil: 'domcontentloaded' })
      await isDark()
      if (javaScriptEnabled)
        await page.locator('#first-paint').waitFor({ state: 'detached' })
      await isDark()
    }
    await browser.close()
    await server.close()
  })

  it('plays a sound of the author\'s own', async () => {
    const [server, browser] = await Promise.all([serve(join(talk, 'dist')), launchBrowser()])
    const page = await browser.newPage()
    await page.goto(`${server.url}14/`)
    await page.locator('#first-paint').waitFor({ state: 'detached' })
    const length = () => page.locator('audio').evaluate((audio: HTMLAudioElement) => audio.duration)
    await expect.poll(length).toBeCloseTo(0.01)
    await browser.close()
    await server.close()
  })

  it('draws plain Markdown on its still pages as lists, and code that a room can read', async () => {
    const [server, browser] = await Promise.all([serve(join(talk, 'dist')), launchBrowser()])
    const page = await browser.newPage({ javaScriptEnabled: false })
    const style = (selector: string, name: string) =>
      page.locator(selector).first().evaluate((it, name) => getComputedStyle(it).getPropertyValue(name), name)
    await page.goto(`${server.url}8/`)
    expect(await Promise.all(['ul li', 'ol li'].map(item => style(`#first-paint ${item}`, 'list-style-type'))))
      .toEqual(['disc', 'decimal'])
    expect(Number.parseFloat(await style('#first-paint li', 'margin-bottom'))).toBeGreaterThan(0)
    await page.goto(`${server.url}9/`)
    expect(Number.parseFloat(await style('#first-paint pre', 'font-size'))).toBeGreaterThanOrEqual(16)
    await browser.close()
    await server.close()
  })

  it('shows what an animation brings in on paper, on still pages and to whoever wants no motion', async () => {
    const [server, browser] = await Promise.all([serve(join(talk, 'dist')), launchBrowser()])
    for (const [path, settings] of [
      ['paper/', {}],
      ['handout/', {}],
      ['13/', { javaScriptEnabled: false }],
      ['13/', { reducedMotion: 'reduce' }],
    ] as const) {
      const page = await browser.newPage(settings)
      await page.goto(`${server.url}${path}`)
      if (path === '13/' && !('javaScriptEnabled' in settings))
        await page.locator('#first-paint').waitFor({ state: 'detached' })
      const words = page.locator('.thirds h1 + p')
      expect(await words.evaluate(it => getComputedStyle(it).visibility), path).toBe('visible')
      await page.close()
    }
    await browser.close()
    await server.close()
  })

  it('shows what a script has drawn, whole, on paper and on still pages', async () => {
    const [server, browser] = await Promise.all([serve(join(talk, 'dist')), launchBrowser()])
    const page = await browser.newPage({ javaScriptEnabled: false })
    for (const path of ['14/', 'paper/', 'handout/']) {
      await page.goto(`${server.url}${path}`)
      const drawn = page.locator('img.rising')
      expect(await drawn.count(), path).toBe(2)
      for (const picture of await drawn.all()) {
        const { width, height } = (await picture.boundingBox())!
        expect(width / height).toBeCloseTo(1)
        const corner = await picture.evaluate((image: HTMLImageElement) => {
          const pen = new OffscreenCanvas(60, 60).getContext('2d')!
          pen.drawImage(image, 0, 0, 60, 60)
          return [...pen.getImageData(2, 2, 1, 1).data]
        })
        expect(corner.map(value => Math.round(value / 16)), path).toEqual([0, 0, 16, 16])
      }
    }
    await browser.close()
    await server.close()
  })

  it('names a mistake by file, line and what there is', async () => {
    const file = join(talk, 'slides.md')
    const slides = await readFile(file, 'utf8')
    await writeFile(
      file,
      slides
        .replace('layout: evidence\n', 'layout: evidnce\nminuts: 1\n')
        .replace('layout: end\nconcept: ink', 'layout: end\nconcept: inc'),
    )
    const build = () => run(join(talk, 'node_modules/.bin/lectern'), ['build'], talk)
    const { code, said } = await build()
    await writeFile(file, slides.replace(/^addons: .*\n/m, ''))
    const without = await build()
    await writeFile(file, slides)
    expect(without).toEqual({
      code: 1,
      said: 'slides.md:1: this deck does not name the kit among its addons; write addons: [slidev-addon-lectern]\n',
    })
    expect(code).toBe(1)
    expect(said).toMatch(/^slides\.md:\d+: there is no layout "evidnce"; did you mean evidence\?$/m)
    expect(said).toMatch(/^slides\.md:\d+: there is no concept "inc"; did you mean ink\?$/m)
    expect(said).toMatch(/^slides\.md:\d+: nothing reads the setting "minuts"; did you mean minutes\?$/m)
  })

  const again = join(room, 'another')

  it('is written again from the talk itself, and nothing is overwritten', async () => {
    const { said } = await run(join(talk, 'node_modules/.bin/lectern'), ['new', again], talk)
    const { name, dependencies } = JSON.parse(await readFile(join(again, 'package.json'), 'utf8')) as {
      name: string
      dependencies: Record<string, string>
    }
    expect(name, said).toBe('another')
    expect(dependencies['slidev-addon-lectern']).toMatch(/^file:\.\.\/.*\.tgz$/)
    const refused = await run(join(talk, 'node_modules/.bin/lectern'), ['new', again], talk)
    expect(refused).toEqual({ code: 1, said: expect.stringContaining('is not empty, and stays as it is') })
  })

  it('builds as pnpm installs it, with a theme of its own laid over the kit', { timeout: 300_000 }, async () => {
    await mkdir(join(again, 'theme/layouts'), { recursive: true })
    await mkdir(join(again, 'theme/styles'))
    await writeFile(
      join(again, 'theme/package.json'),
      '{ "name": "slidev-theme-own", "slidev": { "colorSchema": "dark" } }',
    )
    await writeFile(
      join(again, 'theme/layouts/end.vue'),
      '<template><div class="slidev-layout end" data-theme><slot /></div></template>',
    )
    await writeFile(
      join(again, 'theme/styles/index.css'),
      'html.dark a { color: #ff0000 } .slidev-layout h1 { letter-spacing: 0.27em } '
      + '#app .slidev-slide-content, #app .print-slide-container { background: #123456 }',
    )
    const foreignStyle = 'https://fonts.example/css?family=Own'
    await writeFile(join(again, 'theme/index.html'), `<head>
  <meta name="theme-color" content="#123456">
  <link rel="stylesheet" href="${foreignStyle}">
  <style>.slidev-layout h1 { word-spacing: 0.31em }</style>
</head>
`)
    const slides = await readFile(join(again, 'slides.md'), 'utf8')
    const themed = slides.replace('theme: default', 'theme: ./theme')
      .replace('motif: letters', 'background: "#24405c"')
      .replace('favicon: /favicon.svg', 'defaults: { foot: false }')
      .replace(/(layout: end\n[^-]*?)motif: .*\n/, '$1')
    await writeFile(join(again, 'slides.md'), themed)
    await rm(join(again, 'public/favicon.svg'))
    const pnpm = (...args: string[]) => run('npx', ['--yes', 'pnpm@12.21.0', ...args], again)
    const installed = await pnpm('install')
    expect(installed.code, installed.said).toBe(0)
    const { code, said } = await pnpm('exec', 'lectern', 'build')
    expect(code, said).toBe(0)
    expect(said).toContain(`slide 1 "Read from the last row" asks for ${foreignStyle}`)
    const [server, browser] = await Promise.all([serve(join(again, 'dist')), launchBrowser()])
    const page = await browser.newPage({ javaScriptEnabled: false })
    await page.goto(`${server.url}6/`)
    expect(await page.locator('.slidev-layout.end[data-theme] h1').evaluate(it => getComputedStyle(it).letterSpacing))
      .not.toMatch(/^(?:normal|0px|-)/)
    expect(await page.locator('meta[name="theme-color"]').getAttribute('content')).toBe('#123456')
    expect(await page.locator(`[href="${foreignStyle}"]`).count()).toBe(0)
    expect(await page.locator('#first-paint h1').evaluate(it => getComputedStyle(it).wordSpacing)).not.toBe('0px')
    const groundOf = (slide: string) =>
      page.locator(slide).last().evaluate(it => getComputedStyle(it).backgroundColor)
    expect(await groundOf('#first-paint .slidev-slide-content')).toBe('rgb(18, 52, 86)')
    // Where it has none, it draws on Slidev's own.
    expect(await page.locator('html').evaluate((html) => {
      html.classList.remove('dark')
      return getComputedStyle(html).getPropertyValue('--ground').trim()
    })).toBe('#fff')
    const [bar, link] = await Promise.all(['.audience-bar', '.audience-bar a[href]'].map(of =>
      page.locator(of).first().evaluate(it => getComputedStyle(it).color)))
    expect(link).toBe(bar)
    expect(await page.locator('.thread').count()).toBe(0)
    expect(await page.locator('link[rel="icon"]').getAttribute('href')).toBe('data:,')
    await page.goto(`${server.url}1/`)
    expect(await page.locator('.slidev-layout.cover .words').count()).toBeGreaterThan(0)
    const [slide, colour] = await Promise.all(['.slidev-layout.cover', '.beside-words'].map(of =>
      page.locator(of).boundingBox()))
    expect([colour!.y, colour!.x + colour!.width]).toEqual([slide!.y, slide!.x + slide!.width])
    expect(colour!.height).toBeLessThan(slide!.height)
    await browser.close()
    await server.close()
    // Dark on paper as well: its words are made for that ground.
    const printed = await pnpm('exec', 'lectern', 'export', '--range', '2', '--out', 'paper')
    expect(printed.code, printed.said).toBe(0)
    const [pdf] = (await readdir(join(again, 'paper'))).filter(name => !name.includes('handout'))
    const pdfium = await PDFiumLibrary.init()
    const document = await pdfium.loadDocument(await readFile(join(again, 'paper', pdf!)))
    const { data } = await document.getPage(0).render({ scale: 1, render: 'bitmap' })
    expect([...data.slice(0, 3)]).toEqual([18, 52, 86])
    document.destroy()
    pdfium.destroy()
  })

  it('says which Node it needs where there is an older one', async () => {
    const older = 'data:text/javascript,'
      + 'Object.defineProperty(process,"versions",{value:{...process.versions,node:"20.1.0"}})'
    expect(await run(process.execPath, ['--import', older, join(addon, 'bin/lectern.js'), 'build'], talk)).toEqual({
      code: 1,
      said: expect.stringMatching(/^Node 20\.1\.0 is too old for lectern\. Install 22\.18 or a newer one/),
    })
  })
})
