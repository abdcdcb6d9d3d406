import type { PDFRef } from '@cantoo/pdf-lib'
import type { OutlineEntry } from './structure.ts'
import type { Universal } from './universal.ts'
import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import {
  ParseSpeeds,
  PDFCrossRefStream,
  PDFDocument,
  PDFFlateStream,
  PDFHeader,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFStreamWriter,
} from '@cantoo/pdf-lib'
import { Refusal } from '../core/command.ts'
import { mendContent, packContent } from './content.ts'
import { documentDate } from './handout.ts'
import { writeOutline, writePageLabels } from './structure.ts'
import { mendStructure } from './universal.ts'

/*
 * For each new entry in a document's table of objects pdf-lib goes through all, though they come in order: seconds for
 * a long document. And it packs in JavaScript what Node's own zlib packs in a fifth of the time.
 */
appendInOrder(PDFCrossRefStream.prototype as unknown as EntryList)
packWithZlib(PDFFlateStream.prototype as unknown as PackedStream)

export interface Imprint extends Omit<Universal, 'date'> {
  author?: string
  subject?: string
  keywords: string[]
  outline: OutlineEntry[]
  /** What each page calls itself. */
  labels: string[]
}

/**
 * Reads what Chromium printed.
 *
 * @throws Refusal if the document has no structure
 */
export async function openPrint(bytes: Uint8Array): Promise<PDFDocument> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest })
  if (!pdf.catalog.has(PDFName.of('StructTreeRoot')))
    throw new Refusal('The printed PDF has no tags. Print it with a newer Chromium (120 or later).')
  return pdf
}

/**
 * Writes title, author, language, outline, page labels and the like into a printed PDF, and mends its drawing and its
 * tags where PDF/UA asks for more than Chromium writes.
 */
export function imprint(pdf: PDFDocument, about: Imprint): void {
  const { title, lang, author, subject, keywords, outline, labels } = about
  const date = documentDate()
  pdf.setTitle(title, { showInWindowTitleBar: true })
  pdf.setLanguage(lang)
  if (author)
    pdf.setAuthor(author)
  if (subject)
    pdf.setSubject(subject)
  if (keywords.length > 0)
    pdf.setKeywords(keywords)
  pdf.setCreationDate(date)
  pdf.setModificationDate(date)
  writePageLabels(pdf, labels)
  const { elements, pictures } = mendStructure(pdf, { ...about, date })
  writeOutline(pdf, outline, elements)
  mendContent(pdf, pictures)
}

/** The finished document's bytes. With `SOURCE_DATE_EPOCH` set, the same print gives the same ones. */
export async function savePdf(pdf: PDFDocument): Promise<Uint8Array> {
  await packContent(pdf)
  const hash = createHash('sha256')
  for (const [, object] of pdf.context.enumerateIndirectObjects()) {
    if (object instanceof PDFRawStream)
      hash.update(object.contents)
  }
  const id = PDFHexString.of(hash.digest('hex').slice(0, 32))
  pdf.context.trailerInfo.ID = pdf.context.obj([id, id])
  pdf.context.header = PDFHeader.forVersion(1, 7)
  // Packed together, for one element of a structure is much like the next.
  return PDFStreamWriter.forContext(pdf.context, Number.POSITIVE_INFINITY, true, 1000).serializeToBuffer()
}

/** The entries of a document's table of objects, as pdf-lib keeps them. */
interface EntryList {
  entries: { ref: PDFRef }[]
  appendEntry: (entry: { ref: PDFRef }) => void
}

function appendInOrder(list: EntryList): void {
  const insert = list.appendEntry
  list.appendEntry = function (entry) {
    const last = this.entries.at(-1)
    if (last && last.ref.objectNumber > entry.ref.objectNumber)
      insert.call(this, entry)
    else
      this.entries.push(entry)
  }
}

/** A stream that pdf-lib packs itself, as it keeps one. */
interface PackedStream extends Pick<PDFFlateStream, 'getContents' | 'getUnencodedContents' | 'updateContents'> {
  encode: boolean
  getContentsSize: () => number
}

function packWithZlib(stream: PackedStream): void {
  const { getContents } = stream
  stream.getContents = function (this: PackedStream) {
    if (this.encode) {
      this.encode = false
      this.updateContents(deflateSync(this.getUnencodedContents()))
    }
    return getContents.call(this as unknown as PDFFlateStream)
  }
  stream.getContentsSize = function () {
    return this.getContents().length
  }
}
