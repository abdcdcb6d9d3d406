import type { TracedDrawing } from './drawing.ts'
import type { Box, Point, Size } from './layout.ts'
import { nodeTextSize } from './drawing.ts'

/** Something that keeps a drawing from being read. */
interface MapFault { message: string, remedy: string }

/** Distances in pixels below which two things count as touching. */
const keepApart = { nodes: 8, label: 2, line: 2 }

/** A node or a label; `id` is its node's or its edge's. */
interface Thing extends Box { name: string, id: string, isLabel: boolean }

/**
 * What covers, crosses, leaves the drawing or is too small in a map as it is drawn.
 *
 * @param area the room it has on the slide, in pixels of the canvas
 */
export function mapFaults({ drawing, traces }: TracedDrawing, area: Size = drawing): MapFault[] {
  const nodes = drawing.nodes.map((node): Thing => ({ ...node, name: `the node "${node.id}"`, isLabel: false }))
  const labels = drawing.edges.flatMap((edge): Thing[] => edge.label
    ? [{ ...edge.label, name: `the label of ${edge.from} → ${edge.to}`, id: edge.id, isLabel: true }]
    : [])
  const lines = drawing.edges.map((edge, i) => ({
    ...edge,
    points: traces[i]!,
    name: `the line ${edge.from} → ${edge.to}`,
  }))
  const faults: MapFault[] = []
  const say = (message: string, remedy: string): void => void faults.push({ message, remedy })

  const size = nodeTextSize * Math.min(1, area.w / drawing.w, area.h / drawing.h)
  if (size < nodeTextSize - 0.05) {
    say(
      `its words are ${Math.round(size * 10) / 10} px tall, under ${nodeTextSize} px`,
      'give each node a place (at: [column, row]), or divide the map',
    )
  }
  for (const thing of [...nodes, ...labels]) {
    const over = Math.max(
      thing.w / 2 - thing.x,
      thing.h / 2 - thing.y,
      thing.x + thing.w / 2 - drawing.w,
      thing.y + thing.h / 2 - drawing.h,
    )
    const remedy = 'use fewer columns or rows, or shorten labels'
    if (over > 1)
      say(`${thing.name} reaches ${Math.round(over)} px out of its room`, remedy)
  }
  const things = [...nodes, ...labels]
  for (const [i, one] of things.entries()) {
    for (const two of things.slice(i + 1)) {
      if (gapBetween(one, two) < (one.isLabel || two.isLabel ? keepApart.label : keepApart.nodes)) {
        const remedy = 'move a node, or give the relation another side (leaves, arrives, labelSide)'
        say(`${two.name} lies on ${one.name}`, remedy)
      }
    }
  }
  for (const [i, line] of lines.entries()) {
    const own = new Set([line.from, line.to, line.id])
    for (const thing of things.filter(({ id }) => !own.has(id))) {
      if (line.points.some(point => gapBetween(thing, { ...point, w: 0, h: 0 }) < keepApart.line)) {
        const remedy = 'move a node, or give the relation another side (leaves, arrives)'
        say(`${line.name} runs under ${thing.name}`, remedy)
      }
    }
    for (const other of lines.slice(i + 1)) {
      if (cross(line.points, other.points)) {
        const remedy = 'move a node, or give a relation another side (leaves, arrives)'
        say(`${line.name} crosses the line ${other.from} → ${other.to}`, remedy)
      }
    }
  }
  return faults
}

/** How far two boxes stand apart; negative where they overlap (then it is how deep). */
export function gapBetween(a: Box, b: Box): number {
  const dx = Math.abs(a.x - b.x) - (a.w + b.w) / 2
  const dy = Math.abs(a.y - b.y) - (a.h + b.h) / 2
  return dx > 0 && dy > 0 ? Math.hypot(dx, dy) : Math.max(dx, dy)
}

function cross(one: readonly Point[], two: readonly Point[]): boolean {
  return one.slice(1).some((q, i) => two.slice(1).some((s, j) => segmentsCross(one[i]!, q, two[j]!, s)))
}

function segmentsCross(p: Point, q: Point, r: Point, s: Point): boolean {
  const side = (a: Point, b: Point, c: Point): number =>
    Math.sign((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x))
  const near = Math.max(p.x, q.x) >= Math.min(r.x, s.x) && Math.max(r.x, s.x) >= Math.min(p.x, q.x)
    && Math.max(p.y, q.y) >= Math.min(r.y, s.y) && Math.max(r.y, s.y) >= Math.min(p.y, q.y)
  // Touching counts: two lines that meet look like one that forks.
  return near && side(p, q, r) * side(p, q, s) <= 0 && side(r, s, p) * side(r, s, q) <= 0
}
