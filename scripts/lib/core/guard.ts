import type { IncomingMessage } from 'node:http'

/**
 * Whether something else than the server's own pages, a typed address or a tool of this computer asks: a page of
 * another origin, another port included, or a name that somebody makes lead here. Browsers send what this looks at
 * with every request, a websocket's first one too, and no page can change it.
 *
 * @param hosts whether the server answers to what a `Host` header says, in small letters
 */
export function isForeign({ headers }: Pick<IncomingMessage, 'headers'>, hosts: (host: string) => boolean): boolean {
  const { origin, 'sec-fetch-site': site } = headers
  const host = headers.host?.toLowerCase() ?? ''
  return !hosts(host)
    || (origin !== undefined && URL.parse(origin)?.host !== host)
    || (site !== undefined && site !== 'same-origin' && site !== 'none')
}
