import type { Locale } from '../../../kit/schema.ts'
import type { LoadedDeck } from '../core/decks.ts'
import { readFile } from 'node:fs/promises'
import { readDrawings } from '../../../kit/stage/drawings.ts'
import { outline } from '../../../kit/stage/outline.ts'
import { handoutWords as words } from '../../../kit/words/handout.ts'
import { Refusal } from '../core/command.ts'

/** Pen strokes as they are printed. */
export interface DrawnStrokes {
  /** File of the deck they were drawn on. */
  deck: string
  /** SVG paths in the slide's own units, by the slide's number. */
  paths: Record<number, string[]>
}

/**
 * Reads what a speaker kept of a talk.
 *
 * @param decks those to be printed, by one of which the file goes
 * @throws Refusal naming the file and what is wrong with it
 */
export async function loadDrawings(file: string, decks: readonly LoadedDeck[]): Promise<DrawnStrokes> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Refusal(`--drawings ${file}: there is no such file. On stage, v keeps what was drawn in one.`)
  })
  const drawings = readDrawings(text)
  if ('fault' in drawings)
    throw new Refusal(`${file} ${drawings.fault}. Keep the drawings once more from the presenter's window.`)
  const { deck: name, slides } = drawings
  const deck = decks.find(deck => deck.name === name)
  if (!deck) {
    const names = decks.map(({ name }) => name).join(' or ')
    throw new Refusal(`${file} holds drawings on ${name}, and this export is of ${names}. Choose the deck with --deck.`)
  }
  const beyond = Object.keys(slides).find(no => Number(no) > deck.slides.length)
  if (beyond)
    throw new Refusal(`${file} draws on slide ${beyond}; ${name} has ${deck.slides.length}. Take that slide out of it.`)
  const paths = Object.entries(slides).map(([no, strokes]) => [no, strokes.map(points => outline(points))])
  return { deck: name, paths: Object.fromEntries(paths) }
}

/** What strokes are called where they are not seen. */
export function strokesWord(locale: Locale): string {
  return words.drawn[locale]!
}

/**
 * Draws strokes over the slides on `/paper`, over the last click of each, as the stage shows them. Sent to the page as
 * text, so it uses nothing but its argument and the page's own globals.
 */
export function drawStrokes({ paths, word }: { paths: Record<number, string[]>, word: string }): void {
  const create = (name: string) => document.createElementNS('http://www.w3.org/2000/svg', name)
  for (const [no, strokes] of Object.entries(paths)) {
    const slide = [...document.querySelectorAll(`#paper-${no} .print-slide-container`)].at(-1)
    if (!slide)
      continue
    const figure = slide.appendChild(document.createElement('div'))
    figure.setAttribute('role', 'img')
    figure.setAttribute('aria-label', word)
    figure.style.cssText = 'position: absolute; inset: 0'
    const svg = figure.appendChild(create('svg'))
    svg.setAttribute('viewBox', '0 0 980 552')
    for (const d of strokes) {
      const path = svg.appendChild(create('path'))
      path.setAttribute('d', d)
      path.setAttribute('style', 'fill: #e8431a; stroke: var(--ground); stroke-width: 1.4; paint-order: stroke')
    }
  }
}
