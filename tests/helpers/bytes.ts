import type { Page, Response } from 'playwright-chromium'
import { extname } from 'node:path'
import { gzipSync } from 'node:zlib'

/** Files that are compressed already; a static host sends them as they are. */
const compressed = new Set(['.woff2', '.png', '.jpg', '.webp', '.pdf'])

/** A file that a visit fetched. */
export interface Fetched {
  /** Path with the slash at its beginning. */
  path: string
  text: () => Promise<string>
  /** As a static host sends it: compressed where it isn't yet. */
  bytes: Promise<number>
}

/**
 * Notes every file that a page fetches from now on; the list goes on filling. An icon counts once: Chromium asks for it
 * at each address, and any host lets it keep it.
 */
export function watchBytes(page: Page): Fetched[] {
  const files: Fetched[] = []
  page.on('response', (response) => {
    if (!/^https?:/.test(response.url()) || response.status() >= 300)
      return
    const path = new URL(response.url()).pathname
    if (path.endsWith('/favicon.svg') && files.some(file => file.path === path))
      return
    files.push({ path, text: () => response.text(), bytes: sentBytes(response) })
  })
  return files
}

async function sentBytes(response: Response): Promise<number> {
  const body = await response.body()
  return compressed.has(extname(new URL(response.url()).pathname)) ? body.length : gzipSync(body).length
}

/** Sums of a visit in bytes, by the ending of the files' names; pages count as `html`. */
export async function bytesByKind(files: Fetched[]): Promise<Record<string, number>> {
  const sums: Record<string, number> = {}
  for (const { path, bytes } of files) {
    const kind = extname(path).slice(1) || 'html'
    sums[kind] = (sums[kind] ?? 0) + await bytes
  }
  return sums
}
