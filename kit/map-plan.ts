import type { MapEdge } from '../snippets/types.ts'
import type { Box, Curve, Point, Port, Side } from './map-curves.ts'
import { boundsOf, curveBetween, lengthOf, pointAt, portOn, sides } from './map-curves.ts'

/** What has to be placed: sizes in drawing units, ends as places in `boxes`. */
export interface Puzzle {
  boxes: readonly { w: number, h: number }[]
  links: readonly Link[]
  area: { w: number, h: number }
}

export interface Link {
  from: number
  to: number
  kind: MapEdge['kind']
  /** Size of the label; 0 by 0 where there is none. */
  label: { w: number, h: number }
}

/** A decision for everything that can be decided about a drawing. */
export interface Plan {
  /** Size of the text against its natural size; the room is the area divided by it. */
  scale: number
  /** Centre of each box. */
  at: Point[]
  /** Sides at which each line leaves and arrives. */
  ends: [Side, Side][]
  /** Where each label sits, as a share of its line. */
  labels: number[]
}

/** A plan worked out: what would be seen. */
export interface Picture {
  room: { w: number, h: number }
  boxes: Box[]
  curves: Curve[]
  labels: Box[]
  /** Where on its line each label sits, from 0 to 1. */
  shares: readonly number[]
  ports: [Port, Port][]
}

/** Room for the arrow and its distance from the border, beyond which the line itself ends. */
export const arrowLength = 11
export const arrowGap = 3
export const barGap = 6

const portSpacing = 24

/** How far a line may move from the middle of its side to run straight. */
const maxGive = 16

const opposite: Record<Side, Side> = { l: 'r', r: 'l', t: 'b', b: 't' }

/** How far outside the border each end of a line stops. */
export function endGaps(kind: MapEdge['kind']): [start: number, end: number] {
  if (kind === 'rivals')
    return [arrowGap + arrowLength, arrowGap + arrowLength]
  return [0, kind === 'limits' ? barGap : arrowGap + arrowLength]
}

export function roomOf(puzzle: Puzzle, scale: number): { w: number, h: number } {
  return { w: puzzle.area.w / scale, h: puzzle.area.h / scale }
}

/**
 * Works a plan out: boxes, lines and labels where they would be drawn.
 */
export function picture(puzzle: Puzzle, plan: Plan): Picture {
  const boxes = puzzle.boxes.map((size, i) => ({ ...plan.at[i]!, ...size }))
  const shifts = portShifts(puzzle, plan, boxes)
  const ports = puzzle.links.map((link, i): [Port, Port] => {
    const [start, end] = endGaps(link.kind)
    const [leave, arrive] = plan.ends[i]!
    return [
      portOn(boxes[link.from]!, leave, shifts[i]![0], start),
      portOn(boxes[link.to]!, arrive, shifts[i]![1], end),
    ]
  })
  const curves = ports.map(([a, b]) => curveBetween(a, b))
  const labels = puzzle.links.map((link, i) => ({ ...pointAt(curves[i]!, plan.labels[i]!), ...link.label }))
  return { room: roomOf(puzzle, plan.scale), boxes, curves, labels, shares: plan.labels, ports }
}

/**
 * Lines that share a side of a box stand side by side there, in the order of where they go. A line that
 * has its side to itself moves along it a little where that makes it straight.
 */
function portShifts(puzzle: Puzzle, plan: Plan, boxes: readonly Box[]): [number, number][] {
  const shifts = puzzle.links.map((): [number, number] => [0, 0])
  const groups = new Map<string, { link: number, end: 0 | 1, lean: number }[]>()
  puzzle.links.forEach((link, i) => {
    for (const end of [0, 1] as const) {
      const own = end === 0 ? link.from : link.to
      const other = boxes[end === 0 ? link.to : link.from]!
      const side = plan.ends[i]![end]
      const dx = other.x - boxes[own]!.x
      const dy = other.y - boxes[own]!.y
      const lean = side === 'l' || side === 'r' ? dy / (Math.abs(dx) + 30) : dx / (Math.abs(dy) + 30)
      const key = `${own}${side}`
      const group = groups.get(key) ?? []
      group.push({ link: i, end, lean })
      groups.set(key, group)
    }
  })
  for (const [key, group] of groups) {
    if (group.length === 1)
      continue
    const side = key.at(-1) as Side
    const box = boxes[Number.parseInt(key)]!
    const room = (side === 'l' || side === 'r' ? box.h : box.w) - 20
    const spacing = Math.min(portSpacing, room / (group.length - 1))
    group.sort((a, b) => a.lean - b.lean || a.link - b.link)
    group.forEach(({ link, end }, place) => {
      shifts[link]![end] = (place - (group.length - 1) / 2) * spacing
    })
  }
  puzzle.links.forEach((link, i) => {
    const [leave, arrive] = plan.ends[i]!
    if (opposite[leave] !== arrive)
      return
    const [axis, extent] = leave === 'l' || leave === 'r' ? ['y', 'h'] as const : ['x', 'w'] as const
    const from = boxes[link.from]!
    const to = boxes[link.to]!
    const off = to[axis] + shifts[i]![1] - from[axis] - shifts[i]![0]
    const alone = [groups.get(`${link.from}${leave}`)!.length === 1, groups.get(`${link.to}${arrive}`)!.length === 1]
    const give = alone.map((free, end) => free ? Math.min(maxGive, (end === 0 ? from : to)[extent] / 2 - 13) : 0)
    if (off === 0 || Math.abs(off) > give[0]! + give[1]!)
      return
    const first = off * give[0]! / (give[0]! + give[1]!)
    shifts[i]![0] += first
    shifts[i]![1] -= off - first
  })
  return shifts
}

/**
 * A first plan from box centres (in any unit): spread over the room, lines between the sides that face
 * each other, labels in the middle.
 */
export function firstPlan(puzzle: Puzzle, centres: readonly Point[], scale = 1): Plan {
  const room = roomOf(puzzle, scale)
  const xs = spread(centres.map(c => c.x), puzzle.boxes.map(b => b.w), room.w)
  const ys = spread(centres.map(c => c.y), puzzle.boxes.map(b => b.h), room.h)
  const at = centres.map((_, i) => ({ x: xs[i]!, y: ys[i]! }))
  const ends = puzzle.links.map(link => facingSides({ ...at[link.from]!, ...puzzle.boxes[link.from]! }, { ...at[link.to]!, ...puzzle.boxes[link.to]! }, link.kind))
  return { scale, at, ends, labels: puzzle.links.map(() => 0.5) }
}

/**
 * Moves centres by one factor so that boxes of the given extents just fill the length. Where they
 * cannot, each stays inside as far as possible.
 */
export function spread(centres: readonly number[], extents: readonly number[], length: number): number[] {
  const offset = (factor: number): [number, number] => [
    Math.max(...centres.map((c, i) => extents[i]! / 2 - factor * c)),
    Math.min(...centres.map((c, i) => length - extents[i]! / 2 - factor * c)),
  ]
  let low = 0
  let high = length / Math.max(Math.max(...centres) - Math.min(...centres), 1e-6)
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2
    const [least, most] = offset(middle)
    if (least <= most)
      low = middle
    else
      high = middle
  }
  const [least, most] = offset(low)
  const shift = (least + most) / 2
  return centres.map((c, i) => Math.min(Math.max(low * c + shift, extents[i]! / 2), length - extents[i]! / 2))
}

/**
 * The plan with all that is drawn in the middle of the room.
 */
export function centred(puzzle: Puzzle, plan: Plan): Plan {
  const { room, boxes, labels, curves } = picture(puzzle, plan)
  const bounds = [...boxes.map(b => boundsOf(b)), ...labels.map(b => boundsOf(b)), ...curves.map(c => c.bounds)]
  const dx = (room.w - Math.min(...bounds.map(b => b.left)) - Math.max(...bounds.map(b => b.right))) / 2
  const dy = (room.h - Math.min(...bounds.map(b => b.top)) - Math.max(...bounds.map(b => b.bottom))) / 2
  return { ...plan, at: plan.at.map(p => ({ x: p.x + dx, y: p.y + dy })) }
}

/** The pair of sides with the shortest, calmest curve between them. */
export function facingSides(a: Box, b: Box, kind: MapEdge['kind'] = 'acts'): [Side, Side] {
  let best: [Side, Side] = ['r', 'l']
  let least = Infinity
  const [start, end] = endGaps(kind)
  for (const leave of sides) {
    for (const arrive of sides) {
      const length = lengthOf(curveBetween(portOn(a, leave, 0, start), portOn(b, arrive, 0, end)))
      if (length < least) {
        least = length
        best = [leave, arrive]
      }
    }
  }
  return best
}
