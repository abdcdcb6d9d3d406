import type { Entry, Log, Message, Pointing } from './log.ts'
import type { Action, Place, Scheme, Stroke, Talk, View, Zoom } from './talk.ts'
import { locales } from '../deck/decks.ts'
import { mostStrokes, plainActions } from './talk.ts'

/*
 * Whatever comes from outside this window (a message, what is stored) may be anything: another version's, half
 * written, or somebody's mischief. Only what has exactly the right shape gets in.
 */

type Fields = Record<string, unknown>

const longest = 64
const mostSlides = 10_000
/** Settings of a model, and models of a deck. */
const mostSettings = 100
/** A citation names its claims. */
const longestCite = 400
/** Points of one line, and how far from the slide's corner. */
const mostPoints = 2000
const furthest = 10_000
const schemes = ['light', 'dark'] as const
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
    case 'point': {
      const point = data.point === undefined ? undefined : readPointing(data.point)
      return isCount(data.session) && (data.point === undefined || point)
        ? { version: 1, kind: 'point', session: data.session, point }
        : undefined
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
  if (
    !isFields(data)
    || !isCount(data.session)
    || typeof data.rehearsal !== 'boolean'
    || !isCount(data.turn)
    || !isName(data.window)
    || !Array.isArray(data.entries)
    || data.entries.length > 2000
  ) {
    return undefined
  }
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
  switch (data.kind) {
    case 'go': {
      const place = readPlace(data)
      return place && { kind: 'go', ...place }
    }
    case 'lang': {
      const to = locales.find(locale => locale === data.to)
      return to ? { kind: 'lang', to } : undefined
    }
    case 'scheme': {
      const to = schemes.find(scheme => scheme === data.to)
      return to && { kind: 'scheme', to }
    }
    case 'set':
      return isName(data.model) && isSettings(data.values)
        ? { kind: 'set', model: data.model, values: data.values }
        : undefined
    case 'cite':
    case 'node':
      return isPart(data.of) ? { kind: data.kind, of: data.of } : undefined
    case 'light':
      return data.of === undefined || isCount(data.of) ? { kind: 'light', of: data.of } : undefined
    case 'zoom': {
      const to = readZoom(data.to)
      return to || data.to === undefined ? { kind: 'zoom', to } : undefined
    }
    case 'stroke':
      return isSlide(data.no) && isStroke(data.points)
        ? { kind: 'stroke', no: data.no, points: data.points }
        : undefined
    case 'end':
      return data.at === undefined || isTime(data.at) ? { kind: 'end', at: data.at } : undefined
    case 'keepInk':
      return typeof data.to === 'boolean' ? { kind: 'keepInk', to: data.to } : undefined
  }
}

function readPointing(data: unknown): Pointing | undefined {
  if (!isFields(data) || !isSlide(data.no) || (data.tool !== 'laser' && data.tool !== 'pen') || !isStroke(data.points))
    return undefined
  return { no: data.no, tool: data.tool, points: data.points }
}

function readZoom(data: unknown): Zoom | undefined {
  if (
    !isFields(data)
    || ![data.x, data.y].every(isCoordinate)
    || !isTime(data.scale)
    || data.scale < 1
    || data.scale > 20
  ) {
    return undefined
  }
  return { x: data.x as number, y: data.y as number, scale: data.scale }
}

function readPlace(data: unknown): Place | undefined {
  if (!isFields(data) || !isSlide(data.no) || !isCount(data.clicks))
    return undefined
  return { no: data.no, clicks: data.clicks }
}

function readView(data: unknown): View | undefined {
  const place = readPlace(data)
  if (!place || !isFields(data))
    return undefined
  // What an earlier build stored knows neither settings nor lines.
  const { scheme, settings = {}, cite, node, light, ink = {} } = data
  const lang = locales.find(locale => locale === data.lang)
  const zoom = readZoom(data.zoom)
  if (!lang || (scheme !== undefined && !schemes.includes(scheme as Scheme)) || !isPart(cite) || !isPart(node))
    return undefined
  if (
    (light !== undefined && !isCount(light))
    || (data.zoom !== undefined && !zoom)
    || !isModels(settings)
    || !isInk(ink)
  ) {
    return undefined
  }
  return { ...place, lang, scheme: scheme as View['scheme'], settings, cite, node, light, zoom, ink }
}

function readTalk(data: unknown): Talk | undefined {
  const view = readView(data)
  if (!view || !isFields(data) || typeof data.black !== 'boolean' || !isTime(data.elapsed))
    return undefined
  const frozen = data.frozen === undefined ? undefined : readView(data.frozen)
  const { black, elapsed, startedAt, since, keepsInk, endsAt, spent } = data
  const times = [startedAt, since, endsAt].every(time => time === undefined || isTime(time))
  if (!times || (data.frozen !== undefined && !frozen) || !isSpent(spent))
    return undefined
  return {
    ...view,
    black,
    frozen,
    elapsed,
    startedAt: startedAt as number | undefined,
    since: since as number | undefined,
    keepsInk: keepsInk === true || undefined,
    endsAt: endsAt as number | undefined,
    spent,
  }
}

function isSettings(data: unknown): data is Record<string, number> {
  return (
    isFields(data)
    && Object.keys(data).length <= mostSettings
    && Object.entries(data).every(
      ([name, value]) => isName(name) && typeof value === 'number' && Number.isFinite(value),
    )
  )
}

function isModels(data: unknown): data is View['settings'] {
  return isFields(data) && Object.keys(data).length <= mostSettings
    && Object.entries(data).every(([name, values]) => isName(name) && isSettings(values))
}

function isInk(data: unknown): data is View['ink'] {
  return isFields(data) && Object.entries(data).every(([no, strokes]) =>
    isSlide(Number(no)) && Array.isArray(strokes) && strokes.length <= mostStrokes && strokes.every(isStroke))
}

/** Points that can be drawn: some, and none out of reach. */
export function isStroke(data: unknown): data is Stroke {
  return Array.isArray(data) && data.length > 0 && data.length <= mostPoints
    && data.every(point => Array.isArray(point) && point.length === 2 && point.every(isCoordinate))
}

function isCoordinate(data: unknown): data is number {
  return typeof data === 'number' && Math.abs(data) <= furthest
}

/** A part of a slide by its name, or none. */
function isPart(data: unknown): data is string | undefined {
  return data === undefined || (typeof data === 'string' && data.length <= longestCite)
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

function isSlide(data: unknown): data is number {
  return isCount(data) && data >= 1 && data <= mostSlides
}

function isTime(data: unknown): data is number {
  return typeof data === 'number' && data >= 0 && data <= mostNumber
}

function isName(data: unknown): data is string {
  return typeof data === 'string' && data.length <= longest
}
