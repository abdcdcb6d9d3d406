import type { InternalHelpers, LayoutData, Mermaid, SVG } from 'mermaid'
import type { DrawnEdge, DrawnNode, DrawnShape, LineStyle, TextLine, TracedDrawing } from '../../../kit/maps/drawing.ts'
import type { LabelSizes, MapLayout, Point, Size } from '../../../kit/maps/layout.ts'
import type { Locale, MapEdge, MapNode, RelationMap } from '../../../kit/schema.ts'
import { isPlaced, labelBox, layOut, widest } from '../../../kit/maps/layout.ts'
import { edgeId, nodeId, toMermaid } from '../../../kit/maps/mermaid.ts'
import { inOrder, lastStep, mapWords } from '../../../kit/maps/words.ts'

/**
 * The drawing page's own code: `page.html` loads it beside mermaid. Mermaid measures and draws; for a map whose
 * author says where its nodes stand, it asks the layout registered here for the places.
 */

export interface MapRequest {
  map: RelationMap
  locales: readonly Locale[]
  /** How the line of each relation is drawn, in the map's own order. */
  lines: LineStyle[]
  area: Size
}

type GridPlace = NonNullable<MapNode['at']>

declare const mermaid: Mermaid

const host = document.getElementById('host')!
const sheet = new CSSStyleSheet()
document.adoptedStyleSheets.push(sheet)

/** The map that mermaid is drawing, for the layout to look its places up. */
let current: { map: RelationMap, labels?: LabelSizes, layout?: MapLayout, area: Size }

mermaid.registerLayoutLoaders([{ name: 'placed', loader: async () => ({ render: drawPlaced }) }])

/** Draws a map in every language, by one geometry. Rejects with mermaid's own words. */
async function drawMap({ map, locales, lines, area }: MapRequest): Promise<Record<Locale, TracedDrawing>> {
  const engine = isPlaced(map) ? 'placed' : 'dagre'
  current = { map, area }
  sheet.replaceSync('')
  if (engine === 'placed') {
    fit(
      map.edges.flatMap((edge, i) =>
        hasRoom(map, edge) ? `.label[data-id="${edgeId(edge, i)}"] p { max-width: 160px; }` : [],
      ),
    )
    const languages: LabelSizes[] = []
    for (const locale of locales)
      languages.push(labelSizes(await drawn(map, locale, engine), map))
    current.labels = widest(languages)
    const { nodes, edges } = current.labels
    fit([
      ...nodes.map(
        ({ w, h }, i) =>
          `[id^="drawing-flowchart-${nodeId(map.nodes[i]!)}-"] .nodeLabel p { width: ${w}px; max-width: none; height: ${h}px; }`,
      ),
      ...edges.map(({ w }, i) => `.label[data-id="${edgeId(map.edges[i]!, i)}"] p { width: ${w}px; max-width: none; }`),
    ])
  }
  const drawings: [Locale, TracedDrawing][] = []
  for (const locale of locales)
    drawings.push([locale, read(await drawn(map, locale, engine), map, locale, lines)])
  host.replaceChildren()
  return Object.fromEntries(drawings) as Record<Locale, TracedDrawing>
}

Object.assign(window, { drawMap })

function fit(rules: string[]): void {
  for (const rule of rules)
    sheet.insertRule(rule)
}

async function drawn(map: RelationMap, locale: Locale, engine: string): Promise<SVGSVGElement> {
  mermaid.initialize({
    startOnLoad: false,
    layout: engine,
    look: 'classic',
    theme: 'base',
    htmlLabels: true,
    securityLevel: 'loose',
    fontFamily: 'var(--font-body)',
    themeVariables: { fontFamily: 'var(--font-body)', fontSize: '20px' },
    flowchart: {
      curve: 'rounded',
      nodeSpacing: 28,
      rankSpacing: 30,
      wrappingWidth: 2000,
      minNodeWidth: 0,
      padding: 0,
      diagramPadding: 4,
    },
  })
  host.innerHTML = (await mermaid.render('drawing', toMermaid(map, locale))).svg
  const svg = host.querySelector('svg')!
  const { width, height } = svg.viewBox.baseVal
  svg.style.maxWidth = 'none'
  svg.setAttribute('width', String(width))
  svg.setAttribute('height', String(height))
  return svg
}

/** The registered layout. Mermaid measures, and draws each part at the place it is given. */
async function drawPlaced(data: LayoutData, svg: SVG, helpers: InternalHelpers): Promise<void> {
  const { map, labels: sizes, area } = current
  const root = svg.select('g')
  helpers.insertMarkers(root, data.markers, data.type, data.diagramId)
  const [paths, labels, nodes] = ['edgePaths', 'edgeLabels', 'nodes'].map(name => root.insert('g').attr('class', name))
  const groups = new Map<string, SVGGElement>()
  for (const node of data.nodes) {
    const group = await helpers.insertNode(nodes as never, node as never, { config: data.config, dir: 'LR' } as never)
    groups.set(node.id, group.node() as SVGGElement)
  }
  if (sizes && !current.layout) {
    const drawnSizes = new Map(data.nodes.map(({ id, width = 0, height = 0 }) => [id, { w: width, h: height }]))
    current.layout = layOut(
      map,
      { nodes: map.nodes.map(node => drawnSizes.get(nodeId(node))!), edges: sizes.edges },
      area,
    )
    const aligned = { left: 'right', right: 'left', top: 'center', bottom: 'center' }
    fit(
      current.layout.labels.map(
        ({ side }, i) => `.label[data-id="${edgeId(map.edges[i]!, i)}"] p { text-align: ${aligned[side]} !important; }`,
      ),
    )
  }
  for (const edge of data.edges)
    await helpers.insertEdgeLabel(labels, edge)
  if (!current.layout)
    return
  for (const [i, { x, y }] of current.layout.nodes.entries())
    groups.get(nodeId(map.nodes[i]!))!.setAttribute('transform', `translate(${x}, ${y})`)
  for (const [i, points] of current.layout.routes.entries()) {
    const edge = data.edges.find(({ id }) => id === edgeId(map.edges[i]!, i))!
    edge.points = points.map(point => ({ ...point }))
    helpers.insertEdge(paths, edge, new Map(), data.type, {}, {}, data.diagramId, true)
    const { x, y } = labelBox(current.layout.labels[i]!, { w: edge.width ?? 0, h: edge.height ?? 0 })
    Object.assign(edge, { x, y })
    helpers.positionEdgeLabel(edge, {})
  }
}

/** Only a line between neighbours in a row is too short for a long label. */
function hasRoom({ nodes }: RelationMap, { from, to }: MapEdge): boolean {
  const [one, two] = [from, to].map(id => nodes.find(node => node.id === id)!.at!) as [GridPlace, GridPlace]
  return one[1] !== two[1] || Math.abs(one[0] - two[0]) > 1
}

function nodeGroup(svg: SVGSVGElement, id: string): SVGGElement {
  return svg.querySelector<SVGGElement>(`g.node[id^="drawing-flowchart-${id}-"]`)!
}

function edgeWords(svg: SVGSVGElement, id: string): HTMLElement | null {
  return svg.querySelector<HTMLElement>(`.edgeLabels .label[data-id="${id}"] .edgeLabel p`)
}

/** The room each label takes by itself; wrapped text leaves the rest of its element empty. */
function labelSizes(svg: SVGSVGElement, map: RelationMap): LabelSizes {
  const size = (label: HTMLElement | null): Size => {
    const lines = label ? linesOf(label) : []
    if (!label || !lines.length)
      return { w: 0, h: 0 }
    const { paddingLeft, paddingRight } = getComputedStyle(label)
    const words = Math.max(...lines.map(({ left, right }) => right - left))
    return {
      w: Math.ceil(words + Number.parseFloat(paddingLeft) + Number.parseFloat(paddingRight)),
      h: Math.ceil(label.getBoundingClientRect().height),
    }
  }
  return {
    nodes: map.nodes.map(node => size(nodeGroup(svg, nodeId(node)).querySelector('.nodeLabel p'))),
    edges: map.edges.map((edge, i) => size(edgeWords(svg, edgeId(edge, i)))),
  }
}

/** Reads what mermaid drew into what a slide shows. */
function read(svg: SVGSVGElement, map: RelationMap, locale: Locale, styles: LineStyle[]): TracedDrawing {
  const { layout, area } = current
  const view = svg.viewBox.baseVal
  const frame = svg.getBoundingClientRect()
  // The author's places are the slide's own pixels; mermaid's begin where its picture begins.
  const offset = layout ? { x: 0, y: 0 } : { x: view.x, y: view.y }
  const origin = { x: frame.x - view.x + offset.x, y: frame.y - view.y + offset.y }
  const boxOf = ({ x, y, width, height }: DOMRect): Point & Size => ({
    x: tenth(x + width / 2 - origin.x),
    y: tenth(y + height / 2 - origin.y),
    w: tenth(width),
    h: tenth(height),
  })
  const textOf = (within: Element): TextLine[] =>
    linesOf(within).map(({ text, left, right, baseline }) => ({
      text,
      x: tenth((left + right) / 2 - origin.x),
      y: tenth(baseline - origin.y),
    }))
  const traces: Point[][] = []

  const nodes = inOrder(map.nodes).map((node): DrawnNode => {
    const group = nodeGroup(svg, nodeId(node))
    const outline = group.querySelector<SVGGraphicsElement>('.label-container')!
    const box = boxOf(outline.getBoundingClientRect())
    return {
      id: node.id,
      kind: node.kind,
      concept: node.concept,
      step: node.step,
      label: node.label[locale]!,
      ...box,
      shape: { d: outlineOf(outline), transform: `translate(${box.x} ${box.y})` },
      lines: textOf(group.querySelector('.nodeLabel p')!),
    }
  })
  const edges = inOrder(map.edges).map((edge): DrawnEdge => {
    const place = map.edges.indexOf(edge)
    const id = edgeId(edge, place)
    const path = svg.querySelector<SVGPathElement>(`path[data-edge][data-id="${id}"]`)!
    const words = edgeWords(svg, id)
    const length = path.getTotalLength()
    const pointAt = (at: number): Point => {
      const { x, y } = path.getPointAtLength(at)
      return { x: x - offset.x, y: y - offset.y }
    }
    traces.push(Array.from({ length: Math.ceil(length / 4) + 1 }, (_, i) => pointAt(Math.min(i * 4, length))))
    return {
      id,
      from: edge.from,
      to: edge.to,
      kind: edge.kind,
      line: styles[place]!,
      step: edge.step,
      claims: edge.claims ?? [],
      d: path
        .getAttribute('d')!
        .replace(
          /(-?[\d.]+),(-?[\d.]+)/g,
          (_, x, y) => `${tenth(Number(x) - offset.x)} ${tenth(Number(y) - offset.y)}`,
        ),
      marks: [
        ...markOf(svg, path.getAttribute('marker-start'), pointAt(0), pointAt(1)),
        ...markOf(svg, path.getAttribute('marker-end'), pointAt(length), pointAt(length - 1), true),
      ],
      label: words?.textContent?.trim() ? { ...boxOf(words.getBoundingClientRect()), lines: textOf(words) } : undefined,
      sentence: edge.sentence[locale]!,
    }
  })
  const room = layout ? area : { w: Math.ceil(view.width), h: Math.ceil(view.height) }
  const { name, summary } = mapWords(map, locale)
  const words = { name, summary }
  return { drawing: { id: map.id, words, steps: lastStep(map), ...room, nodes, edges }, traces }
}

/** A shape's outline around its own middle, as path data. */
function outlineOf(shape: SVGGraphicsElement): string {
  const { x, y, width, height } = shape.getBBox()
  if (shape instanceof SVGPolygonElement)
    return `M${[...shape.points].map(point => `${tenth(point.x - x - width / 2)} ${tenth(point.y - y - height / 2)}`).join('L')}Z`
  const [w, h] = [width / 2, height / 2]
  const r = Math.min(Number.parseFloat(getComputedStyle(shape).rx) || 0, w, h)
  const corner = (dx: number, dy: number): string =>
    r ? `a${tenth(r)} ${tenth(r)} 0 0 1 ${tenth(dx * r)} ${tenth(dy * r)}` : ''
  return `M${tenth(r - w)} ${tenth(-h)}H${tenth(w - r)}${corner(1, 1)}V${tenth(h - r)}${corner(-1, 1)}H${tenth(r - w)}${corner(-1, -1)}V${tenth(r - h)}${corner(1, -1)}Z`
}

/** How much larger than mermaid's own a mark is drawn, beside text that is larger too. */
const markScale = 1.5

/** The mark at an end of a line, turned as the line runs there. */
function markOf(svg: SVGSVGElement, reference: string | null, end: Point, inner: Point, atEnd = false): DrawnShape[] {
  const marker = svg.querySelector<SVGMarkerElement>(`[id="${/#([^)]+)\)/.exec(reference ?? '')?.[1]}"]`)
  if (!marker)
    return []
  const scale = markScale * marker.markerWidth.baseVal.value / marker.viewBox.baseVal.width
  const [dx, dy] = atEnd ? [end.x - inner.x, end.y - inner.y] : [inner.x - end.x, inner.y - end.y]
  const angle = Math.round(Math.atan2(dy, dx) * 180 / Math.PI)
  return [{
    d: marker.querySelector('path')!.getAttribute('d')!,
    transform:
      `translate(${tenth(end.x)} ${tenth(end.y)}) rotate(${angle}) scale(${tenth(scale)}) translate(${-marker.refX.baseVal.value} ${-marker.refY.baseVal.value})`,
  }]
}

interface Line { text: string, left: number, right: number, baseline: number }

const pen = document.createElement('canvas').getContext('2d')!

/** The lines into which the browser broke a text, in pixels of the window. */
function linesOf(within: Element): Line[] {
  const lines: (Line & { top: number })[] = []
  const walker = document.createTreeWalker(within, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const { fontWeight, fontSize, fontFamily } = getComputedStyle(node.parentElement!)
    pen.font = `${fontWeight} ${fontSize} ${fontFamily}`
    const { fontBoundingBoxAscent: up, fontBoundingBoxDescent: down } = pen.measureText('가x')
    let place = 0
    for (const letter of node.textContent ?? '') {
      const range = document.createRange()
      range.setStart(node, place)
      place += letter.length
      range.setEnd(node, place)
      const box = [...range.getClientRects()].find(({ width }) => width > 0)
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
        lines.push({
          text: letter,
          left: box.left,
          right: box.right,
          top: box.top,
          baseline: box.top + (box.height * up) / (up + down),
        })
      }
    }
  }
  return lines.map(line => ({ ...line, text: line.text.replace(/\u2060/g, '').replace(/\s+/g, ' ').trim() }))
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10 || 0
}
