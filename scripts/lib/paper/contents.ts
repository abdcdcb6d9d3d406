import type { PDFDocument } from '@cantoo/pdf-lib'
import type { NumberPlaces } from './targets-in-page.ts'
import { Buffer } from 'node:buffer'
import { PDFName, PDFRawStream, PDFRef } from '@cantoo/pdf-lib'
import { contentOf, rewrite } from './content.ts'

/*
 * On which page a slide stands is known once everything is printed, and no style can say it in Chromium. So each line
 * of the contents is printed with all ten digits, twice, in its number's place, which no title is, and those that are
 * meant are left of them. The lines are printed in their order on the page.
 */

/**
 * Writes the number of its page into each line of the contents.
 *
 * @param pdf as it was printed, before its structure is mended
 * @param pages the page, counted from 0, of each named destination
 * @throws Error if a line's place for it is not found
 */
export function writeNumbers(
  pdf: PDFDocument,
  { targets, digit }: NumberPlaces,
  pages: ReadonlyMap<string, number>,
): void {
  let written = 0
  for (const { node: page } of pdf.getPages()) {
    // The contents stand at the head of the handout.
    if (written === targets.length)
      return
    const contents = page.get(PDFName.of('Contents'))
    const stream = contents && pdf.context.lookup(contents)
    if (!(contents instanceof PDFRef) || !(stream instanceof PDFRawStream))
      continue
    const lines = contentOf(stream).toString('latin1').split('\n')
    for (const [at, line] of lines.entries()) {
      const page = pages.get(targets[written] ?? '')
      const digits = /^<([\dA-F]{40})\1> Tj$/.exec(line)?.[1]?.match(/.{4}/g)
      const [, before, left, after] = /^(1 0 0 -1 )(\S+)( \S+ Tm)$/.exec(lines[at - 1] ?? '') ?? []
      if (page === undefined || !digits || left === undefined)
        continue
      const number = String(page + 1)
      lines[at - 1] = `${before}${Number(left) + digit * (20 - number.length)}${after}`
      lines[at] = `<${[...number].map(each => digits[Number(each)]).join('')}> Tj`
      written++
    }
    rewrite(pdf, contents, stream.dict, Buffer.from(lines.join('\n'), 'latin1'))
  }
  const left = targets.length - written
  if (left > 0)
    throw new Error(`${left} of the ${targets.length} lines of the contents have no place for a page's number`)
}
