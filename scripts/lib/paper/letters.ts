import type { Locale } from '../../../kit/schema.ts'
import type { LoadedDeck } from '../core/decks.ts'
import { readFile } from 'node:fs/promises'
import { localeOf } from '../../../kit/deck/decks.ts'
import { withoutComments } from '../../../kit/words/markdown.ts'
import { readerKey } from '../core/decks.ts'
import { textsBesideDecks } from '../core/inputs.ts'
import { proseOf } from './handout.ts'

/** Texts of ours that slides and handout draw on besides the decks. */
async function wordsBesideTheDecks(): Promise<string> {
  return (await textsBesideDecks()).map(({ text }) => text).join('')
}

/** Whatever may stand on paper: the decks with their notes, and every text of ours. */
export async function charactersOf(decks: readonly LoadedDeck[]): Promise<string> {
  const texts = decks.flatMap(({ slides }) =>
    slides.map(({ content, note, frontmatterRaw }) => `${content}${note ?? ''}${frontmatterRaw ?? ''}`),
  )
  const files = await Promise.all(decks.map(({ file }) => readFile(file, 'utf8')))
  // What the typographer makes of typed marks, and the days that the language's own rules write.
  return [...texts, ...files, await wordsBesideTheDecks(), '‘’“”–—…·년월일'].join('')
}

/**
 * Characters that the faces of the site hold in one language for sure: those of its slides, with their words for
 * readers, and of what they draw on.
 */
export async function siteCharacters(decks: readonly LoadedDeck[], locale: Locale): Promise<string> {
  const slides = decks
    .filter(({ lang }) => localeOf(lang) === locale)
    .flatMap(({ slides }) =>
      slides.map(
        ({ content, frontmatter }) => withoutComments(content) + proseOf(String(frontmatter[readerKey] ?? '')),
      ),
    )
  return [...slides, await wordsBesideTheDecks()].join('')
}
