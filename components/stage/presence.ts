import { onBeforeUnmount, onMounted, ref } from 'vue'

/** The wall clock, four times a second: only drawn from, never counted with. */
export function useNow() {
  const now = ref(Date.now())
  const tick = () => now.value = Date.now()
  let timer: ReturnType<typeof setInterval>
  onMounted(() => {
    timer = setInterval(tick, 250)
    document.addEventListener('visibilitychange', tick)
  })
  onBeforeUnmount(() => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', tick)
  })
  return now
}

/** How many windows of this kind are open; undefined where the browser cannot tell. Each holds a lock while it is. */
export function usePresence(kind: string) {
  const present = ref<number>()
  async function look(): Promise<void> {
    const locks = await navigator.locks?.query()
    present.value = locks?.held?.filter(({ name }) => name?.startsWith(`talk-${kind}-`)).length
  }
  let timer: ReturnType<typeof setInterval>
  onMounted(() => {
    // A window that opened both has just begun to load the other.
    timer = setInterval(look, 1500)
  })
  onBeforeUnmount(() => clearInterval(timer))
  return present
}

/** Whether the server has stopped answering. The windows need it no more, but a reload does. */
export function useServer() {
  const isGone = ref(false)
  let missed = 0
  async function look(): Promise<void> {
    const answers = await fetch('/stage.json', { method: 'HEAD', signal: AbortSignal.timeout(2500) }).then(
      ({ ok }) => ok,
      () => false,
    )
    missed = answers ? 0 : missed + 1
    isGone.value = missed > 1
  }
  let timer: ReturnType<typeof setInterval>
  onMounted(() => timer = setInterval(look, 3000))
  onBeforeUnmount(() => clearInterval(timer))
  return isGone
}
