import type { Ref } from 'vue'
import { nextTick, onBeforeUnmount, onMounted, watch } from 'vue'
import { useListener } from '../use/listener.ts'

/*
 * What assistive technology meets on the live stage. The slides themselves stay as the PDF needs them
 * (h1 opens a part, h2 a slide: its outline); on screen one slide is one page, whose first heading is
 * level 1 and the next ones follow without a gap.
 */

/** The slide at hand is the page's main part, and its headings count from 1. */
export function useStageRoles(): void {
  const observer = new MutationObserver(levelHeadings)

  onMounted(() => {
    document.getElementById('slide-content')?.setAttribute('role', 'main')
    const show = document.getElementById('slideshow')
    if (show)
      observer.observe(show, { childList: true, subtree: true })
    levelHeadings()
  })
  onBeforeUnmount(() => observer.disconnect())
}

function levelHeadings(): void {
  for (const page of document.querySelectorAll('#slideshow > [data-slidev-no]')) {
    const headings = [...page.querySelectorAll<HTMLElement>('h1, h2, h3, h4')]
    const top = Math.min(...headings.map(rank))
    for (const heading of headings) {
      const level = String(rank(heading) - top + 1)
      if (heading.tagName !== `H${level}`)
        heading.setAttribute('aria-level', level)
    }
  }
}

function rank(heading: HTMLElement): number {
  return Number(heading.tagName[1])
}

/**
 * Whoever was inside a slide (on a badge, a map's node) goes along to the next one's heading;
 * a focus in the bar, or nowhere, stays there.
 *
 * @param no number of the slide at hand
 */
export function useFocusAlong(no: Ref<number>): void {
  let inside = false
  watch(no, async (no) => {
    if (!inside)
      return
    await nextTick()
    const heading = await headingOf(no)
    if (!inside || !heading)
      return
    heading.tabIndex = -1
    heading.focus({ preventScroll: true })
  })
  useListener(document, 'focusin', ({ target }) => inside = !!(target as HTMLElement).closest('[data-slidev-no]'))
  useListener(document, 'pointerdown', () => inside = false, true)
}

/** A slide that is still on its way has its heading a moment later. */
async function headingOf(no: number): Promise<HTMLElement | null> {
  for (let frames = 0; frames < 60; frames++) {
    const heading = document.querySelector<HTMLElement>(`#slideshow > [data-slidev-no="${no}"] :is(h1, h2)`)
    if (heading?.offsetParent)
      return heading
    await new Promise(requestAnimationFrame)
  }
  return null
}
