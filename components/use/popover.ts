import type { CSSProperties, Ref } from 'vue'
import { nextTick, onScopeDispose, ref, shallowRef } from 'vue'

/** Pixels of the canvas between the panel and the slide's edge, and between panel and badge. */
const edge = 14
const away = 7
const width = 430
/** With two claims or more, side by side. */
const wideWidth = 800
/** What a reader can make out: below this many screen pixels for one of the canvas, the panel grows. */
const readable = 0.85

/** Keys that belong to the badge or to moving about; every other key is the deck's. */
const ownKeys = new Set(['Enter', ' ', 'Tab', 'Shift', 'Escape', 'Control', 'Alt', 'Meta'])

/**
 * The comings and goings of a badge's panel: it follows pointer and focus, stays once clicked, closes
 * with Escape, keeps inside the slide, and leaves the deck's own keys alone.
 */
export function usePanel(
  badge: Ref<HTMLElement | undefined>,
  panel: () => HTMLElement | undefined,
  wide: () => boolean,
) {
  const open = ref(false)
  const stage = shallowRef<HTMLElement>()
  const place = ref<CSSProperties>({})
  /** Class that gives the panel the hue of the slide it belongs to. */
  const hue = ref<string>()
  let pinned = false
  let quiet = false
  /** Closed by its reader: the badge that comes out from under it has the pointer, and yet was not pointed at. */
  let dismissed = false
  let timer: ReturnType<typeof setTimeout> | undefined

  async function show() {
    clearTimeout(timer)
    if (!open.value) {
      stage.value
        = badge.value?.closest<HTMLElement>('.slidev-slide-content')
          ?? badge.value?.closest<HTMLElement>('.slidev-page')
          ?? undefined
      hue.value = badge.value?.closest('[class*="concept-"]')?.className.match(/concept-\w+/)?.[0]
      open.value = !!stage.value
      window.addEventListener('keydown', onEscape, true)
      document.addEventListener('pointerdown', onOutside, true)
    }
    const size = sizeOn(stage.value, wide())
    place.value = size
    // The panel's height is known once its words have their width.
    await nextTick()
    if (open.value)
      place.value = { ...size, ...placeBy(badge.value, stage.value, panel()) }
  }

  function close(returnFocus = false) {
    clearTimeout(timer)
    window.removeEventListener('keydown', onEscape, true)
    document.removeEventListener('pointerdown', onOutside, true)
    const held = panel()?.contains(document.activeElement)
    open.value = pinned = false
    if (returnFocus || held) {
      quiet = true
      badge.value?.focus({ preventScroll: true })
      quiet = false
    }
  }

  /** Heard before the deck hears it. */
  function onEscape(event: KeyboardEvent) {
    if (event.key !== 'Escape')
      return
    event.preventDefault()
    event.stopImmediatePropagation()
    dismiss()
  }

  function dismiss(returnFocus = false) {
    dismissed = true
    document.addEventListener('pointermove', onMoveOff, true)
    close(returnFocus)
  }

  /** The pointer has to leave the badge before it can point at it again. */
  function onMoveOff({ target }: PointerEvent) {
    if (badge.value?.contains(target as Node))
      return
    dismissed = false
    document.removeEventListener('pointermove', onMoveOff, true)
  }

  function onOutside(event: PointerEvent) {
    const target = event.target as Node
    if (!badge.value?.contains(target) && !panel()?.contains(target))
      close()
  }

  function hoverIn(event: PointerEvent) {
    if (event.pointerType !== 'mouse')
      return
    clearTimeout(timer)
    if (!open.value && !dismissed)
      timer = setTimeout(show, 140)
  }

  function hoverOut(event: PointerEvent) {
    clearTimeout(timer)
    if (event.pointerType === 'mouse' && !pinned)
      timer = setTimeout(close, 220)
  }

  function focusIn() {
    if (!quiet && badge.value?.matches(':focus-visible'))
      show()
  }

  async function toggle(event: MouseEvent) {
    if (open.value && pinned) {
      close()
      return
    }
    pinned = true
    await show()
    // A click without a pointer is Enter or Space: the reader goes on to the links.
    if (event.detail === 0) {
      panel()?.focus({ preventScroll: true })
    }
    else {
      // Slidev's keys rest while a button holds the focus.
      badge.value?.blur()
    }
  }

  function badgeKey(event: KeyboardEvent) {
    if (event.key === 'Enter' || event.key === ' ') {
      event.stopPropagation()
    }
    else if (event.key === 'Tab') {
      const first = open.value && !event.shiftKey ? focusables()[0] : undefined
      if (first) {
        event.preventDefault()
        first.focus({ preventScroll: true })
      }
      else {
        close()
      }
    }
    else if (!ownKeys.has(event.key)) {
      // The deck's keys keep working from a focused badge.
      close()
      badge.value?.blur()
    }
  }

  function panelKey(event: KeyboardEvent) {
    event.stopPropagation()
    if (event.key !== 'Tab')
      return
    const all = focusables()
    const at = all.indexOf(document.activeElement as HTMLElement)
    if (event.shiftKey ? at <= 0 : at === all.length - 1) {
      event.preventDefault()
      close(true)
    }
  }

  function focusables() {
    return [...panel()?.querySelectorAll<HTMLElement>('a, button') ?? []]
  }

  onScopeDispose(() => {
    close()
    document.removeEventListener('pointermove', onMoveOff, true)
  })

  return { open, stage, place, hue, hoverIn, hoverOut, focusIn, toggle, close, dismiss, badgeKey, panelKey }
}

function scaleOf(stage: HTMLElement): number {
  return stage.getBoundingClientRect().width / stage.offsetWidth || 1
}

/** Width and type size: grown where the slide is shown small, never wider than the slide. */
function sizeOn(stage: HTMLElement | undefined, wide: boolean): CSSProperties {
  if (!stage)
    return {}
  const zoom = Math.min(Math.max(readable / scaleOf(stage), 1), 2.2)
  const room = stage.offsetWidth - 2 * edge
  return {
    '--panel-zoom': zoom.toFixed(3),
    'width': `${Math.min((wide ? wideWidth : width) * zoom, room)}px`,
    'maxHeight': `${stage.offsetHeight - 2 * edge}px`,
  } as CSSProperties
}

/** Place on the canvas: under the badge, else over it, else as near as the slide's edges allow. */
function placeBy(badge?: HTMLElement, stage?: HTMLElement, panel?: HTMLElement): CSSProperties {
  if (!badge || !stage || !panel)
    return {}
  const scale = scaleOf(stage)
  const outer = stage.getBoundingClientRect()
  const box = badge.getBoundingClientRect()
  const above = (box.top - outer.top) / scale - away - panel.offsetHeight
  const below = (box.bottom - outer.top) / scale + away
  const lowest = stage.offsetHeight - edge - panel.offsetHeight
  const top = below <= lowest ? below : above >= edge ? above : Math.max(lowest, edge)
  const rightmost = stage.offsetWidth - edge - panel.offsetWidth
  const left = Math.max(Math.min((box.left - outer.left) / scale - 14, rightmost), edge)
  return { top: `${top}px`, left: `${left}px` }
}
