import { onBeforeUnmount, onMounted, ref } from 'vue'
import { useListener } from '../use/listener.ts'

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

  const isTouch = ({ pointerType }: PointerEvent) => pointerType === 'touch'
  onMounted(wake)
  onBeforeUnmount(() => clearTimeout(timer))
  useListener(window, 'pointermove', event => isTouch(event) || wake(), { passive: true })
  useListener(window, 'pointerup', event => isTouch(event) && setTimeout(wake, afterTouch), {
    passive: true,
    capture: true,
  })
  return awake
}
