import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createReadStream } from 'node:fs'
import { realpath, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { mimeType } from './mime.ts'

/**
 * Looks at a request before it is answered; may set headers of the answer.
 *
 * @returns true where it has answered already
 */
export type Guard = (request: IncomingMessage, response: ServerResponse) => boolean

export interface ServeOptions {
  guard?: Guard
  /** Files in the place of the folder's, by their path below it. */
  instead?: ReadonlyMap<string, Uint8Array | Promise<Uint8Array>>
}

export interface StaticServer {
  /** `http://127.0.0.1:<port><base>`, with the slash at its end. */
  url: string
  close: () => Promise<void>
}

/**
 * Serves the files of `folder` to this computer, the way the plainest host does: a folder's
 * `index.html`, `404.html` for what is missing, and no rewriting.
 *
 * @param base the address the folder answers to, `/…/`
 * @param port 0 takes any free one
 */
export async function serve(
  folder: string,
  base = '/',
  port = 0,
  { guard, instead }: ServeOptions = {},
): Promise<StaticServer> {
  const root = await realpath(folder)
  // Loading it brings Node's whole client along, and most refusals come before anything is served.
  const { createServer } = await import('node:http')
  const server = createServer((request, response) => {
    if (guard?.(request, response))
      return
    const path = decoded(request.url ?? '/')?.slice(base.length) ?? ''
    const file = instead?.has(path) ? path : join(path, 'index.html')
    const body = instead?.get(file)
    const answered = body
      ? Promise.resolve(body).then(it => void response.writeHead(200, { 'Content-Type': mimeType(file) }).end(it))
      : answer(root, base, request, response)
    answered.catch(() => end(response, 500))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const address = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${address.port}${base}`,
    close: () => new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    }),
  }
}

async function answer(root: string, base: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD')
    return end(response, 405)
  }
  const path = decoded(request.url ?? '/')
  const file = path?.startsWith(base) ? await fileAt(root, path.slice(base.length)) : undefined
  if (file === 'folder') {
    const [address, query] = request.url!.split('?')
    // Two slashes at the beginning, of either kind, would name another host.
    response.setHeader('Location', `${address!.replace(/^[/\\]+/, '/')}/${query ? `?${query}` : ''}`)
    return end(response, 301)
  }
  const missing = !file && await fileAt(root, '404.html')
  const found = file || (missing !== 'folder' && missing)
  if (!found)
    return end(response, 404)
  response.writeHead(file ? 200 : 404, {
    'Content-Type': mimeType(found.path),
    'Content-Length': found.size,
    'X-Content-Type-Options': 'nosniff',
    // As `_headers` asks of a host: without it a browser compiles the scripts anew on every page.
    ...(file && /\/assets\/[^/]+$/.test(path!)
      && !response.hasHeader('Cache-Control')
      && { 'Cache-Control': 'public, max-age=31536000, immutable' }),
  })
  if (request.method === 'HEAD')
    return void response.end()
  createReadStream(found.path).on('error', () => response.destroy()).pipe(response)
}

function end(response: ServerResponse, status: number): void {
  if (!response.headersSent)
    response.writeHead(status)
  response.end()
}

function decoded(url: string): string | undefined {
  try {
    return decodeURIComponent(url.split(/[?#]/)[0]!)
  }
  catch {
    return undefined
  }
}

/** The file for a path below the root; 'folder' where a slash is missing; nothing outside the root. */
async function fileAt(root: string, path: string): Promise<{ path: string, size: number } | 'folder' | undefined> {
  if (path.includes('\0'))
    return
  const wanted = join(root, path)
  const real = await realpath(wanted).catch(() => undefined)
  const inside = real && relative(root, real)
  if (inside === undefined || inside === '..' || inside.startsWith(`..${sep}`))
    return
  const { size, isFile } = await stat(real!).then(it => ({ size: it.size, isFile: it.isFile() }))
  if (isFile)
    return path.endsWith('/') ? undefined : { path: real!, size }
  if (path !== '' && !path.endsWith('/'))
    return 'folder'
  return fileAt(root, join(path, 'index.html'))
}
