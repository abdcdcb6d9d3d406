import type { TracedDrawing } from '../../../kit/maps/drawing.ts'
import type { Claim, Locale, RelationMap } from '../../../kit/schema.ts'
import type { MapRequest } from './page.ts'
import { locales } from '../../../kit/deck/decks.ts'
import { lineStyle, mapArea } from '../../../kit/maps/drawing.ts'
import { cached } from './cache.ts'
import { inStudio } from './studio.ts'

/** What a drawing is asked for with. */
export interface MapToDraw {
  map: RelationMap
  claims: readonly Claim[]
  /** Pixels of the slide's canvas that the drawing fills. */
  area?: { w: number, h: number }
}

/**
 * The drawings of a map, one for each language, from the cache or new.
 *
 * @throws Error naming the map, with mermaid's own words, where mermaid rejects it
 */
export function drawMap(toDraw: MapToDraw): Promise<Record<Locale, TracedDrawing>> {
  const { map } = toDraw
  const request = requestOf(toDraw)
  return cached(map.id, request, async () => {
    try {
      return await inStudio(page =>
        page.evaluate(request => (window as unknown as DrawingPage).drawMap(request), request),
      )
    }
    catch (error) {
      throw new Error(`mermaid rejects the map "${map.id}": ${mermaidWords(error)}`, { cause: error })
    }
  })
}

/** Equal for two that lead to the same drawings. */
export function fingerprint(toDraw: MapToDraw): string {
  return JSON.stringify(requestOf(toDraw))
}

interface DrawingPage { drawMap: (request: MapRequest) => Promise<Record<Locale, TracedDrawing>> }

/** Of the claims, a drawing shows only how certain they are. */
function requestOf({ map, claims, area = mapArea }: MapToDraw): MapRequest {
  const rows = new Map(claims.map(claim => [claim.id, claim]))
  return { map, locales, lines: map.edges.map(edge => lineStyle(edge, rows)), area }
}

/** Mermaid's message without the browser's wrapping and stack. */
export function mermaidWords(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return message
    .replace(/^page\.evaluate: /, '')
    .replace(/^(?:Error|UnknownDiagramError): /, '')
    .split(/\n\s+at /)[0]!
    .trim()
}
