import type { ComputedRef } from 'vue'
import type { Walk } from '../../kit/deck/walk.ts'
import { useNav } from '@slidev/client'
import { computed } from 'vue'
import { walkOf } from '../../kit/deck/walk.ts'

/** The walk of the deck at hand. */
export function useWalk(): ComputedRef<Walk> {
  const { slides } = useNav()
  return computed(() => walkOf(slides.value.map(({ meta }) => meta.slide.frontmatter)))
}
