import { useNav } from '@slidev/client'
import { nextTick, watch } from 'vue'
import { citeName, slideElement } from './pointable.ts'
import { isInView, shown } from './store.ts'

/**
 * Opens the citation and lights up the node that the talk says, in this window as in every other. The slides do it
 * themselves, by a click that no hand made; clicks of hands never get as far as the slide.
 */
export function useEnacted(): void {
  const { currentSlideNo, clicks, clicksContext } = useNav()
  let lit: { map: Element, node: string } | undefined

  async function enact(): Promise<void> {
    await nextTick()
    const { no, cite, node } = shown.value
    const slide = currentSlideNo.value === no ? slideElement(no) : undefined
    if (!slide)
      return
    for (const badge of slide.querySelectorAll('button.cite-badge')) {
      if ((badge.getAttribute('aria-expanded') === 'true') !== (citeName(badge, slide) === cite))
        press(badge)
    }
    const target = node === undefined ? null : slide.querySelector(`[data-node="${CSS.escape(node)}"]`)
    const map = target?.closest('.relation-map')
    if (lit && (lit.map !== map || lit.node !== node))
      press(lit.map)
    if (target && map)
      press(target)
    lit = target && map ? { map, node: node! } : undefined
    // A badge says that it is open a tick after it was pressed.
    await nextTick()
  }

  /** One after the other: each sees what the one before has come to. */
  let running = Promise.resolve()
  const enqueue = () => void (running = running.then(enact))

  // A window that opens knows its place before its slide has come.
  const isDrawn = () => clicksContext.value.isMounted
  watch([currentSlideNo, clicks, isDrawn, () => shown.value.cite, () => shown.value.node, isInView], enqueue, {
    immediate: true,
    flush: 'post',
  })
}

function press(element: Element): void {
  element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, detail: 1 }))
}
