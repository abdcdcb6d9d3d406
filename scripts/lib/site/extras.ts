import type { Deck } from '../core/decks.ts'
import { existsSync } from 'node:fs'
import { copyFile, readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { bundleName, handoutName, pdfName } from '../../../kit/deck/decks.ts'
import { filesIn } from '../core/files.ts'

/** Files that another command adds to a built site, and the link that tells its pages so. */
interface Offer {
  rel: string
  type: string
  namesOf: (deck: Pick<Deck, 'locale'>) => string[]
}

const offers = {
  pdf: { rel: 'alternate', type: 'application/pdf', namesOf: deck => [pdfName(deck), handoutName(deck)] },
  // The talk again, to be kept: what feeds call an enclosure.
  offline: { rel: 'enclosure', type: 'text/html', namesOf: deck => [bundleName(deck)] },
} satisfies Record<string, Offer>

/** Whether a file at the top of a site is one of those that other commands add, by its name. */
export function isExtra(name: string): boolean {
  return extname(name) === '.pdf' || /\.[a-z]{2,3}(?:-[a-z\d]+)*\.html$/i.test(name)
}

/**
 * Brings what other commands added to a site along to the one that takes its place, where it still says the same:
 * nothing that an edition is made of has changed since it was made.
 *
 * @param from the site before; need not be there
 * @param to folder of the new one
 * @param changed what changed last of all that an edition is made of
 * @returns one line for each file that is left behind, with what makes it anew
 */
export async function keepExtras(
  from: string,
  to: string,
  base: string,
  decks: Pick<Deck, 'locale' | 'path'>[],
  changed: { name: string, at: Date },
): Promise<string[]> {
  const left: string[] = []
  for (const name of (await readdir(from).catch(() => [])).filter(isExtra)) {
    const known = Object.values(offers).some(({ namesOf }) => decks.some(deck => namesOf(deck).includes(name)))
    const { atime, mtime } = await stat(join(from, name))
    if (known && mtime > changed.at) {
      await copyFile(join(from, name), join(to, name))
      await utimes(join(to, name), atime, mtime)
    }
    else {
      left.push(
        known
          ? `${name} is gone: ${changed.name} has changed since. Anew: npx lectern ${extname(name) === '.pdf' ? 'export' : 'bundle'}`
          : `${name} is gone: no deck of this talk offers it.`,
      )
    }
  }
  for (const what of Object.keys(offers) as (keyof typeof offers)[])
    await offerFiles(what, to, base, decks)
  return left
}

/**
 * Tells every page of a deck that its PDFs, or its one file for offline use, lie on the site; the pages then show
 * the way to them, and without this they do not. Pages that know it already stay as they are.
 *
 * @param site folder of the built site
 * @param base the address it is served from, `/…/`
 * @param decks all of the site's decks: a deck's pages are those in its folder and in no other deck's
 */
export async function offerFiles(
  what: keyof typeof offers,
  site: string,
  base: string,
  decks: Pick<Deck, 'locale' | 'path'>[],
): Promise<void> {
  const { rel, type, namesOf }: Offer = offers[what]
  for (const deck of decks) {
    const links = namesOf(deck).filter(name => existsSync(join(site, name)))
      .map(name => `<link rel="${rel}" type="${type}" hreflang="${deck.locale}" href="${base}${name}">`)
    if (links.length === 0)
      continue
    const others = decks.filter(other => other !== deck && other.path.startsWith(deck.path))
    for (const name of await filesIn(join(site, deck.path))) {
      if (basename(name) !== 'index.html' || others.some(({ path }) => (deck.path + name).startsWith(path)))
        continue
      const file = join(site, deck.path, name)
      const page = await readFile(file, 'utf8')
      const missing = links.filter(link => !page.includes(link))
      if (missing.length > 0 && page.includes('</head>'))
        await writeFile(file, page.replace('</head>', `${missing.join('\n')}\n</head>`))
    }
  }
}
