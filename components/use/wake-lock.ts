import { onMounted } from 'vue'
import { useListener } from './listener.ts'

/**
 * Keeps the screen on while the deck is seen. A browser may refuse, to spare its battery or within a frame; then the
 * screen goes dark as it always does, and that is no error.
 */
export function useWakeLock(): void {
  // The browser takes it back when the page is hidden.
  function hold(): void {
    if (document.visibilityState === 'visible')
      navigator.wakeLock?.request('screen').catch(() => {})
  }

  onMounted(hold)
  useListener(document, 'visibilitychange', hold)
}
