import type { Walk } from '../deck/walk.ts'
import type { Locale } from '../schema.ts'
import type { Action, Place, Talk, View } from './messages.ts'
import { lastFrom } from '../deck/walk.ts'
import { mostStrokes } from './messages.ts'

/** Whom a window of the stage is for. */
export type StageKind = 'audience' | 'presenter'

/** The way that steps take. */
export interface Course {
  /** How many clicks each slide has, in the deck's order, the appendix included. */
  clicks: readonly number[]
  /** How many of the slides are in the walk. */
  walk: Walk['length']
}

/** Before anything is known of the slides. */
export const noCourse: Course = { clicks: [], walk: 0 }

/** @param before the talk that it takes the place of: its lines stay where the speaker wished so */
export function freshTalk(lang: Locale, before?: Talk): Talk {
  const fresh: Talk = { no: 1, clicks: 0, lang, settings: {}, ink: {}, black: false, elapsed: 0, spent: [] }
  return before?.keepsInk ? { ...fresh, ink: before.ink, keepsInk: true } : fresh
}

/**
 * Where one step leads: click by click, then to the next slide, at the end of the walk nowhere; back, to the slide
 * before with all its clicks, from the appendix to the end of the walk.
 */
export function stepFrom(
  { no, clicks }: Place,
  step: 'next' | 'prev' | 'nextSlide' | 'prevSlide',
  course: Course,
): Place {
  const last = lastFrom(no, { length: course.walk, total: course.clicks.length })
  switch (step) {
    case 'next':
      return clicks < (course.clicks[no - 1] ?? 0)
        ? { no, clicks: clicks + 1 }
        : no < last
          ? { no: no + 1, clicks: 0 }
          : { no, clicks }
    case 'prev':
      return clicks > 0
        ? { no, clicks: clicks - 1 }
        : no > 1
          ? { no: no - 1, clicks: course.clicks[no - 2] ?? 0 }
          : { no, clicks }
    case 'nextSlide':
      return no < last ? { no: no + 1, clicks: 0 } : { no, clicks }
    case 'prevSlide':
      return no > 1 ? { no: no - 1, clicks: 0 } : { no, clicks: 0 }
  }
}

/** A place that exists. */
export function placeWithin({ no, clicks }: Place, course: Pick<Course, 'clicks'>): Place {
  const slide = Math.min(Math.max(1, no), Math.max(1, course.clicks.length))
  return { no: slide, clicks: Math.min(Math.max(0, clicks), course.clicks[slide - 1] ?? 0) }
}

/**
 * The talk after an action.
 *
 * @param at when it was done, ms of the wall clock
 */
export function after(talk: Talk, action: Action, at: number, course: Course): Talk {
  const now = timedTo(talk, at)
  switch (action.kind) {
    case 'black':
      return { ...now, black: !now.black }
    case 'freeze':
      return { ...now, frozen: now.frozen ? undefined : viewOf(now) }
    case 'lang':
      return { ...now, lang: action.to }
    case 'scheme':
      return { ...now, scheme: action.to }
    case 'set':
      return { ...now, settings: { ...now.settings, [action.model]: action.values } }
    case 'cite':
    case 'node':
    case 'light':
      return { ...now, [action.kind]: action.of }
    case 'zoom':
      return { ...now, zoom: action.to }
    case 'plain':
      return { ...now, cite: undefined, node: undefined, light: undefined, zoom: undefined }
    case 'stroke':
      return {
        ...now,
        ink: { ...now.ink, [action.no]: [...(now.ink[action.no] ?? []), action.points].slice(-mostStrokes) },
      }
    case 'wipe': {
      const { [now.no]: _, ...ink } = now.ink
      return { ...now, ink }
    }
    case 'wipeAll':
      return { ...now, ink: {} }
    case 'keepInk':
      return { ...now, keepsInk: action.to }
    case 'end':
      return { ...now, endsAt: action.at }
    case 'run':
      return running(now, at)
    case 'pause':
      return { ...now, since: undefined }
    case 'go':
      return movedTo(now, placeWithin(action, course))
    default: {
      const place = stepFrom(now, action.kind, course)
      // Whoever forgets to start the timer starts it with the first step; a paused one stays paused.
      const begins = now.startedAt === undefined && (action.kind === 'next' || action.kind === 'nextSlide')
      return movedTo(begins ? running(now, at) : now, place)
    }
  }
}

/** A step leaves what was pointed at behind, and another slide what was made large. */
function movedTo(talk: Talk, place: Place): Talk {
  if (place.no === talk.no && place.clicks === talk.clicks)
    return talk
  return {
    ...talk,
    ...place,
    cite: undefined,
    node: undefined,
    light: undefined,
    zoom: place.no === talk.no ? talk.zoom : undefined,
  }
}

function running(talk: Talk, at: number): Talk {
  return talk.since === undefined ? { ...talk, since: at, startedAt: talk.startedAt ?? at } : talk
}

/** The talk with all its time counted up to `at`. A clock that went back counts nothing. */
export function timedTo(talk: Talk, at: number): Talk {
  if (talk.since === undefined)
    return talk
  const passed = Math.max(0, at - talk.since)
  const spent = talk.spent.map(clicks => [...clicks])
  // No holes: what is stored and sent must come back the same.
  while (spent.length < talk.no)
    spent.push([])
  const clicks = spent[talk.no - 1]!
  while (clicks.length <= talk.clicks)
    clicks.push(0)
  clicks[talk.clicks]! += passed
  return { ...talk, since: Math.max(at, talk.since), elapsed: talk.elapsed + passed, spent }
}

/** Milliseconds on slide `no`, all its clicks together. */
export function spentOn({ spent }: Talk, no: number): number {
  return (spent[no - 1] ?? []).reduce((sum, time) => sum + time, 0)
}

function viewOf({ no, clicks, lang, scheme, settings, cite, node, light, zoom, ink }: View): View {
  return { no, clicks, lang, scheme, settings, cite, node, light, zoom, ink }
}

/** What the audience sees. */
export function shownTo(talk: Talk): View {
  return talk.frozen ?? viewOf(talk)
}
