import type { Locale, LocalText } from '../schema.ts'

/** Interface words that an author wrote or translated: by language, the English ones first. */
export type OwnWords = Readonly<Record<Locale, Readonly<Record<string, string>>>>

const tag = /^[a-z]{2,3}(?:-[a-z\d]+)*$/i

let own: OwnWords = {}
const texts: LocalText[] = []

export function learnWords(words: OwnWords): void {
  own = words
}

/** A table whose texts can be read in any language. */
type InEveryLanguage<T> = T extends { en: string }
  ? LocalText
  : T extends object
    ? { [Key in keyof T]: InEveryLanguage<T[Key]> }
    : T

/**
 * A table of interface words for every language: the author's own, then ours of that language or of its base
 * (`ko-KR`: `ko`), else the English ones.
 *
 * @param table texts `{ en, ko }`, in groups and lists of any depth
 */
export function inEveryLanguage<T extends object>(table: T): InEveryLanguage<T> {
  if (isText(table)) {
    texts.push(table)
    return new Proxy<LocalText>(table, {
      get: (text, key) =>
        typeof key === 'string' && tag.test(key) ? (said(text, key) ?? text.en) : Reflect.get(text, key),
    }) as InEveryLanguage<T>
  }
  const spoken = Object.entries(table).map(([key, value]) =>
    [key, typeof value === 'object' && value ? inEveryLanguage(value) : value] as const)
  return (Array.isArray(table) ? spoken.map(([, value]) => value) : Object.fromEntries(spoken)) as InEveryLanguage<T>
}

/** The English words of all tables loaded so far. */
export function englishWords(): Set<string> {
  return new Set(texts.map(({ en }) => en!))
}

/** Those of them that a language has none of its own for. */
export function wordsMissing(locale: Locale): string[] {
  return [...new Set(texts.filter(text => said(text, locale) === undefined).map(({ en }) => en!))]
}

/** A text with its `{names}` filled in. */
export function fill(text: LocalText, locale: Locale, values: Record<string, string | number>): string {
  return text[locale]!.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]))
}

/** How days and hours are written: English ones with the day before the month and 24 hours. */
export function formatLocale(locale: Locale): string {
  return locale === 'en' ? 'en-GB' : locale
}

function isText(table: object): table is LocalText {
  return typeof (table as LocalText).en === 'string'
}

function said(text: LocalText, locale: Locale): string | undefined {
  const base = locale.split('-')[0]!
  return own[locale]?.[text.en!] ?? text[locale] ?? own[base]?.[text.en!] ?? text[base]
}
