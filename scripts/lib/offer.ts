import type { Deck } from './decks.ts'
import { existsSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { handoutName, pdfName } from './decks.ts'

/**
 * Tells every page of a deck which of its PDFs lie on the site; the bar then shows the way to it, and
 * without this it does not. Pages that know it already stay as they are.
 *
 * @param site folder of the built site
 * @param base the address it is served from, `/…/`
 * @param decks all of the site's decks: a deck's pages are those in its folder and in no other deck's
 */
export async function offerPdfs(site: string, base: string, decks: Pick<Deck, 'locale' | 'path'>[]): Promise<void> {
  for (const deck of decks) {
    const links = [pdfName(deck), handoutName(deck)].filter(name => existsSync(join(site, name)))
      .map(name => `<link rel="alternate" type="application/pdf" hreflang="${deck.locale}" href="${base}${name}">`)
    if (links.length === 0)
      continue
    const others = decks.filter(other => other !== deck && other.path.startsWith(deck.path)).map(other => join(site, other.path))
    for (const entry of await readdir(join(site, deck.path), { recursive: true, withFileTypes: true })) {
      const file = join(entry.parentPath, entry.name)
      if (entry.name !== 'index.html' || others.some(folder => file.startsWith(folder)))
        continue
      const page = await readFile(file, 'utf8')
      const missing = links.filter(link => !page.includes(link))
      if (missing.length > 0 && page.includes('</head>'))
        await writeFile(file, page.replace('</head>', `${missing.join('\n')}\n</head>`))
    }
  }
}
