import type { Ref } from 'vue'
import { useDarkMode, useNav } from '@slidev/client'
import { nextTick, ref, watch } from 'vue'
import { slideElement } from './pointable.ts'
import { ready } from './store.ts'

/** The colour that the slide at hand stands on, for what is left of a window of another shape. */
export function useGround(): Ref<string> {
  const { currentSlideNo } = useNav()
  const { isDark } = useDarkMode()
  const ground = ref('')
  watch([currentSlideNo, isDark, ready], async () => {
    await nextTick()
    const slide = slideElement(currentSlideNo.value)
    const colours = [slide?.querySelector('.slidev-layout'), slide, document.querySelector('#slide-content')]
      .map(element => element ? getComputedStyle(element).backgroundColor : '')
    ground.value = colours.find(colour => colour && colour !== 'transparent' && !/,\s*0\)$/.test(colour)) ?? ''
  }, { immediate: true, flush: 'post' })
  return ground
}
