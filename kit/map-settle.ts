import type { Point, Side } from './map-curves.ts'
import type { Plan, Puzzle } from './map-plan.ts'
import type { Score } from './map-score.ts'
import { sides } from './map-curves.ts'
import { centred, facingSides, picture, roomOf } from './map-plan.ts'
import { leastCost, score } from './map-score.ts'
import { randomFrom } from './random.ts'

export interface Settled { plan: Plan, score: Score }

export interface SettleOptions {
  /** How many changes are tried. */
  tries: number
  /** The same seed gives the same drawing. */
  seed: number
  /** Bounds of the text's scale. */
  scale: { min: number, max: number }
}

/**
 * Improves a plan step by step: moves boxes, rows and columns, swaps boxes, turns lines to other
 * sides, slides labels, grows the text; keeps what the score likes better. Early on it also accepts a
 * little harm, so as not to stay in the first hollow.
 */
export function settle(puzzle: Puzzle, first: Plan, { tries, seed, scale }: SettleOptions): Settled {
  const random = randomFrom(seed)
  const judge = (plan: Plan, limit?: number): Score => score(puzzle, picture(puzzle, plan), plan.scale, limit)
  let current = { plan: first, score: judge(first) }
  let best = current
  for (let i = 0; i < tries; i++) {
    const heat = (1 - i / tries) ** 2
    const plan = change(puzzle, current.plan, random, heat, scale)
    // The harm that chance allows this time, so that a hopeless plan need not be judged to the end.
    const limit = current.score.cost - Math.log(random()) * (1 + 45 * heat)
    if (plan.at !== current.plan.at && leastCost(plan.at.map((p, n) => ({ ...p, ...puzzle.boxes[n]! })), plan.scale) > limit)
      continue
    const next = { plan, score: judge(plan, limit) }
    if (next.score.cost <= limit) {
      current = next
      if (next.score.cost < best.score.cost)
        best = next
    }
  }
  const plan = centred(puzzle, polished(puzzle, best, judge).plan)
  return { plan, score: judge(plan) }
}

/**
 * Tries every small change in turn until none helps: sides, places of labels, boxes onto a row or
 * column that they nearly share.
 */
function polished(puzzle: Puzzle, settled: Settled, judge: (plan: Plan, limit?: number) => Score): Settled {
  let best = settled
  const offer = (plan: Plan): void => {
    const better = judge(plan, best.score.cost)
    if (better.cost < best.score.cost - 1e-6)
      best = { plan, score: better }
  }
  for (let round = 0, before = Infinity; round < 6 && best.score.cost < before; round++) {
    before = best.score.cost
    for (let i = 0; i < puzzle.links.length; i++) {
      for (const leave of sides) {
        for (const arrive of sides)
          offer({ ...best.plan, ends: best.plan.ends.with(i, [leave, arrive]) })
      }
      for (let share = 0.26; share < 0.75; share += 0.04)
        offer({ ...best.plan, labels: best.plan.labels.with(i, share) })
    }
    for (let one = 0; one < puzzle.boxes.length; one++) {
      for (const axis of ['x', 'y'] as const) {
        for (const { [axis]: line } of best.plan.at)
          offer(inside(puzzle, { ...best.plan, at: best.plan.at.with(one, { ...best.plan.at[one]!, [axis]: line }) }))
      }
      for (const [dx, dy] of [[4, 0], [-4, 0], [0, 4], [0, -4], [16, 0], [-16, 0], [0, 16], [0, -16]] as const) {
        const { x, y } = best.plan.at[one]!
        offer(inside(puzzle, { ...best.plan, at: best.plan.at.with(one, { x: x + dx, y: y + dy }) }))
      }
    }
  }
  return best
}

function change(puzzle: Puzzle, plan: Plan, random: () => number, heat: number, scale: SettleOptions['scale']): Plan {
  const boxes = puzzle.boxes.length
  const links = puzzle.links.length
  const pick = (count: number): number => Math.floor(random() * count)
  const reach = 8 + 110 * heat
  const jump = (): number => Math.round((random() - 0.5) * 2 * reach)
  const dice = random()

  if (dice < 0.22 && links) {
    const labels = [...plan.labels]
    labels[pick(links)] = Math.round((0.25 + random() * 0.5) * 50) / 50
    return { ...plan, labels }
  }
  if (dice < 0.4 && links) {
    const ends = plan.ends.map((pair): [Side, Side] => [...pair])
    ends[pick(links)]![pick(2)] = sides[pick(4)]!
    return { ...plan, ends }
  }
  if (dice < 0.46) {
    const factor = random() < 0.5 ? 1.02 : 1 / 1.02
    const grown = Math.min(Math.max(plan.scale * factor, scale.min), scale.max)
    const ratio = plan.scale / grown
    return inside(puzzle, { ...plan, scale: grown, at: plan.at.map(p => ({ x: p.x * ratio, y: p.y * ratio })) })
  }

  const at = plan.at.map((p): Point => ({ ...p }))
  const one = pick(boxes)
  const two = pick(boxes)
  let moved = [one]
  if (dice < 0.6) {
    at[one]!.x += jump()
    at[one]!.y += jump()
  }
  else if (dice < 0.7) {
    // Onto another box's row or column.
    const axis = random() < 0.5 ? 'x' : 'y'
    at[one]![axis] = at[two]![axis]
  }
  else if (dice < 0.76) {
    // Where one box's row meets another's column.
    at[one] = { x: plan.at[two]!.x, y: plan.at[pick(boxes)]!.y }
  }
  else if (dice < 0.86) {
    // A whole row or column together.
    const axis = random() < 0.5 ? 'x' : 'y'
    const step = jump()
    const line = plan.at[one]![axis]
    moved = at.flatMap((p, i) => Math.abs(p[axis] - line) < 1 ? [i] : [])
    for (const i of moved) at[i]![axis] += step
  }
  else if (dice < 0.93) {
    [at[one], at[two]] = [at[two]!, at[one]!]
    moved = [one, two]
  }
  else {
    // Midway between two others: even spacing.
    const three = pick(boxes)
    const axis = random() < 0.5 ? 'x' : 'y'
    at[one]![axis] = (plan.at[two]![axis] + plan.at[three]![axis]) / 2
  }
  const next = inside(puzzle, { ...plan, at })
  // A box that moved usually wants its lines on other sides.
  if (random() < 0.5)
    next.ends = turned(puzzle, next, moved)
  return next
}

/** The plan with every box within the room. */
function inside(puzzle: Puzzle, plan: Plan): Plan {
  const room = roomOf(puzzle, plan.scale)
  return {
    ...plan,
    at: plan.at.map((p, i) => {
      const { w, h } = puzzle.boxes[i]!
      return { x: clamp(p.x, w / 2, room.w - w / 2), y: clamp(p.y, h / 2, room.h - h / 2) }
    }),
  }
}

function turned(puzzle: Puzzle, plan: Plan, moved: readonly number[]): [Side, Side][] {
  return puzzle.links.map((link, i) => moved.includes(link.from) || moved.includes(link.to)
    ? facingSides({ ...plan.at[link.from]!, ...puzzle.boxes[link.from]! }, { ...plan.at[link.to]!, ...puzzle.boxes[link.to]! }, link.kind)
    : plan.ends[i]!)
}

function clamp(value: number, min: number, max: number): number {
  return Math.min(Math.max(value, min), max)
}

/** A seed from a text (FNV-1a). */
export function seedOf(text: string): number {
  let hash = 0x811C9DC5
  for (let i = 0; i < text.length; i++)
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}
