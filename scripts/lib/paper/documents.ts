import type { PDFDocument } from '@cantoo/pdf-lib'
import type { Page } from 'playwright-chromium'
import type { LoadedDeck } from '../core/decks.ts'
import type { Handout, HandoutSlide } from './handout.ts'
import type { PrintedSlides } from './print.ts'
import type { OutlineEntry } from './structure.ts'
import type { NumberPlaces } from './targets-in-page.ts'
import { handoutWords } from '../../../kit/words/handout.ts'
import { withoutEntities } from '../../../kit/words/markdown.ts'
import { writeNumbers } from './contents.ts'
import { byParts } from './handout.ts'
import { imprint, openPrint } from './pdf.ts'
import { putSlides } from './pictures.ts'
import { showPage } from './slides-in-page.ts'
import { namedDestinations } from './structure.ts'
import { makeRoomForNumbers, nameTargets } from './targets-in-page.ts'

/** Finishes the slides' PDF: outline by section and slide, pages named after the slides. */
export async function slidesDocument(
  { bytes, pages }: PrintedSlides,
  deck: LoadedDeck,
  handout: Handout,
): Promise<PDFDocument> {
  const first = new Map<number, number>()
  for (const [page, { no }] of pages.entries()) {
    if (!first.has(no))
      first.set(no, page)
  }
  const labels = new Map(handout.slides.map(({ no, label }) => [no, label]))
  const links = linkWords(handout)
  const pdf = await openPrint(bytes)
  imprint(pdf, {
    ...deck,
    outline: outlineOf(handout, first, 'paper'),
    links,
    labels: pages.map(({ no, click }) => click ? `${labels.get(no)}.${click}` : labels.get(no)!),
  })
  return pdf
}

/** What links lead to: slides and lists by their names, sources by theirs. */
function linkWords({ locale, slides, sources, licence }: Handout): Map<string, string> {
  const plain = (html: string) => withoutEntities(html.replace(/<[^>]*>/g, '')).replace(/\s+/g, ' ').trim()
  const hrefs = (html: string) =>
    [...html.matchAll(/href="([^"#][^"]*)"[^>]*>([\s\S]*?)<\/a>/g)].map(
      ([, href, words]) => [new URL(plain(href!)).href, plain(words!)] as const,
    )
  return new Map([
    ...slides.flatMap(({ claims }) => claims.flatMap(hrefs)),
    ...sources.flatMap(({ html }) => hrefs(html)),
    ...licence?.url ? [[new URL(licence.url).href, licence.name] as const] : [],
    ...slides.flatMap(({ no, label, title }) =>
      ['slide', 'paper'].map(kind => [`${kind}-${no}`, `${label}: ${title}`] as const),
    ),
    ...sources.map(
      ({ number, html }) => [`source-${number}`, `${handoutWords.sources[locale]} ${number}: ${plain(html)}`] as const,
    ),
    ['sources', handoutWords.sources[locale]!],
    ['appendix', handoutWords.appendix[locale]!],
    ['contents', handoutWords.contents[locale]!],
  ])
}

export interface PrintedHandout {
  bytes: Uint8Array
  numbers: NumberPlaces
}

/** Prints the handout of a page that is hidden yet, in whose pictures' place something stands for each. */
export async function printHandout(page: Page, address: string): Promise<PrintedHandout> {
  await page.emulateMedia({ media: 'print', colorScheme: 'light' })
  await page.goto(address)
  await page.evaluate(showPage)
  await page.evaluate(() => {
    // Chromium tells the language of a passage only where the passage is something of its own.
    document.querySelectorAll('span[lang]:not([role])').forEach(passage => passage.setAttribute('role', 'note'))
    // A section may begin at the foot of a page and its heading on the next.
    for (const section of document.querySelectorAll('.handout-slide')) {
      const heading = section.querySelector('h2, h3')!
      heading.id = section.id
      section.removeAttribute('id')
    }
  })
  await page.evaluate(nameTargets)
  const numbers = await page.evaluate(makeRoomForNumbers)
  // Drawn once as it stands: Chromium else prints, now and then, what lies beyond each page as well.
  await page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve))))
  return { bytes: await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true }), numbers }
}

/**
 * Finishes the handout: its contents get the numbers of their pages, and its pictures are the slides' own drawings.
 *
 * @param slides the finished slides' PDF, light, and what Chromium printed of them
 */
export async function handoutDocument(
  { bytes, numbers }: PrintedHandout,
  deck: LoadedDeck,
  handout: Handout,
  slides: PDFDocument,
  printed: PrintedSlides,
): Promise<PDFDocument> {
  const pdf = await openPrint(bytes)
  const pages = namedDestinations(pdf)
  writeNumbers(pdf, numbers, pages)
  const starts = new Map(
    handout.slides.flatMap(({ no }) => (pages.has(`slide-${no}`) ? [[no, pages.get(`slide-${no}`)!]] : [])),
  )
  imprint(pdf, {
    ...deck,
    title: `${deck.title}: ${handoutWords.handout[handout.locale]}`,
    outline: [
      { title: handoutWords.contents[handout.locale]!, page: 0, name: 'contents' },
      ...outlineOf(handout, starts, 'slide'),
      ...(pages.has('sources')
        ? [{ title: handoutWords.sources[handout.locale]!, page: pages.get('sources')!, name: 'sources' }]
        : []),
    ],
    links: linkWords(handout),
    labels: pdf.getPageIndices().map(index => String(index + 1)),
  })
  putSlides(pdf, slides, printed)
  return pdf
}

/**
 * Slides below their parts, the last ones below the appendix; those that are not on paper are left out, a part's name
 * then leads to its first slide.
 */
function outlineOf({ slides }: Handout, pages: ReadonlyMap<number, number>, kind: 'paper' | 'slide'): OutlineEntry[] {
  const entry = ({ no, title }: HandoutSlide, name = title, children?: OutlineEntry[]) =>
    ({ title: name, page: pages.get(no)!, name: `${kind}-${no}`, children })
  return byParts(slides.filter(({ no }) => pages.has(no))).map(({ head, name, slides }) =>
    entry(head ?? slides[0]!, head?.title ?? name, slides.map(slide => entry(slide))))
}
