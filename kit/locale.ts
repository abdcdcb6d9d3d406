import type { Locale, LocalText } from '../snippets/types'

export const locales: readonly Locale[] = ['en', 'ko']

/**
 * The talk's language from a BCP 47 tag (`ko`, `ko-KR`, `en`); English for anything else.
 */
export function localeOf(lang: string | undefined): Locale {
  return lang?.toLowerCase().split('-')[0] === 'ko' ? 'ko' : 'en'
}

export function say(text: LocalText, locale: Locale): string {
  return text[locale]
}
