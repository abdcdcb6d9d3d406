import type { Page } from 'playwright-chromium'
import type { LoadedDeck } from '../decks.ts'
import type { PrintedSlides } from '../print.ts'
import type { Handout } from './handout.ts'
import type { Layout, LayoutOrder } from './layout-in-page.ts'
import type { OutlineEntry } from './structure.ts'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { handoutWords } from '../../../kit/handout-words.ts'
import { Refusal } from '../command.ts'
import { projectRoot } from '../decks.ts'
import { imprint } from '../pdf.ts'
import { nameOf } from '../print.ts'
import { colophon } from './handout.ts'
import { layOut } from './layout-in-page.ts'
import { takePictures } from './pictures-in-page.ts'

/** Papers by their name, as CSS lengths. */
export const papers = {
  a4: { width: '210mm', height: '297mm' },
  letter: { width: '8.5in', height: '11in' },
} as const

export type Paper = keyof typeof papers

export interface HandoutOptions {
  paper: Paper
  perPage: LayoutOrder['perPage']
}

/** Finishes the slides' PDF: outline by section and slide, pages named after the slides. */
export function slidesDocument({ bytes, pages }: PrintedSlides, deck: LoadedDeck, handout: Handout): Promise<Uint8Array> {
  const first = new Map<number, number>()
  for (const [page, { no }] of pages.entries()) {
    if (!first.has(no))
      first.set(no, page)
  }
  const labels = new Map(handout.slides.map(({ no, label }) => [no, label]))
  return imprint(bytes, {
    ...deck,
    outline: outlineOf(handout, first),
    labels: pages.map(({ no, click }) => click ? `${labels.get(no)}.${click}` : labels.get(no)!),
  })
}

/**
 * Lays the handout out in a page that `withPaper` opened, and prints it. The slides can't be printed from that
 * page any more.
 *
 * @throws Refusal naming the slide whose words are larger than a page
 */
export async function handoutDocument(page: Page, deck: LoadedDeck, handout: Handout, { paper, perPage }: HandoutOptions): Promise<Uint8Array> {
  const { width, height } = papers[paper]
  await page.evaluate(takePictures, pictureWords(handout))
  const layout = await page.evaluate(layOut, {
    handout,
    perPage,
    css: `${await readFile(join(projectRoot, 'styles/handout.css'), 'utf8')}\n@page{size:${width} ${height}}.sheets{--sheet-width:${width};--sheet-height:${height}}`,
    colophon: colophon(handout),
    words: Object.fromEntries(Object.entries(handoutWords).map(([key, text]) => [key, text[handout.locale]])) as LayoutOrder['words'],
  })
  if (layout.tooLarge)
    throw new Refusal(`${layout.tooLarge.no ? nameOf(deck, layout.tooLarge.no) : deck.name}: "${layout.tooLarge.words}…" is larger than a page of the handout. Divide it into paragraphs.`)
  const bytes = await page.pdf({ preferCSSPageSize: true, margin: { top: 0, right: 0, bottom: 0, left: 0 }, printBackground: true, tagged: true })
  return imprint(bytes, {
    ...deck,
    title: `${deck.title}: ${handoutWords.handout[handout.locale]}`,
    outline: handoutOutline(handout, layout),
    labels: Array.from({ length: layout.pages }, (_, index) => String(index + 1)),
  })
}

/** What the pictures' alternative text says beyond the words drawn in them: the maps, sentence by sentence. */
export function pictureWords({ slides }: Handout): Record<number, string> {
  return Object.fromEntries(slides.filter(({ maps }) => maps.length > 0).map(({ no, maps }) =>
    [no, maps.map(({ summary, sentences }) => [summary, ...sentences].join(' ')).join(' ')]))
}

function handoutOutline(handout: Handout, { contents, slides, sources }: Layout): OutlineEntry[] {
  const pages = new Map(Object.entries(slides).map(([no, page]) => [Number(no), page - 1]))
  return [
    { title: handout.title, page: 0 },
    { title: handoutWords.contents[handout.locale], page: contents - 1 },
    ...outlineOf(handout, pages),
    ...sources ? [{ title: handoutWords.sources[handout.locale], page: sources - 1 }] : [],
  ]
}

/** Slides below their parts, the last ones below the appendix; those that are not on paper are left out, a part's name then leads to its first slide. */
function outlineOf({ slides }: Handout, pages: ReadonlyMap<number, number>): OutlineEntry[] {
  const entries: OutlineEntry[] = []
  let open: { part: string, children: OutlineEntry[] } | undefined
  for (const { no, title, level, part } of slides) {
    const page = pages.get(no)
    if (page === undefined)
      continue
    if (level === 3 && open?.part !== part) {
      open = { part: part!, children: [] }
      entries.push({ title: part!, page, children: open.children })
    }
    if (level === 3) {
      open!.children.push({ title, page })
      continue
    }
    open = part === undefined ? undefined : { part, children: [] }
    entries.push({ title, page, ...open && { children: open.children } })
  }
  return entries
}
