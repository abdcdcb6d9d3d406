import { configs } from '@slidev/client/env.ts'
import { usePreferredDark, useToggle } from '@vueuse/core'
import { computed, ref, watch } from 'vue'

/*
 * Slidev's light and dark without what it stores and shares between windows: on stage every window is told which
 * one to show, and the audience's may be held back.
 */
const preferred = usePreferredDark()
const chosen = ref<boolean>()

export const isColorSchemaConfigured = computed(() => configs.colorSchema !== 'auto')
export const isDark = computed<boolean>({
  get: () => isColorSchemaConfigured.value ? configs.colorSchema === 'dark' : chosen.value ?? preferred.value,
  set: dark => chosen.value = dark,
})
export const toggleDark = useToggle(isDark)

watch(isDark, (dark) => {
  // Nothing fades from one to the other: the browser draws once in between.
  const still = Object.assign(document.createElement('style'), {
    textContent: '*, *::before, *::after { transition: none !important; }',
  })
  document.head.append(still)
  document.documentElement.classList.toggle('dark', dark)
  document.documentElement.classList.toggle('light', !dark)
  void getComputedStyle(still).opacity
  still.remove()
}, { immediate: true })
