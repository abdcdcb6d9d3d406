import type { Locale } from '../../kit/schema.ts'
import { configs } from '@slidev/client'
import { computed } from 'vue'
import { localeOf } from '../../kit/deck/decks.ts'
import 'virtual:decks'

/** The language of the deck at hand, from `lang` in its headmatter. */
export function useLocale() {
  return computed<Locale>(() => localeOf((configs as { lang?: string }).lang))
}
