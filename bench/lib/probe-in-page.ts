/*
 * What runs in the measured page, from its first moment on, the same for every peer. It must stand alone:
 * the browser gets the text of this function. It looks for a map, frame by frame, only where there is one to wait for.
 */

/** Times in milliseconds since the navigation began. */
export interface Probe {
  firstPaint?: number
  largestPaint?: number
  layoutShift: number
  /** Sum of what long tasks took beyond 50 ms. */
  blocked: number
  /** The frame that painted the map's nodes is done. */
  mapVisible?: number
  /** The frame that painted the next slide is done. */
  moved?: number
  /** The first node's place on the screen, to check that there is ink. */
  node?: { x: number, y: number, width: number, height: number }
}

declare global {
  interface Window {
    bench: Probe
    benchReacted?: () => void
  }
}

export function installProbe({ map }: { map: boolean }): void {
  const probe: Probe = { layoutShift: 0, blocked: 0 }
  window.bench = probe
  const observe = (type: string, note: (entry: PerformanceEntry & Record<string, never>) => void) =>
    new PerformanceObserver(list =>
      list.getEntries().forEach(entry => note(entry as PerformanceEntry & Record<string, never>)),
    ).observe({ type, buffered: true })
  observe('paint', entry => entry.name === 'first-contentful-paint' && (probe.firstPaint = entry.startTime))
  observe('largest-contentful-paint', entry => probe.largestPaint = entry.startTime)
  observe('layout-shift', entry => entry.hadRecentInput || (probe.layoutShift += entry.value!))
  observe('longtask', entry => probe.blocked += entry.duration - 50)

  const seen = (element: Element): boolean => {
    const { width, height, right, bottom } = element.getBoundingClientRect()
    if (width < 5 || height < 5 || right < 0 || bottom < 0)
      return false
    for (let at: Element | null = element; at; at = at.parentElement ?? (at.getRootNode() as ShadowRoot).host ?? null) {
      const style = getComputedStyle(at)
      if (style.visibility !== 'visible' || Number(style.opacity) < 0.5)
        return false
    }
    return true
  }
  /** The nodes of the map on the screen: drawn by us, by hand, or by mermaid in its shadow root. */
  const nodes = (): Element[] => {
    const pictures = [
      ...document.querySelectorAll('svg:has([data-node])'),
      ...[...document.querySelectorAll('.mermaid')].flatMap(host => [
        ...(host.shadowRoot?.querySelectorAll('svg') ?? []),
      ]),
    ]
    for (const picture of pictures) {
      const parts = [...picture.querySelectorAll('[data-node]:not(.later), g.node')]
      if (parts.length > 0 && parts.every(seen))
        return parts
    }
    return []
  }
  let reacted = false
  /** Another slide than the first stands on the screen: the live one, or the still one of its own page. */
  const isNext = () =>
    [...document.querySelectorAll('[data-slidev-no]:not([data-slidev-no="1"]), #first-paint .slidev-page')].some(
      slide =>
        slide.childElementCount > 0
        && !slide.querySelector('.slidev-slide-loading')
        && slide.getBoundingClientRect().width > 5,
    )

  // A message posted in a frame's callback arrives when that frame is painted.
  const afterPaint = (note: (now: number) => void) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => note(performance.now())
    port2.postMessage('')
  }
  const look = () => {
    if (map && probe.mapVisible === undefined && document.body) {
      const [node] = nodes()
      if (node) {
        const { x, y, width, height } = node.getBoundingClientRect()
        probe.node = { x, y, width, height }
        probe.mapVisible = Number.NaN
        afterPaint(now => probe.mapVisible = now)
      }
    }
    // One step is enough; who goes on pressing outruns the slides.
    if (!reacted && /\/(?!1\/?$)\d+\/?$/.test(location.pathname)) {
      reacted = true
      window.benchReacted?.()
    }
    if (reacted && probe.moved === undefined && isNext()) {
      probe.moved = Number.NaN
      afterPaint(now => probe.moved = now)
    }
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}
