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

/**
 * A slide's Markdown whose lines break where a reader would. A compound keeps whole at its hyphen, in headings too. No
 * paragraph ends with a badge or a short word alone on its line, where a browser knows no `text-wrap: pretty`: a badge
 * keeps to the word before it, the last word to the one before.
 */
export function boundWords(markdown: string): string {
  // What is code, comment or markup of its own stays.
  const parts = markdown.split(/(^\s*(?:`{3,}|~{3,})[^\n]*\n[\s\S]*?^\s*(?:`{3,}|~{3,})[^\S\n]*$|<!--[\s\S]*?-->)/m)
  return parts.map((part, at) => at % 2 ? part : part.split('\n').map(boundLine).join('\n')).join('')
}

function boundLine(line: string): string {
  if (/^#{1,6} /.test(line))
    return boundCompounds(line)
  if (!/^\s*(?:[-*] |\d+\. )?[\p{L}\p{N}*_“‘"']/u.test(line))
    return line
  return boundCompounds(line
    .replace(/(?<=\s)([^\s*_`[\]()<>]+)[^\S\n]+(<Cite\b[^>]*\/>)/g, '<span class="together">$1 $2</span>')
    .replace(/(?<=\S\s+\S+)[^\S\n]([^\s*_`[\]()<>]{1,10})$/u, '\u00A0$1'))
}

/** The longest compound that is kept whole, in characters: longer ones may not fit a phone's line. */
const longestCompound = 20

/** Wraps each compound of words, `data-centre`, as CSS has no way to forbid a break at a hyphen. */
function boundCompounds(line: string): string {
  // Code, tags, links, addresses, formulas, expressions and attributes stay.
  const parts = line.split(/(`[^`]*`|<[^>]*>|\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])?|\b\w+:\/\/\S+|\$[^$]*\$|\{[^}]*\}+)/)
  return parts.map((part, at) => at % 2
    ? part
    : part.replace(/(?<![\p{L}\p{N}_./@:-])\p{L}+(?:-\p{L}+)+(?![\p{L}\p{N}_/@:-]|\.\p{L})/gu, compound =>
        compound.length > longestCompound ? compound : `<span class="together">${compound}</span>`)).join('')
}
