import type { Locale } from '../snippets/types.ts'
import { locales } from './locale.ts'

/** Where somebody is in a deck. */
export interface Place {
  /** Address of the deck at hand, `/…/`; `./` in the file for offline use. */
  base: string
  locale: Locale
  /** Slide, from 1. */
  no: number
  /** The last slide that steps lead to. */
  last: number
  /** Steps of the slide already shown. */
  clicks?: number
}

/** Where the bar leads from there; nowhere where something does not exist. */
export interface Ways {
  previous?: string
  next?: string
  contents?: string
  read?: string
  pdf: string
  /** The one file for offline use, which is not offered from within itself. */
  offline?: string
  languages: { locale: Locale, href: string }[]
}

/**
 * Addresses on the hosted site: each slide is a folder, each further language one below the first one's.
 */
export function waysOnSite({ base, locale, no, last, clicks = 0 }: Place): Ways {
  const root = locale === locales[0] ? base : base.replace(new RegExp(`${locale}/$`), '')
  const step = clicks > 0 ? `?clicks=${clicks}` : ''
  return {
    previous: no > 1 ? `${base}${no - 1}/` : undefined,
    next: no < last ? `${base}${no + 1}/` : undefined,
    contents: `${base}handout/#contents`,
    read: `${base}handout/#slide-${no}`,
    pdf: `${root}project-prometheus.${locale}.pdf`,
    offline: `${root}project-prometheus.${locale}.html`,
    languages: others(locale).map(other => (
      { locale: other, href: `${root}${other === locales[0] ? '' : `${other}/`}${no}/${step}` })),
  }
}

/** Addresses in the one file for offline use: slides are behind `#`, other languages are files beside it. */
export function waysInBundle({ locale, no, last, clicks = 0 }: Place): Ways {
  const step = clicks > 0 ? `?clicks=${clicks}` : ''
  return {
    previous: no > 1 ? `#/${no - 1}` : undefined,
    next: no < last ? `#/${no + 1}` : undefined,
    pdf: `./project-prometheus.${locale}.pdf`,
    languages: others(locale).map(other => ({ locale: other, href: `./project-prometheus.${other}.html#/${no}${step}` })),
  }
}

function others(locale: Locale): Locale[] {
  return locales.filter(other => other !== locale)
}
