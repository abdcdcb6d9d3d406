import type { Locale } from '../schema.ts'
import { fill, inEveryLanguage } from '../words/languages.ts'
import { locales } from './decks.ts'

/**
 * How far the talk goes: what → steps through, and what stands after its end and is only gone to on purpose.
 * Slides are counted from 1, those of the appendix after all others.
 */
export interface Walk {
  /** Slides of the talk itself; its last one has this number. */
  length: number
  /** All slides, the appendix included. */
  total: number
}

/** What decides about a slide. */
export interface WalkFacts {
  readonly appendix?: unknown
}

/** A deck's walk: all slides but those at its end that say `appendix: true`. */
export function walkOf(frontmatters: readonly WalkFacts[]): Walk {
  const total = frontmatters.length
  let length = total
  while (length > 1 && frontmatters[length - 1]!.appendix === true)
    length--
  return { length, total }
}

/** What is wrong with a deck's `appendix`, at which slide (index from 0); nothing where all is well. */
export function appendixFault(
  frontmatters: readonly WalkFacts[],
): { index: number, message: string, remedy: string } | undefined {
  const odd = frontmatters.findIndex(({ appendix }) => appendix !== undefined && typeof appendix !== 'boolean')
  if (odd >= 0) {
    return {
      index: odd,
      message: `appendix is ${JSON.stringify(frontmatters[odd]!.appendix)}`,
      remedy: 'write true or false',
    }
  }
  const first = frontmatters.findIndex(({ appendix }) => appendix === true)
  if (first === 0) {
    return {
      index: 0,
      message: 'the talk begins with its first slide, which cannot be in the appendix',
      remedy: 'remove "appendix" here',
    }
  }
  const { length } = walkOf(frontmatters)
  if (first >= 0 && first < length) {
    return {
      index: first,
      message: `slide ${first + 1} is in the appendix, and slide ${length} after it is not`,
      remedy: 'move it behind that one, or give every slide after it "appendix: true"',
    }
  }
}

export function isAppendix(no: number, { length }: Pick<Walk, 'length'>): boolean {
  return no > length
}

/** The last slide that steps lead to from slide `no`: the end of the talk, or within the appendix its end. */
export function lastFrom(no: number, walk: Walk): number {
  return isAppendix(no, walk) ? walk.total : walk.length
}

const words = inEveryLanguage({
  said: { en: 'Slide {no} of {of}', ko: '슬라이드 {of}장 중 {no}' },
  saidInAppendix: { en: 'Appendix, slide {no} of {of}', ko: '부록 {of}장 중 {no}' },
  appendix: { en: 'A{no}', ko: '부록 {no}' },
  rangeAndOne: { en: '1–{end}, A1', ko: '1–{end}, 부록 A1' },
  rangeAndMore: { en: '1–{end}, A1–A{last}', ko: '1–{end}, 부록 A1–A{last}' },
})

/** What a slide is called by number: `12`, in the appendix `A1` or `부록 1`. */
export function slideLabel(no: number, walk: Pick<Walk, 'length'>, locale: Locale): string {
  return isAppendix(no, walk) ? fill(words.appendix, locale, { no: no - walk.length }) : String(no)
}

/** Where one is: `12 / 26`, in the appendix the slide's label alone. */
export function countText(no: number, walk: Walk, locale: Locale): string {
  const label = slideLabel(no, walk, locale)
  return isAppendix(no, walk) ? label : `${label} / ${walk.length}`
}

/** The labels there are: `1–26`, `1–26, A1–A4`. */
export function rangeText(walk: Walk, locale: Locale): string {
  const [end, last] = [walk.length, walk.total - walk.length]
  return last === 0 ? `1–${end}` : fill(last > 1 ? words.rangeAndMore : words.rangeAndOne, locale, { end, last })
}

/** The slide that somebody calls `12`, `A1`, `a 1` or `부록 1`; its number in the deck works for all. */
export function slideNamed(text: string, walk: Walk): number | undefined {
  const plain = (label: string) => label.replace(/\s/g, '').toLowerCase()
  const named = plain(text)
  return Array.from({ length: walk.total }, (_, index) => index + 1).find(no =>
    named === String(no) || [...locales, 'en'].some(locale => named === plain(slideLabel(no, walk, locale))))
}

/** What a screen reader calls slide `no`. */
export function slideOf(no: number, walk: Walk, locale: Locale): string {
  return isAppendix(no, walk)
    ? fill(words.saidInAppendix, locale, { no: no - walk.length, of: walk.total - walk.length })
    : fill(words.said, locale, { no, of: walk.length })
}

/** Said when the slide has changed. */
export function announced(no: number, walk: Walk, title: string, locale: Locale): string {
  const place = slideOf(no, walk, locale)
  return title ? `${place}: ${title}` : place
}
