import type { TestProject } from 'vitest/node'
import type { Guard } from '../../scripts/lib/core/server.ts'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../../scripts/lib/core/roots.ts'
import { serve } from '../../scripts/lib/core/server.ts'
import { findEngines } from '../../scripts/lib/engines/find.ts'
import { siteBase } from '../../scripts/lib/site/folder.ts'

/** Addresses of the built site, each with the slash at its end. */
export interface Sites {
  /** As a host serves it. */
  whole: string
  /** No script of the live deck ever comes. */
  held: string
  /** Each script of the live deck comes late. */
  late: string
}

declare module 'vitest' {
  interface ProvidedContext {
    engines: Sites
  }
}

/** How late a script comes, in milliseconds: a dozen of them one after the other is a cold load on a phone. */
const late = 120

/**
 * Serves the built site in three ways, with a script in every page that keeps what goes wrong there: no engine
 * tells all of it to its driver. It runs under the page's own policy.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { engines, missing } = await findEngines()
  await Promise.all(engines.map(engine => engine.prepare?.()))
  for (const line of missing)
    console.log(`Not tested in ${line}`)
  const folder = join(projectRoot, 'dist')
  const base = await siteBase(folder)
  const servers = await Promise.all(
    (['whole', 'held', 'late'] as const).map(kind => serve(folder, base, 0, { guard: watched(folder, base, kind) })),
  )
  const [whole, held, slow] = servers.map(({ url }) => url)
  project.provide('engines', { whole: whole!, held: held!, late: slow! })
  return async () => void await Promise.all(servers.map(({ close }) => close()))
}

function watched(folder: string, base: string, kind: keyof Sites): Guard {
  const script = `(${watchInPage})(${kind === 'held'})`
  return (request, response) => {
    const [path = ''] = request.url!.slice(base.length).split('?')
    if (path === 'watch.js')
      return !!response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(script)
    if (/^(?:\w+\/)?assets\/.*\.js$/.test(path) && kind !== 'whole') {
      if (kind === 'held')
        return !!request.socket.destroy()
      setTimeout(
        () => response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(readFileSync(join(folder, path))),
        late,
      )
      return true
    }
    const page = join(folder, path, 'index.html')
    if ((path !== '' && !path.endsWith('/')) || !existsSync(page))
      return false
    const html = readFileSync(page, 'utf8').replace(
      /<meta http-equiv="Content-Security-Policy"[^>]*>/,
      // Where no script may run, this one may.
      policy => `${/script-src/.test(policy) ? policy : policy.replace('style-src', 'script-src \'self\'; style-src')}
<script src="${base}watch.js"></script>`,
    )
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(html)
    return true
  }
}

/** Runs first in every page. What it keeps outlives the page: a visit goes over several. */
function watchInPage(held: boolean): void {
  const key = 'test-trouble'
  const keep = (what: string) => {
    const all = JSON.parse(sessionStorage.getItem(key) ?? '[]') as string[]
    sessionStorage.setItem(key, JSON.stringify([...all, `${location.pathname} ${what}`.slice(0, 300)]))
  }
  // What is still on its way when a visit goes on to the next page is cut off there, and no fault.
  let leaving = false
  addEventListener('beforeunload', () => leaving = true)
  addEventListener('error', (event) => {
    const { target } = event
    const address
      = target instanceof HTMLScriptElement || target instanceof HTMLImageElement
        ? target.src
        : target instanceof HTMLLinkElement
          ? target.href
          : undefined
    if (address === undefined)
      keep(`threw ${event.message}`)
    else if (!leaving && !(held && /\.js$/.test(address)))
      keep(`did not get ${address}`)
  }, true)
  addEventListener('unhandledrejection', ({ reason }) => keep(`rejected ${String((reason as Error)?.stack ?? reason)}`))
  addEventListener('securitypolicyviolation', event =>
    keep(`policy ${event.violatedDirective} ${event.blockedURI} ${event.sample}`))
  // From the first frame with a heading on, each one must have one, until the live deck has stood for a while: a window
  // that is asked for frames for ever keeps a processor from the others.
  const frames = { seen: 0, blank: 0, live: 0 }
  Object.assign(globalThis, { testFrames: frames })
  const look = () => {
    const heading = [...document.querySelectorAll('h1, h2')].some(it =>
      it.checkVisibility({ visibilityProperty: true }),
    )
    if (heading || frames.seen > 0) {
      frames.seen++
      frames.blank += heading ? 0 : 1
    }
    if (document.querySelector('.audience-bar[data-live]') && !document.querySelector('#first-paint'))
      frames.live++
    if (frames.live < 60)
      requestAnimationFrame(look)
  }
  if (!held)
    requestAnimationFrame(look)
  const { error } = console
  console.error = (...words: unknown[]) => {
    keep(`console ${words.map(String).join(' ')}`)
    error.apply(console, words)
  }
}
