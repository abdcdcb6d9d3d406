import type { Locale } from '../schema.ts'
import { formatLocale, inEveryLanguage } from './languages.ts'

const words = inEveryLanguage({ none: { en: 'no date on page', ko: '날짜 표기 없음' } })

/**
 * A source's date in words, at the precision it has: `2026-06-12`, `2026-06`, `2026`; `n.d.` says that
 * the page shows none.
 */
export function dateWords(date: string, locale: Locale): string {
  const [year, month, day] = date.split('-').map(Number)
  if (!year || Number.isNaN(year))
    return words.none[locale]!
  const form = new Intl.DateTimeFormat(formatLocale(locale), {
    timeZone: 'UTC',
    year: 'numeric',
    ...month && { month: 'long' },
    ...day && { day: 'numeric' },
  })
  return form.format(Date.UTC(year, (month ?? 1) - 1, day ?? 1))
}

/**
 * The host of an address as people say it: `https://www.nasdaq.com/…` → `nasdaq.com`.
 */
export function hostOf(url: string): string {
  return /^\w+:\/\/(?:(?:www|beta)\.)?([^/?#]+)/.exec(url)?.[1]?.toLowerCase() ?? url
}
