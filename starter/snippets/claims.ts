import type { Claim } from 'slidev-addon-lectern/kit/schema.ts'

/** What the talk states and somebody else published. Cite one with `<Cite id="C1" />`. */
export const claims: Claim<string>[] = [
  {
    id: 'C1',
    // reported, quoted, opinion, background or unknown
    status: 'reported',
    text: 'WCAG 2.2 asks for a contrast of 4.5 to 1 for text, 3 to 1 for large text and 7 to 1 at its strictest level. '
      + 'Its scale ends at 21 to 1, black on white.',
    sources: ['wcag'],
  },
]
