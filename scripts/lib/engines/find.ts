import type { Engine, EngineName } from './window.ts'
import { existsSync, globSync } from 'node:fs'
import process from 'node:process'
import { findBrowser, presentBrowser } from '../core/browser.ts'
import { Refusal } from '../core/command.ts'
import { aptInstall, commandPath, firstLine, hasApt } from '../core/machine.ts'
import { firefoxEngine } from './firefox.ts'
import { playwrightEngine, playwrightTypes } from './playwright.ts'
import { webkitEngine } from './webkit.ts'

/** What is here, and of what is not, one line each that says how to get it. */
export interface FoundEngines {
  engines: Engine[]
  missing: string[]
}

interface Search {
  /** As people call it. */
  title: string
  variable: string
  find: (named: string | undefined) => Engine | undefined
  /** Debian's packages with it. */
  packages: string[]
  remedy: string
}

/** Set to `all` where a missing engine is a failure, as it is in CI: then it is installed, where that asks nobody. */
export const demand = 'LECTERN_ENGINES'

const searches: Record<'firefox' | 'webkit', Search> = {
  firefox: {
    title: 'Firefox',
    variable: 'LECTERN_FIREFOX',
    find: named => findFirefox(named),
    packages: ['firefox-esr'],
    remedy: 'install Firefox (Debian: apt-get install firefox-esr), or set LECTERN_FIREFOX to its path',
  },
  webkit: {
    title: 'WebKit',
    variable: 'LECTERN_WEBKIT',
    find: named => findWebKit(named),
    packages: ['webkit2gtk-driver', 'xvfb'],
    remedy:
      'npx playwright install webkit, or on Linux WebKitGTK (Debian, Ubuntu: apt-get install webkit2gtk-driver xvfb), or set LECTERN_WEBKIT to a MiniBrowser',
  },
}

/**
 * The engines of this machine: Chromium always, since every command of the project needs it, Firefox and WebKit
 * where there is one. Each is looked for in its environment variable, among Playwright's own, among what is installed.
 *
 * @throws Error if a variable points nowhere, Refusal if an engine is missing where all are demanded
 */
export async function findEngines(): Promise<FoundEngines> {
  await fetchDemanded()
  const engines = [playwrightEngine('chromium', await findBrowser())]
  const missing: string[] = []
  for (const search of Object.values(searches)) {
    const engine = look(search)
    if (engine)
      engines.push(engine)
    else
      missing.push(`${search.title}: ${search.remedy}`)
  }
  if (isDemanded() && missing.length > 0) {
    throw new Refusal(
      ['Every engine is asked for, and not all are here.', ...missing.map(line => `  ${line}`)].join('\n'),
    )
  }
  return { engines, missing }
}

function isDemanded(): boolean {
  const value = process.env[demand]
  if (value && value !== 'all')
    throw new Refusal(`${demand}=${value}: it is "all" or nothing.`)
  return value === 'all'
}

function look({ variable, title, find }: Search): Engine | undefined {
  const named = process.env[variable]
  if (named && !existsSync(named))
    throw new Refusal(`${variable} points to ${named}, and there is no file. Point it to ${title}, or unset it.`)
  return find(named || undefined)
}

/** Installs what is demanded and not here: at once, because one after the other takes nearly twice as long. */
async function fetchDemanded(): Promise<void> {
  if (!isDemanded())
    return
  const absent: Pick<Search, 'title' | 'packages'>[] = Object.values(searches).filter(search => !look(search))
  if (!await presentBrowser())
    absent.unshift({ title: 'Chromium', packages: ['chromium-headless-shell'] })
  if (absent.length === 0 || !await hasApt(true))
    return
  const packages = absent.flatMap(({ packages }) => packages)
  console.log(
    `Not found here: ${absent.map(({ title }) => title).join(', ')}. Installing: apt-get install ${packages.join(' ')}`,
  )
  await aptInstall(packages).catch(async (error) => {
    // One that the distribution does not have keeps the others from coming.
    console.log(firstLine(error))
    for (const { packages } of absent.length > 1 ? absent : [])
      await aptInstall(packages).catch(error => console.log(firstLine(error)))
  })
}

function findFirefox(named: string | undefined): Engine | undefined {
  const own = ownBuild('firefox', named)
  if (own)
    return own
  const usual = [
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    ...['PROGRAMFILES', 'PROGRAMFILES(X86)'].map(name => `${process.env[name]}\\Mozilla Firefox\\firefox.exe`),
  ]
  const path = named ?? commandPath('firefox-esr') ?? commandPath('firefox') ?? usual.find(path => existsSync(path))
  return path === undefined ? undefined : firefoxEngine(path)
}

function findWebKit(named: string | undefined): Engine | undefined {
  const own = ownBuild('webkit', named)
  if (own)
    return own
  // The browser that WebKitGTK brings for tests lies beside its library; only its driver is on the path.
  const browser
    = named
      ?? globSync([
        '/usr/lib/*/webkit*gtk-*/MiniBrowser',
        '/usr/libexec/webkit*gtk-*/MiniBrowser',
        '/usr/lib/webkit*gtk-*/MiniBrowser',
      ])
        .sort()
        .at(0)
  const [driver, screen] = [commandPath('WebKitWebDriver'), commandPath('Xvfb')]
  return browser && driver && screen ? webkitEngine({ browser, driver, screen }) : undefined
}

/** A build that Playwright brought; its own protocol is in no other. */
function ownBuild(name: EngineName, named: string | undefined): Engine | undefined {
  const path = named ?? playwrightTypes[name].executablePath()
  return path && existsSync(path) && /ms-playwright|pw_run/.test(path) ? playwrightEngine(name, path) : undefined
}
