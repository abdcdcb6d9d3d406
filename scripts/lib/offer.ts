import type { Deck } from './decks.ts'
import { existsSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { bundleName } from './bundle.ts'
import { pdfName } from './decks.ts'

/** A file that another command adds to a built site, and the link that tells its pages so. */
interface Offer {
  rel: string
  type: string
  nameOf: (deck: Pick<Deck, 'locale'>) => string
}

const offers = {
  pdf: { rel: 'alternate', type: 'application/pdf', nameOf: pdfName },
  // The talk again, to be kept: what feeds call an enclosure.
  offline: { rel: 'enclosure', type: 'text/html', nameOf: bundleName },
} satisfies Record<string, Offer>

/**
 * Tells every page of a deck that its PDF, or its one file for offline use, lies on the site; the pages then show
 * the way to it, and without this they do not. Pages that know it already stay as they are.
 *
 * @param site folder of the built site
 * @param base the address it is served from, `/…/`
 * @param decks all of the site's decks: a deck's pages are those in its folder and in no other deck's
 */
export async function offerFiles(what: keyof typeof offers, site: string, base: string, decks: Pick<Deck, 'locale' | 'path'>[]): Promise<void> {
  const { rel, type, nameOf } = offers[what]
  for (const deck of decks) {
    if (!existsSync(join(site, nameOf(deck))))
      continue
    const link = `<link rel="${rel}" type="${type}" hreflang="${deck.locale}" href="${base}${nameOf(deck)}">`
    const others = decks.filter(other => other !== deck && other.path.startsWith(deck.path)).map(other => join(site, other.path))
    for (const entry of await readdir(join(site, deck.path), { recursive: true, withFileTypes: true })) {
      const file = join(entry.parentPath, entry.name)
      if (entry.name !== 'index.html' || others.some(folder => file.startsWith(folder)))
        continue
      const page = await readFile(file, 'utf8')
      if (!page.includes(link) && page.includes('</head>'))
        await writeFile(file, page.replace('</head>', `${link}\n</head>`))
    }
  }
}
