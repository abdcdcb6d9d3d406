import { Buffer } from 'node:buffer'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { deflateSync, inflateSync } from 'node:zlib'
import {
  ParseSpeeds,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFString,
} from '@cantoo/pdf-lib'
import { beforeAll, describe, expect, it } from 'vitest'
import { handoutName, pdfName } from '../../kit/deck/decks.ts'
import { projectRoot } from '../../scripts/lib/core/roots.ts'
import { unmet } from '../helpers/pdf-ua.ts'
import { decks } from '../helpers/talk.ts'

const name = (text: string) => PDFName.of(text)
const handouts = (file: string) =>
  [join(projectRoot, 'dist', file), join(projectRoot, 'handouts', file)].find(existsSync)!

describe.each(decks.flatMap(deck => [join(projectRoot, 'dist', pdfName(deck)), handouts(handoutName(deck))]))(
  '%s',
  (file) => {
    let bytes: Uint8Array
    const open = () => PDFDocument.load(bytes, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest })
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
      ['19-003', pdf => first(pdf, 'S', 'Note').delete(name('ID'))],
      ['19-004', pdf => all(pdf, 'S', 'Note').forEach(note => note.set(name('ID'), PDFString.of('note')))],
      ['references', pdf => first(pdf, 'S', 'Reference').set(name('S'), name('Span'))],
      [
        'structure destinations',
        pdf =>
          destinations(pdf).forEach(place => place.set(name('SD'), pdf.context.obj([pdf.getPage(0).ref, name('Fit')]))),
      ],
      ['marks', pdf => first(pdf, 'S', 'Figure').lookup(name('K'), PDFArray).set(0, PDFNumber.of(9999))],
      ['01-003', pdf => redraw(pdf, text => `0 0 9 9 re\nf\n${text}`)],
      ['01-004', pdf => redraw(pdf, text => `/Artifact BMC\n${text}\nEMC`)],
      ['01-005', pdf => redraw(pdf, text => `${text}\n/Artifact BMC`)],
      ['02-001', pdf => first(pdf, 'S', 'P').set(name('S'), name('Paragraph'))],
    ])('and it is seen where %s is broken', async (checkpoint, damage) => {
      const pdf = await open()
      damage(pdf)
      expect(unmet(pdf)).toContain(checkpoint)
    })
  },
)

function all(pdf: PDFDocument, key: string, value: string): PDFDict[] {
  return pdf.context.enumerateIndirectObjects().map(([, object]) => object)
    .filter(object => object instanceof PDFDict && object.get(name(key)) === name(value)) as PDFDict[]
}

function first(pdf: PDFDocument, key: string, value: string): PDFDict {
  return all(pdf, key, value)[0]!
}

function destinations(pdf: PDFDocument): PDFDict[] {
  return pdf.catalog
    .lookup(name('Dests'), PDFDict)
    .values()
    .map(place => pdf.context.lookup(place))
    .filter(place => place instanceof PDFDict)
}

/** Draws the first page in another way. */
function redraw(pdf: PDFDocument, change: (content: string) => string): void {
  const { node } = pdf.getPage(0)
  const { dict, contents } = node.Contents() as PDFRawStream
  const bytes = deflateSync(Buffer.from(change(inflateSync(contents).toString('latin1')), 'latin1'))
  node.set(name('Contents'), pdf.context.register(PDFRawStream.of(dict, bytes)))
}
