import type { Buffer } from 'node:buffer'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { execFile } from 'node:child_process'
import { createHash, X509Certificate } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { createSecureServer } from 'node:http2'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { mimeType } from '../../scripts/lib/core/mime.ts'

/** Serves every peer the same way: HTTP/2 where `openssl` can make a certificate for this run, gzip in any case. */
export interface Host {
  protocol: 'HTTP/2' | 'HTTP/1.1'
  /** What a browser must be started with to trust this host, and only this one. */
  browserFlags: string[]
  /**
   * Serves `folder` at `base`; resolves to its address, with the slash at its end.
   * With `rewrite`, addresses without a file get the first page, as Slidev's manual asks of a host. With `line`, all
   * answers go down one slow line and none is kept: for browsers whose own network cannot be slowed, nor emptied.
   */
  serve: (folder: string, base: string, options?: { rewrite?: boolean, line?: Line }) => Promise<string>
  close: () => Promise<void>
}

/** A slow network: bytes in a second, and milliseconds until an answer begins. */
export interface Line {
  down: number
  latency: number
}

interface Answer {
  status: number
  headers: Record<string, string>
  body: Buffer | ''
}

const squeezed = new Set(['.html', '.js', '.css', '.svg', '.json', '.txt'])

export async function openHost(): Promise<Host> {
  const pair = await certificate()
  const closers: (() => Promise<void>)[] = []
  return {
    protocol: pair ? 'HTTP/2' : 'HTTP/1.1',
    browserFlags: pair ? [`--ignore-certificate-errors-spki-list=${pair.pin}`] : [],
    async serve(folder, base, { rewrite = false, line } = {}) {
      const send = line && sendDown(line)
      const cache = new Map<string, Answer>()
      const listener = async (request: { url?: string, headers: { host?: string } }, response: ServerResponse) => {
        const path = decodeURIComponent((request.url ?? '/').split(/[?#]/)[0]!)
        const answer = cache.get(path) ?? await answerTo(folder, base, path, rewrite)
        cache.set(path, answer)
        if (send)
          return send(response, answer)
        response.writeHead(answer.status, answer.headers)
        response.end(answer.body)
      }
      const server = pair
        ? createSecureServer(
            { key: pair.key, cert: pair.cert },
            listener as unknown as Parameters<typeof createSecureServer>[1],
          )
        : createServer(listener as RequestListener<typeof IncomingMessage>)
      const sessions = new Set<{ destroy: () => void }>()
      server.on(
        pair ? 'session' : 'connection',
        (session: { destroy: () => void, on: (event: 'close', then: () => void) => void }) => {
          sessions.add(session)
          session.on('close', () => sessions.delete(session))
        },
      )
      await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve))
      closers.push(() => new Promise((resolve) => {
        server.close(() => resolve())
        for (const session of sessions)
          session.destroy()
      }))
      return `${pair ? 'https' : 'http'}://127.0.0.1:${(server.address() as AddressInfo).port}${base}`
    },
    close: async () => void await Promise.all(closers.map(close => close())),
  }
}

/** Sends answers as one line lets them through, piece by piece, taking turns. */
function sendDown({ down, latency }: Line): (response: ServerResponse, answer: Answer) => Promise<void> {
  const piece = 4096
  let free = 0
  const until = (time: number) => new Promise(resolve => setTimeout(resolve, time - performance.now()))
  return async (response, { status, headers, body }) => {
    await until(performance.now() + latency)
    response.writeHead(status, { ...headers, 'cache-control': 'no-store' })
    for (let at = 0; at < body.length && !response.destroyed; at += piece) {
      const part = body.slice(at, at + piece)
      free = Math.max(free, performance.now()) + part.length / down * 1000
      await until(free)
      response.write(part)
    }
    response.end()
  }
}

async function answerTo(folder: string, base: string, path: string, rewrite: boolean): Promise<Answer> {
  const below = path.startsWith(base) ? path.slice(base.length) : undefined
  const inside = below !== undefined && !below.split('/').includes('..')
  for (const file of inside
    ? [
        below,
        `${below.replace(/\/?$/, '/')}index.html`.replace(/^\//, ''),
        rewrite && !extname(below) ? 'index.html' : '',
      ]
    : []) {
    const body = file && !file.endsWith('/') ? await readFile(join(folder, file)).catch(() => undefined) : undefined
    if (!body)
      continue
    const kind = extname(file)
    const gzip = squeezed.has(kind)
    return {
      status: 200,
      headers: {
        'content-type': mimeType(file),
        'cache-control':
          file.startsWith('assets/') || file.includes('/assets/') ? 'max-age=31536000, immutable' : 'no-cache',
        ...(gzip ? { 'content-encoding': 'gzip' } : {}),
      },
      body: gzip ? gzipSync(body, { level: 9 }) : body,
    }
  }
  return { status: 404, headers: { 'content-type': 'text/plain' }, body: '' }
}

interface Pair {
  key: string
  cert: string
  /** SHA-256 of the public key, as Chromium names it. */
  pin: string
}

async function certificate(): Promise<Pair | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'))
  try {
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
    await promisify(execFile)('openssl', [
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:prime256v1',
      '-nodes',
      '-keyout',
      key,
      '-out',
      cert,
      '-days',
      '2',
      '-subj',
      '/CN=127.0.0.1',
      '-addext',
      'subjectAltName=IP:127.0.0.1',
    ])
    const text = await readFile(cert, 'utf8')
    const publicKey = new X509Certificate(text).publicKey.export({ type: 'spki', format: 'der' })
    return {
      key: await readFile(key, 'utf8'),
      cert: text,
      pin: createHash('sha256').update(publicKey).digest('base64'),
    }
  }
  catch {
    return undefined
  }
  finally {
    await rm(folder, { recursive: true, force: true })
  }
}
