import type { ResolvedSlidevOptions } from '@slidev/types'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Plugin } from 'vite'
import { isForeign } from '../core/guard.ts'

/**
 * How browsers call the computer they run on. Any port will do: one that is forwarded to another is the author's own.
 */
const ownNames = ['127.0.0.1', 'localhost', '[::1]']

/** Slidev's extension shows the deck within VS Code, whose own pages no website can be. */
const framers = '\'self\' vscode-webview: vscode-file:'

const headers: Record<string, string> = {
  'Content-Security-Policy': `frame-ancestors ${framers}`,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
}

/**
 * Keeps every other website away from a deck in work: Slidev's dev server takes slides, notes and places from
 * whoever asks (docs/upstream.md), and any page in the author's browser can ask. `--remote` still opens it to other
 * computers, under the names that Vite lets in.
 */
export function devGuardPlugin({ mode }: ResolvedSlidevOptions): Plugin[] {
  if (mode !== 'dev')
    return []
  return [{
    name: 'talk:dev-guard',
    enforce: 'post',
    config({ server = {} }) {
      // Slidev's own choice where nobody asked for `--remote`; one name, for a browser may know another `localhost`.
      if (server.host === 'localhost')
        server.host = '127.0.0.1'
      // Vite's own answer lets any page of this computer read.
      server.cors = false
    },
    configureServer: {
      // Before Slidev's own routes.
      order: 'pre',
      handler({ config, middlewares, httpServer }) {
        const remote = config.server.host !== '127.0.0.1'
        const { allowedHosts } = config.server
        const hosts = (host: string) => {
          const name = host.replace(/:\d+$/, '')
          return remote || ownNames.includes(name) || allowedHosts === true || allowedHosts.includes(name)
        }
        middlewares.use((request, response, next) => {
          for (const [name, value] of Object.entries(headers))
            response.setHeader(name, value)
          if (isForeign(request, hosts) && !isFrame(request, hosts))
            refuse(response)
          else
            next()
        })
        httpServer?.prependListener('upgrade', (request: IncomingMessage, socket: Socket) => {
          if (isForeign(request, hosts))
            socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n', () => socket.destroy())
        })
      },
    },
  }]
}

/** A page that another one asks for as its frame. The browser shows it to those that `framers` names alone. */
function isFrame(request: IncomingMessage, hosts: (host: string) => boolean): boolean {
  const { 'sec-fetch-mode': mode, 'sec-fetch-dest': dest, 'sec-fetch-site': _, ...others } = request.headers
  return request.method === 'GET' && mode === 'navigate' && dest === 'iframe'
    && !/^\/+[@_]/.test(request.url ?? '') && !isForeign({ headers: others }, hosts)
}

function refuse(response: ServerResponse): void {
  response.writeHead(403, { 'Content-Type': 'text/plain; charset=utf-8' })
    .end('Another site\'s page asked for this. To see the deck, type or paste its address.\n')
}
