import type { BrowserType } from 'playwright-chromium'
import type { Engine, EngineName, EngineWindow, Settings } from './window.ts'
import { chromium, firefox, webkit } from 'playwright-chromium'
import { startedAs } from '../core/browser.ts'

export const playwrightTypes: Record<EngineName, BrowserType> = { chromium, firefox, webkit }

/** Chromium, or one of the builds of Firefox and WebKit that Playwright itself downloads. */
export function playwrightEngine(name: EngineName, path: string): Engine {
  return { name, path, launch: settings => launch(name, path, settings ?? {}) }
}

async function launch(name: EngineName, path: string, settings: Settings): Promise<EngineWindow> {
  const { scripts = true, scheme = 'light', minimumText, forcedColours, anyCertificate } = settings
  const browser = await playwrightTypes[name].launch({
    executablePath: path,
    ...name === 'chromium' && startedAs,
    ...name === 'firefox' && minimumText && { firefoxUserPrefs: minimumTextPrefs(minimumText) },
  })
  const context = await browser.newContext({
    viewport: { width: 1280, height: 720 },
    javaScriptEnabled: scripts,
    colorScheme: scheme,
    reducedMotion: 'reduce',
    ignoreHTTPSErrors: anyCertificate,
    forcedColors: forcedColours ? 'active' : 'none',
  })
  const page = await context.newPage()
  return {
    engine: name,
    open: async address => void (await page.goto(address, { waitUntil: 'load' })),
    evaluate: (work, argument) => page.evaluate(work as never, argument) as Promise<never>,
    press: async (...keys) => {
      for (const key of keys)
        await page.keyboard.press(key)
    },
    move: (x, y) => page.mouse.move(x, y),
    click: (x, y) => page.mouse.click(x, y),
    resize: size => page.setViewportSize(size),
    screenshot: () => page.screenshot(),
    back: async () => void (await page.goBack({ waitUntil: 'commit' })),
    forward: async () => void (await page.goForward({ waitUntil: 'commit' })),
    reload: async () => void (await page.reload({ waitUntil: 'load' })),
    ...(name === 'chromium' && {
      print: ({ width, height }) =>
        page.pdf({
          width: `${width}in`,
          height: `${height}in`,
          margin: Object.fromEntries(['top', 'right', 'bottom', 'left'].map(side => [side, '1cm'])),
          tagged: true,
        }),
    }),
    close: () => browser.close(),
  }
}

/** Firefox's smallest size of text, which it keeps for each script. */
export function minimumTextPrefs(pixels: number): Record<string, number> {
  return Object.fromEntries(['x-western', 'ko', 'x-unicode'].map(script => [`font.minimum-size.${script}`, pixels]))
}
