import type { LoadedDeck } from '../core/decks.ts'
import { readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, extname, join, resolve } from 'node:path'
import { commentsIn, withoutComments, withoutEntities } from '../../../kit/words/markdown.ts'
import { Refusal } from '../core/command.ts'
import { notesArePublic } from '../core/decks.ts'
import { filesIn } from '../core/files.ts'
import { textsBesideDecks } from '../core/inputs.ts'
import { projectRoot } from '../core/roots.ts'

/** Words of a deck that are not for the audience. */
interface Secret {
  what: string
  isNote: boolean
  words: string
  deck: LoadedDeck
  /** Counted from 1. */
  slide: number
}

/** What was found, and where it comes from if that is a slide's note or comment. */
export interface Leak extends Partial<Secret> {
  /** Below the site's folder. */
  file: string
  what: string
}

/** What a site of this project is held against. */
export async function rulesFor(decks: LoadedDeck[]): Promise<AuditRules> {
  const published = (await textsBesideDecks()).filter(({ name }) => name.startsWith('snippets/'))
  return {
    folders: localFolders(projectRoot),
    decks,
    published: published.map(({ text }) => text).join('\n'),
    publicNotes: notesArePublic(decks),
  }
}

/** Folders of this computer whose names tell of its owner: a project's and the home. A root tells nothing. */
export function localFolders(...roots: string[]): string[] {
  return [...new Set([...roots, ...home()].map(folder => resolve(folder)))]
    .filter(folder => dirname(folder) !== folder)
    .map(folder => `${folder}/`)
}

/** None for a user whom the computer does not know and who names none, as in some containers. */
function home(): string[] {
  try {
    return [homedir()].filter(Boolean)
  }
  catch {
    return []
  }
}

export interface AuditRules {
  /** Folders of this computer that must not be named. */
  folders: string[]
  decks: LoadedDeck[]
  /** Texts that the site shows besides its slides: claims, maps, charts, as their files hold them. */
  published?: string
  /** The author has made the speaker's notes public: the handout may hold them, and nothing else. */
  publicNotes?: boolean
}

const texts = /^(?:\.(?:html|m?js|css|json|svg|txt|xml|md|map|webmanifest))?$/

/** Every file of a site that holds text, as paths below `folder`. */
export async function textFiles(folder: string): Promise<string[]> {
  return (await filesIn(folder)).filter(file => texts.test(extname(file)))
}

/**
 * What a built site says that the audience must not get: paths of this computer, speaker notes and
 * authors' comments. Empty when all is well.
 */
export async function auditSite(folder: string, rules: AuditRules): Promise<Leak[]> {
  const secrets = rules.decks.flatMap(deck => secretsOf(deck, rules.published))
  const findings: Leak[] = []
  for (const file of await textFiles(folder)) {
    const text = await readFile(join(folder, file), 'utf8')
    const words = plain(text)
    const tell = (what: string, from?: Secret) => findings.push({ ...from, file, what })
    for (const path of rules.folders.filter(path => text.includes(path)))
      tell(`names the local folder ${path}`)
    const allowed = rules.publicNotes && isHandout(file)
    for (const secret of secrets.filter(secret => words.includes(secret.words) && !(allowed && secret.isNote)))
      tell(`holds ${secret.what}: "${secret.words.slice(0, 60)}"`, secret)
  }
  return findings
}

/**
 * Refuses to give away a folder that holds what the audience must not get: one line for each thing found, with the
 * files it is in; the first dozen say enough.
 *
 * @param what begins the sentence: `Not published, because the site`
 * @throws Refusal
 */
export async function refuseSecrets(folder: string, rules: AuditRules, what: string): Promise<void> {
  const places = Map.groupBy(await auditSite(folder, rules), ({ what }) => what)
  const lines = [...places].map(
    ([what, [first, ...rest]]) => `  ${first!.file}${rest.length ? ` and ${rest.length} more` : ''} ${what}`,
  )
  if (lines.length === 0)
    return
  throw new Refusal([
    `${what} holds what is not for the audience:`,
    ...lines.slice(0, 12),
    ...lines.length > 12 ? [`  … and ${lines.length - 12} more`] : [],
    'Remove it from the slide or component.',
  ].join('\n'))
}

/** Whether a file of a site is the page of a deck's handout. */
export function isHandout(file: string): boolean {
  return /(?:^|\/)handout\/index\.html$/.test(file)
}

/** The sentences of a deck that are not for the audience; those that it is shown elsewhere as well are no secret. */
export function secretsOf(deck: LoadedDeck, published = ''): Secret[] {
  const shown = plain([...deck.slides.map(({ title = '', content, frontmatter }) =>
    `${title}\n${withoutComments(content)}\n${frontmatter.handout ?? ''}`), published].join('\n'))
  return deck.slides.flatMap(({ note = '', content, frontmatterRaw = '' }, index) => {
    const kept: [what: string, texts: string[]][] = [
      ['a speaker note', [note]],
      ['an author\'s comment', commentsIn(content).map(({ words }) => words)],
      ['a frontmatter comment', [...frontmatterRaw.matchAll(/(?:^|\s)#\s(.*)$/gm)].map(([, words]) => words!)],
    ]
    return kept.flatMap(([kind, texts]) => texts.flatMap(sentences).map((words): Secret => ({
      what: `${kind} of slide ${index + 1} in ${deck.name}`,
      isNote: kind === 'a speaker note',
      words,
      deck,
      slide: index + 1,
    }))).filter(({ words }) => !shown.includes(words.replace(/[.!?。]+$/, '')))
  })
}

/** Sentences long enough to be somebody's words and not a coincidence. */
function sentences(text: string): string[] {
  return text.replace(/\[click(?::\d+)?\]/gi, '\n').split(/(?<=[.!?。])\s+|\n+/)
    .map(plain)
    .filter(words => words.length >= 12)
}

/** Text without what differs between its source and its rendering: escapes, marks, spacing. */
function plain(text: string): string {
  return withoutEntities(
    text.replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
  )
    .replace(/[*_`\\]/g, '')
    .replace(/[‘’]/g, '\'')
    .replace(/[“”]/g, '"')
    .replace(/\s+/g, ' ')
    .trim()
}
