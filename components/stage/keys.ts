import type { StageKey } from '../../kit/stage/keys.ts'
import type { StageKind } from '../../kit/stage/talk.ts'
import { onMounted } from 'vue'
import { Bounces, isClickerKey, keyOf } from '../../kit/stage/keys.ts'
import { useListener } from '../use/listener.ts'
import { act } from './store.ts'

declare global {
  interface Window {
    /** Holds keys back until the deck listens; put into the page by the build. */
    stageEarly?: ((event: KeyboardEvent) => void) & { held?: KeyboardEvent[] }
  }
}

/** What each key does. `at` is when it was pressed, ms of the wall clock; `key` which of those that ask for it. */
export type StageActions = Partial<Record<StageKey, (at: number, key: string) => void>>

/** What the same keys do in every window. */
export const everywhere: StageActions = {
  next: at => act({ kind: 'next' }, at),
  prev: at => act({ kind: 'prev' }, at),
  nextSlide: at => act({ kind: 'nextSlide' }, at),
  prevSlide: at => act({ kind: 'prevSlide' }, at),
  black: at => act({ kind: 'black' }, at),
  freeze: at => act({ kind: 'freeze' }, at),
}

const bounces = new Bounces()

/** Keys that a slider moves by. */
const sliderKeys = new Set(['ArrowRight', 'ArrowLeft', 'ArrowUp', 'ArrowDown'])

/**
 * The keys of a window on stage, heard before everything else: whatever was touched last, they are the talk's. What
 * is typed stays where it is typed, a slider that holds the focus has its arrows, and a dialog with keys of its own
 * has all but a remote control's.
 */
export function useStageKeys(window: StageKind, actions: StageActions): void {
  function does(event: KeyboardEvent): void {
    const wish = keyOf(event, window)
    const action = wish && actions[wish]
    // F5 must not reload a page in the middle of a talk, not even while it is held.
    if (!action && !(event.key === 'F5' && !event.ctrlKey && !event.metaKey))
      return
    event.preventDefault()
    event.stopImmediatePropagation()
    if (action && !bounces.isStray(event, event.timeStamp))
      // The page's own clock may stand still while the computer sleeps.
      action(Date.now() - Math.max(0, performance.now() - event.timeStamp), event.key)
  }

  function onKey(event: KeyboardEvent): void {
    if (event.isComposing)
      return
    const target = event.target as HTMLElement
    const isRemote = isClickerKey(event)
    if (isTyping(target) && !(isRemote && event.key.length > 1))
      return
    const dialog = document.querySelector('dialog[open]')
    if (dialog && !isRemote && (event.key === 'Escape' || dialog.matches('[data-own-keys]')))
      return
    if (target.closest?.('input[type="range"]') && sliderKeys.has(event.key) && !event.shiftKey)
      return
    does(event)
  }

  useListener(globalThis.window, 'keydown', onKey, true)
  onMounted(() => {
    const early = globalThis.window.stageEarly
    if (early) {
      removeEventListener('keydown', early, true)
      for (const event of early.held?.splice(0) ?? [])
        does(event)
    }
  })
}

/** Whether a field takes the key. One of a closed dialog does not: it holds the focus until the next frame. */
function isTyping(target: HTMLElement | null): boolean {
  if (target?.closest?.('dialog:not([open])'))
    return false
  return !!target?.isContentEditable || !!target?.closest?.('input:not([type="range"]), textarea, select')
}
