import type { PDFDocument, PDFFlateStream, PDFRef } from '@cantoo/pdf-lib'
import type { OutlineEntry } from './structure.ts'
import { createHash } from 'node:crypto'
import process from 'node:process'
import { deflateSync } from 'node:zlib'
import { Refusal } from '../core/command.ts'

export interface Imprint {
  title: string
  /** BCP 47. */
  lang: string
  author?: string
  subject?: string
  keywords: string[]
  outline: OutlineEntry[]
  /** What each page calls itself. */
  labels: string[]
  /** What each link leads to, in words, by its address or the name of its destination. */
  links: ReadonlyMap<string, string>
}

/**
 * The date a document carries: `SOURCE_DATE_EPOCH` (seconds) where it is set, now otherwise.
 *
 * @throws Refusal if the variable holds no number of seconds that is a date
 */
export function documentDate(): Date {
  const epoch = process.env.SOURCE_DATE_EPOCH
  const date = epoch ? new Date(Number(epoch) * 1000) : new Date()
  if (Number.isNaN(date.getTime())) {
    throw new Refusal(
      `SOURCE_DATE_EPOCH is ${epoch}: give seconds since 1970, for example SOURCE_DATE_EPOCH=1764028800, or unset it.`,
    )
  }
  return date
}

/**
 * Reads what Chromium printed.
 *
 * @throws Refusal if the document has no structure
 */
export async function openPrint(bytes: Uint8Array): Promise<PDFDocument> {
  const { ParseSpeeds, PDFDocument } = await import('@cantoo/pdf-lib')
  const { isStructured } = await import('./structure.ts')
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest })
  if (!isStructured(pdf))
    throw new Refusal('The printed PDF has no tags. Print it with a newer Chromium (120 or later).')
  return pdf
}

/**
 * Writes title, author, language, outline, page labels and the like into a printed PDF, and mends its drawing and its
 * tags where PDF/UA asks for more than Chromium writes.
 */
export async function imprint(pdf: PDFDocument, about: Imprint): Promise<void> {
  const { title, lang, author, subject, keywords, outline, labels, links } = about
  const { renameStructure, writeOutline, writePageLabels } = await import('./structure.ts')
  const { mendContent } = await import('./content.ts')
  const { mendStructure } = await import('./universal.ts')
  pdf.setTitle(title, { showInWindowTitleBar: true })
  pdf.setLanguage(lang)
  if (author)
    pdf.setAuthor(author)
  if (subject)
    pdf.setSubject(subject)
  if (keywords.length > 0)
    pdf.setKeywords(keywords)
  pdf.setCreationDate(documentDate())
  pdf.setModificationDate(documentDate())
  writePageLabels(pdf, labels)
  const { elements, pictures } = mendStructure(pdf, { title, lang, date: documentDate(), links })
  writeOutline(pdf, outline, elements)
  mendContent(pdf, pictures)
  renameStructure(pdf)
}

/** Whether pdf-lib's classes are mended already. */
let isMended = false

/** The finished document's bytes. With `SOURCE_DATE_EPOCH` set, the same print gives the same ones. */
export async function savePdf(pdf: PDFDocument): Promise<Uint8Array> {
  const { PDFCrossRefStream, PDFFlateStream, PDFHeader, PDFHexString, PDFRawStream, PDFStreamWriter }
    = await import('@cantoo/pdf-lib')
  const { packContent } = await import('./content.ts')
  await packContent(pdf)
  const hash = createHash('sha256')
  for (const [, object] of pdf.context.enumerateIndirectObjects()) {
    if (object instanceof PDFRawStream)
      hash.update(object.contents)
  }
  const id = PDFHexString.of(hash.digest('hex').slice(0, 32))
  pdf.context.trailerInfo.ID = pdf.context.obj([id, id])
  if (!isMended) {
    isMended = true
    appendInOrder(PDFCrossRefStream.prototype as unknown as EntryList)
    packWithZlib(PDFFlateStream.prototype as unknown as PackedStream)
  }
  pdf.context.header = PDFHeader.forVersion(1, 7)
  // Packed together, for one element of a structure is much like the next.
  return PDFStreamWriter.forContext(pdf.context, Number.POSITIVE_INFINITY, true, 1000).serializeToBuffer()
}

/** The entries of a document's table of objects, as pdf-lib keeps them. */
interface EntryList {
  entries: { ref: PDFRef }[]
  appendEntry: (entry: { ref: PDFRef }) => void
}

/** pdf-lib goes through all entries for each new one, though they come in order: seconds for a long document. */
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

/** pdf-lib packs in JavaScript what Node's own zlib packs in a fifth of the time. */
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
