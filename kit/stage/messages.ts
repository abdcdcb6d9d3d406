import type { Entry, Log, Message } from './log.ts'
import type { Action, Place, Talk } from './talk.ts'
import { locales } from '../decks.ts'
import { plainActions } from './talk.ts'

/*
 * Whatever comes from outside this window (a message, what is stored) may be anything: another version's, half
 * written, or somebody's mischief. Only what has exactly the right shape gets in.
 */

type Fields = Record<string, unknown>

const longest = 64
const mostSlides = 10_000
/** No click, turn or time is larger, so that there is always a next one. */
const mostNumber = 2 ** 52

/** A message in the right shape; undefined for anything else. */
export function readMessage(data: unknown): Message | undefined {
  if (!isFields(data) || data.version !== 1)
    return undefined
  switch (data.kind) {
    case 'hello':
      return { version: 1, kind: 'hello' }
    case 'entry': {
      const entry = readEntry(data.entry)
      return entry && isCount(data.session) ? { version: 1, kind: 'entry', session: data.session, entry } : undefined
    }
    case 'log': {
      const log = readLog(data.log)
      return log && { version: 1, kind: 'log', log }
    }
  }
}

/** What was stored, in the right shape; undefined where it is broken. */
export function readStored(text: string | null): Log | undefined {
  try {
    return readLog(JSON.parse(text ?? 'null'))
  }
  catch {
    return undefined
  }
}

function readLog(data: unknown): Log | undefined {
  if (!isFields(data) || !isCount(data.session) || typeof data.rehearsal !== 'boolean' || !isCount(data.turn) || !isName(data.window) || !Array.isArray(data.entries) || data.entries.length > 2000)
    return undefined
  const base = readTalk(data.base)
  const entries = data.entries.map(readEntry)
  if (!base || !entries.every(entry => entry !== undefined))
    return undefined
  const { session, rehearsal, turn, window } = data
  return { session, rehearsal, base, turn, window, entries }
}

function readEntry(data: unknown): Entry | undefined {
  if (!isFields(data) || !isCount(data.turn) || !isName(data.window) || !isCount(data.at))
    return undefined
  const action = readAction(data.action)
  const { turn, window, at } = data
  return action && { turn, window, at, action }
}

function readAction(data: unknown): Action | undefined {
  if (!isFields(data))
    return undefined
  const plain = plainActions.find(kind => kind === data.kind)
  if (plain)
    return { kind: plain }
  if (data.kind === 'go') {
    const place = readPlace(data)
    return place && { kind: 'go', ...place }
  }
  const to = data.kind === 'lang' && locales.find(locale => locale === data.to)
  return to ? { kind: 'lang', to } : undefined
}

function readPlace(data: unknown): Place | undefined {
  if (!isFields(data) || !isCount(data.no) || data.no < 1 || data.no > mostSlides || !isCount(data.clicks))
    return undefined
  return { no: data.no, clicks: data.clicks }
}

function readTalk(data: unknown): Talk | undefined {
  const place = readPlace(data)
  if (!place || !isFields(data) || typeof data.black !== 'boolean' || !isTime(data.elapsed))
    return undefined
  const lang = locales.find(locale => locale === data.lang)
  const frozen = data.frozen === undefined ? undefined : readPlace(data.frozen)
  const { black, elapsed, startedAt, since, spent } = data
  const times = [startedAt, since].every(time => time === undefined || isTime(time))
  if (!lang || !times || (data.frozen !== undefined && !frozen) || !isSpent(spent))
    return undefined
  return { ...place, lang, black, frozen, elapsed, startedAt: startedAt as number | undefined, since: since as number | undefined, spent }
}

function isSpent(data: unknown): data is number[][] {
  return Array.isArray(data) && data.length <= mostSlides
    && data.every(clicks => Array.isArray(clicks) && clicks.length <= mostSlides && clicks.every(isTime))
}

function isFields(data: unknown): data is Fields {
  return typeof data === 'object' && data !== null && !Array.isArray(data)
}

function isCount(data: unknown): data is number {
  return Number.isInteger(data) && (data as number) >= 0 && (data as number) <= mostNumber
}

function isTime(data: unknown): data is number {
  return typeof data === 'number' && data >= 0 && data <= mostNumber
}

function isName(data: unknown): data is string {
  return typeof data === 'string' && data.length <= longest
}
