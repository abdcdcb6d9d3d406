import type { PDFDocument, PDFRef } from '@cantoo/pdf-lib'
import { Buffer } from 'node:buffer'
import { promisify } from 'node:util'
import { deflate, inflateSync } from 'node:zlib'
import { PDFArray, PDFDict, PDFName, PDFNumber, PDFRawStream } from '@cantoo/pdf-lib'

const pack = promisify(deflate)

/** What of a page's drawing shows: nothing else need be called content or artifact. */
const paints = /(?:^|\s)(?:[SsfFBb]\*?|sh|Do|Tj|TJ)$/

/**
 * Mends what Chromium draws: coordinates have no more figures than an eye or a press can tell apart, whatever stands in
 * no element of the structure says that it is an artifact, and where a line of text ends with a word, a space does too,
 * so that nobody reads "wasonly".
 */
export function mendContent(
  pdf: PDFDocument,
  pictures: ReadonlyMap<PDFDict, ReadonlyMap<string, number>> = new Map(),
): void {
  const pages = new Map(
    pdf.getPages().flatMap(({ node }) => contentsOf(node).map(stream => [stream, node] as const)),
  )
  for (const [ref, object] of pdf.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream))
      continue
    const page = pages.get(object)
    const isDrawing = page || object.dict.get(PDFName.of('Subtype')) === PDFName.of('Form')
    const filter = object.dict.get(PDFName.of('Filter'))
    // A short drawing is not packed.
    if (filter !== PDFName.of('FlateDecode') && (filter || !isDrawing))
      continue
    const content = contentOf(object)
    const mended = isDrawing
      ? mendDrawing(content, object.dict, page, page && pictures.get(page))
      : object.dict.has(PDFName.of('Length1'))
        ? outlinesOnly(content)
        : content
    if (object.dict.has(PDFName.of('Length1')))
      object.dict.set(PDFName.of('Length1'), PDFNumber.of(mended.length))
    rewrite(pdf, ref, object.dict, mended)
  }
}

/** What a stream of a document holds, be it packed or not. */
export function contentOf({ dict, contents }: PDFRawStream): Buffer {
  return dict.has(PDFName.of('Filter')) ? inflateSync(contents) : Buffer.from(contents)
}

/** Puts a stream in the place of one of a document's objects, not packed yet. */
export function rewrite({ context }: PDFDocument, ref: PDFRef, dict: PDFDict, content: Uint8Array): void {
  dict.delete(PDFName.of('Filter'))
  dict.set(PDFName.of('Length'), PDFNumber.of(content.length))
  context.assign(ref, PDFRawStream.of(dict, content))
}

/** Packs all streams of a document that are not yet, beside this thread; what is said of the document stays legible. */
export async function packContent({ context }: PDFDocument): Promise<void> {
  await Promise.all(context.enumerateIndirectObjects().map(async ([ref, stream]) => {
    if (!(stream instanceof PDFRawStream) || stream.dict.has(PDFName.of('Filter')))
      return
    if (stream.dict.get(PDFName.of('Type')) === PDFName.of('Metadata'))
      return
    const bytes = await pack(stream.contents)
    stream.dict.set(PDFName.of('Filter'), PDFName.of('FlateDecode'))
    stream.dict.set(PDFName.of('Length'), PDFNumber.of(bytes.length))
    context.assign(ref, PDFRawStream.of(stream.dict, bytes))
  }))
}

function mendDrawing(
  content: Buffer,
  form: PDFDict,
  page: PDFDict | undefined,
  pictures: ReadonlyMap<string, number> = new Map(),
): Buffer {
  const text = shortenPaths(roundPaths(content.toString('latin1')))
  const resources = (page ?? form).lookupMaybe(PDFName.of('Resources'), PDFDict)
  // A drawing within a page's or another's is marked there as a whole, or its own marks are elements.
  if (!page && !form.has(PDFName.of('StructParents')))
    return Buffer.from(withoutMarks(text), 'latin1')
  const marked = text.replace(/^(\/\S+) Do$/gm, (drawing, name: string) =>
    pictures.has(name) ? `/Figure <</MCID ${pictures.get(name)} >>BDC\n${drawing}\nEMC` : drawing)
  return Buffer.from(
    resources
      ? markArtifacts(spaceLines(plainSpaces(marked), spacesOf(resources)), structuredDrawings(resources))
      : marked,
    'latin1',
  )
}

/** Names of drawings whose parts are elements. */
function structuredDrawings(resources: PDFDict): Set<string> {
  return new Set((resources.lookupMaybe(PDFName.of('XObject'), PDFDict)?.entries() ?? []).flatMap(([name, value]) => {
    const drawing = resources.context.lookup(value)
    return drawing instanceof PDFRawStream && drawing.dict.has(PDFName.of('StructParents')) ? [name.toString()] : []
  }))
}

/** Takes out marks that lead to no element, or any. */
export function withoutMarks(content: string, any = false): string {
  const open: boolean[] = []
  return content.split('\n').filter((line) => {
    if (/\b(?:BDC|BMC)$/.test(line)) {
      open.push(any || /<<\/MCID \d+ >>BDC$/.test(line))
      return !open.at(-1)
    }
    return line !== 'EMC' || !open.pop()
  }).join('\n')
}

/** Of a TrueType face in a document, the tables that draw: letters are chosen and placed already. */
export function outlinesOnly(font: Buffer): Buffer {
  const drawing = /^(?:cvt |fpgm|glyf|head|hhea|hmtx|loca|maxp|prep|cmap)$/
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, index) =>
    font.subarray(12 + index * 16, 28 + index * 16)).filter(entry => drawing.test(entry.toString('latin1', 0, 4)))
  const head = Buffer.alloc(12 + tables.length * 16)
  const power = Math.floor(Math.log2(tables.length))
  head.writeUInt32BE(font.readUInt32BE(0), 0)
  head.writeUInt16BE(tables.length, 4)
  head.writeUInt16BE(2 ** power * 16, 6)
  head.writeUInt16BE(power, 8)
  head.writeUInt16BE((tables.length - 2 ** power) * 16, 10)
  const parts: Buffer[] = [head]
  let at = head.length
  for (const [index, entry] of tables.entries()) {
    const [start, length] = [entry.readUInt32BE(8), entry.readUInt32BE(12)]
    const data = Buffer.concat([font.subarray(start, start + length), Buffer.alloc(-length & 3)])
    entry.copy(head, 12 + index * 16)
    head.writeUInt32BE(at, 12 + index * 16 + 8)
    parts.push(data)
    at += data.length
  }
  return Buffer.concat(parts)
}

/** What a page draws itself, in the parts that it is written in. */
export function contentsOf(page: PDFDict): PDFRawStream[] {
  const contents = page.lookup(PDFName.of('Contents'))
  const streams = contents instanceof PDFArray ? contents.asArray().map(each => page.context.lookup(each)) : [contents]
  return streams.filter(stream => stream instanceof PDFRawStream)
}

/** A number as short as it can be written with so many of its parts: 100 for hundredths. */
export function short(number: number, parts: number): string {
  const size = Math.round(Math.abs(number) * parts + 1e-6) / parts
  return (number < 0 && size > 0 ? '-' : '') + String(size).replace(/^0\./, '.')
}

/**
 * A hundredth of a pixel for lines, a tenth far from their origin, a thousandth for letters, whose steps add up.
 * Chromium writes one operator a line.
 */
export function roundPaths(content: string): string {
  return content.replace(/^[-\d. ]+ (?:[mlcvy]|re|Td)\b/gm, (line) => {
    const parts = line.endsWith('Td') ? 1000 : 100
    return line.replace(/-?\d*\.\d+/g, (written) => {
      const number = Number(written)
      return short(number, parts === 100 && Math.abs(number) >= 100 ? 10 : parts)
    })
  })
}

/** A path that closes need not go back to its start before; a rectangle has an operator of its own. */
export function shortenPaths(content: string): string {
  const point = '[-\\d.]+ [-\\d.]+'
  return content
    .replace(new RegExp(`^(${point}) m((?:\\n[-\\d. ]+ [lc])+)\\n\\1 l\\nh$`, 'gm'), '$1 m$2\nh')
    .replace(
      /^([-\d.]+) ([-\d.]+) m\n([-\d.]+) \2 l\n\3 ([-\d.]+) l\n\1 \4 l\nh$/gm,
      (_, left: string, top: string, right: string, bottom: string) =>
        `${left} ${top} ${short(Number(right) - Number(left), 100)} ${short(Number(bottom) - Number(top), 100)} re`,
    )
}

/**
 * Puts what no element of the structure holds between marks of an artifact.
 *
 * @param structured names of drawings that hold elements of their own
 */
export function markArtifacts(content: string, structured: ReadonlySet<string> = new Set()): string {
  const out: string[] = []
  let depth = 0
  // Where the run of lines that no element holds began, and whether any of them shows.
  let [began, shows] = [0, false]
  const close = () => {
    if (shows) {
      out[began] = `/Artifact BMC\n${out[began]}`
      out.push('EMC')
    }
    shows = false
  }
  for (const line of content.split('\n')) {
    const opens = line.endsWith('BDC') || line.endsWith('BMC')
    const isElement = depth > 0 || opens || (line.endsWith(' Do') && structured.has(line.slice(0, -3)))
    if (depth === 0 && isElement)
      close()
    if (opens)
      depth++
    else if (line === 'EMC')
      depth--
    out.push(line)
    if (isElement)
      began = out.length
    else
      shows ||= paints.test(line)
  }
  close()
  return out.join('\n')
}

/** A space that does not break is a space to whoever reads; marks within marks are lost on some. */
function plainSpaces(content: string): string {
  return content.replace(/^\/Span<<\/ActualText <FEFF00A0> >> BDC\n((?:[-\d. ]+ Td )?<[\dA-F]+> Tj)\nEMC$/gm, '$1')
}

/** Characters that a line may end with and go on without a space. */
const joints = ['-', '\u2010', '–', '—', '/']

/** The codes of the space, and of what needs none after it, in each font that has a space, as Chromium writes them. */
function spacesOf(resources: PDFDict): Map<string, LineEnds> {
  const found = new Map<string, LineEnds>()
  for (const [name, value] of resources.lookupMaybe(PDFName.of('Font'), PDFDict)?.entries() ?? []) {
    const font = resources.context.lookup(value)
    const map = font instanceof PDFDict ? font.lookup(PDFName.of('ToUnicode')) : undefined
    const ends = map instanceof PDFRawStream ? lineEndsOf(map) : undefined
    if (ends)
      found.set(name.toString(), ends)
  }
  return found
}

/** By a font's table of letters, which many drawings share; none of a font without a space. */
const known = new WeakMap<PDFRawStream, LineEnds | undefined>()

function lineEndsOf(map: PDFRawStream): LineEnds | undefined {
  if (!known.has(map)) {
    const text = contentOf(map).toString('latin1')
    const space = codeOf(text, ' ')
    known.set(map, space ? { space, joints: joints.flatMap(joint => codeOf(text, joint) ?? []) } : undefined)
  }
  return known.get(map)
}

/** The code that a font's table of letters gives a character, in four hexadecimal digits. */
function codeOf(table: string, character: string): string | undefined {
  const asked = character.codePointAt(0)!
  for (const [, from, to, letter] of table.matchAll(/<([\dA-F]{4})> (?:<([\dA-F]{4})> )?<([\dA-F]{4})>/gi)) {
    const [first = 0, last = 0, start = 0] = [from!, to ?? from!, letter!].map(hex => Number.parseInt(hex, 16))
    if (asked >= start && asked - start <= last - first)
      return (first + asked - start).toString(16).toUpperCase().padStart(4, '0')
  }
  return undefined
}

export interface LineEnds {
  /** Code of the space. */
  space: string
  /** Codes of hyphens, dashes and the like. */
  joints: string[]
}

/**
 * Ends each text that is followed by one on another line with a space.
 *
 * @param spaces by the font's name
 */
export function spaceLines(content: string, spaces: ReadonlyMap<string, LineEnds>): string {
  const lines = content.split('\n')
  let font: string | undefined
  let height: string | undefined
  let letter: string | undefined
  let last: { at: number, font: string, height: string, letter?: string } | undefined
  const added = new Map<number, string>()
  for (const [at, line] of lines.entries()) {
    // Most lines draw something else: what a line ends with is looked at first.
    if (line.endsWith(' Tf')) {
      font = line.slice(0, line.indexOf(' '))
    }
    else if (line.endsWith('> Tj')) {
      letter = line.slice(-8, -4)
    }
    else if (line.endsWith(' Tm')) {
      height = line.split(' ')[5]
      const ends = last && spaces.get(last.font)
      if (last && ends && last.height !== height && !ends.joints.includes(last.letter ?? ''))
        added.set(last.at, `<${ends.space}> Tj`)
    }
    else if (line === 'ET' && font && height !== undefined) {
      last = { at, font, height, letter }
    }
  }
  for (const [at, space] of added)
    lines[at] = `${space}\n${lines[at]}`
  return lines.join('\n')
}
