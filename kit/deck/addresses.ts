import type { Locale } from '../schema.ts'
import { bundleName, folderOf, locales, pdfName, rootOf } from './decks.ts'

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
  const root = rootOf(base, locale)
  const step = clicks > 0 ? `?clicks=${clicks}` : ''
  return {
    previous: no > 1 ? `${base}${no - 1}/` : undefined,
    next: no < last ? `${base}${no + 1}/` : undefined,
    contents: `${base}handout/#contents`,
    read: `${base}handout/#slide-${no}`,
    pdf: root + pdfName({ locale }),
    offline: root + bundleName({ locale }),
    languages: others(locale).map(other => (
      { locale: other, href: `${root}${folderOf(other)}${no}/${step}` })),
  }
}

/** Addresses in the one file for offline use: slides are behind `#`, other languages are files beside it. */
export function waysInBundle({ locale, no, last, clicks = 0 }: Place): Ways {
  const step = clicks > 0 ? `?clicks=${clicks}` : ''
  return {
    previous: no > 1 ? `#/${no - 1}` : undefined,
    next: no < last ? `#/${no + 1}` : undefined,
    pdf: `./${pdfName({ locale })}`,
    languages: others(locale).map(other => ({
      locale: other,
      href: `./${bundleName({ locale: other })}#/${no}${step}`,
    })),
  }
}

function others(locale: Locale): Locale[] {
  return locales.filter(other => other !== locale)
}
