import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib'
import { beforeAll, describe, expect, it } from 'vitest'
import { handoutName, pdfName } from '../../kit/deck/decks.ts'
import { projectRoot } from '../../scripts/lib/core/decks.ts'
import { decks } from '../helpers/talk.ts'

const name = (text: string) => PDFName.of(text)
const handouts = (file: string) => [join(projectRoot, 'dist', file), join(projectRoot, 'handouts', file)].find(existsSync)!

/** Conditions of the Matterhorn Protocol that a document does not meet, by checkpoint: `docs/pdf-ua.md`. */
export function unmet(pdf: PDFDocument): string[] {
  const found = new Set<string>()
  const fail = (checkpoint: string, failed: boolean) => failed && found.add(checkpoint)
  const objects = pdf.context.enumerateIndirectObjects().map(([, object]) => object)
  const dicts = objects.filter(object => object instanceof PDFDict)
  const metadata = pdf.catalog.lookup(name('Metadata'))
  const xmp = metadata instanceof PDFRawStream ? new TextDecoder().decode(metadata.contents) : ''
  fail('05-001', !xmp.includes('<pdfuaid:part>1<'))
  fail('06-003', !/<dc:title>.*<rdf:li[^>]*>[^<]+</.test(xmp))
  fail('07-002', pdf.catalog.lookupMaybe(name('ViewerPreferences'), PDFDict)?.get(name('DisplayDocTitle'))?.toString() !== 'true')
  fail('11-006', !pdf.catalog.has(name('Lang')))
  fail('28-004', dicts.some(dict => dict.get(name('Subtype')) === name('Link') && !dict.has(name('Contents'))))
  fail('28-008', pdf.getPages().some(({ node }) => node.get(name('Tabs')) !== name('S')))
  fail('28-011', dicts.some(dict => dict.get(name('Subtype')) === name('Link') && !dict.has(name('StructParent'))))
  const elements = dicts.filter(dict => dict.get(name('S')) instanceof PDFName && dict.has(name('P')))
  const of = (role: string) => elements.filter(element => element.get(name('S')) === name(role))
  fail('13-004', of('Figure').some(figure => !figure.has(name('Alt')) && !figure.has(name('ActualText'))))
  fail('09-005', of('LI').some(item => ![item.lookup(name('K'))].flatMap(kids => kids instanceof PDFArray ? kids.asArray() : [kids!])
    .some(kid => ['/LBody', '/Lbl'].includes((pdf.context.lookup(kid) as PDFDict).get?.(name('S'))?.toString() ?? ''))))
  fail('09-004', of('TH').some(cell => !cell.has(name('A'))))
  const roles = pdf.catalog.lookup(name('StructTreeRoot'), PDFDict).lookupMaybe(name('RoleMap'), PDFDict)
  const standard = /^(?:Document|Part|Sect|Div|P|H[1-6]|L|LI|Lbl|LBody|Table|TR|TH|TD|THead|TBody|Span|Link|Figure|Caption|Note|Reference|NonStruct|BlockQuote|Quote|Art)$/
  fail('02-001', elements.some(element => !standard.test(element.get(name('S'))!.toString().slice(1)) && !roles?.has(element.get(name('S')) as PDFName)))
  for (const { node } of pdf.getPages()) {
    const contents = node.Contents()!
    const text = (contents instanceof PDFArray ? contents.asArray().map(each => pdf.context.lookup(each)) : [contents])
      .map(stream => inflateSync((stream as PDFRawStream).contents).toString('latin1')).join('\n')
    let depth = 0
    for (const line of text.split('\n')) {
      depth += /\b(?:BDC|BMC)$/.test(line) ? 1 : line === 'EMC' ? -1 : 0
      fail('01-003', depth === 0 && /(?:^|\s)(?:f\*?|S|s|B\*?|b\*?|Do|Tj|TJ|sh)$/.test(line))
    }
    fail('01-005', depth !== 0)
  }
  return [...found]
}

describe.each(decks.flatMap(deck => [join(projectRoot, 'dist', pdfName(deck)), handouts(handoutName(deck))]))('%s', (file) => {
  let bytes: Uint8Array
  const open = () => PDFDocument.load(bytes, { updateMetadata: false })
  beforeAll(async () => {
    bytes = await readFile(file)
  })

  it('meets what PDF/UA-1 asks', async () => expect(unmet(await open())).toEqual([]))

  it.each<[string, (pdf: PDFDocument) => void]>([
    ['05-001', pdf => pdf.catalog.delete(name('Metadata'))],
    ['07-002', pdf => pdf.catalog.delete(name('ViewerPreferences'))],
    ['11-006', pdf => pdf.catalog.delete(name('Lang'))],
    ['28-008', pdf => pdf.getPage(0).node.delete(name('Tabs'))],
    ['28-004', pdf => first(pdf, 'Subtype', 'Link').delete(name('Contents'))],
    ['28-011', pdf => first(pdf, 'Subtype', 'Link').delete(name('StructParent'))],
    ['13-004', pdf => first(pdf, 'S', 'Figure').delete(name('Alt'))],
    ['09-005', pdf => first(pdf, 'S', 'LBody').set(name('S'), name('P'))],
    ['02-001', pdf => first(pdf, 'S', 'P').set(name('S'), name('Paragraph'))],
  ])('and it is seen where %s is broken', async (checkpoint, damage) => {
    const pdf = await open()
    damage(pdf)
    expect(unmet(pdf)).toContain(checkpoint)
  })
})

function first(pdf: PDFDocument, key: string, value: string): PDFDict {
  return pdf.context.enumerateIndirectObjects().map(([, object]) => object).find(object => object instanceof PDFDict && object.get(name(key)) === name(value)) as PDFDict
}
