import type { OpenPdf } from './pdf.ts'
import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber, PDFRef, PDFString } from '@cantoo/pdf-lib'

/** What a screen reader says at once: an element of the structure that stands on lines of its own. */
export interface Spoken {
  /** The element's type, `H2`, and how deep it lies in lists. */
  role: string
  depth: number
  words: string
}

/** Elements that stand within a line, by ISO 32000-1. */
const inline = new Set(['Span', 'Link', 'Reference', 'Strong', 'Em', 'Quote', 'Code', 'Annot', 'NonStruct'])
const name = (text: string) => PDFName.of(text)

/** A document as it is read aloud from its structure, in reading order. */
export async function readAloud({ raw, pdf }: Pick<OpenPdf, 'raw' | 'pdf'>): Promise<Spoken[]> {
  const texts = await markedTexts(pdf)
  const said: Spoken[] = []
  let open: Spoken | undefined
  const say = (words: string, role: string, depth: number) => {
    if (!open)
      said.push(open = { role, depth, words: '' })
    open.words += words
  }
  const walk = (element: PDFDict, page: PDFRef | undefined, block: string, depth: number) => {
    const role = element.get(name('S'))?.toString().slice(1) ?? ''
    const here = element.get(name('Pg')) instanceof PDFRef ? element.get(name('Pg')) as PDFRef : page
    const own = role && !inline.has(role)
    if (own)
      open = undefined
    const alternative = wordsOf(element, 'ActualText') ?? wordsOf(element, 'Alt')
    if (alternative !== undefined) {
      say(alternative, own ? role : block, depth)
    }
    else {
      const kids = element.lookup(name('K'))
      for (const kid of kids instanceof PDFArray ? kids.asArray() : kids ? [element.get(name('K'))!] : []) {
        const target = raw.context.lookup(kid)
        if (target instanceof PDFNumber) {
          say(texts.get(`p${here!.objectNumber}R_mc${target.asNumber()}`) ?? '', own ? role : block, depth)
        }
        else if (target instanceof PDFDict && target.has(name('MCID'))) {
          say(
            texts.get(
              `p${(target.get(name('Pg')) as PDFRef ?? here).objectNumber}R_mc${target.lookup(name('MCID'), PDFNumber).asNumber()}`,
            ) ?? '',
            own ? role : block,
            depth,
          )
        }
        else if (target instanceof PDFDict && target.has(name('S'))) {
          walk(target, here, own ? role : block, depth + (role === 'L' ? 1 : 0))
        }
      }
    }
    if (own)
      open = undefined
  }
  walk(raw.catalog.lookup(name('StructTreeRoot'), PDFDict), undefined, '', 0)
  return said.map(one => ({ ...one, words: one.words.replace(/\s+/g, ' ').trim() })).filter(({ words }) => words)
}

function wordsOf(element: PDFDict, key: string): string | undefined {
  const value = element.lookup(name(key))
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : undefined
}

/** The text of each piece of marked content, by the name that pdf.js gives it. */
async function markedTexts(pdf: OpenPdf['pdf']): Promise<Map<string, string>> {
  const texts = new Map<string, string>()
  for (let no = 1; no <= pdf.numPages; no++) {
    const { items } = await (
      await pdf.getPage(no)
    ).getTextContent({ includeMarkedContent: true, disableNormalization: true })
    const within: (string | undefined)[] = []
    for (const item of items) {
      if ('type' in item) {
        if (item.type === 'endMarkedContent')
          within.pop()
        else
          within.push(item.type === 'beginMarkedContentProps' ? item.id : undefined)
      }
      else {
        const id = within.findLast(each => each)
        if (id)
          texts.set(id, `${texts.get(id) ?? ''}${item.str}${item.hasEOL && !/[-‐–—/]$/.test(item.str) ? '\n' : ''}`)
      }
    }
  }
  return texts
}
