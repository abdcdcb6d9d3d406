import type { Locale } from '../schema.ts'
import { withoutEntities } from '../words/markdown.ts'

/** A sentence shorter than this stays on the line of the one before. */
const shortest = 12

/** What stands between the sentences of a note: an eye that comes back from the audience finds its line. */
export const landmark = '<i class="sentence"></i>'

/**
 * A note's HTML with a landmark before each sentence but a paragraph's first. Tags stay as they are; a sentence that
 * begins within one gets its landmark there.
 */
export function withLandmarks(html: string, locale: Locale): string {
  return html.replace(
    /(<(?:p|li)\b[^>]*>)([\s\S]*?)(<\/(?:p|li)>)/g,
    (_, opening: string, inner: string, closing: string) => `${opening}${withinParagraph(inner, locale)}${closing}`,
  )
}

function withinParagraph(inner: string, locale: Locale): string {
  const pieces = inner.split(/(<[^>]+>)/)
  const text = pieces.filter((_, index) => index % 2 === 0).join('')
  const starts: number[] = []
  let last = 0
  for (const { index } of new Intl.Segmenter(locale, { granularity: 'sentence' }).segment(text)) {
    if (index > 0 && text.slice(last, index).trim().length >= shortest) {
      starts.push(index)
      last = index
    }
  }
  let at = 0
  return pieces.map((piece, index) => {
    if (index % 2)
      return piece
    const here = starts.filter(start => start >= at && start < at + piece.length).map(start => start - at)
    at += piece.length
    return here.reduceRight((text, start) => `${text.slice(0, start)}${landmark}${text.slice(start)}`, piece)
  }).join('')
}

/** Where Slidev has put a `[click]` of a note. */
const mark = /<span class="slidev-note-click-mark[^>]*data-clicks="(\d+)"[^>]*><\/span>/

/** How the passage that comes with click `click` begins, from a note's HTML; nothing where there is none. */
export function cueOf(html: string | undefined, click: number, words = 8): string | undefined {
  const [first, ...marked] = (html ?? '').split(mark)
  const at = marked.findIndex((piece, index) => index % 2 === 0 && Number(piece) === click)
  const passage = withoutEntities((click === 0 ? first : at < 0 ? '' : marked[at + 1])!.replace(/<[^>]+>/g, ' ')).trim()
  if (!passage)
    return undefined
  const all = passage.split(/\s+/)
  return all.length > words ? `${all.slice(0, words).join(' ')} …` : all.join(' ')
}
