import { slideParser } from '../slidev/markdown.ts'

/** Code, tags, links, addresses, formulas, expressions and attributes, which stay as they are. */
const apart = /(`[^`]*`|<[^>]*>|\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])?|\b\w+:\/\/\S+|\$[^$]*\$|\{[^}]*\}+)/

/**
 * A slide's Markdown whose lines break where a reader would. A compound keeps whole at its hyphen, in headings too. No
 * paragraph ends with a badge or a short word alone on its line, where a browser knows no `text-wrap: pretty`: a badge
 * keeps to the word before it, the last word to the one before.
 *
 * @param mathematics whether the deck has `$`, which switches formulas on
 */
export function boundWords(markdown: string, mathematics = false): string {
  const lines = markdown.split('\n')
  let holder = ''
  // Not by its lines alone: scripts, styles and tags over several lines look like words.
  for (const { type, map } of slideParser(mathematics).parse(markdown, {})) {
    if (type === 'inline' && map && /^(?:heading|paragraph)_open$/.test(holder)) {
      const [first, end] = map
      const text = lines.slice(first, end).join('\n')
      const bound = holder === 'heading_open' ? boundCompounds(text) : boundParagraph(text)
      lines.splice(first, end - first, ...bound.split('\n'))
    }
    holder = type
  }
  return lines.join('\n')
}

function boundParagraph(text: string): string {
  if (!/^\s*(?:[-*+] |\d+[.)] )?[\p{L}\p{N}*_“‘"']/u.test(text))
    return text
  const last = text.split(apart).at(-1)!.length
  return boundCompounds(text
    .replace(/(?<=\s)([^\s*_`[\]()<>]+)[^\S\n]+(<Cite\b[^>]*\/>)/g, '<span class="together">$1 $2</span>')
    .replace(/(?<=\S\s+\S+)[^\S\n]([^\s*_`[\]()<>]{1,10})$/u, (end, word: string) =>
      end.length > last ? end : `\u00A0${word}`))
}

/** The longest compound that is kept whole, in characters: longer ones may not fit a phone's line. */
const longestCompound = 20

/** Wraps each compound of words, `data-centre`, as CSS has no way to forbid a break at a hyphen. */
function boundCompounds(text: string): string {
  return text.split(apart).map((part, at) => at % 2
    ? part
    : part.replace(/(?<![\p{L}\p{N}_./@:-])\p{L}+(?:-\p{L}+)+(?![\p{L}\p{N}_/@:-]|\.\p{L})/gu, compound =>
        compound.length > longestCompound ? compound : `<span class="together">${compound}</span>`)).join('')
}
