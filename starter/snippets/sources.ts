import type { Source } from 'slidev-addon-lectern/kit/schema.ts'

/** The pages that claims rest on, as they were published. */
export const sources: Source[] = [
  {
    id: 'wcag',
    publisher: 'W3C',
    title: 'Web Content Accessibility Guidelines (WCAG) 2.2',
    date: '2024-12-12',
    url: 'https://www.w3.org/TR/WCAG22/',
    lang: 'en',
    grade: 'A',
  },
]
