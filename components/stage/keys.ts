import type { StageKey, StageWindow } from '../../kit/stage/keys.ts'
import { onBeforeUnmount, onMounted } from 'vue'
import { Bounces, isClickerKey, keyOf } from '../../kit/stage/keys.ts'
import { act } from './store.ts'

declare global {
  interface Window {
    /** Holds keys back until the deck listens; put into the page by the build. */
    stageEarly?: ((event: KeyboardEvent) => void) & { held?: KeyboardEvent[] }
  }
}

/** What each key does. `at` is when it was pressed, ms of the wall clock. */
export type StageActions = Partial<Record<StageKey, (at: number) => void>>

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

/**
 * The keys of a window on stage. A remote control's keys are heard before everything else, whatever holds the
 * focus; all others after maps and controls on a slide, which keep what is theirs.
 */
export function useStageKeys(window: StageWindow, actions: StageActions): void {
  function does(event: KeyboardEvent): void {
    const wish = keyOf(event, window)
    const action = wish && actions[wish]
    // F5 must not reload a page in the middle of a talk, not even while it is held.
    if (!action && !(event.key === 'F5' && !event.ctrlKey && !event.metaKey))
      return
    event.preventDefault()
    event.stopPropagation()
    if (action && !bounces.isStray(event, event.timeStamp))
      // The page's own clock may stand still while the computer sleeps.
      action(Date.now() - Math.max(0, performance.now() - event.timeStamp))
  }

  function onClicker(event: KeyboardEvent): void {
    if (isClickerKey(event) && !(event.key.length === 1 && isTyping(event.target as HTMLElement)))
      does(event)
  }

  function onKey(event: KeyboardEvent): void {
    const target = event.target as HTMLElement
    if (event.defaultPrevented || event.isComposing || isTyping(target))
      return
    // Space and Enter belong to the button that holds the focus.
    if (event.key === ' ' && target.closest('button, a, summary, [role="button"]'))
      return
    does(event)
  }

  onMounted(() => {
    addEventListener('keydown', onClicker, true)
    document.addEventListener('keydown', onKey)
    const early = globalThis.window.stageEarly
    if (early) {
      removeEventListener('keydown', early, true)
      for (const event of early.held?.splice(0) ?? [])
        does(event)
    }
  })
  onBeforeUnmount(() => {
    removeEventListener('keydown', onClicker, true)
    document.removeEventListener('keydown', onKey)
  })
}

function isTyping(target: HTMLElement | null): boolean {
  return !!target?.isContentEditable || !!target?.closest?.('input, textarea, select, [role="slider"]')
}
