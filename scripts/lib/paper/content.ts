import type { PDFDocument, PDFObject } from '@cantoo/pdf-lib'
import { Buffer } from 'node:buffer'
import { deflateSync, inflateSync } from 'node:zlib'
import { PDFArray, PDFDict, PDFName, PDFNumber, PDFRawStream } from '@cantoo/pdf-lib'

/** What of a page's drawing shows: nothing else need be called content or artifact. */
const paints = /(?:^|\s)(?:[SsfFBb]\*?|sh|Do|Tj|TJ)$/

/**
 * Mends what Chromium draws: coordinates have no more figures than an eye or a press can tell apart, whatever stands in
 * no element of the structure says that it is an artifact, and where a line of text ends with a word, a space does too,
 * so that nobody reads "wasonly".
 */
export function mendContent(pdf: PDFDocument): void {
  const pages = new Map(pdf.getPages().flatMap(page => contentsOf(pdf, page.node.get(PDFName.of('Contents'))).map(stream => [stream, page.node] as const)))
  for (const [ref, object] of pdf.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream) || object.dict.get(PDFName.of('Filter')) !== PDFName.of('FlateDecode'))
      continue
    const page = pages.get(object)
    const content = inflateSync(object.contents)
    // Typefaces and tables of letters are only packed more tightly.
    const isDrawing = page || object.dict.get(PDFName.of('Subtype')) === PDFName.of('Form')
    const bytes = deflateSync(isDrawing ? mendDrawing(content, page) : content, { level: 9 })
    object.dict.set(PDFName.of('Length'), PDFNumber.of(bytes.length))
    pdf.context.assign(ref, PDFRawStream.of(object.dict, bytes))
  }
}

function mendDrawing(content: Buffer, page: PDFDict | undefined): Buffer {
  const text = roundPaths(content.toString('latin1'))
  const resources = page?.lookupMaybe(PDFName.of('Resources'), PDFDict)
  return Buffer.from(resources ? markArtifacts(spaceLines(plainSpaces(text), spacesOf(resources))) : text, 'latin1')
}

function contentsOf(pdf: PDFDocument, contents: PDFObject | undefined): PDFRawStream[] {
  const target = contents && pdf.context.lookup(contents)
  const streams = target instanceof PDFArray ? target.asArray().map(each => pdf.context.lookup(each)) : [target]
  return streams.filter(stream => stream instanceof PDFRawStream)
}

/** A hundredth of a pixel for lines, a tenth far from their origin, a thousandth for letters, whose steps add up. Chromium writes one operator a line. */
export function roundPaths(content: string): string {
  return content.replace(/^([-\d. ]+) ([mlcvy]|re|Td)(?=$| )/gm, (whole, numbers: string, operator: string) => {
    const figures = (number: number) => operator === 'Td' ? 1000 : Math.abs(number) < 100 ? 100 : 10
    return `${numbers.split(' ').map(Number).map(number => short(Math.round(number * figures(number)) / figures(number))).join(' ')} ${operator}`
  })
}

function short(number: number): string {
  return Object.is(number, -0) ? '0' : String(number).replace(/^(-?)0\./, '$1.')
}

/** Puts what no element of the structure holds between marks of an artifact. */
export function markArtifacts(content: string): string {
  const out: string[] = []
  let run: string[] = []
  let depth = 0
  const close = () => {
    if (run.some(line => paints.test(line)))
      out.push('/Artifact BMC', ...run, 'EMC')
    else
      out.push(...run)
    run = []
  }
  for (const line of content.split('\n')) {
    if (/\b(?:BDC|BMC)$/.test(line)) {
      if (depth++ === 0)
        close()
      out.push(line)
    }
    else if (line === 'EMC') {
      depth--
      out.push(line)
    }
    else {
      (depth === 0 ? run : out).push(line)
    }
  }
  close()
  return out.join('\n')
}

/** A space that does not break is a space to whoever reads; marks within marks are lost on some. */
function plainSpaces(content: string): string {
  return content.replace(/^\/Span<<\/ActualText <FEFF00A0> >> BDC\n((?:[-\d. ]+ Td )?<[\dA-F]+> Tj)\nEMC$/gm, '$1')
}

/** The code of the space in each font that has one, as Chromium writes it. */
function spacesOf(resources: PDFDict): Map<string, string> {
  const found = new Map<string, string>()
  for (const [name, value] of resources.lookupMaybe(PDFName.of('Font'), PDFDict)?.entries() ?? []) {
    const font = resources.context.lookup(value)
    const map = font instanceof PDFDict ? font.lookup(PDFName.of('ToUnicode')) : undefined
    if (!(map instanceof PDFRawStream))
      continue
    const text = inflateSync(map.contents).toString('latin1')
    const code = /<([\dA-F]{4})> <0020>/i.exec(text)?.[1] ?? /<([\dA-F]{4})> <[\dA-F]{4}> <0020>/i.exec(text)?.[1]
    if (code)
      found.set(name.toString(), code)
  }
  return found
}

/**
 * Ends each text that is followed by one on another line with a space.
 *
 * @param spaces code of the space by the font's name
 */
export function spaceLines(content: string, spaces: ReadonlyMap<string, string>): string {
  const lines = content.split('\n')
  let font: string | undefined
  let height: string | undefined
  let last: { at: number, font: string, height: string } | undefined
  const added = new Map<number, string>()
  for (const [at, line] of lines.entries()) {
    font = /^(\/\S+) [\d.]+ Tf$/.exec(line)?.[1] ?? font
    const moved = /^(?:\S+ ){5}(\S+) Tm/.exec(line)?.[1]
    if (moved !== undefined) {
      height = moved
      if (last && last.height !== height && spaces.has(last.font))
        added.set(last.at, `<${spaces.get(last.font)}> Tj`)
    }
    if (line === 'ET' && font && height !== undefined)
      last = { at, font, height }
  }
  return lines.flatMap((line, at) => added.has(at) ? [added.get(at)!, line] : [line]).join('\n')
}
