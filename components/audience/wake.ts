import { onBeforeUnmount, onMounted, ref } from 'vue'

/** How long the bar stays after the pointer came to rest, in ms. */
const rest = 2600
/** After a touch, the bar waits until that touch can no longer press one of its buttons. */
const afterTouch = 80

/** True while the audience looks for the controls: at first, while a pointer moves, after a touch. */
export function useWake() {
  const awake = ref(true)
  let timer: ReturnType<typeof setTimeout> | undefined

  function wake(): void {
    awake.value = true
    clearTimeout(timer)
    timer = setTimeout(() => awake.value = false, rest)
  }

  function onMove(event: PointerEvent): void {
    if (event.pointerType !== 'touch')
      wake()
  }

  function onUp(event: PointerEvent): void {
    if (event.pointerType === 'touch')
      setTimeout(wake, afterTouch)
  }

  onMounted(() => {
    wake()
    window.addEventListener('pointermove', onMove, { passive: true })
    window.addEventListener('pointerup', onUp, { passive: true, capture: true })
  })
  onBeforeUnmount(() => {
    clearTimeout(timer)
    window.removeEventListener('pointermove', onMove)
    window.removeEventListener('pointerup', onUp, true)
  })
  return awake
}
