import type { Browser } from 'playwright-chromium'
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import { Refusal } from './command.ts'
import { withOwnTemporary } from './lifetime.ts'
import { aptInstall, commandPath, firstLine, hasApt } from './machine.ts'
import { dependencyRoot } from './roots.ts'

const run = promisify(execFile)

/** Environment variables that name a browser, first one wins. */
const variables = ['LECTERN_BROWSER', 'CHROME_PATH', 'PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH']

/** The first is Chromium without a window, as Playwright's own is: it draws the same in two thirds of the time. */
const commands = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
]

/** How every Chromium is started here, beside what Playwright sees to: no updates, no first-run pages, no sync. */
export const startedAs = {
  // The sandbox cannot start for root (containers, CI); everyone else keeps it.
  chromiumSandbox: process.getuid?.() !== 0,
  args: [
    '--font-render-hinting=none',
    // Where there is no graphics card to draw with, to imitate one takes longer than to do without.
    '--disable-gpu',
    // What draws instead needs no process of its own, and hands its pictures over in a tenth less time.
    ...process.platform === 'linux' ? ['--in-process-gpu'] : [],
  ],
}

let found: Promise<string> | undefined

/**
 * The path of a Chromium, Chrome or Edge that runs here. Looks at `LECTERN_BROWSER` (then
 * `CHROME_PATH`, `PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH`), at Playwright's own download, at installed
 * browsers, and installs one, saying so, where there is none. Looks once per process.
 *
 * @throws Error with the remedy if a variable points nowhere or no browser can be installed
 */
export function findBrowser(): Promise<string> {
  found ??= presentBrowser().then(path => path ?? install())
  return found
}

/**
 * A headless browser without background traffic. Whoever launches it closes it.
 *
 * @param more switches of Chromium's besides
 */
export async function launchBrowser(more: string[] = []): Promise<Browser> {
  const executablePath = await findBrowser()
  const { chromium } = await playwright()
  return withOwnTemporary(() => chromium.launch({
    executablePath,
    timeout: 30_000,
    ...startedAs,
    args: [...startedAs.args, ...more],
  })).catch((error: Error) => {
    const remedy = 'Set LECTERN_BROWSER to a Chromium, Chrome or Edge that does.'
    throw new Refusal(`The browser ${executablePath} does not start. ${remedy}`, error.message)
  })
}

/**
 * The path of a browser that is here already; undefined where there is none.
 *
 * @throws Error with the remedy if a variable points nowhere
 */
export async function presentBrowser(): Promise<string | undefined> {
  for (const name of variables) {
    const path = process.env[name]
    if (!path)
      continue
    if (existsSync(path))
      return path
    throw new Error(`${name} points to ${path}, and there is no file. Point it to a Chromium or Chrome, or unset it.`)
  }
  return await ownDownload() ?? installed()
}

/** Loading it takes longer than most refusals. */
function playwright(): Promise<typeof import('playwright-chromium')> {
  return import('playwright-chromium')
}

async function ownDownload(): Promise<string | undefined> {
  const path = (await playwright()).chromium.executablePath()
  return path && existsSync(path) ? path : undefined
}

function installed(): string | undefined {
  const usual = usualPaths().find(path => existsSync(path))
  if (usual || process.platform === 'win32')
    return usual
  return commands.map(commandPath).find(Boolean)
}

function usualPaths(): string[] {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      name => `/Applications/${name}.app/Contents/MacOS/${name}`,
    )
  }
  if (process.platform === 'win32') {
    const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
      .map(name => process.env[name])
      .filter(root => root !== undefined)
    return roots.flatMap(root => [
      join(root, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      join(root, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
    ])
  }
  return ['/snap/bin/chromium', '/opt/google/chrome/chrome']
}

async function install(): Promise<string> {
  console.log('No Chromium found here. Installing one with Playwright: npx playwright install chromium')
  const trouble: string[] = []
  try {
    await run(process.execPath, [join(dependencyRoot('playwright-chromium'), 'cli.js'), 'install', 'chromium'], {
      timeout: 10 * 60_000,
      maxBuffer: 64 * 1024 * 1024,
    })
    const path = await ownDownload()
    if (path)
      return path
  }
  catch (error) {
    trouble.push(`Playwright: ${firstLine(error)}`)
  }
  if (await hasApt()) {
    console.log(
      'Playwright could not fetch it. Installing the distribution\'s own: apt-get install chromium-headless-shell, or chromium where there is none',
    )
    for (const name of ['chromium-headless-shell', 'chromium']) {
      try {
        await aptInstall([name])
        const path = installed()
        if (path)
          return path
      }
      catch (error) {
        trouble.push(firstLine(error))
      }
    }
  }
  throw new Error([
    'No Chromium, Chrome or Edge found, and none could be installed.',
    ...trouble.map(line => `  ${line}`),
    'Install one (for example `npx playwright install --with-deps chromium`) or set LECTERN_BROWSER to its path.',
  ].join('\n'))
}
