import type { MapDrawing, MeasuredMap } from '../../../kit/map-drawing.ts'
import type { Plan, Puzzle } from '../../../kit/map-plan.ts'
import type { Score } from '../../../kit/map-score.ts'
import type { Claim, Locale, RelationMap } from '../../../snippets/types.ts'
import type { DrawRequest, RawDrawing } from './in-page.ts'
import type { Studio } from './studio.ts'
import { boundsOf, gapBetween, segmentInside } from '../../../kit/map-curves.ts'
import { drawingOf, mapArea, nodeTextSize, puzzleOf } from '../../../kit/map-drawing.ts'
import { nodeId, toMermaid } from '../../../kit/map-mermaid.ts'
import { firstPlan, picture } from '../../../kit/map-plan.ts'
import { isClean, score } from '../../../kit/map-score.ts'
import { seedOf, settle } from '../../../kit/map-settle.ts'
import { drawAndMeasure } from './in-page.ts'

/** One way to have mermaid lay a map out. */
export interface Approach {
  name: string
  engine: string
  elk?: Record<string, unknown>
  direction: 'LR' | 'TB'
}

/** A mermaid drawing and what became of it. */
export interface Attempt {
  approach: Approach
  wrap: DrawRequest['wrap']
  raw: RawDrawing
  measured: MeasuredMap
  puzzle: Puzzle
  plan: Plan
  score: Score
}

const engines: Omit<Approach, 'direction'>[] = [
  { name: 'dagre', engine: 'dagre' },
  { name: 'elk', engine: 'elk' },
  { name: 'elk tree', engine: 'elk.mrtree' },
]

/** Engines that mermaid also has and that a search leaves out: `scripts/compare-layouts.ts` shows why. */
export const otherEngines: Approach[] = ['elk.force', 'swimlane'].map(engine => ({ name: engine.replace('.', ' '), engine, direction: 'LR' }))

/** Every engine worth trying, in both directions where it knows directions. */
export const approaches: Approach[] = [
  ...engines.flatMap(engine => [{ ...engine, direction: 'LR' as const }, { ...engine, direction: 'TB' as const }]),
  { name: 'elk stress', engine: 'elk.stress', direction: 'LR' },
]

/** Widths at which labels wrap: short lines make narrow boxes, long lines make flat ones. */
const wraps: DrawRequest['wrap'][] = [{ node: 150, edge: 100 }, { node: 200, edge: 150 }]

/** Bounds of the text's scale: node labels between 18 and 21.2 px on the slide, edge labels between 14.4 and 17. */
const scaleBounds = { min: 0.9, max: 1.06 }

/** What remains of mermaid's own drawing when it is fitted to the slide as it is. */
export interface AsDrawn {
  /** Pixels of node labels on the slide. */
  textSize: number
  /** Share of the area inside the drawing's outline. */
  filled: number
  /** Labels that touch a node, another label or a line of another relation. */
  overlaps: number
}

/**
 * Mermaid's drawing before any finishing, fitted to the area as a picture would be.
 */
export function asDrawn(raw: RawDrawing, area = mapArea): AsDrawn {
  const scale = Math.min(area.w / raw.w, area.h / raw.h)
  const labels = raw.edges.filter(edge => edge.label.w > 0)
  let overlaps = 0
  for (const [i, { label, id }] of labels.entries()) {
    overlaps += raw.nodes.filter(node => gapBetween(node, label) < 0).length
    overlaps += labels.slice(i + 1).filter(other => gapBetween(other.label, label) < 0).length
    overlaps += raw.edges.filter(edge => edge.id !== id && edge.points.some((p, at) => at > 0 && segmentInside(edge.points[at - 1]!, p, boundsOf(label)) > 0)).length
  }
  for (const [i, node] of raw.nodes.entries())
    overlaps += raw.nodes.slice(i + 1).filter(other => gapBetween(other, node) < 0).length
  return { textSize: scale * nodeTextSize, filled: raw.w * raw.h * scale ** 2 / (area.w * area.h), overlaps }
}

export interface SearchOptions {
  area?: { w: number, h: number }
  approaches?: Approach[]
  /** Changes tried on each of the plans worth finishing. */
  tries?: number
  /** How many plans are finished. */
  finalists?: number
}

/**
 * Has mermaid lay the map out in every approach, finishes the best of them and returns all attempts,
 * best first. The same map gives the same drawing.
 *
 * @throws Error with mermaid's own words where it rejects the map
 */
export async function search(studio: Studio, map: RelationMap, locale: Locale, options: SearchOptions = {}): Promise<Attempt[]> {
  const { area = mapArea, tries = 7000, finalists = 5 } = options
  const attempts: Attempt[] = []
  const texts = new Map<string, MeasuredMap>()
  for (const approach of options.approaches ?? approaches) {
    // The wrap changes box sizes, hardly the order: each layout is drawn once and tried with every set of labels.
    const wrap = wraps[attempts.length % wraps.length]!
    const raw = await draw(studio, map, locale, approach, wrap)
    texts.set(JSON.stringify(wrap), measuredOf(raw))
    attempts.push(attemptOf(map, locale, approach, wrap, raw, measuredOf(raw), area))
  }
  const varied = attempts.flatMap(attempt => wraps
    .filter(wrap => wrap !== attempt.wrap && texts.has(JSON.stringify(wrap)))
    .map(wrap => attemptOf(map, locale, attempt.approach, wrap, attempt.raw, texts.get(JSON.stringify(wrap))!, area)))
  const all = [...attempts, ...varied].sort(byCost)
  const finished: Attempt[] = []
  for (const [i, attempt] of all.slice(0, finalists).entries()) {
    finished.push({ ...attempt, ...settle(attempt.puzzle, attempt.plan, { tries, seed: seedOf(`${map.id} ${i}`), scale: scaleBounds }) })
    // A dev server has other things to do in between.
    await new Promise(resolve => setImmediate(resolve))
  }
  return [...finished, ...all.slice(finalists)].sort(byCost)
}

/**
 * The best drawing of a map in one language.
 */
export async function drawMap(studio: Studio, map: RelationMap, locale: Locale, claims: readonly Claim[], options: SearchOptions = {}): Promise<MapDrawing> {
  const [best] = await search(studio, map, locale, options)
  return finish(map, locale, best!, claims)
}

export function finish(map: RelationMap, locale: Locale, attempt: Attempt, claims: readonly Claim[]): MapDrawing {
  return drawingOf(map, locale, attempt.measured, attempt.puzzle, attempt.plan, claims)
}

function byCost(a: Attempt, b: Attempt): number {
  return Number(!isClean(a.score)) - Number(!isClean(b.score)) || a.score.cost - b.score.cost
}

async function draw(studio: Studio, map: RelationMap, locale: Locale, approach: Approach, wrap: DrawRequest['wrap']): Promise<RawDrawing> {
  const request: DrawRequest = { text: toMermaid(map, locale, { direction: approach.direction }), engine: approach.engine, elk: approach.elk, wrap }
  return studio.use(page => page.evaluate(drawAndMeasure, request))
}

function measuredOf(raw: RawDrawing): MeasuredMap {
  return {
    nodes: new Map(raw.nodes.map(node => [node.id, node])),
    edges: new Map(raw.edges.map(edge => [edge.id, edge.label])),
  }
}

function attemptOf(map: RelationMap, locale: Locale, approach: Approach, wrap: DrawRequest['wrap'], raw: RawDrawing, measured: MeasuredMap, area: { w: number, h: number }): Attempt {
  const puzzle = puzzleOf(map, measured, area)
  const places = new Map(raw.nodes.map(node => [node.id, node]))
  const plan = firstPlan(puzzle, map.nodes.map(node => places.get(nodeId(node))!))
  return { approach, wrap, raw, measured, puzzle, plan, score: score(puzzle, picture(puzzle, plan), plan.scale) }
}
