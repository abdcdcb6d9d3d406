import type { SlideFacts } from '../deck/parts.ts'
import { partsOf } from '../deck/parts.ts'
import { walkOf } from '../deck/walk.ts'
import { spokenTitle } from '../words/interface.ts'

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
  minutes: number
}

export interface Plan {
  slides: PlannedSlide[]
  sections: PlannedSection[]
  /** All minutes together. */
  minutes: number
}

/**
 * The plan of a deck, whose sections are its parts and what stands before, between and after them. The appendix is not
 * planned.
 */
export function planOf(facts: readonly SlideFacts[]): Plan {
  const sections: PlannedSection[] = []
  const parts = partsOf(facts)
  const { length } = walkOf(facts.map(({ frontmatter }) => frontmatter))
  const slides = facts.slice(0, length).map(({ title, frontmatter }, index): PlannedSlide => {
    if (index === 0 || parts[index] !== parts[index - 1])
      sections.push({ title: parts[index]?.title ?? '', minutes: 0 })
    const minutes = minutesOf(frontmatter.minutes)
    sections.at(-1)!.minutes += minutes
    return {
      no: index + 1,
      title: spokenTitle(title),
      minutes,
      optional: frontmatter.optional === true,
      section: sections.length - 1,
    }
  })
  return { slides, sections, minutes: slides.reduce((sum, { minutes }) => sum + minutes, 0) }
}

/** Minutes as a deck states them; 0 where it does not. */
function minutesOf(value: unknown): number {
  const minutes = Number(value ?? 0)
  return Number.isFinite(minutes) && minutes > 0 ? minutes : 0
}
