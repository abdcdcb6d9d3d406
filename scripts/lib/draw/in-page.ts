/**
 * What runs inside the drawing page. Each function is sent over as text, so it may use nothing but its
 * argument and the page's own globals.
 */

export interface DrawRequest {
  text: string
  engine: string
  elk?: Record<string, unknown>
  /** Widths in pixels at which node and edge labels wrap. */
  wrap: { node: number, edge: number }
}

export interface RawLine {
  text: string
  /** Middle of the line and its baseline, from the middle of the label's box. */
  x: number
  y: number
  w: number
}

export interface RawNode { id: string, x: number, y: number, w: number, h: number, lines: RawLine[] }

export interface RawEdge {
  id: string
  points: { x: number, y: number }[]
  label: { x: number, y: number, w: number, h: number, lines: RawLine[] }
}

export interface RawDrawing { w: number, h: number, nodes: RawNode[], edges: RawEdge[], ms: number }

interface Mermaid {
  initialize: (config: object) => void
  render: (id: string, text: string) => Promise<{ svg: string }>
}

/** Draws flowchart text with mermaid and measures what came out. Rejects with mermaid's own words. */
export async function drawAndMeasure({ text, engine, elk, wrap }: DrawRequest): Promise<RawDrawing> {
  const { mermaid } = window as unknown as { mermaid: Mermaid }
  const began = performance.now()
  document.documentElement.style.setProperty('--node-wrap', `${wrap.node}px`)
  document.documentElement.style.setProperty('--edge-wrap', `${wrap.edge}px`)
  mermaid.initialize({
    startOnLoad: false,
    layout: engine,
    elk,
    look: 'classic',
    theme: 'base',
    htmlLabels: true,
    securityLevel: 'loose',
    fontFamily: 'Pretendard',
    themeVariables: { fontFamily: 'Pretendard', fontSize: '20px' },
    flowchart: { curve: 'basis', nodeSpacing: 28, rankSpacing: 30, wrappingWidth: 2000, minNodeWidth: 0, padding: 0, diagramPadding: 4 },
  })
  const { svg } = await mermaid.render('drawing', text)
  const host = document.getElementById('host')!
  host.innerHTML = svg
  const root = host.querySelector('svg')!
  const [, , w, h] = root.getAttribute('viewBox')!.split(/\s+/).map(Number) as [number, number, number, number]
  root.style.maxWidth = 'none'
  root.setAttribute('width', String(w))
  root.setAttribute('height', String(h))
  const origin = root.getBoundingClientRect()

  const measure = document.createElement('canvas').getContext('2d')!
  const ascents = new Map<string, number>()
  const linesOf = (within: Element, centre: { x: number, y: number }): RawLine[] => {
    const lines: { text: string, left: number, right: number, top: number, height: number, font: string }[] = []
    const walker = document.createTreeWalker(within, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const content = node.textContent ?? ''
      const style = getComputedStyle(node.parentElement!)
      let place = 0
      for (const letter of content) {
        const range = document.createRange()
        range.setStart(node, place)
        place += letter.length
        range.setEnd(node, place)
        const box = [...range.getClientRects()].find(r => r.width > 0)
        if (!box)
          continue
        const line = lines.at(-1)
        if (line && Math.abs(line.top - box.top) < 4) {
          line.text += letter
          // Trailing blanks hang over the edge and are not part of the line.
          if (letter.trim())
            line.right = box.right
        }
        else if (letter.trim()) {
          lines.push({ text: letter, left: box.left, right: box.right, top: box.top, height: box.height, font: `${style.fontWeight} ${style.fontSize} ${style.fontFamily}` })
        }
      }
    }
    return lines.map((line) => {
      if (!ascents.has(line.font)) {
        measure.font = line.font
        const metrics = measure.measureText('가x')
        ascents.set(line.font, metrics.fontBoundingBoxAscent / (metrics.fontBoundingBoxAscent + metrics.fontBoundingBoxDescent))
      }
      return {
        text: line.text.replace(/\u2060/g, '').replace(/\s+/g, ' ').trim(),
        x: (line.left + line.right) / 2 - origin.x - centre.x,
        y: line.top + line.height * ascents.get(line.font)! - origin.y - centre.y,
        w: line.right - line.left,
      }
    })
  }

  /** A label's box, no wider than its widest line and its padding: wrapped text leaves the rest empty. */
  const boxOf = (label: Element): Omit<RawNode, 'id'> => {
    const box = label.getBoundingClientRect()
    const style = getComputedStyle(label)
    const centre = { x: box.x + box.width / 2 - origin.x, y: box.y + box.height / 2 - origin.y }
    const lines = linesOf(label, centre)
    const padding = Number.parseFloat(style.paddingLeft) + Number.parseFloat(style.paddingRight)
    return { ...centre, w: lines.length ? Math.max(...lines.map(line => line.w)) + padding : 0, h: lines.length ? box.height : 0, lines }
  }

  const nodes = [...root.querySelectorAll('g.node')].map((group): RawNode => {
    // The label with its padding is the box; mermaid's own shapes add to it unevenly.
    return {
      id: (group as SVGElement).dataset.id ?? group.id.replace(/^.*flowchart-/, '').replace(/-\d+$/, ''),
      ...boxOf(group.querySelector('.nodeLabel p')!),
    }
  })
  const edges = [...root.querySelectorAll<SVGPathElement>('path[data-edge]')].map((path): RawEdge => {
    const id = path.dataset.id!
    const label = root.querySelector(`.edgeLabels .label[data-id="${id}"] .edgeLabel p`)
    const start = path.getCTM()!
    return {
      id,
      points: (JSON.parse(atob(path.dataset.points!)) as { x: number, y: number }[])
        .map(p => ({ x: p.x * start.a + start.e, y: p.y * start.d + start.f })),
      label: label ? boxOf(label) : { x: 0, y: 0, w: 0, h: 0, lines: [] },
    }
  })
  host.replaceChildren()
  return { w, h, nodes, edges, ms: performance.now() - began }
}
