import { onBeforeUnmount, onMounted, ref, watch } from 'vue'
import { useListener } from '../use/listener.ts'
import { isInView, talk } from './store.ts'

/** Looks again and again while the component stands and its deck is in view, and at once when it comes into view. */
export function useLooking(look: () => unknown, every: number): void {
  let timer: ReturnType<typeof setInterval> | undefined
  const rest = () => clearInterval(timer)
  const goOn = () => timer = setInterval(look, every)
  watch(isInView, (isInView) => {
    rest()
    if (isInView) {
      look()
      goOn()
    }
  })
  onMounted(() => isInView.value && goOn())
  onBeforeUnmount(rest)
}

/**
 * The wall clock, as each second of it or of the talk's own time begins: only drawn from, never counted with. The
 * computer may run on its battery, so nothing is drawn in between, and nothing where nobody looks.
 */
export function useNow() {
  const now = ref(Date.now())
  let timer: ReturnType<typeof setTimeout> | undefined
  function tick(): void {
    clearTimeout(timer)
    if (!isInView.value)
      return
    const at = now.value = Date.now()
    const { since, elapsed } = talk.value
    const seconds = since === undefined ? [at] : [at, at - since + elapsed]
    // A little late is in the second that is meant; a little early is not.
    timer = setTimeout(tick, Math.min(...seconds.map(passed => 1000 - passed % 1000)) + 5)
  }
  watch([isInView, () => talk.value.since], tick)
  onMounted(tick)
  onBeforeUnmount(() => clearTimeout(timer))
  useListener(document, 'visibilitychange', tick)
  return now
}

/** How many windows of this kind are open; undefined where the browser cannot tell. Each holds a lock while it is. */
export function usePresence(kind: string) {
  const present = ref<number>()
  async function look(): Promise<void> {
    const locks = await navigator.locks?.query()
    present.value = locks?.held?.filter(({ name }) => name?.startsWith(`talk-${kind}-`)).length
  }
  // Not at once: a window that opened both has just begun to load the other.
  useLooking(look, 1500)
  return present
}

/** Whether the server has stopped answering. The windows need it no more, but a reload does. */
export function useServer() {
  const isGone = ref(false)
  let missed = 0
  async function look(): Promise<void> {
    const answers = await fetch('/stage.json', { method: 'HEAD', signal: AbortSignal.timeout(2500) })
      .then(({ ok }) => ok, () => false)
    missed = answers ? 0 : missed + 1
    isGone.value = missed > 1
  }
  let timer: ReturnType<typeof setInterval>
  // In every language, so that the one which comes into view knows already.
  onMounted(() => timer = setInterval(look, 3000))
  onBeforeUnmount(() => clearInterval(timer))
  return isGone
}
