import type { Claim, Concept, Locale, MapEdge, MapNode, RelationMap, Status } from '../snippets/types.ts'
import type { Box, Curve, Point, Port } from './map-curves.ts'
import type { Plan, Puzzle } from './map-plan.ts'
import type { MapWords } from './map-words.ts'
import { leastCertain } from './claims.ts'
import { pathOf, tenth } from './map-curves.ts'
import { edgeId, nodeId } from './map-mermaid.ts'
import { arrowGap, barGap, endGaps, picture } from './map-plan.ts'
import { edgesInOrder, lastStep, mapWords, nodesInOrder } from './map-words.ts'

/** Natural text sizes in drawing units; the drawing page's style sheet has the same two numbers. */
export const nodeTextSize = 20
export const edgeTextSize = 16

/** A line of text: its middle and baseline, in drawing units. */
export interface TextLine { text: string, x: number, y: number, w: number }

/** Labels as the browser set them: sizes, and lines from the middle of each label. */
export interface MeasuredMap {
  nodes: Map<string, Measured>
  edges: Map<string, Measured>
}

export interface Measured { w: number, h: number, lines: TextLine[] }

export type LineStyle = 'solid' | 'dashed' | 'dotted'

/** The end of a line: a point touches what is acted on, a bar stops before it. `angle` in degrees, 0 points right. */
export interface Tip { shape: 'point' | 'bar', x: number, y: number, angle: number }

export interface DrawnNode extends Box {
  id: string
  kind: MapNode['kind']
  concept: Concept | 'plain'
  step: number
  label: string
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
  tips: Tip[]
  label?: Box & { lines: TextLine[] }
  sentence: string
}

/** All a slide needs to show a map in one language. Nodes and edges stand in reading order. */
export interface MapDrawing {
  id: string
  words: MapWords
  /** Clicks the map takes. */
  steps: number
  /** The room it was drawn for, in drawing units: the view box is `0 0 w h`. */
  w: number
  h: number
  nodes: DrawnNode[]
  edges: DrawnEdge[]
}

/** The part of the slide's 980-px canvas that a map fills on a slide of its own. */
export const mapArea = { w: 900, h: 410 }

/** Room kept free around the drawing for focus rings and line ends. */
export const mapPadding = 5

/**
 * The map's sizes as something to arrange.
 *
 * @param area in pixels of the slide; the plan keeps `mapPadding` free inside it
 */
export function puzzleOf(map: RelationMap, measured: MeasuredMap, area = mapArea): Puzzle {
  const place = new Map(map.nodes.map((node, i) => [node.id, i]))
  return {
    boxes: map.nodes.map((node) => {
      const { w, h } = measured.nodes.get(nodeId(node))!
      return { w: Math.ceil(w), h: Math.ceil(h) }
    }),
    links: map.edges.map((edge, i) => {
      const label = measured.edges.get(edgeId(edge, i))
      return { from: place.get(edge.from)!, to: place.get(edge.to)!, kind: edge.kind, label: { w: label?.w ?? 0, h: label?.h ?? 0 } }
    }),
    area: { w: area.w - 2 * mapPadding, h: area.h - 2 * mapPadding },
  }
}

/**
 * How a relation's line is drawn: solid for what is reported, quoted or background, dashed for opinion,
 * dotted for the unknown; the least certain of its claims decides. Dotted where no claim is known.
 */
export function lineStyle(edge: MapEdge, claims: ReadonlyMap<string, Claim>): LineStyle {
  const statuses = edge.claims.flatMap((id): Status[] => claims.has(id) ? [claims.get(id)!.status] : [])
  const status = statuses.length ? leastCertain(statuses) : 'unknown'
  return status === 'unknown' ? 'dotted' : status === 'opinion' ? 'dashed' : 'solid'
}

/**
 * The finished drawing of a plan, numbers rounded to a tenth.
 */
export function drawingOf(map: RelationMap, locale: Locale, measured: MeasuredMap, puzzle: Puzzle, plan: Plan, claims: readonly Claim[]): MapDrawing {
  const { room, boxes, curves, labels, ports } = picture(puzzle, plan)
  const known = new Map(claims.map(claim => [claim.id, claim]))
  const pad = mapPadding / plan.scale
  const shifted = <T extends Point>(p: T): T => ({ ...p, x: tenth(p.x + pad), y: tenth(p.y + pad) })
  const linesAt = (lines: readonly TextLine[], at: Point): TextLine[] => lines
    .map(line => ({ text: line.text, x: tenth(at.x + line.x + pad), y: tenth(at.y + line.y + pad), w: tenth(line.w) }))

  return {
    id: map.id,
    words: mapWords(map, locale),
    steps: lastStep(map),
    w: tenth(room.w + 2 * pad),
    h: tenth(room.h + 2 * pad),
    nodes: nodesInOrder(map).map((node) => {
      const box = boxes[map.nodes.indexOf(node)]!
      const { lines } = measured.nodes.get(nodeId(node))!
      return {
        id: node.id,
        kind: node.kind,
        concept: node.concept,
        step: node.step,
        label: node.label[locale],
        ...shifted({ x: box.x, y: box.y, w: tenth(box.w), h: tenth(box.h) }),
        lines: linesAt(lines, box),
      }
    }),
    edges: edgesInOrder(map).map((edge) => {
      const i = map.edges.indexOf(edge)
      const label = labels[i]!
      return {
        id: edgeId(edge, i),
        from: edge.from,
        to: edge.to,
        kind: edge.kind,
        line: lineStyle(edge, known),
        step: edge.step,
        claims: edge.claims,
        d: pathOf(moved(curves[i]!, pad)),
        tips: tipsOf(edge.kind, ports[i]!).map(shifted),
        label: label.w ? { ...shifted({ x: label.x, y: label.y, w: tenth(label.w), h: tenth(label.h) }), lines: linesAt(measured.edges.get(edgeId(edge, i))!.lines, label) } : undefined,
        sentence: edge.sentence[locale],
      }
    }),
  }
}

function moved(curve: Curve, by: number): Curve {
  const move = (p: Point): Point => ({ x: p.x + by, y: p.y + by })
  return { ...curve, from: move(curve.from), c1: move(curve.c1), c2: move(curve.c2), to: move(curve.to) }
}

function tipsOf(kind: MapEdge['kind'], [start, end]: [Port, Port]): Tip[] {
  const tip = (port: Port, shape: Tip['shape'], gap: number): Tip => {
    const back = gap - (shape === 'bar' ? barGap : arrowGap)
    return {
      shape,
      x: port.x - port.nx * back,
      y: port.y - port.ny * back,
      angle: Math.round(Math.atan2(-port.ny, -port.nx) * 180 / Math.PI),
    }
  }
  const [before, after] = endGaps(kind)
  if (kind === 'rivals')
    return [tip(start, 'point', before), tip(end, 'point', after)]
  return [tip(end, kind === 'limits' ? 'bar' : 'point', after)]
}
