import type { Locale } from '../schema.ts'
import type { Plan } from './plan.ts'
import * as v from 'valibot'
import { csvLine } from '../csv.ts'
import { lang } from './messages.ts'

/** The number that a change of the file's shape raises. */
export const rehearsalVersion = 1

const amount = v.pipe(v.number(), v.finite(), v.minValue(0))
const date = v.pipe(v.string(), v.check(text => !Number.isNaN(Date.parse(text))))

const heading = v.object({
  format: v.literal('talk-rehearsal'),
  version: v.literal(rehearsalVersion),
  /** Title of the deck. */
  talk: v.string(),
  lang,
  /** ISO 8601. */
  startedAt: date,
  /** When it was ended, or last heard of. */
  endedAt: date,
  /** Ended by the speaker, and not broken off. */
  finished: v.boolean(),
})

const rehearsedSlide = v.object({
  no: amount,
  title: v.string(),
  /** Title of its section; empty outside of any. */
  section: v.string(),
  /** Planned. */
  minutes: amount,
  optional: v.boolean(),
  /** Seconds on the slide, all clicks together; 0 where it was passed over. */
  seconds: amount,
  /** Seconds at each click, from none shown on. */
  clicks: v.array(amount),
})

/** A rehearsal as it is kept and exported: plan and actual times slide by slide. */
export type Rehearsal = v.InferOutput<typeof heading> & { slides: v.InferOutput<typeof rehearsedSlide>[] }

/**
 * A rehearsal from the talk's times.
 *
 * @param spent milliseconds by slide and click
 * @param times ms of the wall clock
 */
export function rehearsalOf(
  plan: Plan,
  spent: readonly (readonly number[])[],
  about: { talk: string, lang: Locale, startedAt: number, endedAt: number, finished: boolean },
): Rehearsal {
  return {
    format: 'talk-rehearsal',
    version: rehearsalVersion,
    talk: about.talk,
    lang: about.lang,
    startedAt: new Date(about.startedAt).toISOString(),
    endedAt: new Date(about.endedAt).toISOString(),
    finished: about.finished,
    slides: plan.slides.map(({ no, title, minutes, optional, section }) => {
      const clicks = (spent[no - 1] ?? []).map(inSeconds)
      return {
        no,
        title,
        section: plan.sections[section]!.title,
        minutes,
        optional,
        seconds: inSeconds((spent[no - 1] ?? []).reduce((sum, ms) => sum + ms, 0)),
        clicks,
      }
    }),
  }
}

function inSeconds(ms: number): number {
  return Math.round(ms / 100) / 10
}

/**
 * Reads an exported rehearsal.
 *
 * @returns the rehearsal, or what is wrong with the text and what to do, as the rest of a sentence that begins with the
 * file's name
 */
export function readRehearsal(text: string): Rehearsal | { fault: string } {
  if (!text.trim())
    return { fault: 'is empty. Export the rehearsal again from its page.' }
  let data: unknown
  try {
    data = JSON.parse(text)
  }
  catch {
    return {
      fault: /[}\]]\s*$/.test(text)
        ? 'is no JSON. Give the JSON file that the rehearsal\'s page exports.'
        : 'breaks off before its end: it was only half written. Export the rehearsal again from its page.',
    }
  }
  const { format, version, slides } = (data ?? {}) as Partial<Record<keyof Rehearsal, unknown>>
  if (format !== 'talk-rehearsal')
    return { fault: 'is no rehearsal. Give the JSON file that the rehearsal\'s page exports.' }
  if (version !== rehearsalVersion) {
    return {
      fault: typeof version === 'number' && version > rehearsalVersion
        ? `was written by a newer version of this kit (${version}; this one reads ${rehearsalVersion}). Update the kit, or rehearse again.`
        : `was written by an older version of this kit (${String(version)}; this one reads ${rehearsalVersion}). Rehearse again: npx lectern present --rehearse`,
    }
  }
  if (!Array.isArray(slides) || slides.length === 0)
    return { fault: 'holds no slides. Export the rehearsal again from its page.' }
  if (!v.is(heading, data))
    return { fault: 'lacks its language, title or dates. Export the rehearsal again from its page.' }
  const damaged = slides.findIndex((slide, index) => !v.is(rehearsedSlide, slide) || slide.no !== index + 1)
  if (damaged >= 0) {
    return {
      fault: `is damaged at slide ${damaged + 1}: it needs no, title, section, minutes, optional, seconds and clicks. Export the rehearsal again from its page.`,
    }
  }
  return { ...data, slides }
}

/** The last slide that was shown at all: those after it were not passed over, the rehearsal ended before them. */
export function lastReached({ slides }: Pick<Rehearsal, 'slides'>): number {
  return slides.findLast(({ seconds }) => seconds > 0)?.no ?? 0
}

export interface SectionTimes {
  title: string
  /** Numbers of its first and last slide. */
  from: number
  to: number
  minutes: number
  seconds: number
}

/** Plan and actual by section: neighbours that name the same one. */
export function sectionTimes({ slides }: Pick<Rehearsal, 'slides'>): SectionTimes[] {
  const sections: SectionTimes[] = []
  for (const { no, section, minutes, seconds } of slides) {
    const last = sections.at(-1)
    if (last?.title === section)
      Object.assign(last, { to: no, minutes: last.minutes + minutes, seconds: last.seconds + seconds })
    else
      sections.push({ title: section, from: no, to: no, minutes, seconds })
  }
  return sections
}

/** One line a slide and click, for a spreadsheet. The slide's own line has no click. */
export function rehearsalCsv({ slides }: Rehearsal): string {
  const head = ['slide', 'title', 'section', 'optional', 'click', 'planned seconds', 'actual seconds']
  const rows = slides.flatMap(({ no, title, section, optional, minutes, seconds, clicks }) => [
    [no, title, section, optional ? 'yes' : 'no', '', Math.round(minutes * 60), seconds],
    ...(clicks.length > 1
      ? clicks.map((time, click) => [no, title, section, optional ? 'yes' : 'no', click, '', time])
      : []),
  ])
  return [head, ...rows].map(row => csvLine(row.map(plainCell))).join('')
}

/** What a spreadsheet would take for a formula becomes text. */
function plainCell(value: string | number): string | number {
  return typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
}

export interface Proposal {
  no: number
  title: string
  from: number
  to: number
}

/** Minutes are planned in quarters. */
const quarter = 0.25

/** A slide that was shown for less was passed over, and keeps its plan. */
const leastSeconds = 2

/** New minutes for the slides whose rehearsed time, in quarters of a minute, is not the planned one. */
export function proposals({ slides }: Pick<Rehearsal, 'slides'>): Proposal[] {
  return slides.flatMap(({ no, title, minutes, seconds }) => {
    const to = Math.max(quarter, Math.round(seconds / 60 / quarter) * quarter)
    return seconds < leastSeconds || to === minutes ? [] : [{ no, title, from: minutes, to }]
  })
}
