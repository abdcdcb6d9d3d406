import type { SlideInfo } from '@slidev/types'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { load } from '@slidev/parser/fs'
import { verdictFault } from '../../kit/tally.ts'
import { appendixFault } from '../../kit/walk.ts'
import { Refusal } from './command.ts'

/** The project's own folder. */
export const projectRoot = join(import.meta.dirname, '../..')

/** A deck by its file: `slides.md` in the talk's own language, `slides.<locale>.md` in another. */
export interface Deck {
  /** Absolute path. */
  file: string
  /** File name, as people know it. */
  name: string
  /** The locale that addresses it, and stands in for `lang` where the deck has none. */
  locale: string
  /** Its place below the site's base: '' or `ko/`. */
  path: string
}

/** A deck with what its Markdown says. */
export interface LoadedDeck extends Deck {
  /** BCP 47, from the frontmatter's `lang`. */
  lang: string
  title: string
  author?: string
  subject?: string
  keywords: string[]
  /** In the order shown, imported ones included, hidden ones left out. */
  slides: SlideInfo[]
}

const deckFile = /^slides(?:\.([a-z]{2,3}(?:-[a-z0-9]+)*))?\.md$/i

/**
 * The decks in `root`, the talk's own language first, then by locale.
 *
 * @throws Refusal if there is no `slides.md`
 */
export async function discoverDecks(root: string = projectRoot): Promise<Deck[]> {
  const decks: Deck[] = []
  for (const name of await readdir(root)) {
    const match = deckFile.exec(name)
    if (match)
      decks.push({ file: join(root, name), name, locale: match[1] ?? '', path: match[1] ? `${match[1]}/` : '' })
  }
  decks.sort((a, b) => a.locale.localeCompare(b.locale))
  const [first] = decks
  if (!first || first.path)
    throw new Refusal(`No slides.md in ${root}. The talk's first deck has that name.`)
  first.locale = (await loadDeck(first)).lang
  return decks
}

/**
 * The deck whose locale is `locale`; without one, the first.
 *
 * @throws Refusal that lists the decks there are
 */
export function chooseDeck<D extends Deck>(decks: D[], locale: string | undefined): D {
  const deck = locale ? decks.find(deck => deck.locale === locale) : decks[0]
  if (!deck)
    throw new Refusal(`No deck "${locale}". Decks: ${decks.map(deck => `${deck.locale} (${deck.name})`).join(', ')}.`)
  return deck
}

/**
 * Reads one of the kit's decks.
 *
 * @throws Refusal naming file and line where Slidev would skip a slide, or where the frontmatter is at fault
 */
export async function loadDeck(deck: Deck): Promise<LoadedDeck> {
  const loaded = await readDeck(deck)
  const faults = [
    ['appendix', appendixFault(loaded.slides.map(({ frontmatter }) => frontmatter))],
    ['verdict', verdictFault(loaded.slides)],
  ] as const
  for (const [key, fault] of faults) {
    if (fault)
      throw new Refusal(`${frontmatterPlace(loaded.slides[fault.index]!, key)}: ${fault.message}`)
  }
  return loaded
}

/** File and line of a slide's frontmatter key. */
function frontmatterPlace({ source }: SlideInfo, key: string): string {
  const line = source.raw.split('\n').findIndex(line => new RegExp(`^${key}[ \\t]*:`).test(line))
  return `${source.filepath}:${source.start + 1 + Math.max(0, line)}`
}

/**
 * Reads any deck as Slidev does, without any edition's changes.
 *
 * @throws Refusal naming file and line where Slidev would skip a slide or fail over its frontmatter
 */
export async function readDeck(deck: Deck): Promise<LoadedDeck> {
  const root = join(deck.file, '..')
  const { slides, headmatter, markdownFiles } = await load({ userRoot: root, roots: [] }, deck.file)
  for (const [file, { errors, slides }] of Object.entries(markdownFiles)) {
    const [error] = errors ?? []
    if (error)
      throw new Refusal(`${file}:${error.row + 1}: ${error.message}`)
    for (const { start, frontmatterDoc } of slides) {
      const [fault] = frontmatterDoc?.errors ?? []
      if (fault) {
        const what = fault.message.split('\n')[0]!.replace(/ at line \d+.*/, '')
        throw new Refusal(`${file}:${start + 1 + (fault.linePos?.[0].line ?? 0)}: ${what}. Mend this slide's frontmatter.`)
      }
    }
  }
  if (slides.length === 0)
    throw new Refusal(`${deck.name} has no slides.`)
  const { lang, title, author, info, keywords } = headmatter as Record<string, unknown>
  return {
    ...deck,
    lang: typeof lang === 'string' ? lang : deck.locale || 'en',
    title: typeof title === 'string' ? title : deck.name,
    author: typeof author === 'string' ? author : undefined,
    subject: typeof info === 'string' ? info.trim() : undefined,
    keywords: [keywords ?? []].flat().flatMap(words => String(words).split(',')).map(word => word.trim()).filter(Boolean),
    slides,
  }
}

/** Where a deck's slides PDF lies below the site's base; the hosted site links to it there. */
export function pdfName(deck: Pick<Deck, 'locale'>): string {
  return `project-prometheus.${deck.locale}.pdf`
}

/** The name of a deck's handout. */
export function handoutName(deck: Pick<Deck, 'locale'>): string {
  return `project-prometheus.${deck.locale}.handout.pdf`
}
