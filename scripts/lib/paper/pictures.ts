import type { PDFDict, PDFDocument } from '@cantoo/pdf-lib'
import type { PrintedSlides } from './print.ts'
import { Buffer } from 'node:buffer'
import { inflateSync } from 'node:zlib'
import { PDFArray, PDFName, PDFNumber, PDFObjectCopier, PDFRawStream } from '@cantoo/pdf-lib'
import { rewrite } from './content.ts'

/*
 * A handout's pictures are the slides that are printed already: what Chromium prints in their place is an image of one
 * pixel, whose colour is the slide's number, and both an image and a drawing are put on a page by the same operator.
 */

/**
 * Makes a handout's pictures of the finished slides, on white: paper has a colour of its own. The slides are only good
 * for {@link putSlides} after it.
 *
 * @param printed the ground that the slides were printed on
 */
export function makePictures(slides: PDFDocument, { ground }: Pick<PrintedSlides, 'ground'>): void {
  const { context } = slides
  const onWhite = (content: string) => Buffer.from(
    withoutAnyMarks(content).replaceAll(colourOf(ground), colourOf([255, 255, 255])),
    'latin1',
  )
  // What is drawn in them, and what their parts were in the slides' structure, which they are not in a handout's.
  for (const [ref, form] of context.enumerateIndirectObjects()) {
    if (!(form instanceof PDFRawStream) || form.dict.get(PDFName.of('Subtype')) !== PDFName.of('Form'))
      continue
    form.dict.delete(PDFName.of('StructParents'))
    rewrite(slides, ref, form.dict, onWhite(inflateSync(form.contents).toString('latin1')))
  }
  for (const { node: page } of slides.getPages()) {
    const contents = context.nextRef()
    rewrite(slides, contents, context.obj({}), onWhite(contentOf(page)))
    page.set(PDFName.of('Contents'), contents)
  }
}

/**
 * Puts the slides' drawings in the place of what stood for them.
 *
 * @param slides what {@link makePictures} made, in which a page is drawn for each slide
 * @param printed what its pages show; of several of one slide the last is taken
 */
export function putSlides(pdf: PDFDocument, slides: PDFDocument, { pages: shown }: PrintedSlides): void {
  const pages = slides.getPages()
  const pageOf = new Map(shown.map(({ no }, index) => [no, pages[index]!.node]))
  const copier = PDFObjectCopier.for(slides.context, pdf.context)
  for (const [ref, object] of pdf.context.enumerateIndirectObjects()) {
    const no = object instanceof PDFRawStream ? slideMeant(object) : undefined
    const page = no === undefined ? undefined : pageOf.get(no)
    if (!page)
      continue
    const { width, height } = page.MediaBox().asRectangle()
    const { contents } = page.lookup(PDFName.of('Contents')) as PDFRawStream
    pdf.context.assign(ref, PDFRawStream.of(pdf.context.obj({
      Type: 'XObject',
      Subtype: 'Form',
      BBox: [0, 0, width, height],
      // An image is as wide and as high as one unit.
      Matrix: [1 / width, 0, 0, 1 / height, 0, 0],
      Group: { Type: 'Group', S: 'Transparency' },
      Resources: copier.copy(page.Resources()!),
      Filter: 'FlateDecode',
      Length: contents.length,
    }), contents))
  }
}

/** How Chromium sets a colour, for lines and for what they enclose. */
function colourOf(shares: readonly number[]): string {
  const [red, green, blue] = shares.map(share => String(Math.round(share / 255 * 1e4) / 1e4).replace(/^0\./, '.'))
  return `\n${red} ${green} ${blue} RG ${red} ${green} ${blue} rg\n`
}

/** The number of the slide that a stand-in's pixel means. */
function slideMeant({ dict, contents }: PDFRawStream): number | undefined {
  const is = (key: string, value: number) =>
    dict.lookup(PDFName.of(key)) instanceof PDFNumber && dict.lookup(PDFName.of(key), PDFNumber).asNumber() === value
  if (dict.get(PDFName.of('Subtype')) !== PDFName.of('Image') || !is('Width', 1) || !is('Height', 1))
    return undefined
  const pixel = inflateSync(contents)
  return pixel.length === 3 ? pixel.readUIntBE(0, 3) : undefined
}

function contentOf(page: PDFDict): string {
  const contents = page.lookup(PDFName.of('Contents'))
  const streams = contents instanceof PDFArray ? contents.asArray().map(each => page.context.lookup(each)) : [contents]
  return streams
    .filter(stream => stream instanceof PDFRawStream)
    .map(({ contents }) => inflateSync(contents).toString('latin1'))
    .join('\n')
}

/** A figure is one thing: neither elements nor artifacts are told apart in it. */
function withoutAnyMarks(content: string): string {
  return content.split('\n').filter(line => line !== 'EMC' && !/\b(?:BDC|BMC)$/.test(line)).join('\n')
}
