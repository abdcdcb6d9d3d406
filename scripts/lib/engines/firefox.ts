import type { Browser, KeyInput } from 'puppeteer-core'
import type { Engine, EngineWindow, Settings } from './window.ts'
import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, rename, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import puppeteer from 'puppeteer-core'
import { clearAbandoned, removeNow, withOwnTemporary } from '../core/lifetime.ts'
import { kitRoot } from '../core/roots.ts'
import { endProcess } from './end-process.ts'
import { minimumTextPrefs } from './playwright.ts'

/** A Firefox as people have it, over WebDriver BiDi. */
export function firefoxEngine(path: string): Engine {
  return {
    name: 'firefox',
    path,
    prepare: () => startedProfile(path),
    launch: settings => launch(path, settings ?? {}),
  }
}

/** The browser itself, for what needs more than one window of it. Whoever launches it closes it. */
export function launchFirefox(path: string, settings: Settings = {}): Promise<Browser> {
  return withOwnTemporary(async () => {
    const profile = await mkdtemp(join(tmpdir(), 'firefox-'))
    await cp(await startedProfile(path), profile, { recursive: true })
    const browser = await start(path, profile, settings)
    browser.process()!.once('exit', () => removeNow(profile))
    return browser
  })
}

function start(path: string, profile: string, settings: Settings): Promise<Browser> {
  const { scripts = true, scheme = 'light', minimumText, forcedColours, anyCertificate } = settings
  return puppeteer.launch({
    browser: 'firefox',
    executablePath: path,
    headless: true,
    userDataDir: profile,
    acceptInsecureCerts: anyCertificate,
    extraPrefsFirefox: {
      // Of its own add-ons none has to do with a page that a test opens.
      'extensions.enabledScopes': 0,
      'ui.prefersReducedMotion': 1,
      'ui.systemUsesDarkTheme': scheme === 'dark' ? 1 : 0,
      'layout.css.prefers-color-scheme.content-override': scheme === 'dark' ? 0 : 1,
      'javascript.enabled': scripts,
      ...forcedColours && { 'browser.display.document_color_use': 2 },
      ...minimumText && minimumTextPrefs(minimumText),
    },
  })
}

/**
 * A profile in which this Firefox has started once and opened nothing, to be copied: its first start takes more than
 * twice as long as any other.
 */
async function startedProfile(path: string): Promise<string> {
  const { size, mtimeMs } = await stat(path)
  const profiles = join(kitRoot, '.cache/firefox')
  const profile = join(profiles, `${size}-${Math.round(mtimeMs)}`)
  if (!existsSync(profile)) {
    clearAbandoned(profiles, /^first-(\d+)-/)
    await mkdir(profiles, { recursive: true })
    const first = await mkdtemp(join(profiles, `first-${process.pid}-`))
    await start(path, first, {}).then(browser => browser.close())
    // Where another was faster, its own serves as well.
    await rename(first, profile).catch(() => removeNow(first))
  }
  return profile
}

async function launch(path: string, settings: Settings): Promise<EngineWindow> {
  const browser = await launchFirefox(path, settings)
  // In the first tab the address bar has the focus; without it in the page there is no ring, and no full screen.
  const page = await browser.newPage()
  await page.setViewport({ width: 1280, height: 720 })
  return {
    engine: 'firefox',
    open: async address => void await page.goto(address, { waitUntil: 'load' }),
    evaluate: (work, argument) => page.evaluate(work as never, argument as never) as Promise<never>,
    press: async (...keys) => {
      for (const key of keys)
        await page.keyboard.press((key === 'Space' ? ' ' : key) as KeyInput)
    },
    move: (x, y) => page.mouse.move(x, y),
    click: (x, y) => page.mouse.click(x, y),
    resize: size => page.setViewport(size),
    screenshot: () => page.screenshot(),
    // Puppeteer's own waits for a page to load, and a slide is none.
    back: () => page.evaluate(() => history.back()),
    forward: () => page.evaluate(() => history.forward()),
    reload: async () => void await page.reload({ waitUntil: 'load' }),
    print: ({ width, height }) =>
      page.pdf({
        width: `${width}in`,
        height: `${height}in`,
        margin: { top: '1cm', right: '1cm', bottom: '1cm', left: '1cm' },
      }),
    // Nothing of it is kept: to be let put its things in order would take it longer.
    close: () => endProcess(browser.process()!, 'SIGKILL'),
  }
}
