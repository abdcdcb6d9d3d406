import type { Locale } from '../schema.ts'
import type { Entry, Log, Talk } from './messages.ts'
import type { Course } from './talk.ts'
import { after, freshTalk } from './talk.ts'

/*
 * Every window keeps the talk's actions in one and the same order, and the talk is what they come to. A press
 * shows at once in its own window and is told to the others, who put it in its place; so no press waits for
 * another window, none is lost when two are pressed at once, and all windows come to the same talk.
 */

/** Entries kept one by one; a press that arrives later than this many others would be too late. */
const kept = 200

/** @param before the talk that it takes the place of */
export function freshLog(session: number, lang: Locale, rehearsal = false, before?: Talk): Log {
  return { session, rehearsal, base: freshTalk(lang, before), turn: 0, window: '', entries: [] }
}

function compare(one: Pick<Entry, 'turn' | 'window'>, other: Pick<Entry, 'turn' | 'window'>): number {
  return one.turn - other.turn || (one.window < other.window ? -1 : one.window > other.window ? 1 : 0)
}

/** A clock that went back further than this was set anew, and no longer says what came first. */
const setAnew = 30e6

/**
 * The turn that an action takes: when it was asked for, so that a press held back while a window loaded stands
 * where it was pressed and not where it took effect.
 *
 * @param at ms of the wall clock, as fine as known
 * @param own the turn of this window's action before
 */
export function turnOf({ turn, entries }: Log, at: number, own: number): number {
  const clock = Math.round(at * 1000)
  const last = Math.max(turn, entries.at(-1)?.turn ?? 0)
  return Math.max(own + 1, turn + 1, clock > last - setAnew ? clock : last + 1)
}

/** The log with one entry more, in its place; the same log where it is there already. */
export function withEntry(log: Log, entry: Entry): Log {
  if (compare(entry, log) <= 0)
    return log
  const entries = [...log.entries]
  let index = entries.length
  while (index > 0 && compare(entries[index - 1]!, entry) > 0)
    index--
  if (index > 0 && compare(entries[index - 1]!, entry) === 0)
    return log
  entries.splice(index, 0, entry)
  return { ...log, entries }
}

/** The log with its oldest entries added up, once there are many. */
export function shortened(log: Log, course: Course): Log {
  if (log.entries.length <= kept)
    return log
  const done = log.entries.slice(0, log.entries.length - kept / 2)
  const { turn, window } = done.at(-1)!
  return { ...log, base: replay(log.base, done, course), turn, window, entries: log.entries.slice(done.length) }
}

/** Both logs in one: the later session, and of one session everything that either of them knows. */
export function joined(one: Log, other: Log): Log {
  if (one.session !== other.session)
    return one.session > other.session ? one : other
  const [later, earlier] = compare(one, other) >= 0 ? [one, other] : [other, one]
  return earlier.entries.reduce(withEntry, later)
}

export function talkOf({ base, entries }: Log, course: Course): Talk {
  return replay(base, entries, course)
}

function replay(talk: Talk, entries: readonly Entry[], course: Course): Talk {
  return entries.reduce((talk, { action, at }) => after(talk, action, at, course), talk)
}

/** When anything last happened, ms; the beginning where nothing did. */
export function lastTouched({ session, base, entries }: Log): number {
  return Math.max(session, base.since ?? 0, ...entries.map(({ at }) => at))
}
