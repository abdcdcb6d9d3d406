import type { PDFDocument } from '@cantoo/pdf-lib'
import type { NumberPlaces } from './contents-in-page.ts'
import type { HandoutSlide } from './handout.ts'
import type { PrintedSlides } from './print.ts'
import type { OutlineEntry } from './structure.ts'
import { writeNumbers } from './contents.ts'
import { imprint, openPrint, savePdf } from './pdf.ts'
import { makePictures, putSlides } from './pictures.ts'
import { namedDestinations } from './structure.ts'

/*
 * What is printed is finished here, deck by deck in a thread of its own: it takes as long as the printing, and the
 * browser prints on meanwhile.
 */

/** What a deck's documents say of themselves. */
export interface AboutDocuments {
  title: string
  /** BCP 47. */
  lang: string
  author?: string
  subject?: string
  keywords: string[]
  handoutTitle: string
  /** What the lists of a handout are called. */
  contents: string
  sources: string
  slides: Pick<HandoutSlide, 'no' | 'label' | 'title' | 'level' | 'part'>[]
  /** What each link leads to, in words, by its address or the name of its destination. */
  links: ReadonlyMap<string, string>
}

export interface PrintedHandout {
  bytes: Uint8Array
  numbers: NumberPlaces
}

/** What is sent to the thread. */
export interface Work<Printed> {
  printed: Printed
  about: AboutDocuments
}

/** The slides that were finished last: a handout's pictures are theirs. */
let finished: { pdf: PDFDocument, printed: PrintedSlides } | undefined

/** Finishes the slides' PDF: outline by section and slide, pages named after the slides. */
export async function finishSlides({ printed, about }: Work<PrintedSlides>): Promise<Uint8Array> {
  const first = new Map<number, number>()
  for (const [page, { no }] of printed.pages.entries()) {
    if (!first.has(no))
      first.set(no, page)
  }
  const labels = new Map(about.slides.map(({ no, label }) => [no, label]))
  const pdf = await openPrint(printed.bytes)
  imprint(pdf, {
    ...about,
    outline: outlineOf(about, first, 'paper'),
    labels: printed.pages.map(({ no, click }) => click ? `${labels.get(no)}.${click}` : labels.get(no)!),
  })
  finished = { pdf, printed }
  return savePdf(pdf)
}

/** Makes pictures of the slides that {@link finishSlides} finished, light, while the handout is being printed. */
export function finishPictures(): void {
  makePictures(finished!.pdf, finished!.printed)
}

/** Finishes the handout: its contents get the numbers of their pages, and {@link finishPictures} made its pictures. */
export async function finishHandout({ printed, about }: Work<PrintedHandout>): Promise<Uint8Array> {
  const pdf = await openPrint(printed.bytes)
  const pages = namedDestinations(pdf)
  writeNumbers(pdf, printed.numbers, pages)
  const starts = new Map(
    about.slides.flatMap(({ no }) => (pages.has(`slide-${no}`) ? [[no, pages.get(`slide-${no}`)!]] : [])),
  )
  imprint(pdf, {
    ...about,
    title: about.handoutTitle,
    outline: [
      { title: about.contents, page: 0, name: 'contents' },
      ...outlineOf(about, starts, 'slide'),
      ...(pages.has('sources') ? [{ title: about.sources, page: pages.get('sources')!, name: 'sources' }] : []),
    ],
    labels: 'numbers',
  })
  putSlides(pdf, finished!.pdf, finished!.printed)
  return savePdf(pdf)
}

/**
 * Slides below their parts, the last ones below the appendix; those that are not on paper are left out, a part's name
 * then leads to its first slide.
 */
function outlineOf(
  { slides }: AboutDocuments,
  pages: ReadonlyMap<number, number>,
  kind: 'paper' | 'slide',
): OutlineEntry[] {
  const entries: OutlineEntry[] = []
  let open: { part: string, children: OutlineEntry[] } | undefined
  for (const { no, title, level, part } of slides) {
    const page = pages.get(no)
    const name = `${kind}-${no}`
    if (page === undefined)
      continue
    if (level === 3 && open?.part !== part) {
      open = { part: part!, children: [] }
      entries.push({ title: part!, page, name, children: open.children })
    }
    if (level === 3) {
      open!.children.push({ title, page, name })
      continue
    }
    open = part === undefined ? undefined : { part, children: [] }
    entries.push({ title, page, name, ...open && { children: open.children } })
  }
  return entries
}
