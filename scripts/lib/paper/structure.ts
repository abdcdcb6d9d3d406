import type { PDFDocument, PDFObject, PDFRef } from '@cantoo/pdf-lib'
import { PDFArray, PDFDict, PDFHexString, PDFName } from '@cantoo/pdf-lib'

/** A line of the outline. */
export interface OutlineEntry {
  title: string
  /** Page it leads to, counted from 0. */
  page: number
  /** Name of the destination there. */
  name?: string
  children?: OutlineEntry[]
}

/**
 * Writes an outline whose lines lead to whole pages; readers show it at once, its parts open.
 *
 * @param elements element of the structure at each named destination, for readers who go by these
 */
export function writeOutline(
  pdf: PDFDocument,
  entries: readonly OutlineEntry[],
  elements: ReadonlyMap<string, PDFRef> = new Map(),
): void {
  const pages = pdf.getPages().map(({ ref }) => ref)
  const { context } = pdf
  const root = context.nextRef()
  const { first, last, count } = level(entries, root)
  context.assign(root, context.obj({ Type: 'Outlines', ...first && { First: first, Last: last }, Count: count }))
  pdf.catalog.set(PDFName.of('Outlines'), root)
  pdf.catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'))

  function level(entries: readonly OutlineEntry[], parent: PDFRef): { first?: PDFRef, last?: PDFRef, count: number } {
    const refs = entries.map(() => context.nextRef())
    let count = entries.length
    for (const [index, { title, page, name, children = [] }] of entries.entries()) {
      const element = name && elements.get(name)
      const below = level(children, refs[index]!)
      count += below.count
      context.assign(refs[index]!, context.obj({
        Title: PDFHexString.fromText(title),
        Parent: parent,
        Dest: [pages[page]!, 'Fit'],
        ...element && { SE: element },
        ...index > 0 && { Prev: refs[index - 1]! },
        ...index < refs.length - 1 && { Next: refs[index + 1]! },
        ...below.first && { First: below.first, Last: below.last!, Count: below.count },
      }))
    }
    return { first: refs[0], last: refs.at(-1), count }
  }
}

/** Names the pages as they call themselves; a run of whole numbers takes one entry. */
export function writePageLabels(pdf: PDFDocument, labels: readonly string[]): void {
  const { context } = pdf
  const numbers: PDFObject[] = []
  let next: number | undefined
  for (const [page, label] of labels.entries()) {
    const whole = /^\d+$/.test(label) ? Number(label) : undefined
    if (whole === undefined || whole !== next) {
      numbers.push(
        context.obj(page),
        context.obj(whole === undefined ? { P: PDFHexString.fromText(label) } : { S: 'D', St: whole }),
      )
    }
    next = whole === undefined ? undefined : whole + 1
  }
  pdf.catalog.set(PDFName.of('PageLabels'), context.obj({ Nums: context.obj(numbers as PDFArray[]) }))
}

/** The page, counted from 0, that each named destination stands on. */
export function namedDestinations(pdf: PDFDocument): Map<string, number> {
  const places = new Map(pdf.getPages().map(({ ref }, index) => [ref.toString(), index]))
  const names = pdf.catalog.lookupMaybe(PDFName.of('Dests'), PDFDict)
  return new Map((names?.entries() ?? []).flatMap(([name, value]) => {
    const place = pdf.context.lookup(value)
    const target = place instanceof PDFDict ? place.lookup(PDFName.of('D')) : place
    const page = target instanceof PDFArray ? places.get(target.get(0).toString()) : undefined
    return page === undefined ? [] : [[name.decodeText(), page] as const]
  }))
}
