import type { PDFDict, PDFDocument } from '@cantoo/pdf-lib'
import type { DrawnStrokes } from './drawings.ts'
import type { PrintedSlides } from './print.ts'
import { Buffer } from 'node:buffer'
import { PDFName, PDFNumber, PDFObjectCopier, PDFRawStream, PDFRef } from '@cantoo/pdf-lib'
import { localeOf } from '../../../kit/deck/decks.ts'
import { contentOf, contentsOf, rewrite, short, withoutMarks } from './content.ts'
import { strokesWord } from './drawings.ts'

/*
 * A handout's pictures are the slides that are printed already: what Chromium prints in their place is an image of one
 * pixel, whose colour is the slide's number, and both an image and a drawing are put on a page by the same operator.
 */

/**
 * What stands for a slide's picture until {@link putSlides}: a GIF of one pixel.
 *
 * @param words the picture's alternative text, as an attribute's value
 */
function standIn(no: number, words: string): string {
  const colour = no.toString(16).padStart(6, '0')
  // Its size, a palette of this colour and black, and one pixel of the first.
  const gif = `${Buffer.from('GIF89a').toString('hex')}01000100800000${colour}0000002c00000000010001000002024401003b`
  const source = `data:image/gif;base64,${Buffer.from(gif, 'hex').toString('base64')}`
  return `<div class="picture"><div class="frame"><img src="${source}" alt="${words}"></div></div>`
}

/**
 * What stands for the pictures of a handout, by slide.
 *
 * @param page the handout's page on the site
 * @param range the slides that are printed; all unless given
 * @param drawings what was drawn over them besides
 */
export function standIns(
  page: string,
  { lang }: { lang: string },
  range?: readonly number[],
  drawings?: DrawnStrokes,
): Record<number, string> {
  const pictures = page.matchAll(/<figure class="picture" data-no="(\d+)" role="img" aria-label="([^"]*)">/g)
  return Object.fromEntries([...pictures].flatMap(([, number, words]) => {
    const no = Number(number)
    const drawn = drawings?.paths[no] ? ` ${strokesWord(localeOf(lang))}.` : ''
    return !range || range.includes(no) ? [[no, standIn(no, words! + drawn)]] : []
  }))
}

/**
 * Puts the slides' drawings in the place of what stood for them, on white: paper has a colour of its own.
 *
 * @param slides the finished PDF of slides, of which a page is drawn for each slide
 * @param printed what its pages show; of several of one slide the last is taken
 */
export function putSlides(pdf: PDFDocument, slides: PDFDocument, { pages: shown, ground }: PrintedSlides): void {
  const pages = slides.getPages()
  const pageOf = new Map(shown.map(({ no }, index) => [no, pages[index]!.node]))
  // A figure is one thing: neither elements nor artifacts are told apart in it.
  const onWhite = (content: string) => withoutMarks(content, true)
    .replaceAll(colourOf(ground), colourOf([255, 255, 255]))
  const copier = PDFObjectCopier.for(slides.context, pdf.context)
  const first = pdf.context.largestObjectNumber + 1
  for (const [ref, object] of pdf.context.enumerateIndirectObjects()) {
    const no = object instanceof PDFRawStream ? slideMeant(object) : undefined
    const page = no === undefined ? undefined : pageOf.get(no)
    if (!page)
      continue
    const { width, height } = page.MediaBox().asRectangle()
    const resources = copier.copy(page.Resources()!)
    rewrite(pdf, ref, pdf.context.obj({
      Type: 'XObject',
      Subtype: 'Form',
      BBox: [0, 0, width, height],
      // An image is as wide and as high as one unit.
      Matrix: [1 / width, 0, 0, 1 / height, 0, 0],
      Group: { Type: 'Group', S: 'Transparency' },
      Resources: resources,
    }), Buffer.from(onWhite(drawingOf(page)), 'latin1'))
  }
  // What is drawn in them, and what their parts were in the slides' structure, which they are not here.
  for (let number = first; number <= pdf.context.largestObjectNumber; number++) {
    const ref = PDFRef.of(number)
    const form = pdf.context.lookup(ref)
    if (!(form instanceof PDFRawStream) || form.dict.get(PDFName.of('Subtype')) !== PDFName.of('Form'))
      continue
    form.dict.delete(PDFName.of('StructParents'))
    rewrite(pdf, ref, form.dict, Buffer.from(onWhite(contentOf(form).toString('latin1')), 'latin1'))
  }
}

/** How Chromium sets a colour, for lines and for what they enclose. */
function colourOf(shares: readonly number[]): string {
  const [red, green, blue] = shares.map(share => short(share / 255, 1e4))
  return `\n${red} ${green} ${blue} RG ${red} ${green} ${blue} rg\n`
}

/** The number of the slide that a stand-in's pixel means. */
function slideMeant(image: PDFRawStream): number | undefined {
  const { dict } = image
  const is = (key: string, value: number) => dict.lookupMaybe(PDFName.of(key), PDFNumber)?.asNumber() === value
  if (dict.get(PDFName.of('Subtype')) !== PDFName.of('Image') || !is('Width', 1) || !is('Height', 1))
    return undefined
  const pixel = contentOf(image)
  return pixel.length === 3 ? pixel.readUIntBE(0, 3) : undefined
}

function drawingOf(page: PDFDict): string {
  return contentsOf(page).map(stream => contentOf(stream).toString('latin1')).join('\n')
}
