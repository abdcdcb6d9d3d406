import type { RenderContext, SlideRoute } from '@slidev/types'
import type { PropType, VNode } from 'vue'
import { createFixedClicks } from '@slidev/client/composables/useClicks.ts'
import { useNav } from '@slidev/client/composables/useNav.ts'
import { usePreloadImages } from '@slidev/client/composables/usePreloadImages.ts'
import { useViewTransition } from '@slidev/client/composables/useViewTransition.ts'
import { CLICKS_MAX } from '@slidev/client/constants.ts'
import SlideWrapper from '@slidev/client/internals/SlideWrapper.vue'
import { disableTransition, hmrSkipTransition } from '@slidev/client/state/index.ts'
import { computed, defineComponent, h, onMounted, Transition, vShow, watch, withDirectives, withMemo } from 'vue'
import { GlobalBottom, GlobalTop } from '#slidev/global-layers'

/**
 * Slidev's stage with another sense of hurry: the slide at hand first, its neighbours once the browser has
 * nothing better to do, and the rest of the deck only when the reader gets there. Slidev loads and draws the
 * whole deck after three seconds, on a phone and for a visitor of one slide alike. And a change of slide has to do with
 * the two that change places only: Slidev's measures all that are drawn, and lays the page out again for each.
 */
export default defineComponent({
  name: 'SlidesShow',
  props: { renderContext: { type: String as PropType<RenderContext>, required: true } },
  setup(props) {
    const {
      currentSlideRoute,
      currentTransition,
      getPrimaryClicks,
      prevRoute,
      nextRoute,
      slides,
      isPrintMode,
      isPrintWithClicks,
      clicksDirection,
      printRange,
    } = useNav()
    const hasViewTransition = useViewTransition()
    usePreloadImages(currentSlideRoute, prevRoute, nextRoute, slides)

    watch(currentSlideRoute, async (route) => {
      await load(route)
      await idle()
      // The next one first: that is where most go.
      for (const neighbour of [nextRoute.value, prevRoute.value]) {
        if (currentSlideRoute.value === route)
          await load(neighbour)
      }
    }, { immediate: true })

    const drawn = computed(() => isPrintMode.value
      ? printRange.value.map(no => slides.value[no - 1]!)
      : slides.value.filter(route => route.meta.__preloaded || route === currentSlideRoute.value))
    const still = computed(
      () => hmrSkipTransition.value || disableTransition.value || isPrintMode.value || hasViewTransition.value,
    )
    // Only a walk turns the transition on again.
    const onAfterLeave = () => hmrSkipTransition.value = true

    // What comes after the first slide comes in, also where it had not been drawn yet.
    let appear = false
    onMounted(() => appear = true)

    function slide(route: SlideRoute, isShown: boolean): VNode {
      const clicksContext
        = isPrintMode.value && !isPrintWithClicks.value ? createFixedClicks(route, CLICKS_MAX) : getPrimaryClicks(route)
      const wrapper = () =>
        withDirectives(h(SlideWrapper, { clicksContext, route, renderContext: props.renderContext }), [
          [vShow, isShown],
        ])
      const motion = still.value ? { css: false } : { ...currentTransition.value, onAfterLeave }
      return h(Transition, { key: route.no, persisted: true, appear, ...motion }, wrapper)
    }

    const cache: VNode[] = []
    return () => [
      h(GlobalBottom),
      h(
        'div',
        {
          id: 'slideshow',
          class: {
            'slidev-nav-go-forward': clicksDirection.value > 0,
            'slidev-nav-go-backward': clicksDirection.value < 0,
          },
        },
        drawn.value.map((route) => {
          const isShown = route === currentSlideRoute.value
          // What nobody sees, before a change and after it, stays as it is.
          return withMemo(
            [route, isShown || isPrintMode.value ? {} : false],
            () => slide(route, isShown),
            cache,
            route.no,
          )
        }),
      ),
      h(GlobalTop),
    ]
  },
})

/** Fetches a slide; it is then drawn, unseen, so that going there takes no time. */
async function load(route: SlideRoute): Promise<void> {
  if (route.meta.preload === false)
    return
  await route.load()
  route.meta.__preloaded = true
}

/** When the browser has time, after two seconds at the latest. */
function idle(): Promise<void> {
  return new Promise(resolve => 'requestIdleCallback' in window
    ? requestIdleCallback(() => resolve(), { timeout: 2000 })
    : setTimeout(resolve, 200))
}
