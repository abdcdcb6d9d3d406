import type { Stroke, View } from './messages.ts'
import { isStroke, mostStrokes } from './messages.ts'

/** What a speaker drew in one talk, as it is kept in a file: `drawings.json`. */
export interface Drawings {
  version: 1
  /** File of the deck that was drawn on, `slides.md`. */
  deck: string
  /** Strokes by the slide's number, rising. Their units are the slide's own, 980 wide. */
  slides: Readonly<Record<string, readonly Stroke[]>>
}

/** Where nobody says otherwise. */
export const drawingsFile = 'drawings.json'

/**
 * A talk's strokes as they are kept: slides that were wiped are left out, and no point is finer than a tenth of a unit.
 *
 * @param deck its file, `slides.md`
 */
export function drawingsOf(deck: string, ink: View['ink']): Drawings {
  const tenth = (number: number) => Math.round(number * 10) / 10
  const drawn = Object.entries(ink).filter(([, strokes]) => strokes.length > 0)
  return {
    version: 1,
    deck,
    slides: Object.fromEntries(drawn.map(([no, strokes]) =>
      [no, strokes.map(points => points.map(([x, y]) => [tenth(x), tenth(y)] as const))])),
  }
}

/** The file's text: a line for each stroke. */
export function drawingsText({ version, deck, slides }: Drawings): string {
  const lines = Object.entries(slides).map(([no, strokes]) =>
    `    ${JSON.stringify(no)}: [\n${strokes.map(points => `      ${JSON.stringify(points)}`).join(',\n')}\n    ]`)
  const shown = lines.length > 0 ? `{\n${lines.join(',\n')}\n  }` : '{}'
  return `{\n  "version": ${version},\n  "deck": ${JSON.stringify(deck)},\n  "slides": ${shown}\n}\n`
}

/**
 * Reads such a file.
 *
 * @returns the drawings, or what is wrong with the text, as the rest of a sentence that begins with the file's name
 */
export function readDrawings(text: string): Drawings | { fault: string } {
  let data: unknown
  try {
    data = JSON.parse(text)
  }
  catch (error) {
    return { fault: `is no JSON (${(error as Error).message})` }
  }
  if (!isFields(data))
    return { fault: 'holds no drawings' }
  if (data.version !== 1)
    return { fault: `is of version ${JSON.stringify(data.version) ?? 'none'}, and this kit reads version 1` }
  if (typeof data.deck !== 'string' || !data.deck)
    return { fault: 'does not name its deck ("deck": "slides.md")' }
  if (!isFields(data.slides))
    return { fault: 'has no "slides"' }
  for (const [no, strokes] of Object.entries(data.slides)) {
    if (!/^[1-9]\d*$/.test(no))
      return { fault: `names a slide "${no}", which is no number` }
    if (!Array.isArray(strokes) || strokes.length > mostStrokes)
      return { fault: `needs a list of at most ${mostStrokes} strokes for slide ${no}` }
    const wrong = strokes.findIndex(stroke => !isStroke(stroke))
    if (wrong >= 0)
      return { fault: `has on slide ${no} a stroke, number ${wrong + 1}, that is no list of points [x, y]` }
  }
  return { version: 1, deck: data.deck, slides: data.slides as Drawings['slides'] }
}

function isFields(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null && !Array.isArray(data)
}
