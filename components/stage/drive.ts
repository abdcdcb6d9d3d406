import type { Router } from 'vue-router'
import type { Place } from '../../kit/stage/messages.ts'
import { disableTransition, hmrSkipTransition } from '@slidev/client/state/index.ts'
import { watch } from 'vue'
import { START_LOCATION } from 'vue-router'
import { act, isInView, kind, ready, shown, talk } from './store.ts'

/**
 * Leads Slidev to where the talk is: one step of its router at a time, always to the newest place, so that quick
 * presses cannot overtake each other on the way.
 */
export function drive(router: Router): void {
  // The speaker must see at once what comes; the audience sees it come in.
  disableTransition.value = kind.value === 'presenter'
  let driving = false

  const isThere = ({ no, clicks }: Place) => {
    const place = routed()
    return place?.no === no && place.clicks === clicks
  }

  function routed(): Place | undefined {
    const { name, params, query } = router.currentRoute.value
    return name === (kind.value === 'presenter' ? 'presenter' : 'play')
      ? { no: Number(params.no), clicks: Number(query.clicks ?? 0) }
      : undefined
  }

  async function follow(): Promise<void> {
    if (driving)
      return
    driving = true
    try {
      // Bounded, should something else pull the other way.
      for (let tries = 0; tries < 50 && !isThere(shown.value); tries++) {
        const { no, clicks } = shown.value
        hmrSkipTransition.value = false
        await router.replace({
          path: kind.value === 'presenter' ? `/presenter/${no}` : `/${no}`,
          query: clicks > 0 ? { clicks: String(clicks) } : {},
        })
      }
    }
    finally {
      driving = false
    }
  }

  router.afterEach((_, from) => {
    const place = routed()
    if (driving || !ready.value || !place || isThere(shown.value))
      return
    // A swipe or a link on a slide: where it leads is where the talk goes, unless the audience's picture is held.
    // Where a window opens is no step of anybody's, and in one that nobody sees there is none.
    const isHeld = kind.value === 'audience' && talk.value.frozen
    if (isInView.value && from !== START_LOCATION && !isHeld)
      act({ kind: 'go', ...place })
    void follow()
  })
  watch([shown, ready], () => void follow(), { immediate: true, flush: 'sync' })
}
