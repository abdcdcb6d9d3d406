import type { Log, Message } from './log.ts'
import type { Stroke } from './talk.ts'
import * as v from 'valibot'
import { locales } from '../deck/decks.ts'
import { mostStrokes, plainActions } from './talk.ts'

/*
 * Whatever comes from outside this window (a message, what is stored) may be anything: another version's, half
 * written, or somebody's mischief. Only what has exactly the right shape gets in.
 */

const mostSlides = 10_000
/** No click, turn or time is larger, so that there is always a next one. */
const mostNumber = 2 ** 52

const within = (least: number, most: number) => v.pipe(v.number(), v.minValue(least), v.maxValue(most))
const whole = (least: number, most: number) => v.pipe(within(least, most), v.integer())
const textUpTo = (longest: number) => v.pipe(v.string(), v.maxLength(longest))

const count = whole(0, mostNumber)
const slide = whole(1, mostSlides)
const time = within(0, mostNumber)
const name = textUpTo(64)
/** One of the talk's languages. */
export const lang = v.pipe(v.string(), v.check(tag => locales.includes(tag)))
const scheme = v.picklist(['light', 'dark'])
/** A part of a slide by its name, or none; a citation names its claims. */
const part = v.optional(textUpTo(400))

/** How far a point may lie from the slide's corner. */
const coordinate = within(-10_000, 10_000)
const stroke = v.pipe(v.array(v.strictTuple([coordinate, coordinate])), v.minLength(1), v.maxLength(2000))
const ink = v.record(
  v.pipe(v.string(), v.check(no => v.is(slide, Number(no)))),
  v.pipe(v.array(stroke), v.maxLength(mostStrokes)),
)
const zoom = v.object({ x: coordinate, y: coordinate, scale: within(1, 20) })

/** Settings of a model, and models of a deck. */
const most = 100
const settings = v.pipe(v.record(name, v.pipe(v.number(), v.finite())), v.maxEntries(most))

const place = { no: slide, clicks: count }

// What an earlier build stored knows neither settings nor lines.
const view = {
  ...place,
  lang,
  scheme: v.optional(scheme),
  settings: v.optional(v.pipe(v.record(name, settings), v.maxEntries(most)), {}),
  cite: part,
  node: part,
  light: v.optional(count),
  zoom: v.optional(zoom),
  ink: v.optional(ink, {}),
}

const talk = v.object({
  ...view,
  black: v.boolean(),
  frozen: v.optional(v.object(view)),
  keepsInk: v.optional(v.boolean()),
  endsAt: v.optional(time),
  startedAt: v.optional(time),
  since: v.optional(time),
  elapsed: time,
  spent: v.pipe(v.array(v.pipe(v.array(time), v.maxLength(mostSlides))), v.maxLength(mostSlides)),
})

const action = v.variant('kind', [
  v.object({ kind: v.picklist(plainActions) }),
  v.object({ kind: v.literal('go'), ...place }),
  v.object({ kind: v.literal('lang'), to: lang }),
  v.object({ kind: v.literal('scheme'), to: scheme }),
  v.object({ kind: v.literal('set'), model: name, values: settings }),
  v.object({ kind: v.picklist(['cite', 'node']), of: part }),
  v.object({ kind: v.literal('light'), of: v.optional(count) }),
  v.object({ kind: v.literal('zoom'), to: v.optional(zoom) }),
  v.object({ kind: v.literal('stroke'), no: slide, points: stroke }),
  v.object({ kind: v.literal('end'), at: v.optional(time) }),
  v.object({ kind: v.literal('keepInk'), to: v.boolean() }),
])

const entry = v.object({ turn: count, window: name, at: count, action })

const log = v.object({
  session: count,
  rehearsal: v.boolean(),
  base: talk,
  turn: count,
  window: name,
  entries: v.pipe(v.array(entry), v.maxLength(2000)),
})

const pointing = v.object({ no: slide, tool: v.picklist(['laser', 'pen']), points: stroke })

const version = v.literal(1)
const message = v.variant('kind', [
  v.object({ version, kind: v.literal('hello') }),
  v.object({ version, kind: v.literal('entry'), session: count, entry }),
  v.object({ version, kind: v.literal('log'), log }),
  v.object({ version, kind: v.literal('point'), session: count, point: v.optional(pointing) }),
])

/** A message in the right shape; undefined for anything else. */
export function readMessage(data: unknown): Message | undefined {
  const { success, output } = v.safeParse(message, data)
  return success ? output : undefined
}

/** What was stored, in the right shape; undefined where it is broken. */
export function readStored(text: string | null): Log | undefined {
  const { success, output } = v.safeParse(v.pipe(v.string(), v.parseJson(), log), text)
  return success ? output : undefined
}

/** Whether something is a pen's line. */
export function isStroke(data: unknown): data is Stroke {
  return v.is(stroke, data)
}
