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
  onMounted(async () => {
    const end = performance.now() + patience
    while (performance.now() < end && !slides.value.every(route => getPrimaryClicks(route).isMounted))
      await new Promise(resolve => setTimeout(resolve, 16))
    // A deck that came in part stands in for nothing: the window it waits in loads it anew.
    if (isTop || slides.value.every(route => getPrimaryClicks(route).isMounted))
      know(slides.value.map(route => getPrimaryClicks(route).total))
  })
}
