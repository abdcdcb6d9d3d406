import type { Ref } from 'vue'
import type { MapDrawing } from '../../kit/maps/drawing.ts'
import { onSlideEnter, onSlideLeave } from '@slidev/client'
import { nextTick } from 'vue'

/** What stood on the map that was left last, by id, and when that was. */
let left: { drawing: MapDrawing, nodes: Set<string>, at: number } | undefined

/** Slides follow each other within this time, in milliseconds; a map left earlier is another story. */
const soon = 250

/**
 * From map to map, a node that stands on both glides to its new place. It moves in the browser's own time, so that
 * no key waits for it, and not at all for those who would rather have less motion.
 */
export function useMapGlide(root: Ref<HTMLElement | undefined>, drawing: () => MapDrawing): void {
  const shown = (): SVGElement[] => [...root.value?.querySelectorAll<SVGElement>('[data-node]:not(.later)') ?? []]

  onSlideLeave(() => {
    left = { drawing: drawing(), nodes: new Set(shown().map(node => node.dataset.node!)), at: performance.now() }
  })
  onSlideEnter(async () => {
    // The other map may hear of the change after this one.
    await nextTick()
    const { drawing: before, nodes, at } = left ?? {}
    const now = drawing()
    if (
      !before
      || !nodes
      || before === now
      || performance.now() - at! > soon
      || before.w !== now.w
      || before.h !== now.h
    ) {
      return
    }
    if (matchMedia('(prefers-reduced-motion: reduce)').matches)
      return
    for (const node of shown()) {
      const [from, to] = [before, now].map(({ nodes }) => nodes.find(({ id }) => id === node.dataset.node))
      if (from && to && nodes.has(from.id)) {
        node.animate([{ transform: `translate(${from.x - to.x}px, ${from.y - to.y}px)` }, { transform: 'none' }], {
          duration: 520,
          easing: 'cubic-bezier(0.3, 0.7, 0.2, 1)',
        })
      }
    }
  })
}
