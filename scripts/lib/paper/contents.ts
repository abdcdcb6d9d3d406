import type { PDFDocument } from '@cantoo/pdf-lib'
import { Buffer } from 'node:buffer'
import { PDFDict, PDFHexString, PDFName, PDFNumber, PDFRawStream, PDFRef, PDFString } from '@cantoo/pdf-lib'
import { contentOf, rewrite } from './content.ts'
import { kidsOf } from './universal.ts'

/*
 * On which page a slide stands is known once everything is printed, and no style can say it in Chromium. So each line
 * of the contents is printed with all ten digits in its number's place, and those that are meant are left of them.
 */

/** How many lines of the contents have a number's place, and how wide a digit is in it, in CSS pixels. */
export interface NumberPlaces {
  count: number
  digit: number
}

/** Sent to the page as text: puts ten digits in each number's place, where the last ones take its room. */
export function makeRoomForNumbers(): NumberPlaces {
  const places = [...document.querySelectorAll<HTMLElement>('.handout-contents .at')]
  const digits = document.querySelectorAll('.handout-slide').length > 99 ? 3 : 2
  for (const place of places) {
    place.textContent = '0123456789'
    // What has no room goes out to the left: beyond the sheet's right edge it would make the whole page smaller.
    place.style.cssText = 'flex: none; min-width: 0; white-space: nowrap; direction: rtl; '
      + 'font-kerning: none; font-variant: tabular-nums; letter-spacing: 0'
  }
  const digit = (places[0]?.getBoundingClientRect().width ?? 0) / 10
  places.forEach(place => place.style.width = `${digit * digits}px`)
  return { count: places.length, digit }
}

/**
 * Writes the number of its page into each line of the contents.
 *
 * @param pdf as it was printed, before its structure is mended
 * @param pages the page, counted from 0, of each named destination
 * @throws Error if a line's place for it is not found
 */
export function writeNumbers(
  pdf: PDFDocument,
  { count, digit }: NumberPlaces,
  pages: ReadonlyMap<string, number>,
): void {
  const links = linkTargets(pdf)
  let written = 0
  for (const { node: page, ref } of pdf.getPages()) {
    // The contents stand at the head of the handout.
    if (written === count)
      return
    const contents = page.get(PDFName.of('Contents'))
    const stream = contents && pdf.context.lookup(contents)
    if (!(contents instanceof PDFRef) || !(stream instanceof PDFRawStream))
      continue
    const lines = contentOf(stream).toString('latin1').split('\n')
    let target: string | undefined
    for (const [at, line] of lines.entries()) {
      const [, mark] = /<<\/MCID (\d+) >>BDC$/.exec(line) ?? []
      if (mark !== undefined)
        target = links.get(`${ref} ${mark}`)
      const page = target === undefined ? undefined : pages.get(target)
      const digits = /^<([\dA-F]{40})> Tj$/.exec(line)?.[1]?.match(/.{4}/g)
      const [, before, left, after] = /^(1 0 0 -1 )(\S+)( \S+ Tm)$/.exec(lines[at - 1] ?? '') ?? []
      if (page === undefined || !digits || left === undefined)
        continue
      const number = String(page + 1)
      lines[at - 1] = `${before}${Number(left) + digit * (10 - number.length)}${after}`
      lines[at] = `<${[...number].map(each => digits[Number(each)]).join('')}> Tj`
      written++
    }
    rewrite(pdf, contents, stream.dict, Buffer.from(lines.join('\n'), 'latin1'))
  }
  if (written < count)
    throw new Error(`${count - written} of the ${count} lines of the contents have no place for a page's number`)
}

/** Where the links of a print lead, by page and number of the last marked content in each, `12 0 R 7`. */
function linkTargets({ catalog }: PDFDocument): Map<string, string> {
  const found = new Map<string, string>()
  const walk = (element: PDFDict): void => {
    if (element.get(PDFName.of('S')) === PDFName.of('Link')) {
      const { target, marks } = contentOf(element)
      if (target !== undefined && marks.length > 0)
        found.set(marks.at(-1)!, target)
      return
    }
    for (const kid of kidsOf(element).map(kid => element.context.lookup(kid))) {
      if (kid instanceof PDFDict)
        walk(kid)
    }
  }
  walk(catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict))
  return found

  function contentOf(element: PDFDict): { target?: string, marks: string[] } {
    let target: string | undefined
    const marks: string[] = []
    for (const kid of kidsOf(element).map(kid => element.context.lookup(kid))) {
      if (kid instanceof PDFNumber) {
        marks.push(`${element.get(PDFName.of('Pg'))} ${kid}`)
      }
      else if (kid instanceof PDFDict && kid.has(PDFName.of('MCID'))) {
        marks.push(`${kid.get(PDFName.of('Pg')) ?? element.get(PDFName.of('Pg'))} ${kid.get(PDFName.of('MCID'))}`)
      }
      else if (kid instanceof PDFDict) {
        const annotation = kid.lookup(PDFName.of('Obj'))
        const place = annotation instanceof PDFDict ? annotation.lookup(PDFName.of('Dest')) : undefined
        if (place instanceof PDFName || place instanceof PDFString || place instanceof PDFHexString)
          target = place.decodeText()
        const below = contentOf(kid)
        marks.push(...below.marks)
        target ??= below.target
      }
    }
    return { target, marks }
  }
}
