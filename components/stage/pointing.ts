import type { Ref } from 'vue'
import type { Zoom } from '../../kit/stage/messages.ts'
import { slideHeight, slideWidth } from '@slidev/client/env.ts'
import { onMounted, ref } from 'vue'
import { useListener } from '../use/listener.ts'
import { citeName, pointableOf, pointOf, slideElement } from './pointable.ts'
import { act, point, shown, talk } from './store.ts'

/*
 * What the speaker's hand does on the presenter's picture of the slide. Without a tool, only what says so by its look
 * answers to it: a citation, a map's node, a slider. Each becomes an action, and is then shown in every window alike.
 */

export type Tool = 'laser' | 'pen' | 'zoom' | 'light'

/** What the pointer is at the moment. */
export const tool = ref<Tool>()
/** The part being framed to zoom into, from corner to corner. */
export const framing = ref<{ from: [number, number], to: [number, number] }>()

/** Points nearer to each other than this, in the slide's units, are one. */
const finest = 0.7
/** A pen's line ends here and goes on as another one. */
const longest = 1200
/** A frame smaller than this was a click. */
const smallest = 24
const clickZoom = 2.2
const mostZoom = 8

export function toggleTool(wanted: Tool): void {
  letGoOfTool()
  tool.value = tool.value === wanted ? undefined : wanted
}

/** Nothing points any more; a second time there is nothing to take away. */
export function plain(): void {
  letGoOfTool()
  tool.value = undefined
  const { cite, node, light, zoom } = talk.value
  if ([cite, node, light, zoom].some(each => each !== undefined))
    act({ kind: 'plain' })
}

/** Into a part or back out. */
export function toggleZoom(): void {
  if (talk.value.zoom) {
    tool.value = tool.value === 'zoom' ? undefined : tool.value
    act({ kind: 'zoom' })
  }
  else {
    toggleTool('zoom')
  }
}

export function light(index: number | undefined, at?: number): void {
  const slide = slideElement(talk.value.no)
  const isThere = index !== undefined && slide && index < pointableOf(slide).length
  const of = isThere && index !== talk.value.light ? index : undefined
  if (of !== talk.value.light)
    act({ kind: 'light', of }, at)
}

/** The middle of a part so that nothing beside the slide comes into view. */
function zoomTo([x, y]: readonly [number, number], scale: number): Zoom {
  const within = (value: number, size: number) => Math.min(Math.max(value, size / 2 / scale), size - size / 2 / scale)
  return { x: within(x, slideWidth.value), y: within(y, slideHeight.value), scale }
}

let line: [number, number][] = []
let due: number | undefined
let waiting: [number, number][] = []

/** Tells the other windows once a frame. */
function tellPoints(of: 'laser' | 'pen', points: [number, number][]): void {
  waiting = points
  due ??= requestAnimationFrame(() => {
    due = undefined
    point({ no: talk.value.no, tool: of, points: waiting })
  })
}

function letGoOfTool(): void {
  if (due !== undefined)
    cancelAnimationFrame(due)
  due = undefined
  if (line.length > 0)
    act({ kind: 'stroke', no: talk.value.no, points: line })
  line = []
  framing.value = undefined
  point()
}

/** Everything that a pointer does on the picture; `layer` lies over it while there is a tool. */
export function useHand(picture: Ref<HTMLElement | null>, layer: Ref<HTMLElement | null>): void {
  let litByHand = false

  function onDown(event: PointerEvent): void {
    const target = event.target as Element
    if (target === layer.value) {
      // Nothing on the slide hears of it: an open citation stays open under the pen.
      event.stopPropagation()
      if (event.button === 0)
        onToolDown(event)
    }
    else if (!picture.value?.contains(target)) {
      // A button of the presenter's is no place beside the citation.
      if (shown.value.cite !== undefined)
        event.stopPropagation()
    }
    else if (shown.value.cite !== undefined && !target.closest('.cite-panel, .cite-badge')) {
      act({ kind: 'cite' })
    }
  }

  function onToolDown(event: PointerEvent): void {
    layer.value!.setPointerCapture(event.pointerId)
    const at = pointOf(event)
    if (tool.value === 'pen')
      tellPoints('pen', line = [at])
    else if (tool.value === 'laser')
      tellPoints('laser', [at])
    else if (tool.value === 'zoom')
      framing.value = { from: at, to: at }
    else if (tool.value === 'light')
      light(partUnder(event))
  }

  function onMove(event: PointerEvent): void {
    if (event.target !== layer.value) {
      lightUnder(event)
      return
    }
    if (tool.value === 'laser') {
      tellPoints('laser', [pointOf(event)])
    }
    else if (tool.value === 'pen' && line.length > 0) {
      for (const each of event.getCoalescedEvents?.() ?? [event])
        extend(pointOf(each))
      tellPoints('pen', line)
    }
    else if (framing.value) {
      framing.value = { ...framing.value, to: pointOf(event) }
    }
  }

  function extend(at: [number, number]): void {
    const last = line.at(-1)!
    if (Math.hypot(at[0] - last[0], at[1] - last[1]) < finest)
      return
    if (line.length >= longest) {
      act({ kind: 'stroke', no: talk.value.no, points: line })
      line = [last]
    }
    line.push(at)
  }

  function onUp(event: PointerEvent): void {
    if (tool.value === 'pen' && line.length > 0) {
      letGoOfTool()
    }
    else if (framing.value) {
      const { from, to } = framing.value
      framing.value = undefined
      const [width, height] = [Math.abs(to[0] - from[0]), Math.abs(to[1] - from[1])]
      const isClick = Math.max(width, height) < smallest
      const scale = isClick
        ? clickZoom
        : Math.min(mostZoom, Math.max(1.1, Math.min(slideWidth.value / width, slideHeight.value / height)))
      tool.value = undefined
      act({ kind: 'zoom', to: zoomTo([(from[0] + to[0]) / 2, (from[1] + to[1]) / 2], scale) })
    }
    else if (tool.value === 'laser' && event.pointerType !== 'mouse') {
      point()
    }
  }

  function onLeave(): void {
    if (tool.value === 'laser')
      letGoOfTool()
    unlight()
  }

  /** With Shift held, whatever is pointed at is in the spotlight. */
  function lightUnder(event: PointerEvent): void {
    if (!event.shiftKey || event.pointerType === 'touch')
      return unlight()
    const part = partUnder(event)
    litByHand = true
    if (part !== talk.value.light)
      act({ kind: 'light', of: part })
  }

  function unlight(): void {
    if (litByHand && talk.value.light !== undefined)
      act({ kind: 'light' })
    litByHand = false
  }

  function partUnder({ clientX, clientY }: PointerEvent): number | undefined {
    const slide = slideElement(talk.value.no)
    const under = document.elementsFromPoint(clientX, clientY)
    const index = slide ? pointableOf(slide).findLastIndex(part => under.some(element => part.contains(element))) : -1
    return index < 0 ? undefined : index
  }

  function onClick(event: MouseEvent): void {
    // What the talk itself does to the slide goes through.
    if (!event.isTrusted)
      return
    const target = event.target as Element
    const slide = slideElement(talk.value.no)
    const badge = target.closest('.cite-badge')
    const node = target.closest<SVGElement>('[data-node]')
    if (target.closest('input, label, .controls button:not(.cite-badge)'))
      return
    event.preventDefault()
    event.stopPropagation()
    if (badge && slide) {
      const name = citeName(badge, slide)
      act({ kind: 'cite', of: name === shown.value.cite ? undefined : name })
    }
    else if (target.closest('.cite-panel .close')) {
      act({ kind: 'cite' })
    }
    else if (node) {
      const { node: name } = node.dataset
      act({ kind: 'node', of: name === shown.value.node ? undefined : name })
    }
    else if (shown.value.node !== undefined && !target.closest('.cite-panel')) {
      act({ kind: 'node' })
    }
  }

  /** No focus by a press, and no selection by a drag, but for a slider's own. */
  function onMouseDown(event: MouseEvent): void {
    if (!(event.target as Element).closest('input'))
      event.preventDefault()
  }

  /** A pointer at rest opens nothing. */
  const onEnter = (event: PointerEvent) => event.stopPropagation()

  /**
   * What a hand has touched gives the keys back, and at once: the next key may come before the next task. A finger's
   * focus comes after it has gone up.
   */
  function letGo(): void {
    const held = document.activeElement as HTMLElement | null
    if (held && held !== document.body && !held.closest('dialog, iframe'))
      held.blur()
  }

  const onPicture = {
    click: onClick,
    mousedown: onMouseDown,
    pointerenter: onEnter,
    pointerover: onEnter,
    pointermove: onMove,
    pointerup: onUp,
    pointercancel: onUp,
    pointerleave: onLeave,
  } as unknown as Record<string, (event: Event) => void>
  useListener(window, 'pointerdown', onDown, true)
  useListener(window, ['pointerup', 'pointercancel', 'click'], letGo, true)
  useListener(window, 'keyup', ({ key }) => key === 'Shift' && unlight(), true)
  onMounted(() => {
    for (const [name, listener] of Object.entries(onPicture))
      picture.value!.addEventListener(name, listener, name !== 'pointerleave')
  })
}
