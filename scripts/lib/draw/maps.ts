import type { MapDrawing } from '../../../kit/map-drawing.ts'
import type { Claim, Locale, RelationMap } from '../../../snippets/types.ts'
import type { SearchOptions } from './search.ts'
import type { Studio } from './studio.ts'
import { lineStyle, mapArea } from '../../../kit/map-drawing.ts'
import { cached, isCached } from './cache.ts'
import { approaches, drawMap } from './search.ts'
import { sharedStudio } from './studio.ts'

/** What a drawing is asked for with. */
export interface Commission {
  map: RelationMap
  locale: Locale
  claims: readonly Claim[]
  /** Pixels of the slide's canvas that the drawing fills. */
  area?: { w: number, h: number }
  studio?: Studio
}

/** Enough for a fair drawing in well under a second, while the full search is still running. */
const hurried: SearchOptions = {
  approaches: approaches.filter(({ name }) => name === 'dagre'),
  finalists: 2,
  tries: 2500,
}

/**
 * The drawing of a map in one language, from the cache or new.
 *
 * @throws Error naming the map, with mermaid's own words, where mermaid rejects it
 */
export function commission(request: Commission): Promise<MapDrawing> {
  return cached(subjectOf(request), inputOf(request), () => draw(request))
}

/**
 * A first drawing for someone who waits: the finished one if it is there, a quicker one otherwise.
 */
export async function sketch(request: Commission): Promise<{ drawing: MapDrawing, finished: boolean }> {
  if (await isCached(subjectOf(request), inputOf(request)))
    return { drawing: await commission(request), finished: true }
  return { drawing: await draw(request, hurried), finished: false }
}

/** Equal for two commissions that lead to the same drawing. */
export function fingerprint(request: Commission): string {
  return JSON.stringify(inputOf(request))
}

async function draw({ map, locale, claims, area, studio = sharedStudio() }: Commission, options: SearchOptions = {}): Promise<MapDrawing> {
  try {
    return await drawMap(studio, map, locale, claims, { area, ...options })
  }
  catch (error) {
    throw new Error(`mermaid rejects the map "${map.id}" (${locale}): ${mermaidWords(error)}`, { cause: error })
  }
}

function subjectOf({ map, locale }: Commission): string {
  return `${map.id}-${locale}`
}

/** The other language's words do not change this drawing, nor do claims beyond how certain they are. */
function inputOf({ map, locale, claims, area = mapArea }: Commission): unknown {
  const rows = new Map(claims.map(claim => [claim.id, claim]))
  return {
    id: map.id,
    locale,
    area,
    words: [map.title[locale], map.summary[locale]],
    nodes: map.nodes.map(node => ({ ...node, label: node.label[locale] })),
    edges: map.edges.map(edge => ({ ...edge, label: edge.label[locale], sentence: edge.sentence[locale], line: lineStyle(edge, rows) })),
  }
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
