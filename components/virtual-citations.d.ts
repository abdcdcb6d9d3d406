/** What the deck at hand cites, in its own language; served by `scripts/lib/claims/citations.ts`. */
declare module 'virtual:citations' {
  type DeckCitations = import('../kit/claims/citations.ts').DeckCitations

  export const claims: DeckCitations['claims']
  export const sources: DeckCitations['sources']
  export const further: DeckCitations['further']
  export const bySlide: DeckCitations['bySlide']
}
