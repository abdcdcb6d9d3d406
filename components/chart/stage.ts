import type { Ref } from 'vue'
import { onBeforeUnmount, watch } from 'vue'

/**
 * Keeps `state` the same in every open window of the deck: what the speaker turns in the presenter's window
 * the audience sees. Windows that open later start from the state they are given.
 *
 * @param state a plain object; only messages with its fields, each of its own type, are heard
 */
export function shareOnStage<State extends object>(name: string, state: Ref<State>) {
  if (typeof BroadcastChannel === 'undefined')
    return
  const channel = new BroadcastChannel(name)
  let heard = ''
  channel.onmessage = ({ data }: MessageEvent<string>) => {
    const told = read(data)
    if (!told || Object.entries(state.value).some(([key, value]) => typeof told[key] !== typeof value))
      return
    heard = data
    state.value = told as State
  }
  watch(state, (value) => {
    const said = JSON.stringify(value)
    if (said !== heard)
      channel.postMessage(said)
    heard = said
  }, { deep: true })
  onBeforeUnmount(() => channel.close())
}

function read(data: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(data)
  }
  catch {}
}
