import { extname } from 'node:path'
import { gzipSync } from 'node:zlib'

/** Files that are compressed already. */
const packed = new Set(['.woff2', '.png', '.jpg', '.jpeg', '.webp', '.avif', '.gif', '.mp4', '.webm', '.pdf'])

/** Bytes of a file as a static host with gzip sends it. */
export function sentBytes(path: string, content: Uint8Array): number {
  return packed.has(extname(path)) ? content.length : gzipSync(content).length
}
