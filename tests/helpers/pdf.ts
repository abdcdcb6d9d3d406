import type { PDFPage } from '@cantoo/pdf-lib'
import type { PDFDocumentProxy } from 'unpdf/pdfjs'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { inflateSync } from 'node:zlib'
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFRawStream, PDFString } from '@cantoo/pdf-lib'
import { getDocumentProxy } from 'unpdf'
import { contentsOf } from '../../scripts/lib/paper/content.ts'
import { plainQuotes } from './talk.ts'

/** A PDF as bytes, as objects, and as a reader sees it. */
export interface OpenPdf {
  bytes: Uint8Array
  raw: PDFDocument
  pdf: PDFDocumentProxy
}

/** @throws Error with the remedy where there is none */
export async function openPdf(file: string): Promise<OpenPdf> {
  if (!existsSync(file))
    throw new Error(`No ${file}. Run first: npx lectern export`)
  const bytes = new Uint8Array(await readFile(file))
  return {
    bytes,
    raw: await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true }),
    pdf: await getDocumentProxy(bytes.slice(), { verbosity: 0 }),
  }
}

/** Text without its spacing: a PDF keeps letters, and leaves spaces to the reader. */
export const packed = (text: string) => plainQuotes(text).replace(/\s+/g, '')

/** The text of a page, counted from 1. */
export async function textOf(pdf: PDFDocumentProxy, page: number): Promise<string> {
  const { items } = await (await pdf.getPage(page)).getTextContent()
  return items.map(item => 'str' in item ? item.str : '').join(' ')
}

/** What a page draws itself, an operator a line, as Chromium writes it. */
export function drawingOf(page: PDFPage): string[] {
  return contentsOf(page.node).flatMap(({ contents }) => inflateSync(contents).toString('latin1').split('\n'))
}

/** An element of the structure tree, in reading order. */
export interface Element {
  role: string
  lang?: string
  alt?: string
}

export function structureOf(raw: PDFDocument): Element[] {
  const found: Element[] = []
  walk(raw.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict))
  return found

  function walk(element: PDFDict): void {
    const role = element.get(PDFName.of('S'))?.toString().slice(1)
    if (role)
      found.push({ role, lang: word(element, 'Lang'), alt: word(element, 'Alt') })
    const kids = element.lookup(PDFName.of('K'))
    for (const kid of kids instanceof PDFArray ? kids.asArray() : [kids]) {
      const below = kid && raw.context.lookup(kid)
      if (below instanceof PDFDict)
        walk(below)
    }
  }

  function word(element: PDFDict, name: string): string | undefined {
    const value = element.lookup(PDFName.of(name))
    return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : undefined
  }
}

/** Names of fonts that are not carried as real, subset, searchable typefaces. */
export function poorFonts(raw: PDFDocument): string[] {
  const fonts = raw.context
    .enumerateIndirectObjects()
    .map(([, object]) => object)
    .filter(
      (object): object is PDFDict =>
        object instanceof PDFDict && object.get(PDFName.of('Type'))?.toString() === '/Font',
    )
  if (fonts.length === 0)
    return ['no font at all']
  const of = (font: PDFDict, name: string) => font.get(PDFName.of(name))?.toString()
  return fonts.filter((font) => {
    if (of(font, 'Subtype') === '/Type0')
      return !font.has(PDFName.of('ToUnicode'))
    const descriptor = font.lookupMaybe(PDFName.of('FontDescriptor'), PDFDict)
    const carried = ['FontFile', 'FontFile2', 'FontFile3'].some(
      key => descriptor?.lookup(PDFName.of(key)) instanceof PDFRawStream,
    )
    return of(font, 'Subtype') === '/Type3' || !carried || !/^\/[A-Z]{6}\+/.test(of(font, 'BaseFont') ?? '')
  }).map(font => `${of(font, 'Subtype')} ${of(font, 'BaseFont')}`)
}

/** Addresses that links lead to. */
export function urisOf(raw: PDFDocument): string[] {
  return raw.context.enumerateIndirectObjects().flatMap(([, object]) => {
    const action = object instanceof PDFDict ? object.lookup(PDFName.of('A')) ?? object : undefined
    const uri = action instanceof PDFDict ? action.lookup(PDFName.of('URI')) : undefined
    return uri instanceof PDFString || uri instanceof PDFHexString ? [uri.decodeText()] : []
  })
}

/** Where a named destination lands: page counted from 1, and its height there. */
export async function landing(pdf: PDFDocumentProxy, name: string): Promise<{ page: number, top: number } | undefined> {
  const found = (await pdf.getDestination(name)) as
    [Parameters<PDFDocumentProxy['getPageIndex']>[0], unknown, number, number] | null
  return found ? { page: await pdf.getPageIndex(found[0]) + 1, top: found[3] } : undefined
}

/** Named destinations that a page's links ask for. */
export async function linksOn(pdf: PDFDocumentProxy, page: number): Promise<string[]> {
  const annotations = await (await pdf.getPage(page)).getAnnotations() as { subtype: string, dest?: unknown }[]
  return annotations.flatMap(({ subtype, dest }) => subtype === 'Link' && typeof dest === 'string' ? [dest] : [])
}

/** Sides of the pictures of pixels in a document. */
export function pixelPictures(raw: PDFDocument): { width: number, height: number }[] {
  return raw.context.enumerateIndirectObjects().flatMap(([, object]) => {
    if (!(object instanceof PDFRawStream) || object.dict.get(PDFName.of('Subtype'))?.toString() !== '/Image')
      return []
    const side = (name: string) => Number(object.dict.lookup(PDFName.of(name))?.toString())
    return [{ width: side('Width'), height: side('Height') }]
  })
}
