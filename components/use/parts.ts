import type { SlideRoute } from '@slidev/types'
import { useSlideContext } from '@slidev/client'
import { computed } from 'vue'
import { isAppendix } from '../../kit/deck/walk.ts'
import { useWalk } from './walk.ts'

export interface Part {
  /** Counted from 1 in the order of the deck. */
  number: number
  title: string
  /** Slide number of the part's opening slide. */
  opens: number
}

/** The parts of a deck: each slide with `layout: section` opens one. */
export function partsOf(slides: SlideRoute[]): Part[] {
  return slides
    .filter(({ meta }) => meta.slide.frontmatter.layout === 'section')
    .map(({ no, meta }, index) => ({ number: index + 1, title: meta.slide.title ?? '', opens: no }))
}

/**
 * The part that the slide at hand belongs to; none before the first section, where `part: false`, and in the appendix.
 */
export function useCurrentPart() {
  const { $slidev } = useSlideContext()
  const walk = useWalk()
  return computed(() => {
    const { slides, currentPage, currentSlideRoute } = $slidev.nav
    if (currentSlideRoute.meta.slide.frontmatter.part === false || isAppendix(currentPage, walk.value))
      return undefined
    return partsOf(slides).filter(part => part.opens <= currentPage).at(-1)
  })
}
