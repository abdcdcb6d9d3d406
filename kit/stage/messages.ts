import * as v from 'valibot'
import { locales } from '../deck/decks.ts'

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
/** Points of a pen's line, x and y in the slide's own units from its top left. */
const stroke = v.pipe(
  v.array(v.pipe(v.strictTuple([coordinate, coordinate]), v.readonly())),
  v.minLength(1),
  v.maxLength(2000),
  v.readonly(),
)
export type Stroke = v.InferOutput<typeof stroke>

/** Lines kept on one slide; the oldest go first. */
export const mostStrokes = 200

/** A part of the slide made large: its middle in the slide's own units, and how many times. */
const zoom = v.object({ x: coordinate, y: coordinate, scale: within(1, 20) })
export type Zoom = v.InferOutput<typeof zoom>

/** Settings of a model, and models of a deck. */
const most = 100
const settings = v.pipe(v.record(name, v.pipe(v.number(), v.finite())), v.maxEntries(most))

/** A place in the deck. */
const place = v.object({
  /** Slide, from 1. */
  no: slide,
  /** Clicks of that slide already shown. */
  clicks: count,
})
export type Place = v.InferOutput<typeof place>

/** All that the audience's picture is made of. What an earlier build stored knows neither settings nor lines. */
const view = v.object({
  ...place.entries,
  lang,
  /** As the computer has it where nobody chose. */
  scheme: v.optional(scheme),
  /** What was set on slides that can be turned, by the name of the model and of the setting. */
  settings: v.optional(v.pipe(v.record(name, settings), v.maxEntries(most)), {}),
  /** The citation that is open: its claims, and which of those with the same ones on the slide. */
  cite: part,
  /** The map's node that is looked at. */
  node: part,
  /** The part of the slide in the spotlight, from 0. */
  light: v.optional(count),
  zoom: v.optional(zoom),
  /** What was drawn, by the slide's number. */
  ink: v.optional(
    v.pipe(
      v.record(
        v.pipe(v.string(), v.check(no => v.is(slide, Number(no)))),
        v.pipe(v.array(stroke), v.maxLength(mostStrokes), v.readonly()),
      ),
      v.readonly(),
    ),
    {},
  ),
})
export type View = v.InferOutput<typeof view>

/** The talk as every window shows it. Times are of the wall clock in ms, so that sleep counts as time. */
const talk = v.object({
  ...view.entries,
  black: v.boolean(),
  /** What the audience goes on seeing while the speaker moves on. */
  frozen: v.optional(view),
  /** The pen's lines stay when the talk begins anew. */
  keepsInk: v.optional(v.boolean()),
  /** When the talk has to end; as long after its beginning as planned where nobody said. */
  endsAt: v.optional(time),
  /** When the timer first ran. */
  startedAt: v.optional(time),
  /** The timer runs, and all time up to here is in `elapsed` and `spent`. */
  since: v.optional(time),
  /** Milliseconds the timer ran, without pauses. */
  elapsed: time,
  /** The same by slide (from index 0) and click. */
  spent: v.pipe(v.array(v.pipe(v.array(time), v.maxLength(mostSlides))), v.maxLength(mostSlides)),
})
export type Talk = v.InferOutput<typeof talk>

/** What somebody on stage can do. Everything that must hold in every window is one of these. */
const action = v.variant('kind', [
  v.object({ kind: v.picklist(['next', 'prev', 'nextSlide', 'prevSlide', 'black', 'freeze', 'run', 'pause']) }),
  // Clears what was drawn on the slide, on all; takes away everything that points.
  v.object({ kind: v.picklist(['wipe', 'wipeAll', 'plain']) }),
  v.object({ kind: v.literal('go'), ...place.entries }),
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
export type Action = v.InferOutput<typeof action>

/** An action with its place in the order: by `turn`, then by window. */
const entry = v.object({
  /** When the key went down, in µs of the wall clock: the windows are of one computer. */
  turn: count,
  window: name,
  /** When it was done, whole ms of the wall clock. */
  at: count,
  action,
})
export type Entry = v.InferOutput<typeof entry>

const log = v.object({
  /** When this talk was begun anew, ms: the later one replaces the other. */
  session: count,
  rehearsal: v.boolean(),
  /** What the entries up to `turn` and `window` came to; they are no longer kept one by one. */
  base: talk,
  turn: count,
  window: name,
  entries: v.pipe(v.array(entry), v.maxLength(2000)),
})
export type Log = v.InferOutput<typeof log>

/** What the speaker points at this very moment, in the slide's own units. It is shown and not kept. */
const pointing = v.object({
  no: slide,
  /** The end of the laser's trail, or a pen's line up to now. */
  tool: v.picklist(['laser', 'pen']),
  points: stroke,
})
export type Pointing = v.InferOutput<typeof pointing>

/** What windows tell each other. */
const version = v.literal(1)
const message = v.variant('kind', [
  v.object({ version, kind: v.literal('hello') }),
  v.object({ version, kind: v.literal('entry'), session: count, entry }),
  v.object({ version, kind: v.literal('log'), log }),
  v.object({ version, kind: v.literal('point'), session: count, point: v.optional(pointing) }),
])
export type Message = v.InferOutput<typeof message>

/** A message in the right shape; undefined for anything else. */
export function readMessage(data: unknown): Message | undefined {
  const { success, output } = v.safeParse(message, data)
  return success ? output : undefined
}

/** What a window stored: the talk, and the deck by which the steps of its log were counted. */
const stored = v.object({
  talk: v.optional(v.unknown()),
  build: v.optional(v.unknown()),
  lang: v.optional(v.unknown()),
  /** How many clicks each slide has. */
  totals: v.fallback(v.array(count), []),
  log,
})

/** What was stored, in the right shape; undefined where it is broken. */
export function readStored(text: string | null): v.InferOutput<typeof stored> | undefined {
  const { success, output } = v.safeParse(v.pipe(v.string(), v.parseJson(), stored), text)
  return success ? output : undefined
}

/** Whether something is a pen's line. */
export function isStroke(data: unknown): data is Stroke {
  return v.is(stroke, data)
}
