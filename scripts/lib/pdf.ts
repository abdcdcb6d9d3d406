import process from 'node:process'
import { PDFArray, PDFBool, PDFDict, PDFDocument, PDFName, PDFString } from 'pdf-lib'
import { Refusal } from './command.ts'

export interface Imprint {
  title: string
  /** BCP 47. */
  lang: string
  author?: string
  subject?: string
  keywords: string[]
}

/**
 * Writes title, author, language and the like into a printed PDF and leaves its tags, outline and links
 * as they are. With `SOURCE_DATE_EPOCH` set, its dates come from there.
 *
 * @throws Refusal if the document lost its structure, or never had one
 */
export async function imprint(bytes: Uint8Array, { title, lang, author, subject, keywords }: Imprint): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false })
  pdf.setTitle(title, { showInWindowTitleBar: true })
  pdf.setLanguage(lang)
  if (author)
    pdf.setAuthor(author)
  if (subject)
    pdf.setSubject(subject)
  if (keywords.length > 0)
    pdf.setKeywords(keywords)
  const epoch = process.env.SOURCE_DATE_EPOCH
  const date = epoch ? new Date(Number(epoch) * 1000) : new Date()
  pdf.setCreationDate(date)
  pdf.setModificationDate(date)
  const outline = pdf.catalog.lookupMaybe(PDFName.of('Outlines'), PDFDict)
  if (outline) {
    landOnWholePages(outline, pdf)
    // Readers that show an outline should show it at once.
    pdf.catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'))
  }
  const result = await pdf.save()
  await requireStructure(result, lang)
  return result
}

/** An entry leads to the whole slide, not to the height of its heading. */
function landOnWholePages(parent: PDFDict, pdf: PDFDocument): void {
  for (let item = parent.lookupMaybe(PDFName.of('First'), PDFDict); item; item = item.lookupMaybe(PDFName.of('Next'), PDFDict)) {
    const target = item.lookupMaybe(PDFName.of('Dest'), PDFArray)
    if (target)
      item.set(PDFName.of('Dest'), pdf.context.obj([target.get(0), PDFName.of('Fit')]))
    landOnWholePages(item, pdf)
  }
}

async function requireStructure(bytes: Uint8Array, lang: string): Promise<void> {
  const { catalog } = await PDFDocument.load(bytes, { updateMetadata: false })
  const marked = catalog.lookupMaybe(PDFName.of('MarkInfo'), PDFDict)?.lookupMaybe(PDFName.of('Marked'), PDFBool)?.asBoolean()
  if (!marked || !catalog.lookupMaybe(PDFName.of('StructTreeRoot'), PDFDict))
    throw new Refusal('The printed PDF has no tags. Print it with a newer Chromium (120 or later).')
  if (catalog.lookupMaybe(PDFName.of('Lang'), PDFString)?.asString() !== lang)
    throw new Refusal(`The printed PDF did not take the language ${lang}.`)
}
