import type { ChildProcess } from 'node:child_process'
import type { Engine, EngineWindow, Settings } from './window.ts'
import { Buffer } from 'node:buffer'
import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { Builder, Capabilities, Key } from 'selenium-webdriver'
import { freePort } from '../core/ports.ts'
import { endProcess } from './end-process.ts'

/** What WebKitGTK needs besides itself: its driver, and a screen that nobody sees. */
export interface WebKitPaths {
  browser: string
  driver: string
  screen: string
}

/** For how long an answer is waited for, in milliseconds. */
const patience = 60_000

/** Room for the largest window of the tests with the browser's own bar. */
const screen = { width: 3840, height: 2300 }

/**
 * MiniBrowser has no settings of its own: GTK's reduce its motion and make its bar so small that a phone's window can
 * be had.
 */
const gtkSettings = (dark: boolean) =>
  `[Settings]\ngtk-enable-animations=0\ngtk-application-prefer-dark-theme=${dark ? 1 : 0}\n`
const gtkStyle
  = 'toolbar, toolbar *, headerbar, headerbar *, box.horizontal button, entry, tab, tab * { min-width: 0; min-height: 0; margin: 0; padding: 0; border-width: 0; font-size: 1px; -gtk-icon-transform: scale(0); }\n'

/** Letters as wide as their face says, as Safari has them, not fitted to whole pixels: GTK takes that from X alone. */
const fontSettings = 'Xft.hinting: 0\nXft.hintstyle: hintnone\n'

/** WebKitGTK, over WebDriver. */
export function webkitEngine(paths: WebKitPaths): Engine {
  return { name: 'webkit', path: paths.browser, launch: settings => launch(paths, settings ?? {}) }
}

async function launch(
  paths: WebKitPaths,
  { scripts = true, scheme = 'light', anyCertificate = false }: Settings,
): Promise<EngineWindow> {
  const folder = await mkdtemp(join(tmpdir(), 'webkit-'))
  const processes: ChildProcess[] = []
  const end = async (): Promise<void> => {
    for (const child of processes.reverse())
      await endProcess(child)
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  try {
    await mkdir(join(folder, 'gtk-3.0'))
    await writeFile(join(folder, 'gtk-3.0/settings.ini'), gtkSettings(scheme === 'dark'))
    await writeFile(join(folder, 'gtk-3.0/gtk.css'), gtkStyle)
    await writeFile(join(folder, 'Xdefaults'), fontSettings)
    const [display, server] = await openScreen(paths.screen)
    processes.push(server)
    const port = await freePort(20_000 + Math.floor(Math.random() * 20_000))
    const home = Object.fromEntries(['CONFIG', 'DATA', 'CACHE'].map(kind => [`XDG_${kind}_HOME`, folder]))
    processes.push(
      startTied(paths.driver, [`--port=${port}`, '--host=127.0.0.1'], {
        ...process.env,
        ...home,
        DISPLAY: display,
        GDK_BACKEND: 'x11',
        XENVIRONMENT: join(folder, 'Xdefaults'),
        // On a screen in memory a picture that goes through the graphics card's way is painted twice, by the processor.
        WEBKIT_DISABLE_DMABUF_RENDERER: '1',
      }),
    )
    const address = `http://127.0.0.1:${port}`
    await poll('WebKitWebDriver does not answer.', () => fetch(`${address}/status`).then(it => it.ok, () => false))
    const driver = await new Builder()
      .usingServer(address)
      .withCapabilities(
        new Capabilities({
          'browserName': 'MiniBrowser',
          // Keys must reach a page that is still on its way; where scripts are off, a question asked on the way may
          // never be answered, and the driver itself waits.
          'pageLoadStrategy': scripts ? 'none' : 'normal',
          'acceptInsecureCerts': anyCertificate,
          'webkitgtk:browserOptions': {
            binary: paths.browser,
            args: ['--automation', ...(scripts ? [] : ['--enable-javascript=false'])],
          },
        }),
      )
      .build()
    await driver.manage().setTimeouts({ script: patience, pageLoad: patience })
    const loaded = async (go: () => Promise<void>): Promise<void> => {
      if (!scripts)
        return go()
      await driver.executeScript('globalThis.leaving = true')
      await go()
      await poll(`WebKit has not loaded the page within ${patience / 1000} s.`, () =>
        driver
          .executeScript<boolean>('return !globalThis.leaving && document.readyState === "complete"')
          .catch(() => false))
    }
    const resize = async ({ width, height }: { width: number, height: number }): Promise<void> => {
      const inner = () =>
        driver.executeScript<[number, number, number]>('return [innerWidth, innerHeight, outerHeight - innerHeight]')
      const [, , bar] = await inner()
      // Where no window manager gives the keyboard to a window, the one under the mouse has it, and the mouse is in the
      // middle.
      const [x, y] = [(screen.width - width) / 2, (screen.height - height - bar) / 2].map(Math.round) as [
        number,
        number,
      ]
      await driver
        .manage()
        .window()
        .setRect({ x, y, width, height: height + bar })
      // The page hears of it a moment later.
      await poll(`WebKit's window does not become ${width} × ${height}.`, () =>
        inner().then(([w, h]) => w === width && h === height))
    }
    await resize({ width: 1280, height: 720 })
    return {
      engine: 'webkit',
      open: address => loaded(() => driver.get(address)),
      evaluate: async (work, argument) => {
        // Where scripts are off, a page's promises come to an end only when something else wakes it: nothing waits for
        // one.
        if (!scripts)
          return driver.executeScript<never>(`return (${work})(arguments[0])`, argument)
        const { value, error } = await driver.executeAsyncScript<{ value: never, error?: string }>(
          `const [argument, done] = arguments; Promise.resolve(argument).then(${work}).then(value => done({ value }), error => done({ error: String(error?.stack ?? error) }))`,
          argument,
        )
        if (error !== undefined)
          throw new Error(error)
        return value
      },
      press: (...keys) => driver.actions().sendKeys(...keys.map(keyOf)).perform(),
      move: (x, y) => driver.actions().move({ x, y, duration: 0 }).perform(),
      click: (x, y) => driver.actions().move({ x, y, duration: 0 }).click().perform(),
      resize,
      screenshot: async () => Buffer.from(await driver.takeScreenshot(), 'base64'),
      back: () => driver.navigate().back(),
      forward: () => driver.navigate().forward(),
      reload: () => loaded(() => driver.navigate().refresh()),
      close: async () => {
        await driver.quit().catch(() => {})
        await end()
      },
    }
  }
  catch (error) {
    await end()
    throw error
  }
}

/** WebDriver's name for a key: `PAGE_DOWN` of `PageDown`. */
function keyOf(key: string): string {
  const name = key.replace(/\B[A-Z]/g, letter => `_${letter}`).toUpperCase()
  if (key === 'Space')
    return ' '
  return name in Key ? Key[name as 'PAGE_DOWN'] : key
}

/** A screen in memory, on a number that it finds free itself. */
async function openScreen(path: string): Promise<[display: string, server: ChildProcess]> {
  const server = startTied(
    path,
    ['-displayfd', '3', '-screen', '0', `${screen.width}x${screen.height}x24`, '-nolisten', 'tcp', '-noreset'],
    process.env,
    true,
  )
  const number = await new Promise<string>((resolve, reject) => {
    let said = ''
    server.stdio[3]!.on('data', (chunk: Buffer) => {
      said += chunk
      if (said.includes('\n'))
        resolve(said.trim())
    })
    server.once('error', reject)
    server.once('exit', code => reject(new Error(`${path} ended with ${code} before it had a screen.`)))
  })
  return [`:${number}`, server]
}

/** Starts a process that ends with this one, even where this one is killed. */
function startTied(path: string, args: string[], env: NodeJS.ProcessEnv, tells = false): ChildProcess {
  const child = spawn('setpriv', ['--pdeathsig', 'TERM', '--', path, ...args], {
    env,
    stdio: ['ignore', 'ignore', 'ignore', ...(tells ? ['pipe' as const] : [])],
  })
  child.unref()
  return child
}

/** Asks again and again until the answer is yes. */
async function poll(trouble: string, question: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + patience
  while (!await question()) {
    if (Date.now() > end)
      throw new Error(trouble)
    await new Promise(resolve => setTimeout(resolve, 20))
  }
}
