import { useNav } from '@slidev/client'
import { onMounted } from 'vue'
import { isTop, know } from './store.ts'

/** The longest that presses wait for a slide that does not come, ms. */
const patience = 10_000

/** Lays out every slide at once: nothing is fetched later, and their clicks are known before the first press. */
export function useAllSlides(): void {
  const { slides, getPrimaryClicks } = useNav()
  for (const route of slides.value) {
    route.meta.__preloaded = true
    void route.load()
  }
  const isWhole = () => slides.value.every(route => getPrimaryClicks(route).isMounted)
  const count = () => know(slides.value.map(route => getPrimaryClicks(route).total), isWhole())
  onMounted(async () => {
    const end = performance.now() + patience
    let isLate = false
    while (!isWhole()) {
      // Presses wait no longer. A deck in a frame that came in part stands in for nothing: the window loads it anew.
      if (!isLate && performance.now() > end) {
        isLate = true
        if (isTop)
          count()
      }
      await new Promise(resolve => setTimeout(resolve, isLate ? 250 : 16))
    }
    count()
  })
}
