import type { IncomingMessage } from 'node:http'

/** Names under which a browser reaches a server of its own computer, by whatever port, forwarded ones too. */
export const ownNames: readonly string[] = ['127.0.0.1', 'localhost', '[::1]']

/**
 * Whether something else than the server's own pages, a typed address or a tool of this computer asks: a page of
 * another origin, another port included, or a name that somebody makes lead here. Browsers send what this looks at
 * with every request, a websocket's first one too, and no page can change it.
 *
 * @param hosts names the server answers to, as a `Host` header writes them without its port
 */
export function isForeign({ headers }: Pick<IncomingMessage, 'headers'>, hosts: (name: string) => boolean): boolean {
  const { host, origin, 'sec-fetch-site': site } = headers
  const name = /^(\[[\da-f:.]+\]|[^:]+)(?::\d+)?$/i.exec(host ?? '')?.[1]?.toLowerCase()
  return name === undefined
    || !hosts(name)
    || (origin !== undefined && URL.parse(origin)?.host !== host?.toLowerCase())
    || (site !== undefined && site !== 'same-origin' && site !== 'none')
}
