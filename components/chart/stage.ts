import type { Ref } from 'vue'
import { onBeforeUnmount, watch } from 'vue'

/**
 * Keeps `state` the same in every open window of the deck: what the speaker turns in the presenter's window
 * the audience sees. Windows that open later start from the state they are given.
 */
export function shareOnStage<State>(name: string, state: Ref<State>) {
  if (typeof BroadcastChannel === 'undefined')
    return
  const channel = new BroadcastChannel(name)
  let heard = ''
  channel.onmessage = ({ data }: MessageEvent<string>) => {
    heard = data
    state.value = JSON.parse(data) as State
  }
  watch(state, (value) => {
    const said = JSON.stringify(value)
    if (said !== heard)
      channel.postMessage(said)
    heard = said
  }, { deep: true })
  onBeforeUnmount(() => channel.close())
}
