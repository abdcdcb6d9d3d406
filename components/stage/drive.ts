import type { Ref } from 'vue'
import type { Router } from 'vue-router'
import type { Place } from '../../kit/stage/messages.ts'
import type { StageKind } from '../../kit/stage/talk.ts'
import { disableTransition, hmrSkipTransition } from '@slidev/client/state/index.ts'
import { watch } from 'vue'
import { START_LOCATION } from 'vue-router'

/**
 * Leads Slidev to where the talk is: one step of its router at a time, always to the newest place, so that quick
 * presses cannot overtake each other on the way.
 *
 * @param isInView false where nobody looks
 * @param onStray told where Slidev went by itself
 */
export function drive(
  router: Router,
  kind: Ref<StageKind>,
  shown: Ref<Place>,
  ready: Ref<boolean>,
  isInView: Ref<boolean>,
  onStray: (place: Place) => void,
): void {
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
    // Where a window opens is no step of anybody's, and in one that nobody sees there is none.
    if (isInView.value && from !== START_LOCATION)
      onStray(place)
    void follow()
  })
  watch([shown, ready], () => void follow(), { immediate: true, flush: 'sync' })
}
