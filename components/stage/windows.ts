import type { Ref } from 'vue'
import { onBeforeUnmount, onMounted, ref } from 'vue'
import { useListener } from '../use/listener.ts'
import { useLooking } from './presence.ts'
import { isTop, shown, windowAddress } from './store.ts'

/*
 * The audience's window, seen from the presenter's: opened on the other screen, found again, made to fill it. Only the
 * presenter's opens another one, so that notes never come to stand over the slides.
 */

interface ScreenDetailed {
  availLeft: number
  availTop: number
  availWidth: number
  availHeight: number
}

declare global {
  interface Window {
    /** In the presenter's window: the audience's, which says so itself. */
    stageAudience?: Window
    getScreenDetails?: () => Promise<{ screens: ScreenDetailed[], currentScreen: ScreenDetailed }>
  }
  interface WindowPostMessageOptions {
    /** What the receiver may do with the press that the sender had. */
    delegate?: string
  }
}

const fillMessage = 'talk-fill'

/** What became of sending the audience's window: by its word in `stageWords`, none where all is well. */
export type Sent = 'blocked' | 'elsewhere' | 'dragAndFill' | undefined

/**
 * Opens the audience's window on the other screen, or has the one there is fill its own. Each takes a press of its
 * own: a browser gives a window that has just been opened no right to fill the screen.
 *
 * @param isOpen a window of the audience's is open, whoever opened it
 */
export async function sendAudience(isOpen: boolean): Promise<Sent> {
  const home = window.top ?? window
  const held = home.stageAudience
  if (held && !held.closed) {
    try {
      held.postMessage(fillMessage, {
        targetOrigin: location.origin,
        delegate: 'fullscreen',
      } as WindowPostMessageOptions)
    }
    catch {
      return 'elsewhere'
    }
    return undefined
  }
  if (isOpen)
    return 'elsewhere'
  const screen = await otherScreen()
  const place = screen
    ? `left=${screen.availLeft},top=${screen.availTop},width=${screen.availWidth},height=${screen.availHeight}`
    : 'width=1280,height=720'
  const opened = window.open(windowAddress('audience', shown.value.lang), 'talk-audience', `popup,${place}`)
  if (!opened)
    return 'blocked'
  home.stageAudience = opened
  return screen ? undefined : 'dragAndFill'
}

/** The screen that the presenter is not on, where the browser can tell and is allowed to. */
async function otherScreen(): Promise<ScreenDetailed | undefined> {
  if (!(screen as Screen & { isExtended?: boolean }).isExtended)
    return undefined
  try {
    const { screens, currentScreen } = await window.getScreenDetails!()
    return screens.find(each => each !== currentScreen)
  }
  catch {
    return undefined
  }
}

/**
 * In the audience's window: fills the screen, by a key or because the presenter asks, and tells the presenter that it
 * is there.
 */
export function useFilling(): (leave?: boolean) => Promise<void> {
  const home = window.top ?? window

  async function fill(leave = true): Promise<void> {
    const { document: page } = home
    if (!page.fullscreenElement)
      await page.documentElement.requestFullscreen().catch(() => {})
    else if (leave)
      await page.exitFullscreen().catch(() => {})
  }

  function onMessage({ origin, data, source }: MessageEvent<unknown>): void {
    if (origin === location.origin && data === fillMessage && source)
      void fill(false)
  }

  /** Again and again: the presenter's may have been loaded anew. */
  function report(): void {
    try {
      if (opener)
        (opener as Window).stageAudience = window
    }
    catch {
      // Another page has taken the presenter's place.
    }
  }
  let timer: ReturnType<typeof setInterval>
  if (isTop)
    useListener(window, 'message', onMessage)
  onMounted(() => {
    if (!isTop)
      return
    report()
    timer = setInterval(report, 1000)
  })
  onBeforeUnmount(() => clearInterval(timer))
  return fill
}

/** Whether the audience's window fills its screen; undefined where this one cannot tell. */
export function useIsFull(): Ref<boolean | undefined> {
  const isFull = ref<boolean>()
  function look(): void {
    try {
      const held = (window.top ?? window).stageAudience
      isFull.value = held && !held.closed ? !!held.document.fullscreenElement : undefined
    }
    catch {
      isFull.value = undefined
    }
  }
  useLooking(look, 500)
  return isFull
}
