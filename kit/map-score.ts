import type { Box, Curve, Port } from './map-curves.ts'
import type { Picture, Puzzle } from './map-plan.ts'
import { apart, boundsOf, crossings, gapBetween, lengthInside, lengthOf } from './map-curves.ts'

/** What is wrong with a picture (`faults`, each must be 0) and how far it is from calm (`unrest`). */
export interface Score {
  /** Pairs of boxes that touch or nearly touch. */
  boxesTooClose: number
  /** Labels on boxes, on other labels or outside the room. */
  labelsCovered: number
  /** Lines under a box or under a label that is not theirs. */
  linesCovered: number
  /** Labels that hide their own line so far that its ends cannot be followed. */
  linesHidden: number
  /** Pairs of lines that cross. */
  crossings: number
  /** Everything above and all that is merely unlovely, as one number; the lower the better. */
  cost: number
}

/** Distances below which two things count as touching. */
export const keepApart = { boxes: 20, label: 5, line: 4, stub: 9 }

/**
 * Judges a picture the way a designer would: collisions first, then crossings, detours, ragged
 * alignment and unused room.
 *
 * @param limit stop counting beyond this cost: the result is then only known to be worse
 */
export function score(puzzle: Puzzle, picture: Picture, scale: number, limit = Infinity): Score {
  const result = nothing()
  const { room, boxes, curves, labels } = picture
  // What is cheap to find out comes first; from here on the cost only grows.
  scoreBoxes(boxes, scale, result)
  result.cost += emptiness(room, boxes, labels)
  for (let e = 0; e < curves.length && result.cost <= limit; e++)
    scoreLine(puzzle, picture, e, result)
  for (let e = 0; e < curves.length && result.cost <= limit; e++)
    scorePairs(picture, e, result)
  return result
}

function fault(result: Score, kind: Exclude<keyof Score, 'cost'>, cost: number): void {
  result[kind]++
  result.cost += cost
}

/**
 * What boxes alone cost, before any line is drawn: the whole can only cost more.
 */
export function leastCost(boxes: readonly Box[], scale: number): number {
  const result = nothing()
  scoreBoxes(boxes, scale, result)
  return result.cost
}

function nothing(): Score {
  return { boxesTooClose: 0, labelsCovered: 0, linesCovered: 0, linesHidden: 0, crossings: 0, cost: 0 }
}

function scoreBoxes(boxes: readonly Box[], scale: number, result: Score): void {
  result.cost += raggedness(boxes) - Math.log(scale) * 900
  for (let i = 0; i < boxes.length; i++) {
    for (let j = i + 1; j < boxes.length; j++) {
      const gap = gapBetween(boxes[i]!, boxes[j]!)
      if (gap < keepApart.boxes)
        fault(result, 'boxesTooClose', 150 + (keepApart.boxes - gap) * 12)
      else if (gap < 34)
        result.cost += (34 - gap) * 1.2
    }
  }
}

/** One line and its label against the boxes and the room. */
function scoreLine(puzzle: Puzzle, { room, boxes, curves, labels, shares, ports }: Picture, e: number, result: Score): void {
  const curve = curves[e]!
  const label = labels[e]!
  const share = shares[e]!
  const link = puzzle.links[e]!
  result.cost += detour(curve, boxes[link.from]!, boxes[link.to]!, link.kind) + turning(ports[e]!)
  for (let n = 0; n < boxes.length; n++) {
    const own = n === link.from || n === link.to
    const under = lengthInside(curve, boundsOf(boxes[n]!, own ? -2 : 9))
    if (under > 0)
      fault(result, 'linesCovered', 220 + under * 6)
    if (label.w) {
      const gap = gapBetween(label, boxes[n]!)
      if (gap < keepApart.label)
        fault(result, 'labelsCovered', 160 + (keepApart.label - gap) * 12)
    }
  }
  if (curve.bounds.left < 2 || curve.bounds.top < 2 || curve.bounds.right > room.w - 2 || curve.bounds.bottom > room.h - 2)
    result.cost += 300
  if (!label.w)
    return
  const bounds = boundsOf(label)
  if (bounds.left < 0 || bounds.top < 0 || bounds.right > room.w || bounds.bottom > room.h)
    fault(result, 'labelsCovered', 200)
  const stub = shortestStub(curve, label)
  result.cost += Math.abs(share - 0.5) * 70
  if (stub < keepApart.stub)
    fault(result, 'linesHidden', 110 + (keepApart.stub - stub) * 10)
  else if (stub < 18)
    result.cost += (18 - stub) * 2.5
}

/** One line and its label against the other lines and labels. */
function scorePairs({ curves, labels }: Picture, e: number, result: Score): void {
  const curve = curves[e]!
  const label = labels[e]!
  const halo = boundsOf(label, keepApart.line)
  for (let f = 0; f < curves.length; f++) {
    if (f === e)
      continue
    if (label.w && lengthInside(curves[f]!, halo) > 0)
      fault(result, 'linesCovered', 240)
    if (f < e)
      continue
    if (label.w && labels[f]!.w) {
      const gap = gapBetween(label, labels[f]!)
      if (gap < keepApart.label)
        fault(result, 'labelsCovered', 260 + (keepApart.label - gap) * 12)
    }
    const times = crossings(curve, curves[f]!).length
    result.crossings += times
    result.cost += times * 130 + crowding(curve, curves[f]!) * 3
  }
}

/** True where nothing covers anything. Crossings are no fault: some maps cannot do without. */
export function isClean(s: Score): boolean {
  return s.boxesTooClose + s.labelsCovered + s.linesCovered + s.linesHidden === 0
}

/** The shorter of the two pieces of its line that a label leaves visible. */
function shortestStub(curve: Curve, label: Box): number {
  const box = boundsOf(label, 2)
  let first = Infinity
  let last = -Infinity
  curve.points.forEach((p, i) => {
    if (p.x > box.left && p.x < box.right && p.y > box.top && p.y < box.bottom) {
      first = Math.min(first, curve.along[i]!)
      last = Math.max(last, curve.along[i]!)
    }
  })
  if (first === Infinity)
    return lengthOf(curve) / 2
  const inside = lengthInside(curve, box)
  const middle = (first + last) / 2
  return Math.min(middle - inside / 2, lengthOf(curve) - middle - inside / 2)
}

/** How many points of one line run right beside the other, away from their ends. */
function crowding(a: Curve, b: Curve): number {
  if (apart({ left: a.bounds.left - 7, right: a.bounds.right + 7, top: a.bounds.top - 7, bottom: a.bounds.bottom + 7 }, b.bounds))
    return 0
  let near = 0
  for (let i = 2; i < a.points.length - 2; i += 2) {
    const p = a.points[i]!
    for (const q of b.points) {
      if (Math.abs(p.x - q.x) < 9 && Math.abs(p.y - q.y) < 9) {
        near++
        break
      }
    }
  }
  return near
}

/** Length, bends and reading against the grain. */
function detour(curve: Curve, from: Box, to: Box, kind: string): number {
  const length = lengthOf(curve)
  const chord = Math.hypot(curve.to.x - curve.from.x, curve.to.y - curve.from.y)
  let cost = length * 0.12 + (length / Math.max(chord, 1) - 1) * 130
  const dx = Math.abs(curve.to.x - curve.from.x)
  const dy = Math.abs(curve.to.y - curve.from.y)
  // A straight line is best, a clear bend is good, a slight one looks like a slip.
  const slip = Math.min(dx, dy)
  if (slip > 0.5)
    cost += 14 + Math.max(0, 22 - slip)
  if (length < 34)
    cost += (34 - length) * 5
  const ahead = (to.x - from.x) + (to.y - from.y) * 0.8
  if (kind !== 'rivals' && ahead < 0)
    cost += 18 + Math.min(-ahead * 0.08, 30)
  return cost
}

/** Lines that set out or arrive on the far side and have to turn round. */
function turning([a, b]: [Port, Port]): number {
  const dx = b.x - a.x
  const dy = b.y - a.y
  const behind = (ahead: number): number => ahead < 4 ? 45 + Math.min(4 - ahead, 60) : 0
  return behind(dx * a.nx + dy * a.ny) + behind(-dx * b.nx - dy * b.ny)
}

/** Few shared rows and columns read as order; near misses read as mistakes. */
function raggedness(boxes: readonly Box[]): number {
  let cost = 0
  for (const axis of ['x', 'y'] as const) {
    const values = boxes.map(b => b[axis]).sort((a, b) => a - b)
    for (let i = 1; i < values.length; i++) {
      const step = values[i]! - values[i - 1]!
      if (step > 0.5)
        cost += (axis === 'y' ? 26 : 18) + (step < 24 ? 22 : 0)
    }
  }
  return cost
}

/** Room left unused at the rim, and weight that sits off the middle. */
function emptiness(room: { w: number, h: number }, boxes: readonly Box[], labels: readonly Box[]): number {
  const left = Math.min(...boxes.map(b => b.x - b.w / 2))
  const right = Math.max(...boxes.map(b => b.x + b.w / 2))
  const top = Math.min(...boxes.map(b => b.y - b.h / 2))
  const bottom = Math.max(...boxes.map(b => b.y + b.h / 2))
  const outside = boxes.filter(b => b.x - b.w / 2 < -0.5 || b.y - b.h / 2 < -0.5 || b.x + b.w / 2 > room.w + 0.5 || b.y + b.h / 2 > room.h + 0.5).length
  let empty = 0
  // A coarse net of 5 by 3 cells: a cell with nothing in it is a hole in the picture.
  for (let column = 0; column < 5; column++) {
    for (let row = 0; row < 3; row++) {
      const cell = { x: room.w * (column + 0.5) / 5, y: room.h * (row + 0.5) / 3, w: room.w / 5, h: room.h / 3 }
      if (![...boxes, ...labels].some(b => b.w > 0 && gapBetween(b, cell) < 0))
        empty++
    }
  }
  return outside * 600 + (1 - (right - left) / room.w) * 160 + (1 - (bottom - top) / room.h) * 160 + empty * 20
}
