import type { SlideRoute } from '@slidev/types'
import { useSlideContext } from '@slidev/client'
import { computed } from 'vue'

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

/** The part that slide `page` belongs to; none before the first section and after the last where `part: false`. */
export function useCurrentPart() {
  const { $slidev } = useSlideContext()
  return computed(() => {
    const { slides, currentPage, currentSlideRoute } = $slidev.nav
    if (currentSlideRoute.meta.slide.frontmatter.part === false)
      return undefined
    return partsOf(slides).filter(part => part.opens <= currentPage).at(-1)
  })
}
