/**
 * Which characters each face of the talk has to draw. The display face sets headings, and everything on a layout that
 * says so at the head of its file; the body face sets all the rest and is asked for everything.
 */

export interface SlideWords {
  /** Whether all of it may stand in the display face; else headings and bold words alone do. */
  display?: boolean
  /** The slide's Markdown. */
  content: string
  /** Words that stand in its frontmatter. */
  frontmatter?: string
}

/** What a talk can need without writing it: digits for numbering, punctuation, the other language's name. */
const always
  = `${Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join('')}\u00A0–—‘’“”…·×≈→←−%한국어English`

const unique = (text: string) => [...new Set(text.normalize('NFC'))].sort().join('')

/** @param labels texts outside the deck that components set in the display face: statuses, verdicts, scores */
export function displayCharacters(slides: SlideWords[], labels: string[] = []): string {
  const words = slides.map(({ display, content, frontmatter = '' }) => display
    ? content + frontmatter
    : content.match(/^#{1,3} .*$|\*\*.+?\*\*/gm)?.join('\n') ?? '')
  return unique(always + words.join('') + labels.join(''))
}

/** @param words every text that may appear outside the deck's Markdown: claims, sources, maps, labels */
export function bodyCharacters(slides: SlideWords[], words: string[]): string {
  const deck = slides.map(({ content, frontmatter = '' }) => content + frontmatter)
  return unique(always + deck.join('') + words.join(''))
}

/** Characters of a piece of markup that are not among those `known`, blanks left out. */
export function charactersBeyond(known: string, html: string): string {
  const there = new Set(known)
  return [...unique(html.replace(/<[^>]*>|&\w+;|\s/g, ''))].filter(character => !there.has(character)).join('')
}
