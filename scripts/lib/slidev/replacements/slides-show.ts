import type { RenderContext, SlideRoute } from '@slidev/types'
import type { PropType } from 'vue'
import { createFixedClicks } from '@slidev/client/composables/useClicks.ts'
import { useNav } from '@slidev/client/composables/useNav.ts'
import { usePreloadImages } from '@slidev/client/composables/usePreloadImages.ts'
import { useViewTransition } from '@slidev/client/composables/useViewTransition.ts'
import { CLICKS_MAX } from '@slidev/client/constants.ts'
import SlideWrapper from '@slidev/client/internals/SlideWrapper.vue'
import { disableTransition, hmrSkipTransition } from '@slidev/client/state/index.ts'
import { computed, defineComponent, h, TransitionGroup, vShow, watch, withDirectives } from 'vue'
import { GlobalBottom, GlobalTop } from '#slidev/global-layers'

/**
 * Slidev's stage with another sense of hurry: the slide at hand first, its neighbours once the browser has
 * nothing better to do, and the rest of the deck only when the reader gets there. Slidev loads and draws the
 * whole deck after three seconds, on a phone and for a visitor of one slide alike.
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
    const still = computed(() => hmrSkipTransition.value || disableTransition.value || isPrintMode.value)
    // Only a walk turns the transition on again.
    const onAfterLeave = () => hmrSkipTransition.value = true

    return () => [
      h(GlobalBottom),
      h(
        (hasViewTransition.value && !still.value ? 'div' : TransitionGroup) as typeof TransitionGroup,
        {
          ...(still.value ? {} : currentTransition.value),
          id: 'slideshow',
          tag: 'div',
          class: {
            'slidev-nav-go-forward': clicksDirection.value > 0,
            'slidev-nav-go-backward': clicksDirection.value < 0,
          },
          onAfterLeave,
        },
        () => drawn.value.map(route => withDirectives(
          h(SlideWrapper, {
            key: route.no,
            clicksContext:
              isPrintMode.value && !isPrintWithClicks.value
                ? createFixedClicks(route, CLICKS_MAX)
                : getPrimaryClicks(route),
            route,
            renderContext: props.renderContext,
          }),
          [[vShow, route === currentSlideRoute.value]],
        )),
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
