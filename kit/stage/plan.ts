import { walkOf } from '../deck/walk.ts'

/** A slide as the plan sees it. */
export interface PlannedSlide {
  /** From 1. */
  no: number
  title: string
  minutes: number
  /** May be left out to land on time. */
  optional: boolean
  /** Index in the plan's sections. */
  section: number
}

export interface PlannedSection {
  /** Title of the slide that opens it; empty before the first one and after the last. */
  title: string
  /** Number of its first slide. */
  opens: number
  minutes: number
}

export interface Plan {
  slides: PlannedSlide[]
  sections: PlannedSection[]
  /** All minutes together. */
  minutes: number
}

/** What a plan is made of: a slide's title and frontmatter. */
export interface SlideFacts {
  title?: string
  frontmatter: Record<string, unknown>
}

/**
 * The plan of a deck: each slide with `layout: section` opens a section; `part: false` belongs to none. The appendix is
 * not planned.
 */
export function planOf(facts: readonly SlideFacts[]): Plan {
  const sections: PlannedSection[] = []
  const { length } = walkOf(facts.map(({ frontmatter }) => frontmatter))
  const slides = facts.slice(0, length).map(({ title = '', frontmatter }, index): PlannedSlide => {
    const no = index + 1
    const opens = frontmatter.layout === 'section'
    const outside = frontmatter.part === false
    const current = sections.at(-1)
    if (!current || opens || (outside && current.title))
      sections.push({ title: opens ? plain(title) : '', opens: no, minutes: 0 })
    const minutes = minutesOf(frontmatter.minutes)
    sections.at(-1)!.minutes += minutes
    return { no, title: plain(title), minutes, optional: frontmatter.optional === true, section: sections.length - 1 }
  })
  return { slides, sections, minutes: slides.reduce((sum, { minutes }) => sum + minutes, 0) }
}

/** Minutes as a deck states them; 0 where it does not. */
function minutesOf(value: unknown): number {
  const minutes = Number(value ?? 0)
  return Number.isFinite(minutes) && minutes > 0 ? minutes : 0
}

function plain(title: string): string {
  return title.replace(/<[^>]+>/g, '').replace(/[*_`]/g, '').replace(/\s+/g, ' ').trim()
}
