import { onBeforeUnmount, onMounted } from 'vue'
import { useListener } from '../use/listener.ts'

/**
 * Keeps a swipe a swipe: Slidev counts every touch, so that two fingers that zoom, a finger that moves
 * about a zoomed page, or a scroll that the browser took over would turn the slide.
 */
export function useCalmGestures(): void {
  const fingers = new Set<number>()
  let many = false

  function watch(event: PointerEvent): void {
    if (event.pointerType !== 'touch')
      return
    if (event.type === 'pointerdown') {
      // A finger whose end nobody heard must not count for ever.
      if (event.isPrimary)
        fingers.clear()
      fingers.add(event.pointerId)
    }
    many = fingers.size > 1 || (many && fingers.size > 0)
    if (event.type === 'pointerup' || event.type === 'pointercancel')
      fingers.delete(event.pointerId)
    if (many || event.type === 'pointercancel' || isZoomed())
      event.stopPropagation()
    if (fingers.size === 0)
      many = false
  }

  function noteZoom(): void {
    document.documentElement.toggleAttribute('data-zoomed', isZoomed())
  }

  useListener(document, ['pointerdown', 'pointermove', 'pointerup', 'pointercancel'], watch, true)
  onMounted(() => visualViewport?.addEventListener('resize', noteZoom))
  onBeforeUnmount(() => visualViewport?.removeEventListener('resize', noteZoom))
}

function isZoomed(): boolean {
  return (visualViewport?.scale ?? 1) > 1.02
}
