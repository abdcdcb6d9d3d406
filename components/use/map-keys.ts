import type { Ref } from 'vue'

/**
 * Keys while the focus is inside a map: arrows walk the nodes in reading order, `w` shows the words,
 * Escape leaves. Those keys stay here; all others, such as a presenter's Page Down, reach the deck.
 */
export function useMapKeys(
  root: Ref<HTMLElement | undefined>,
  { read, leave }: { read: () => void, leave: () => void },
) {
  const steps: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

  return (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey)
      return
    const nodes = [...root.value?.querySelectorAll<SVGGElement>('[data-node][tabindex="0"]') ?? []]
    const place = nodes.indexOf(event.target as SVGGElement)
    const step = steps[event.key]
    if (step !== undefined && place >= 0)
      nodes[Math.min(Math.max(place + step, 0), nodes.length - 1)]!.focus()
    else if (event.key === 'Home' && place >= 0)
      nodes[0]!.focus()
    else if (event.key === 'End' && place >= 0)
      nodes.at(-1)!.focus()
    else if (event.key.toLowerCase() === 'w')
      read()
    else if (event.key === 'Escape')
      leave()
    else if (event.key !== 'Tab')
      return
    event.stopPropagation()
    if (event.key !== 'Tab')
      event.preventDefault()
  }
}
