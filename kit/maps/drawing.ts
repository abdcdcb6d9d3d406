import type { Claim, Concept, MapEdge, MapNode, Status } from '../schema.ts'
import type { Box, Point } from './layout.ts'
import type { MapWords } from './words.ts'
import { leastCertain } from '../words/status.ts'

/** Text sizes in pixels of the slide's canvas; the drawing page's style sheet has the same two numbers. */
export const nodeTextSize = 20
export const edgeTextSize = 20

/** The part of the slide's 980-px canvas that a map fills on a slide of its own. */
export const mapArea = { w: 900, h: 412 }

/** A line of text: its middle and baseline, in pixels. */
export interface TextLine { text: string, x: number, y: number }

export type LineStyle = 'solid' | 'dashed' | 'dotted'

/** SVG path data, and where it stands. */
export interface DrawnShape { d: string, transform: string }

export interface DrawnNode extends Box {
  id: string
  kind: MapNode['kind']
  concept: Concept
  step: number
  label: string
  shape: DrawnShape
  lines: TextLine[]
}

export interface DrawnEdge {
  id: string
  from: string
  to: string
  kind: MapEdge['kind']
  line: LineStyle
  step: number
  claims: string[]
  /** SVG path data. */
  d: string
  /** Its points and crosses. */
  marks: DrawnShape[]
  label?: Box & { lines: TextLine[] }
  sentence: string
}

/** All a slide needs to show a map in one language. Nodes and edges stand in reading order. */
export interface MapDrawing {
  id: string
  words: Pick<MapWords, 'name' | 'summary'>
  /** Clicks the map takes. */
  steps: number
  /** The room it was drawn for: the view box is `0 0 w h`. */
  w: number
  h: number
  nodes: DrawnNode[]
  edges: DrawnEdge[]
}

/** A drawing with what only a check needs: points along each of its lines, in the order of `edges`. */
export interface TracedDrawing { drawing: MapDrawing, traces: Point[][] }

/**
 * How a relation's line is drawn: solid for what is reported, quoted or background, dashed for opinion,
 * dotted for the unknown; the least certain of its claims decides. Dotted where none of them is known, solid where it
 * names none.
 */
export function lineStyle(edge: MapEdge, claims: ReadonlyMap<string, Claim>): LineStyle {
  if (!edge.claims?.length)
    return 'solid'
  const statuses = edge.claims.flatMap((id): Status[] => claims.has(id) ? [claims.get(id)!.status] : [])
  const status = statuses.length ? leastCertain(statuses) : 'unknown'
  return status === 'unknown' ? 'dotted' : status === 'opinion' ? 'dashed' : 'solid'
}
