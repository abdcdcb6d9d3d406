import { spokenTitle } from '../words/interface.ts'
import { isAppendix, walkOf } from './walk.ts'

/** A slide of a deck, of which its title and its frontmatter are looked at. */
export interface SlideFacts {
  readonly title?: string
  readonly frontmatter: Readonly<Record<string, unknown>>
}

export interface Part {
  /** Counted from 1 in the order of the deck. */
  number: number
  /** As people say it. */
  title: string
  /** Number of the slide that opens it. */
  opens: number
}

/**
 * The part that each slide of a deck belongs to: each with `layout: section` opens one. None before the first, from a
 * slide with `part: false` to the next one, and in the appendix.
 */
export function partsOf(slides: readonly SlideFacts[]): (Part | undefined)[] {
  const walk = walkOf(slides.map(({ frontmatter }) => frontmatter))
  let number = 0
  let part: Part | undefined
  return slides.map(({ title, frontmatter }, index) => {
    const opens = index + 1
    if (isAppendix(opens, walk))
      part = undefined
    else if (frontmatter.layout === 'section')
      part = { number: ++number, title: spokenTitle(title), opens }
    else if (frontmatter.part === false)
      part = undefined
    return part
  })
}

/** The rank of a slide's heading in a document with the talk's title above all: below its part's, or beside it. */
export function rankOf(no: number, part: Part | undefined): 2 | 3 {
  return part && part.opens !== no ? 3 : 2
}
