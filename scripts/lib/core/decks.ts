import type { SlideInfo, SlidevMarkdown } from '@slidev/types'
import type { Problem } from '../../../kit/problems.ts'
import type { OwnWords } from '../../../kit/words/languages.ts'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { load } from '@slidev/parser/fs'
import { learnDecks } from '../../../kit/deck/decks.ts'
import { spokenTitle } from '../../../kit/words/interface.ts'
import { plain } from '../../../kit/words/spelling.ts'
import { isStatus, statusLabels } from '../../../kit/words/status.ts'
import { Refusal, shownPath } from './command.ts'
import { fault, refuseOver } from './fault.ts'
import { projectRoot } from './roots.ts'

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

/** The name of a slide's layout, as Slidev chooses it; `no` counts from 1. */
export function layoutOf({ slides }: Pick<LoadedDeck, 'slides'>, no: number): string {
  const { layout: standard } = (slides[0]!.frontmatter.defaults ?? {}) as { layout?: unknown }
  return String((slides[no - 1]?.frontmatter.layout ?? standard) || (no === 1 ? 'cover' : 'default'))
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
 * Tells the kit of a talk's decks, before anything of them is built, shown or written.
 *
 * @param decks all of its folder's, the talk's own first
 */
export async function learnTalk(decks: readonly LoadedDeck[]): Promise<void> {
  const { file, slides, title } = decks[0]!
  learnDecks({
    file: fileNameOf(slides[0]!.frontmatter.exportFilename ?? title),
    locales: decks.map(({ locale }) => locale),
    words: wordsOf(await ownWords(dirname(file)), decks),
  })
}

/** Words of the author's file, and over them the decks' own for the statuses, of their headmatter's `statuses`. */
function wordsOf(own: OwnWords | undefined, decks: readonly LoadedDeck[]): OwnWords | undefined {
  const said = decks.flatMap(({ locale, slides }) => {
    const { statuses } = slides[0]!.frontmatter as { statuses?: Record<string, string> }
    const words = Object.entries(statuses ?? {}).flatMap(([status, word]) =>
      isStatus(status) ? [[statusLabels[status].word.en!, word] as const] : [])
    return words.length > 0 ? [[locale, { ...own?.[locale], ...Object.fromEntries(words) }] as const] : []
  })
  return said.length > 0 ? { ...own, ...Object.fromEntries(said) } : own
}

/** What a talk's files are called: by Slidev's `exportFilename` or else the title, as far as addresses can hold it. */
export function fileNameOf(name: unknown): string {
  const bare = plain(String(name).replace(/\.pdf$/i, ''))
  return bare.replace(/[^a-z\d._]+/g, '-').replace(/^[-.]+|[-.]+$/g, '') || 'slides'
}

/** Interface words that the author wrote or translated, in `snippets/words.ts`. */
async function ownWords(root: string): Promise<OwnWords | undefined> {
  const file = join(root, 'snippets/words.ts')
  return existsSync(file) ? (await import(pathToFileURL(file).href) as { words: OwnWords }).words : undefined
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

/** The one whose locale is `locale`, all without one. */
export function chosenDecks<D extends Deck>(decks: D[], locale: string | undefined): D[] {
  return locale === undefined ? decks : [chooseDeck(decks, locale)]
}

/**
 * Reads a deck as Slidev does, without any edition's changes.
 *
 * @throws Refusal naming file and line where Slidev would skip a slide or fail over its frontmatter
 */
export async function loadDeck(deck: Deck): Promise<LoadedDeck> {
  const root = join(deck.file, '..')
  const { slides, headmatter, markdownFiles } = await load({ userRoot: root, roots: [] }, deck.file, readText)
  refuseOver(Object.entries(markdownFiles).flatMap(([file, markdown]) => readingFaults(shownPath(file), markdown)))
  if (slides.length === 0 || (slides.length === 1 && slides[0]!.source.raw.trim() === ''))
    refuseOver([fault(shownPath(deck.file), 1, 'this deck has no slides', 'write a first one, for example # Title')])
  const { lang, title, author, info, keywords } = headmatter as Record<string, unknown>
  return {
    ...deck,
    lang: typeof lang === 'string' ? lang : deck.locale || 'en',
    title: typeof title === 'string' ? title : deck.name,
    author: typeof author === 'string' ? author : undefined,
    subject: typeof info === 'string' ? info.trim() : undefined,
    keywords: [keywords ?? []]
      .flat()
      .flatMap(words => String(words).split(','))
      .map(word => word.trim())
      .filter(Boolean),
    slides,
  }
}

/** A file's text as the parser should see it: without the mark that some editors put before it. */
async function readText(file: string): Promise<string> {
  const text = await readFile(file, 'utf8')
  if (text.includes('\0'))
    refuseOver([fault(shownPath(file), 1, 'this file is not UTF-8 text', 'save it as UTF-8')])
  return withoutMark(text)
}

/** Text without a byte order mark. */
export function withoutMark(text: string): string {
  return text.replace(/^\uFEFF/, '')
}

/** What the parser would pass over, or take for something else than its author meant. */
function readingFaults(file: string, { slides, errors = [] }: SlidevMarkdown): Problem[] {
  const faults: Problem[] = []
  const say = (line: number, message: string, remedy: string) => faults.push(fault(file, line, message, remedy))
  for (const { row, message } of errors) {
    const lines = slides.find(({ start }) => start === row)?.raw.split('\n') ?? []
    const at = Math.max(lines.findIndex(line => /^src\s*:/.test(line)), 0)
    const path = lines[at]?.replace(/^src\s*:\s*/, '')
    if (message.startsWith('Imported markdown file not found'))
      say(row + at + 1, `there is no file ${path}`, 'mend the path after src:, or put the file there')
    else
      say(row + at + 1, message, 'mend src:')
  }
  for (const { start, raw, frontmatterDoc, frontmatterStyle } of slides) {
    for (const { message, linePos } of frontmatterDoc?.errors ?? []) {
      const words = message.split('\n')[0]!.replace(/ at line \d+.*/, '').replace(/\.$/, '')
      say(start + 1 + (linePos?.[0].line ?? 0), words, 'mend this slide\'s frontmatter')
    }
    const contents = frontmatterDoc?.contents
    if (/^---[^-]*\n/.test(raw) && !frontmatterStyle) {
      const remedy = 'close it with a line of ---, or leave a line empty after this one'
      say(start + 1, 'this slide\'s frontmatter never ends', remedy)
    }
    else if (contents && !('items' in contents && contents.constructor.name === 'YAMLMap')) {
      const message = 'this is taken for the slide\'s frontmatter, and would not show'
      say(start + 2, message, 'leave a line empty after ---')
    }
  }
  return faults
}

/** Frontmatter key with what a slide says to those who only read it. */
export const readerKey = 'handout'

/** Headmatter key of the first deck: whether the handout on the hosted site holds the speaker's notes. */
export const notesKey = 'handoutNotes'

/**
 * Whether the author wants the speaker's notes on the hosted site. Said in one place, the first deck's headmatter,
 * for all languages; `loadTalk` refuses it elsewhere, and anything but true or false.
 */
export function notesArePublic(decks: readonly LoadedDeck[]): boolean {
  return decks[0]!.slides[0]!.frontmatter[notesKey] === true
}

/** Whether a slide says why it breaks a rule on purpose; the check says where what it says will not do. */
export function isWaived({ slides }: LoadedDeck, no: number, rule: string): boolean {
  const { waive } = slides[no - 1]!.frontmatter as { waive?: Record<string, unknown> | null }
  return typeof waive?.[rule] === 'string'
}

/** A slide as the author finds it. */
export function nameOf(deck: LoadedDeck, no: number): string {
  const title = spokenTitle(deck.slides[no - 1]?.title)
  return `${deck.name} slide ${no}${title ? ` "${title}"` : ''}`
}
