import { useSlideContext } from '@slidev/client'
import { computed } from 'vue'
import { partsOf } from '../../kit/deck/parts.ts'

/** The part that the slide at hand belongs to, if any. */
export function useCurrentPart() {
  const { $slidev } = useSlideContext()
  return computed(() => partsOf($slidev.nav.slides.map(({ meta }) => meta.slide))[$slidev.nav.currentPage - 1])
}
