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

/** One browser and one page in which drawings are made, one after the other. */
export interface Studio {
  /** Runs a job on the page while nobody else uses it. */
  use: <T>(job: (page: Page) => Promise<T>) => Promise<T>
  close: () => Promise<void>
}

/**
 * A studio that opens its browser at the first job and keeps it until closed; it may be used again
 * after closing. Jobs queue.
 */
export function createStudio(): Studio {
  let opened: Promise<{ browser: Browser, page: Page }> | undefined
  let queue: Promise<unknown> = Promise.resolve()
  return {
    use(job) {
      const result = queue.then(async () => {
        opened ??= open()
        const studio = opened.catch((error) => {
          opened = undefined
          throw error
        })
        return job((await studio).page)
      })
      queue = result.catch(() => {})
      return result
    },
    async close() {
      await queue
      const studio = await opened?.catch(() => undefined)
      opened = undefined
      await studio?.browser.close()
    },
  }
}

const shared = Symbol.for('talk.drawing-studio')

/**
 * The one studio of this process. Slidev loads each setup file with modules of its own; they meet here.
 */
export function sharedStudio(): Studio {
  const place = globalThis as { [shared]?: Studio }
  place[shared] ??= createStudio()
  return place[shared]
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
