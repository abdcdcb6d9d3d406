import type { MapEdge, MapNode, MapSide, RelationMap } from '../schema.ts'

/**
 * Where everything of a map stands that its author has given a column and a row. Lengths are pixels of the
 * slide's canvas, y grows downwards, a box is given by its middle.
 */

export interface Point { x: number, y: number }

export interface Size { w: number, h: number }

export interface Box extends Point, Size {}

/** Sizes in the map's own order, nodes with their padding; 0 by 0 for an edge without a label. */
export interface LabelSizes { nodes: readonly Size[], edges: readonly Size[] }

/** Where a label stands: its edge nearest to the line, and the side of the line it lies on. */
export interface LabelPlace extends Point { side: MapSide }

/** One geometry for all languages. Nodes and edges stand in the map's own order. */
export interface MapLayout {
  nodes: Box[]
  /** Each line from node to node, a point for each end and bend. */
  routes: Point[][]
  labels: LabelPlace[]
}

/** A line ends this far from a box: its mark touches what it acts on, and nothing else does. */
export const lineGap = 4

/** Room between a label and its own line, and at both ends of a line beyond its label. */
const labelGap = { across: 3, beside: 9, ends: 9 }

/** Lines that share a side of a box stand this far apart there. */
const portSpacing = 24

/** A line that leaves and arrives on the same side goes round at this distance from the farther box. */
const detour = 26

/** Least room between two columns or rows. */
const leastGap = 24

const outward: Record<MapSide, Point> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  top: { x: 0, y: -1 },
  bottom: { x: 0, y: 1 },
}

/** Whether the map says where its nodes stand. One node that does not is an error: see `checkMaps`. */
export function isPlaced(map: RelationMap): boolean {
  return map.nodes.length > 0 && map.nodes.every(node => node.at)
}

/** For each label, its widest and its highest in any language. */
export function widest(languages: readonly LabelSizes[]): LabelSizes {
  const most = (sizes: readonly Size[]): Size => ({
    w: Math.max(...sizes.map(({ w }) => w)),
    h: Math.max(...sizes.map(({ h }) => h)),
  })
  const each = (part: keyof LabelSizes): Size[] =>
    languages[0]![part].map((_, i) => most(languages.map(sizes => sizes[part][i]!)))
  return { nodes: each('nodes'), edges: each('edges') }
}

/**
 * Lays a map out: a column is as wide as its widest node, rows likewise, and what room is left goes between them
 * in equal shares.
 *
 * @param sizes nodes and labels at their widest
 */
export function layOut(map: RelationMap, { nodes, edges: labels }: LabelSizes, area: Size): MapLayout {
  // What goes round the outside, or hangs over, takes its room from the whole.
  const { left, top, right, bottom } = extent(
    place(map, nodes, labels, { left: 0, top: 0, right: area.w, bottom: area.h }),
    labels,
  )
  return place(map, nodes, labels, {
    left: Math.max(0, -left),
    top: Math.max(0, -top),
    right: Math.min(area.w, 2 * area.w - right),
    bottom: Math.min(area.h, 2 * area.h - bottom),
  })
}

/** The box of a label of the given size. */
export function labelBox({ x, y, side }: LabelPlace, { w, h }: Size): Box {
  const { x: dx, y: dy } = outward[side]
  return { x: x + dx * w / 2, y: y + dy * h / 2, w, h }
}

/**
 * The sides on which a relation leaves and arrives, as its author says. What is left open: straight where the nodes
 * stand in one row or column, else sideways out and then up or down, with one bend.
 */
export function sidesOf({ leaves, arrives }: MapEdge, from: MapNode, to: MapNode): [MapSide, MapSide] {
  const [dx, dy] = [to.at![0] - from.at![0], to.at![1] - from.at![1]]
  const across: [MapSide, MapSide] = dx < 0 ? ['left', 'right'] : ['right', 'left']
  const down: [MapSide, MapSide] = dy < 0 ? ['top', 'bottom'] : ['bottom', 'top']
  const straight = dy === 0 ? across : dx === 0 ? down : undefined
  if (leaves && arrives)
    return [leaves, arrives]
  if (straight) {
    const given = leaves ?? arrives
    // Any other side than the one that faces the other node leads round the outside.
    return !given || given === straight[leaves ? 0 : 1] ? straight : [given, given]
  }
  if (arrives)
    return isUpright(arrives) ? [across[0], arrives] : [down[0], arrives]
  return isUpright(leaves ?? 'right') ? [leaves!, across[1]] : [leaves ?? across[0], down[1]]
}

function isUpright(side: MapSide): boolean {
  return side === 'top' || side === 'bottom'
}

interface Frame { left: number, top: number, right: number, bottom: number }

function place(map: RelationMap, sizes: readonly Size[], labels: readonly Size[], frame: Frame): MapLayout {
  const xs = tracks(map, sizes, labels, 0, frame.left, frame.right)
  const ys = tracks(map, sizes, labels, 1, frame.top, frame.bottom)
  const nodes = map.nodes.map(({ at }, i): Box => ({ x: xs(at![0]), y: ys(at![1]), ...sizes[i]! }))
  const routes = routesOf(map, nodes)
  return { nodes, routes, labels: routes.map((route, i) => labelPlace(route, labels[i]!, map.edges[i]!)) }
}

/**
 * The middle of each column (axis 0) or row (axis 1), as a function of its number; fractions lie between.
 */
function tracks(
  map: RelationMap,
  sizes: readonly Size[],
  labels: readonly Size[],
  axis: 0 | 1,
  start: number,
  end: number,
): (at: number) => number {
  const extent = axis === 0 ? 'w' : 'h'
  const at = map.nodes.map(node => node.at![axis])
  const first = Math.floor(Math.min(...at))
  const count = Math.ceil(Math.max(...at)) - first + 1
  const widths = Array.from({ length: count }, (_, i) =>
    Math.max(0, ...sizes.flatMap((size, n) => (at[n] === first + i ? size[extent] : []))))
  // A line along the axis between neighbours needs the length of its label.
  const needs = Array.from<number>({ length: count - 1 }).fill(leastGap)
  for (const [i, edge] of map.edges.entries()) {
    const [from, to] = [edge.from, edge.to].map(id => map.nodes.findIndex(node => node.id === id)) as [number, number]
    const ends = sidesOf(edge, map.nodes[from]!, map.nodes[to]!).map(side => isUpright(side) === (axis === 1))
    const track = Math.min(at[from]!, at[to]!) - first
    if (Math.abs(at[from]! - at[to]!) !== 1 || !Number.isInteger(track) || !ends.some(Boolean))
      continue
    // It runs from border to border; where it bends, from the middle of the node it has left or will meet.
    const slack = [from, to].reduce(
      (sum, node, end) => sum + widths[at[node]! - first]! / 2 - (ends[end] ? sizes[node]![extent] / 2 : 0),
      0,
    )
    needs[track] = Math.max(needs[track]!, labels[i]![extent] + 2 * (labelGap.ends + lineGap) - slack)
  }
  const room = end - start - widths.reduce((sum, width) => sum + width, 0)
  const gaps = shares(needs, room)
  const middles: number[] = []
  let edge = start
  for (const [i, width] of widths.entries()) {
    middles.push(edge + width / 2)
    edge += width + (gaps[i] ?? 0)
  }
  return (value) => {
    const low = Math.min(Math.floor(value - first), count - 1)
    const part = value - first - low
    return middles[low]! + part * ((middles[low + 1] ?? middles[low]!) - middles[low]!)
  }
}

/** Equal shares of a length, except for those that need more. */
function shares(needs: readonly number[], length: number): number[] {
  const large = new Set<number>()
  let share = 0
  for (let before = -1; large.size > before;) {
    before = large.size
    const left = length - [...large].reduce((sum, i) => sum + needs[i]!, 0)
    share = Math.max(0, left / Math.max(1, needs.length - large.size))
    needs.forEach((need, i) => need > share && large.add(i))
  }
  return needs.map((need, i) => large.has(i) ? need : share)
}

interface Port extends Point { side: MapSide }

function routesOf(map: RelationMap, nodes: readonly Box[]): Point[][] {
  const place = new Map(map.nodes.map((node, i) => [node.id, i]))
  const ends = map.edges.map((edge) => {
    const [from, to] = [place.get(edge.from)!, place.get(edge.to)!]
    return { nodes: [from, to] as const, sides: sidesOf(edge, map.nodes[from]!, map.nodes[to]!) }
  })
  const shifts = portShifts(ends, nodes)
  return ends.map(({ nodes: [from, to], sides }, i) =>
    bend(portOn(nodes[from]!, sides[0], shifts[i]![0]), portOn(nodes[to]!, sides[1], shifts[i]![1])))
}

interface Ends { nodes: readonly [number, number], sides: [MapSide, MapSide] }

/**
 * How far from the middle of its side each line leaves and arrives. Lines that share a side stand beside each
 * other in the order of where they go; a line that has a side to itself moves along it where that makes it straight.
 */
function portShifts(ends: readonly Ends[], nodes: readonly Box[]): [number, number][] {
  const shifts = ends.map((): [number, number] => [0, 0])
  const groups = Map.groupBy(
    ends.flatMap(({ nodes: pair, sides }, edge) => ([0, 1] as const).map((end) => {
      const [own, other] = [nodes[pair[end]]!, nodes[pair[1 - end]!]!]
      const [dx, dy] = [other.x - own.x, other.y - own.y]
      const lean = isUpright(sides[end]) ? dx / (Math.abs(dy) + 30) : dy / (Math.abs(dx) + 30)
      return { edge, end, lean, key: `${pair[end]} ${sides[end]}` }
    })),
    ({ key }) => key,
  )
  const shares = (edge: number, end: 0 | 1): boolean =>
    groups.get(`${ends[edge]!.nodes[end]} ${ends[edge]!.sides[end]}`)!.length > 1
  for (const group of groups.values()) {
    group.sort((a, b) => a.lean - b.lean || a.edge - b.edge)
    group.forEach(({ edge, end }, place) => shifts[edge]![end] = (place - (group.length - 1) / 2) * portSpacing)
  }
  for (const [edge, { nodes: pair, sides }] of ends.entries()) {
    const [from, to] = [nodes[pair[0]]!, nodes[pair[1]]!]
    const axis = isUpright(sides[0]) ? 'x' : 'y'
    const off = from[axis] + shifts[edge]![0] - to[axis] - shifts[edge]![1]
    if (!isFacing(sides) || off === 0 || Math.abs(off) > portSpacing)
      continue
    if (!shares(edge, 1))
      shifts[edge]![1] += off
    else if (!shares(edge, 0))
      shifts[edge]![0] -= off
  }
  return shifts
}

function isFacing([one, two]: readonly [MapSide, MapSide]): boolean {
  return one !== two && isUpright(one) === isUpright(two)
}

function portOn(box: Box, side: MapSide, shift: number): Port {
  const { x, y } = outward[side]
  return {
    x: box.x + x * (box.w / 2 + lineGap) + (x ? 0 : shift),
    y: box.y + y * (box.h / 2 + lineGap) + (y ? 0 : shift),
    side,
  }
}

/** The way from port to port in straight parts: none, one or two bends. */
function bend(a: Port, b: Port): Point[] {
  const ends = (...between: Point[]): Point[] => [{ x: a.x, y: a.y }, ...between, { x: b.x, y: b.y }]
  const upright = isUpright(a.side)
  if (upright !== isUpright(b.side))
    return ends(upright ? { x: a.x, y: b.y } : { x: b.x, y: a.y })
  const [along, across] = upright ? ['y', 'x'] as const : ['x', 'y'] as const
  if (a[across] === b[across] && a.side !== b.side)
    return ends()
  const out = outward[a.side][along]
  const level = a.side === b.side
    ? (out < 0 ? Math.min : Math.max)(a[along], b[along]) + out * detour
    : (a[along] + b[along]) / 2
  return ends(...[a, b].map(port => upright ? { x: port.x, y: level } : { x: level, y: port.y }))
}

/** Over the longest level part that is long enough for the label, else beside the longest upright one. */
function labelPlace(route: readonly Point[], { w, h }: Size, { labelSide: side }: MapEdge): LabelPlace {
  const parts = route.slice(1).map((to, i) => {
    const from = route[i]!
    const level = from.y === to.y
    return {
      level,
      length: Math.abs(to.x - from.x) + Math.abs(to.y - from.y),
      x: (from.x + to.x) / 2,
      y: (from.y + to.y) / 2,
    }
  }).sort((a, b) => b.length - a.length)
  const fits = ({ level, length }: { level: boolean, length: number }): boolean =>
    length + 2 * lineGap >= (level ? w : h)
  const wanted = side === undefined ? parts : parts.filter(({ level }) => level === isUpright(side))
  const part = wanted.find(part => part.level && fits(part)) ?? wanted.find(fits) ?? wanted[0] ?? parts[0]!
  const at = side ?? (part.level ? 'top' : 'right')
  const gap = part.level ? labelGap.across : labelGap.beside
  return { x: part.x + outward[at].x * gap, y: part.y + outward[at].y * gap, side: at }
}

/** What the layout covers, labels at their widest. */
function extent({ nodes, routes, labels }: MapLayout, sizes: readonly Size[]): Frame {
  const boxes = [...nodes, ...labels.map((place, i) => labelBox(place, sizes[i]!))]
  const points = routes.flat()
  return {
    left: Math.min(...boxes.map(({ x, w }) => x - w / 2), ...points.map(({ x }) => x)),
    top: Math.min(...boxes.map(({ y, h }) => y - h / 2), ...points.map(({ y }) => y)),
    right: Math.max(...boxes.map(({ x, w }) => x + w / 2), ...points.map(({ x }) => x)),
    bottom: Math.max(...boxes.map(({ y, h }) => y + h / 2), ...points.map(({ y }) => y)),
  }
}
