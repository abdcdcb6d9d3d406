import type { Browser, Page } from 'playwright-chromium'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { launchBrowser } from '../core/browser.ts'
import { dependencyRoot, kitRoot } from '../core/roots.ts'
import { faceRule } from '../look/faces.ts'
import { talkCss, talkFaces } from '../look/look.ts'

const here = import.meta.dirname

/** Never looked up: every request to it is answered from disk, every other one is refused. */
const origin = 'http://drawing.invalid'

/** The files the page may ask for, and the page itself with the talk's own faces, `/face-0` and so on. */
async function pageFiles(): Promise<
  Record<string, { path: string, contentType: string } | { body: string, contentType: string }>
> {
  const faces = await talkFaces()
  const rules = faces.map((face, index) => faceRule(face, `/face-${index}`))
  const page = (await readFile(join(here, 'page.html'), 'utf8')).replace(
    '<style>',
    `<style>${rules.join('')}${await talkCss()}`,
  )
  return {
    '/': { body: page, contentType: 'text/html' },
    '/mermaid.js': { path: join(dependencyRoot('mermaid'), 'dist/mermaid.min.js'), contentType: 'text/javascript' },
    ...Object.fromEntries(
      faces.map(({ file }, index) => [`/face-${index}`, { path: file, contentType: `font/${extname(file).slice(1)}` }]),
    ),
  }
}

const shared = Symbol.for('talk.drawing-studio')

interface Studio { opened?: Promise<{ browser: Browser, page: Page }>, queue: Promise<unknown> }

/** The one of this process. Slidev loads each setup file with modules of its own; they meet here. */
const studio = (globalThis as { [shared]?: Studio })[shared] ??= { queue: Promise.resolve() }

/** Runs a job on the drawing page while nobody else uses it; it opens at the first job, and again after closing. */
export function inStudio<T>(job: (page: Page) => Promise<T>): Promise<T> {
  const result = studio.queue.then(async () => {
    studio.opened ??= open().catch((error) => {
      studio.opened = undefined
      throw error
    })
    return job((await studio.opened).page)
  })
  studio.queue = result.catch(() => {})
  return result
}

export async function closeStudio(): Promise<void> {
  await studio.queue
  const opened = await studio.opened?.catch(() => undefined)
  studio.opened = undefined
  await opened?.browser.close()
}

async function open(): Promise<{ browser: Browser, page: Page }> {
  const browser = await launchBrowser()
  try {
    const files = await pageFiles()
    const page = await browser.newPage({ viewport: { width: 1600, height: 1200 } })
    await page.route(url => url.origin !== origin, route => route.abort())
    await page.route(url => url.origin === origin, async (route) => {
      const { pathname } = new URL(route.request().url())
      const file = files[pathname]
      if (file)
        return route.fulfill(file)
      // The page's own code and what it shares with the kit.
      if (!/^\/(?:kit|scripts\/lib\/maps)\/[\w/-]+\.ts$/.test(pathname))
        return route.abort()
      const { transformWithOxc } = await import('vite')
      const { code } = await transformWithOxc(await readFile(join(kitRoot, pathname), 'utf8'), pathname)
      return route.fulfill({ body: code, contentType: 'text/javascript' })
    })
    await page.goto(`${origin}/`)
    const missing = await page.evaluate(async () => {
      // Some TypeScript loaders wrap named functions with this helper before they are sent here.
      Object.assign(window, { __name: (f: unknown) => f })
      const faces = await Promise.allSettled([...document.fonts].map(face => face.load()))
      return faces.flatMap((loaded, index) => loaded.status === 'rejected' ? [[...document.fonts][index]!.family] : [])
    })
    if (missing.length) {
      throw new Error(
        `The drawing page could not load ${missing.join(', ')}. Is node_modules complete? Run npm install.`,
      )
    }
    return { browser, page }
  }
  catch (error) {
    await browser.close()
    throw error
  }
}
