import type { Browser, KeyInput } from 'puppeteer-core'
import type { Engine, EngineWindow, Settings } from './window.ts'
import puppeteer from 'puppeteer-core'
import { minimumTextPrefs } from './playwright.ts'

/** A Firefox as people have it, over WebDriver BiDi. */
export function firefoxEngine(path: string): Engine {
  return { name: 'firefox', path, launch: settings => launch(path, settings ?? {}) }
}

/** The browser itself, for what needs more than one window of it. Whoever launches it closes it. */
export function launchFirefox(path: string, settings: Settings = {}): Promise<Browser> {
  const { scripts = true, scheme = 'light', minimumText, forcedColours, anyCertificate } = settings
  return puppeteer.launch({
    browser: 'firefox',
    executablePath: path,
    headless: true,
    acceptInsecureCerts: anyCertificate,
    extraPrefsFirefox: {
      'ui.prefersReducedMotion': 1,
      'ui.systemUsesDarkTheme': scheme === 'dark' ? 1 : 0,
      'layout.css.prefers-color-scheme.content-override': scheme === 'dark' ? 0 : 1,
      'javascript.enabled': scripts,
      ...forcedColours && { 'browser.display.document_color_use': 2 },
      ...minimumText && minimumTextPrefs(minimumText),
    },
  })
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
    close: () => browser.close(),
  }
}
