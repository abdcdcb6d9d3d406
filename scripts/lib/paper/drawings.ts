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
