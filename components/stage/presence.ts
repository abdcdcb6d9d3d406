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

/** Whether a window of this kind is open; undefined where the browser cannot tell. Each holds a lock while it is. */
export function usePresence(kind: string) {
  const present = ref<boolean>()
  async function look(): Promise<void> {
    const locks = await navigator.locks?.query()
    present.value = locks?.held?.some(({ name }) => name?.startsWith(`talk-${kind}-`))
  }
  let timer: ReturnType<typeof setInterval>
  onMounted(() => {
    // A window that opened both has just begun to load the other.
    timer = setInterval(look, 1500)
  })
  onBeforeUnmount(() => clearInterval(timer))
  return present
}
