import { useSlideContext } from '@slidev/client'
import { defineRootSetup } from '@slidev/types'
import { computed, toRaw } from 'vue'
import { takeTurns } from '../components/use/take-turns.ts'
import { useWalk } from '../components/use/walk.ts'
import { lastFrom } from '../kit/deck/walk.ts'

/**
 * Slidev's own steps end where the walk does. They are changed here, in the one object that keys, swipes, controls
 * and `useNav()` all take them from, so that no way of stepping enters the appendix; going to a slide by its number
 * stays as it is.
 */
export default defineRootSetup(() => {
  const nav = toRaw(useSlideContext().$slidev).nav as unknown as ReturnType<typeof import('@slidev/client').useNav>
  const { next, nextSlide } = nav
  const walk = useWalk()
  const last = computed(() => lastFrom(nav.currentSlideNo.value, walk.value))
  const hasNextSlide = () => nav.currentSlideNo.value < last.value
  Object.assign(nav, {
    hasNext: computed(() => hasNextSlide() || nav.clicks.value < nav.clicksTotal.value),
    next: async () => nav.hasNext.value ? next() : undefined,
    nextSlide: async (lastClicks?: boolean) => hasNextSlide() ? nextSlide(lastClicks) : undefined,
    goLast: () => nav.go(last.value),
  })
  // Windows on stage and in work are told where to go; the audience steps through slides that are still coming.
  if (!__SLIDEV_FEATURE_PRESENTER__)
    takeTurns(nav)
})
