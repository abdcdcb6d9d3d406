/**
 * Plane geometry for relation maps. Lengths are drawing units (one is one pixel of the slide at scale 1),
 * y grows downwards, boxes are given by their centre.
 */

export interface Point { x: number, y: number }

export interface Box extends Point { w: number, h: number }

export type Side = 'l' | 'r' | 't' | 'b'

/** Where a line leaves or meets a box, and the direction straight out of it. */
export interface Port extends Point { nx: number, ny: number }

/** A cubic curve with a polyline that follows it closely enough for collision checks. */
export interface Curve {
  from: Point
  c1: Point
  c2: Point
  to: Point
  /** Points along the curve, ends included. */
  points: Point[]
  /** Distance from the start to each point. */
  along: number[]
  bounds: Bounds
}

export interface Bounds { left: number, right: number, top: number, bottom: number }

export const sides: readonly Side[] = ['l', 'r', 't', 'b']

const outward: Record<Side, [number, number]> = { l: [-1, 0], r: [1, 0], t: [0, -1], b: [0, 1] }

const samples = 16

export function boundsOf(box: Box, margin = 0): Bounds {
  return {
    left: box.x - box.w / 2 - margin,
    right: box.x + box.w / 2 + margin,
    top: box.y - box.h / 2 - margin,
    bottom: box.y + box.h / 2 + margin,
  }
}

/**
 * A port on one side of a box, `shift` away from that side's middle and `gap` outside the border.
 */
export function portOn(box: Box, side: Side, shift: number, gap: number): Port {
  const [nx, ny] = outward[side]
  return {
    x: box.x + nx * (box.w / 2 + gap) + (nx ? 0 : shift),
    y: box.y + ny * (box.h / 2 + gap) + (ny ? 0 : shift),
    nx,
    ny,
  }
}

/**
 * A calm curve that leaves one port straight on and meets the other straight on.
 */
export function curveBetween(a: Port, b: Port): Curve {
  const dx = b.x - a.x
  const dy = b.y - a.y
  const distance = Math.hypot(dx, dy)
  const handleA = handle(dx * a.nx + dy * a.ny, distance)
  const handleB = handle(-dx * b.nx - dy * b.ny, distance)
  const c1 = { x: a.x + a.nx * handleA, y: a.y + a.ny * handleA }
  const c2 = { x: b.x + b.nx * handleB, y: b.y + b.ny * handleB }
  return sampled({ x: a.x, y: a.y }, c1, c2, { x: b.x, y: b.y })
}

/** Half the way where the other end lies ahead; a short detour where it lies behind. */
function handle(ahead: number, distance: number): number {
  return ahead > 0 ? Math.max(ahead * 0.5, Math.min(distance * 0.3, 30)) : Math.min(26 + distance * 0.25, 90)
}

function sampled(from: Point, c1: Point, c2: Point, to: Point): Curve {
  const points: Point[] = []
  const along: number[] = []
  const bounds = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity }
  let length = 0
  for (let i = 0; i <= samples; i++) {
    const t = i / samples
    const u = 1 - t
    const a = u * u * u
    const b = 3 * u * u * t
    const c = 3 * u * t * t
    const d = t * t * t
    const x = a * from.x + b * c1.x + c * c2.x + d * to.x
    const y = a * from.y + b * c1.y + c * c2.y + d * to.y
    if (i > 0)
      length += Math.sqrt((x - points[i - 1]!.x) ** 2 + (y - points[i - 1]!.y) ** 2)
    points.push({ x, y })
    along.push(length)
    bounds.left = Math.min(bounds.left, x)
    bounds.right = Math.max(bounds.right, x)
    bounds.top = Math.min(bounds.top, y)
    bounds.bottom = Math.max(bounds.bottom, y)
  }
  return { from, c1, c2, to, points, along, bounds }
}

export function lengthOf(curve: Curve): number {
  return curve.along.at(-1)!
}

/**
 * The point at a share (0 to 1) of the curve's length.
 */
export function pointAt(curve: Curve, share: number): Point {
  const { points, along } = curve
  const target = share * lengthOf(curve)
  let i = 1
  while (i < points.length - 1 && along[i]! < target) i++
  const step = along[i]! - along[i - 1]!
  const part = step > 0 ? (target - along[i - 1]!) / step : 0
  const a = points[i - 1]!
  const b = points[i]!
  return { x: a.x + (b.x - a.x) * part, y: a.y + (b.y - a.y) * part }
}

/** How far two boxes stand apart; negative where they overlap (then it is how deep). */
export function gapBetween(a: Box, b: Box): number {
  const dx = Math.abs(a.x - b.x) - (a.w + b.w) / 2
  const dy = Math.abs(a.y - b.y) - (a.h + b.h) / 2
  if (dx > 0 && dy > 0)
    return Math.hypot(dx, dy)
  return Math.max(dx, dy)
}

export function apart(a: Bounds, b: Bounds): boolean {
  return a.right < b.left || b.right < a.left || a.bottom < b.top || b.bottom < a.top
}

/** The length of the curve that lies inside the box. */
export function lengthInside(curve: Curve, box: Bounds): number {
  if (apart(curve.bounds, box))
    return 0
  let inside = 0
  for (let i = 1; i < curve.points.length; i++)
    inside += segmentInside(curve.points[i - 1]!, curve.points[i]!, box)
  return inside
}

/** Liang–Barsky: the length of a segment inside a rectangle. */
export function segmentInside(a: Point, b: Point, box: Bounds): number {
  if ((a.x < box.left && b.x < box.left) || (a.x > box.right && b.x > box.right) || (a.y < box.top && b.y < box.top) || (a.y > box.bottom && b.y > box.bottom))
    return 0
  const dx = b.x - a.x
  const dy = b.y - a.y
  let enter = 0
  let leave = 1
  const cut = (p: number, q: number): void => {
    if (p < 0)
      enter = Math.max(enter, q / p)
    else if (p > 0)
      leave = Math.min(leave, q / p)
  }
  cut(-dx, a.x - box.left)
  cut(dx, box.right - a.x)
  cut(-dy, a.y - box.top)
  cut(dy, box.bottom - a.y)
  return leave > enter ? Math.hypot(dx, dy) * (leave - enter) : 0
}

/** Where on the first curve (distance from its start) two curves cross. */
export function crossings(a: Curve, b: Curve): number[] {
  if (apart(a.bounds, b.bounds))
    return []
  const found: number[] = []
  for (let i = 1; i < a.points.length; i++) {
    const p = a.points[i - 1]!
    const q = a.points[i]!
    for (let j = 1; j < b.points.length; j++) {
      const r = b.points[j - 1]!
      const s = b.points[j]!
      const t = crossing(p, q, r, s)
      if (t !== undefined)
        found.push(a.along[i - 1]! + t * (a.along[i]! - a.along[i - 1]!))
    }
  }
  return found
}

function crossing(p: Point, q: Point, r: Point, s: Point): number | undefined {
  if (Math.max(p.x, q.x) < Math.min(r.x, s.x) || Math.max(r.x, s.x) < Math.min(p.x, q.x))
    return
  const d = (q.x - p.x) * (s.y - r.y) - (q.y - p.y) * (s.x - r.x)
  if (Math.abs(d) < 1e-9)
    return
  const t = ((r.x - p.x) * (s.y - r.y) - (r.y - p.y) * (s.x - r.x)) / d
  const u = ((r.x - p.x) * (q.y - p.y) - (r.y - p.y) * (q.x - p.x)) / d
  // Half open: a crossing right at a joint of the polyline counts once.
  return t >= 0 && t < 1 && u >= 0 && u < 1 ? t : undefined
}

/** SVG path data, rounded to one decimal. */
export function pathOf({ from, c1, c2, to }: Curve): string {
  const at = (p: Point): string => `${tenth(p.x)} ${tenth(p.y)}`
  return `M${at(from)}C${at(c1)} ${at(c2)} ${at(to)}`
}

export function tenth(value: number): number {
  return Math.round(value * 10) / 10 || 0
}
