import type { ChartTable } from '../../../kit/charts/table.ts'
import type { CitedClaim, CitedSource, DeckCitations } from '../../../kit/claims/citations.ts'
import type { Licence } from '../../../kit/deck/licence.ts'
import type { MapWords } from '../../../kit/maps/words.ts'
import type { Locale, RelationMap } from '../../../kit/schema.ts'
import type { LoadedDeck } from '../core/decks.ts'
import process from 'node:process'
import { escapeHtml as escape } from '@vue/shared'
import MarkdownIt from 'markdown-it'
import { statusLineMarkup } from '../../../kit/claims/status-line.ts'
import { localeOf } from '../../../kit/deck/decks.ts'
import { licenceOf } from '../../../kit/deck/licence.ts'
import { partsOf, rankOf } from '../../../kit/deck/parts.ts'
import { isAppendix, slideLabel, walkOf } from '../../../kit/deck/walk.ts'
import { mapTags } from '../../../kit/maps/markup.ts'
import { mapWords } from '../../../kit/maps/words.ts'
import { dateWords, hostOf } from '../../../kit/words/dates.ts'
import { dayWords, handoutWords as words } from '../../../kit/words/handout.ts'
import { spokenTitle } from '../../../kit/words/interface.ts'
import { citeWords, statuses, statusLabels, verdictLabels } from '../../../kit/words/status.ts'
import { loadTables } from '../charts/charts.ts'
import { citeDeck, deckSlides, loadEvidence } from '../claims/citations.ts'
import { Refusal } from '../core/command.ts'
import { readerKey } from '../core/decks.ts'

/** One slide of the handout; texts are markup unless they say otherwise. */
export interface HandoutSlide {
  no: number
  /** What it is called by number, in the appendix `A1`. */
  label: string
  /** Plain text. */
  title: string
  /** Level of its heading: 2 for a part and whatever belongs to none, 3 within a part. */
  level: 2 | 3
  concept: string
  /** Plain title of the part it belongs to, or the word for the appendix. */
  part?: string
  appendix: boolean
  /** Paragraphs: the speaker's notes, or the reader's text. */
  text: string
  /** As plain text. */
  maps: MapWords[]
  /** The numbers behind its charts. */
  tables: ChartTable[]
  /** Rows of a list. */
  claims: string[]
}

export interface HandoutSource {
  number: number
  html: string
  /** Numbers of the slides that cite it. */
  slides: number[]
}

/** A whole handout, before it is laid out for the screen or for paper. */
export interface Handout {
  locale: Locale
  title: string
  lead: string
  author: string
  date: string
  /** Of its words and pictures. */
  licence?: Licence
  /** Whether `text` holds the speaker's notes. */
  notes: boolean
  slides: HandoutSlide[]
  sources: HandoutSource[]
  /** The five statuses as rows of a list; empty where nothing has one. */
  key: string
}

const markdown = new MarkdownIt({ html: false, linkify: false, typographer: true, quotes: '“”‘’' })

/**
 * The date a document carries: `SOURCE_DATE_EPOCH` (seconds) where it is set, now otherwise.
 *
 * @throws Refusal if the variable holds no number of seconds that is a date
 */
export function documentDate(): Date {
  const epoch = process.env.SOURCE_DATE_EPOCH
  const date = epoch ? new Date(Number(epoch) * 1000) : new Date()
  if (Number.isNaN(date.getTime())) {
    throw new Refusal(
      `SOURCE_DATE_EPOCH is ${epoch}: give seconds since 1970, for example SOURCE_DATE_EPOCH=1764028800, or unset it.`,
    )
  }
  return date
}

/**
 * All that a deck's handout says.
 *
 * @param notes the speaker's notes rather than the reader's text
 */
export async function handoutOf(deck: LoadedDeck, notes: boolean, date: Date): Promise<Handout> {
  const [evidence, tablesOn] = await Promise.all([loadEvidence(), loadTables()])
  const cited = citeDeck(deckSlides(deck.slides), evidence, deck.lang).deck
  const locale = localeOf(deck.lang)
  const walk = walkOf(deck.slides.map(({ frontmatter }) => frontmatter))
  const parts = partsOf(deck.slides)
  const slides = deck.slides.map(({ frontmatter, title, content, note }, index): HandoutSlide => {
    const no = index + 1
    const appendix = isAppendix(no, walk)
    const part = parts[index]
    const ids = cited.bySlide[no] ?? []
    return {
      no,
      label: slideLabel(no, walk, locale),
      title: plainTitle(title),
      level: appendix ? 3 : rankOf(no, part),
      concept: String(frontmatter.concept ?? 'plain'),
      part: appendix ? words.appendix[locale] : part && plainTitle(part.title),
      appendix,
      text: notes ? proseOf(note ?? '') : proseOf(String(frontmatter[readerKey] ?? '')),
      maps: mapsOn(content, evidence.maps).map(map => mapWords(map, locale)),
      tables: tablesOn(content, locale),
      claims: ids.flatMap(id => cited.claims[id] ? [claimRow(cited.claims[id], cited, locale)] : []),
    }
  })
  return {
    locale,
    title: deck.title,
    lead: deck.subject ?? '',
    author: deck.author ?? '',
    date: dayWords(date, locale),
    licence: licenceOf(deck.slides[0]!.frontmatter.licence),
    notes,
    slides,
    sources: cited.sources.map(source => ({
      number: source.number!,
      html: sourceRow(source, locale),
      slides: slides
        .filter(({ no }) => (cited.bySlide[no] ?? []).some(id => cited.claims[id]?.numbers.includes(source.number!)))
        .map(({ no }) => no),
    })),
    key: slides.some(({ claims, maps }) => claims.length + maps.length > 0) ? keyRows(locale) : '',
  }
}

/**
 * Speaker's notes as prose: no cues and no `[pause]`, a paragraph wherever the author began one. In Korean a particle
 * follows the closing quote at once: the typographer takes that for an apostrophe.
 */
export function proseOf(note: string): string {
  const text = note.replace(/[^\S\n]*\[click(?::[^\]]*)?\][^\S\n]*/gi, '')
    .replace(/\[pause\][^\S\n]*/gi, '')
    .replace(/'([^'\n]+)'(?=\p{Script=Hangul})/gu, '‘$1’')
    .replace(/"([^"\n]+)"(?=\p{Script=Hangul})/gu, '“$1”')
  return boundHangul(markdown.render(text).trim())
}

/**
 * Markup whose Korean words stay whole where Chromium would end a line in them: `있다”고`, `알렉사+는`,
 * `3,640억~4,000억`, `9~11%이고`.
 */
export function boundHangul(html: string): string {
  return html.replace(
    /<[^>]*>|\d[\d,.]*\p{Script=Hangul}*~[\d,.]+%?\p{Script=Hangul}*|[\d,.\p{Script=Hangul}]*[’”+%]\p{Script=Hangul}+/gu,
    words => words.startsWith('<') ? words : `<span class="together">${words}</span>`,
  )
}

/** A part with its slides: by the slide that opens it, or by its name alone where no such slide is there. */
export interface HandoutPart {
  head?: HandoutSlide
  name?: string
  slides: HandoutSlide[]
}

/** Slides by their parts, those of the appendix below it. */
export function byParts(slides: readonly HandoutSlide[]): HandoutPart[] {
  const parts: HandoutPart[] = []
  for (const slide of slides) {
    const last = parts.at(-1)
    if (slide.level === 2)
      parts.push({ head: slide, name: slide.part, slides: [] })
    else if (last && last.name === slide.part)
      last.slides.push(slide)
    else
      parts.push({ name: slide.part, slides: [slide] })
  }
  return parts
}

/** The maker, the day and the licence. */
export function colophon({ locale, author, date, notes, licence }: Handout): string[] {
  return [
    ...author ? [escape(author)] : [],
    `${words.made[locale]}: ${date}`,
    ...notes ? [words.withNotes[locale]!] : [],
    ...(licence
      ? [
          `${words.licence[locale]} ${licence.url ? `<a href="${escape(licence.url)}" rel="license noopener noreferrer">${escape(licence.name)}</a>` : escape(licence.name)}`,
        ]
      : []),
  ]
}

/** A slide's title as it reads: without marks, its quotes set. */
function plainTitle(title: string | undefined): string {
  return spokenTitle(title).replace(/'/g, '’')
}

function mapsOn(content: string, maps: readonly RelationMap[]): RelationMap[] {
  return mapTags(content).flatMap(({ of }) => maps.find(({ id }) => id === of) ?? [])
}

function claimRow(
  { status, text, sources, singleOrigin, later }: CitedClaim,
  cited: DeckCitations,
  locale: Locale,
): string {
  return [
    `<p class="kind">${statusLineMarkup(status)} ${statusLabels[status].word[locale]}</p>`,
    `<p>${boundHangul(escape(text))}${singleOrigin ? ` <span class="single">${citeWords.singleOrigin[locale]}</span>` : ''}</p>`,
    `<p class="from">${references(sources, cited)}</p>`,
    ...(later
      ? [
          `<p class="later"><strong>${words.later[locale]}: ${verdictLabels[later.verdict][locale]}.</strong> ${boundHangul(escape(later.text))} <span class="from">${references(later.sources, cited)}</span></p>`,
        ]
      : []),
  ].join('')
}

/** Sources by number where the list has them, by their own address where only this claim names them. */
function references(ids: readonly string[], { sources, further }: DeckCitations): string {
  return ids.flatMap((id) => {
    const source = [...sources, ...further].find(source => source.id === id)
    if (!source)
      return []
    const publisher = /\p{Script=Hangul}/u.test(source.publisher)
      ? `<span lang="ko">${escape(source.publisher)}</span>`
      : escape(source.publisher)
    return source.number
      ? `<a href="#source-${source.number}"><b>${source.number}</b> ${publisher}</a>`
      : `<a href="${escape(source.url)}" rel="noopener noreferrer">${publisher}</a>`
  }).join('\u00A0· ')
}

function sourceRow({ publisher, title, lang, date, url, origin }: CitedSource, locale: Locale): string {
  const from = origin
    ? ` · ${citeWords.origin[locale]} <a href="${escape(origin)}" rel="noopener noreferrer">${escape(hostOf(origin))}</a>`
    : ''
  const named = `<a href="${escape(url)}" rel="noopener noreferrer" lang="${escape(lang)}">${escape(title)}</a>`
  const stop = /[.?!]["'”’]?$/.test(title) ? '' : '.'
  const when = `${escape(dateWords(date, locale))} · ${escape(hostOf(url))}${from}.`
  return `<b>${escape(publisher)}</b>, ${named}${stop} <span class="when">${when}</span>`
}

function keyRows(locale: Locale): string {
  return statuses
    .map(
      status =>
        `<li>${statusLineMarkup(status, 44)}<b>${statusLabels[status].word[locale]}</b> <span>${statusLabels[status].means[locale]}</span></li>`,
    )
    .join('')
}
