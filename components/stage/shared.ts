import type { Ref } from 'vue'
import { watch } from 'vue'
import { act, kind, shown } from './store.ts'

/**
 * Keeps what can be set on a slide the same in every window: what the speaker turns the audience sees, unless their
 * picture is held, and a reload or another language has it as it was left.
 *
 * @param model name of what is set, the same in every language
 */
export function share<State extends Record<string, number>>(model: string, state: Ref<State>): void {
  const initial = { ...state.value }
  let sending: number | undefined

  const isSame = (one: Record<string, number>, other: Record<string, number>) =>
    Object.keys(initial).every(key => one[key] === other[key])

  watch(() => shown.value.settings[model], (told) => {
    const next = { ...initial, ...told }
    if (sending === undefined && !isSame(next, state.value))
      state.value = next
  }, { immediate: true, flush: 'sync' })
  watch(state, (value) => {
    if (kind.value !== 'presenter' || isSame({ ...initial, ...shown.value.settings[model] }, value))
      return
    // A slider that is drawn along says more than a frame can show.
    sending ??= requestAnimationFrame(() => {
      sending = undefined
      act({ kind: 'set', model, values: { ...state.value } })
    })
  }, { deep: true, flush: 'sync' })
}
