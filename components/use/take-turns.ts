import type { SlidevContextNavFull } from '@slidev/client/composables/useNav.ts'
import { watch } from 'vue'

/** How long a slide may take to come before a step goes past it, in ms. */
const patience = 8000

type Step = 'next' | 'prev' | 'nextSlide' | 'prevSlide' | 'go' | 'goFirst' | 'goLast'

/**
 * Lets every step of the deck end before the next one begins, and a step by clicks wait for a slide that is still
 * being fetched: how many it has is known once it is drawn. Slidev takes it for a slide without any, and quick
 * presses would jump over them. A press on a slide that stands there acts at once.
 */
export function takeTurns(nav: Pick<SlidevContextNavFull, Step | 'clicksContext' | 'currentSlideRoute'>): void {
  const waiting: (() => Promise<void>)[] = []
  let going = false
  // What failed to come has none.
  const counted = () => nav.clicksContext.value.isMounted || 'failed' in nav.currentSlideRoute.value.meta

  function untilCounted(): Promise<void> {
    return new Promise((resolve) => {
      const stop = watch(counted, () => end())
      const timer = setTimeout(end, patience)
      function end(): void {
        stop()
        clearTimeout(timer)
        resolve()
      }
    })
  }

  /**
   * A slide that was drawn while it was still a neighbour keeps "all clicks" in its address; it has so many, no more.
   */
  async function settleClicks(): Promise<void> {
    const context = nav.clicksContext.value
    if (Number(/[?&]clicks=(\d+)/.exec(location.href)?.[1] ?? 0) <= context.total)
      return
    context.current = context.total
    await written()
  }

  async function goOn(): Promise<void> {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      await step().catch(console.error)
      await written()
    }
    going = false
  }

  for (const name of ['next', 'prev', 'nextSlide', 'prevSlide', 'go', 'goFirst', 'goLast'] as const) {
    const act = nav[name] as (...args: unknown[]) => Promise<void>
    const byClicks = name === 'next' || name === 'prev'
    nav[name] = async (...args: unknown[]) => {
      waiting.push(async () => {
        if (byClicks) {
          if (!counted())
            await untilCounted()
          await settleClicks()
        }
        await act(...args)
      })
      if (!going) {
        going = true
        await goOn()
      }
    }
  }
}

/** The router writes a click into the address a moment later; a step before that would be lost. */
function written(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve))
}
