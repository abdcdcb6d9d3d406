import type { Engine, EngineName, EngineWindow, Settings } from '../../scripts/lib/engines/window.ts'
import { afterAll, beforeAll } from 'vitest'
import { createPreflight } from '../../scripts/lib/check/in-page.ts'
import { findEngines } from '../../scripts/lib/engines/find.ts'

export const { engines } = await findEngines()

/** Windows of all engines, or of some, for as long as the tests of a file or a block last. */
export function useWindows(settings: Settings = {}, which: readonly Engine[] = engines): Map<EngineName, EngineWindow> {
  const windows = new Map<EngineName, EngineWindow>()
  beforeAll(async () => {
    const launched = await Promise.allSettled(
      which.map(async engine => windows.set(engine.name, await engine.launch(settings))),
    )
    for (const result of launched) {
      if (result.status === 'rejected')
        throw result.reason
    }
  })
  afterAll(() => Promise.all([...windows.values()].map(window => window.close())))
  return windows
}

/** Opens an address and waits until the page draws with its own faces and stands still. */
export async function visit(window: EngineWindow, address: string): Promise<void> {
  await window.open(address)
  await settle(window)
}

/** Waits for the faces and for two frames. */
export async function settle(window: EngineWindow): Promise<void> {
  await window.evaluate(async () => {
    await document.fonts.ready
    // Not by frames alone: a window that nobody sees may draw none.
    const frame = () => new Promise<void>((resolve) => {
      requestAnimationFrame(() => resolve())
      setTimeout(resolve, 100)
    })
    await frame()
    await frame()
  })
}

/** Waits until the live deck has taken the still slide's place and the bar is its own. */
export async function untilLive(window: EngineWindow): Promise<void> {
  await until(
    window,
    () =>
      !document.querySelector('#first-paint')
      && document.querySelector('.audience-bar[data-live]') !== null
      && getComputedStyle(document.querySelector('#app')!).visibility === 'visible',
  )
  await settle(window)
}

/**
 * Asks the page again and again until it says yes, also while it goes to another one.
 *
 * @throws Error with the question after `limit` milliseconds
 */
export async function until<A = undefined>(
  window: EngineWindow,
  question: (argument: A) => boolean,
  argument?: A,
  limit = 20_000,
): Promise<void> {
  const end = Date.now() + limit
  let last: unknown = 'no'
  while (Date.now() < end) {
    try {
      if (await window.evaluate(question, argument))
        return
      last = 'no'
    }
    catch (error) {
      last = error
    }
    await new Promise(resolve => setTimeout(resolve, 25))
  }
  const here = await window.evaluate(() => location.href).catch(() => 'nowhere')
  throw new Error(
    `${window.engine} at ${here} says ${String(last).split('\n')[0]} for ${limit / 1000} s to ${question} (${JSON.stringify(argument)})`,
  )
}

/** Where the deck stands, from its address. */
export async function placeOf(window: EngineWindow): Promise<{ no: number, clicks: number }> {
  const { pathname, search, hash, protocol } = await window.evaluate(() => ({
    pathname: location.pathname,
    search: location.search,
    hash: location.hash,
    protocol: location.protocol,
  }))
  const url = new URL(protocol === 'file:' ? hash.slice(1) || '/1' : pathname + search, 'http://deck')
  return {
    no: Number(url.pathname.split('/').filter(Boolean).at(-1) ?? 1) || 1,
    clicks: Number(url.searchParams.get('clicks') ?? 0),
  }
}

/**
 * What went wrong in the window's pages so far, by the script that the test's server puts into each; it is forgotten.
 */
export function takeTrouble(window: EngineWindow): Promise<string[]> {
  return window.evaluate(() => {
    const told = JSON.parse(sessionStorage.getItem('test-trouble') ?? '[]') as string[]
    sessionStorage.removeItem('test-trouble')
    return told
  })
}

/** Gives the page what the check's rules and `lookAtPlaces` share. */
export async function bringPreflight(window: EngineWindow): Promise<void> {
  // eslint-disable-next-line no-new-func -- sent over as text, like every other function
  await window.evaluate(new Function(`globalThis.preflight ??= (${createPreflight})()`) as () => void)
  await window.evaluate(() => {
    // What lies over a point is asked of the page, which leaves out whatever the mouse goes through.
    document.adoptedStyleSheets = [new CSSStyleSheet()]
    // A map under the mouse offers its words, and an engine's mouse may lie in the middle of its screen.
    document.adoptedStyleSheets[0]!.replaceSync(
      ':is(#slide-content, #first-slide-content) * { pointer-events: auto !important; } .map-switch { opacity: 0 !important; }',
    )
  })
}
