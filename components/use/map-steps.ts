import { useSlideContext } from '@slidev/client'
import { computed, onMounted, onUnmounted, ref, useId, watch, watchEffect } from 'vue'

/**
 * Takes part in the slide's clicks: `steps` of them, after whatever asked for clicks before.
 *
 * @returns `now`, the step reached (0 before the first click), and whether that is the `whole`
 */
export function useMapSteps(steps: () => number) {
  const { $clicksContext: clicks } = useSlideContext()
  const key = useId()
  const now = ref(0)
  let stop: (() => void) | undefined

  function register(): void {
    stop?.()
    clicks.unregister(key)
    const info = steps() > 0 ? clicks.calculateSince('+1', steps()) : undefined
    if (!info) {
      now.value = 0
      return
    }
    clicks.register(key, info)
    stop = watchEffect(() => {
      now.value = Math.min(Math.max(info.currentOffset.value + 1, 0), steps())
    })
  }

  onMounted(register)
  // Only an author's edit changes the number while the slide is open.
  watch(steps, register)
  onUnmounted(() => {
    stop?.()
    clicks.unregister(key)
  })
  return { now, whole: computed(() => now.value >= steps()) }
}
