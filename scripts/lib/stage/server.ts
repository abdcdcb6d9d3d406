import type { Guard, StaticServer } from '../core/server.ts'
import { isForeign } from '../core/guard.ts'
import { serve } from '../core/server.ts'

const headers: Record<string, string> = {
  // Everything is here, and nothing comes from or goes to anywhere else.
  'Content-Security-Policy':
    `default-src 'self' 'unsafe-inline' data: blob:; connect-src 'self'; frame-ancestors 'self'; form-action 'none'; base-uri 'none'`,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
}

const guardFor: Guard = (request, response) => {
  for (const [name, value] of Object.entries(headers))
    response.setHeader(name, value)
  // What has a hash in its name is kept, and not compiled anew in every window and language.
  if (!/^\/(?:[\w-]+\/)?assets\//.test(request.url!))
    response.setHeader('Cache-Control', 'no-store')
  const own = `127.0.0.1:${request.socket.localPort}`
  if (request.headers.host === own.replace('127.0.0.1', 'localhost') && request.method === 'GET') {
    // One name, so that all windows are of one origin and stay in step.
    response.writeHead(307, { Location: `http://${own}${request.url}` }).end()
    return true
  }
  const foreign = isForeign(request, host => host === own)
  if (foreign) {
    response
      .writeHead(403, { 'Content-Type': 'text/plain; charset=utf-8' })
      .end('Only for the windows that npx lectern present opens.\n')
  }
  return foreign
}

/**
 * Serves the stage's edition to the browser windows of this computer and to nobody else: on 127.0.0.1, GET and
 * HEAD only, files inside `folder` only.
 *
 * Its notes are nobody else's business and its windows nobody else's to move. So no other site may frame it, read
 * its files, lead a window here or keep hold of one; and it answers to its own name only, since a foreign name can
 * be made to lead to this computer.
 */
export function serveStage(folder: string, port: number): Promise<StaticServer> {
  return serve(folder, '/', port, { guard: guardFor })
}
