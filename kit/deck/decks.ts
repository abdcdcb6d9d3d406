import type { Locale, LocalText, Text } from '../schema.ts'
import type { OwnWords } from '../words/languages.ts'
import { learnWords } from '../words/languages.ts'

/** What every page, window and document of a talk knows of its decks. */
export interface Decks {
  /** What the talk's files are called, before the language: `<file>.en.pdf`. */
  file: string
  /**
   * Their languages as BCP 47 tags. The first is the talk's own, at the site's root; each other deck lies in a folder
   * named after its language.
   */
  locales: readonly Locale[]
  /** Interface words of the author's own. */
  words?: OwnWords
}

const languages: Locale[] = ['en']
let known: Decks = { file: 'slides', locales: languages }

/** The languages of the talk at hand, its own first. */
export const locales: readonly Locale[] = languages

/** To be called before anything of a talk is shown or written. */
export function learnDecks(decks: Decks): void {
  known = decks
  languages.splice(0, languages.length, ...decks.locales)
  learnWords(decks.words ?? {})
}

export function knownDecks(): Decks {
  return known
}

/** The talk's language that a BCP 47 tag (`ko`, `ko-KR`) means; its own for any other. */
export function localeOf(lang: string | undefined): Locale {
  const tag = lang?.toLowerCase() ?? ''
  return (
    locales.find(locale => locale.toLowerCase() === tag)
    ?? locales.find(locale => baseOf(locale) === baseOf(tag))
    ?? locales[0]!
  )
}

function baseOf(tag: string): string {
  return tag.toLowerCase().split('-')[0]!
}

/** A language by its own name, as a link to its deck: `English`, `한국어`. */
export function languageName(locale: Locale): string {
  const name = new Intl.DisplayNames(locale, { type: 'language' }).of(locale) ?? locale
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1)
}

/** Where a language's deck lies below the talk's root: '' or `ko/`. */
export function folderOf(locale: Locale): string {
  return locale === locales[0] ? '' : `${locale}/`
}

/** The talk's root, from the address of one of its decks. */
export function rootOf(base: string, locale: Locale): string {
  const folder = folderOf(locale)
  return folder && base.endsWith(`/${folder}`) ? base.slice(0, -folder.length) : base
}

/** A deck's slides as PDF, below the talk's root. */
export function pdfName({ locale }: { locale: Locale }): string {
  return `${known.file}.${locale}.pdf`
}

/** A deck's handout as PDF, beside its slides. */
export function handoutName({ locale }: { locale: Locale }): string {
  return `${known.file}.${locale}.handout.pdf`
}

/** A deck's single file, beside its PDFs. */
export function bundleName({ locale }: { locale: Locale }): string {
  return `${known.file}.${locale}.html`
}

/**
 * A text by language: one written plainly is the talk's own, one for the base of a language (`pt`) is `pt-BR`'s too.
 */
export function byLanguage(text: Text): LocalText {
  if (typeof text === 'string')
    return { [locales[0]!]: text }
  return Object.fromEntries(locales.flatMap((locale) => {
    const said = text?.[locale] ?? text?.[baseOf(locale)]
    return said === undefined ? [] : [[locale, said]]
  }))
}

/** The talk's languages in which a text says nothing. */
export function missingTexts(text: LocalText | undefined): readonly Locale[] {
  return locales.filter(locale => !text?.[locale]?.trim())
}
