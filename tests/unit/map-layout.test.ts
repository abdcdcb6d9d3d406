import type { MapDrawing, TracedDrawing } from '../../kit/maps/drawing.ts'
import type { LabelSizes, Point } from '../../kit/maps/layout.ts'
import type { MapEdge, MapNode, RelationMap } from '../../kit/schema.ts'
import { describe, expect, it } from 'vitest'
import { gapBetween, mapFaults } from '../../kit/maps/faults.ts'
import { isPlaced, labelBox, layOut, lineGap, sidesOf, widest } from '../../kit/maps/layout.ts'
import { themeVariables, withVariables } from '../../scripts/lib/maps/colours.ts'

const text = (words: string) => ({ en: words, ko: words })

const node = (id: string, at?: readonly [number, number]): MapNode => ({
  id,
  label: text(id),
  kind: 'firm',
  concept: 'plain',
  step: 0,
  at,
})

const edge = (from: string, to: string, sides: Pick<MapEdge, 'leaves' | 'arrives' | 'labelSide'> = {}): MapEdge =>
  ({ from, to, label: text('acts on'), kind: 'acts', step: 0, claims: ['A1'], sentence: text('.'), ...sides })

const mapOf = (nodes: MapNode[], edges: MapEdge[]): RelationMap => ({
  id: 'm',
  title: text('M'),
  summary: text('M.'),
  concept: 'fire',
  nodes,
  edges,
})

const area = { w: 900, h: 412 }
const size = { w: 120, h: 46 }
const label = { w: 60, h: 23 }

/** A map laid out with nodes and labels of one size. */
function laidOut(
  map: RelationMap,
  sizes: LabelSizes = { nodes: map.nodes.map(() => size), edges: map.edges.map(() => label) },
) {
  return layOut(map, sizes, area)
}

describe('places', () => {
  const four = mapOf(
    [node('a', [1, 1]), node('b', [2, 1]), node('c', [3, 1]), node('d', [3, 2])],
    [edge('a', 'b'), edge('b', 'c'), edge('c', 'd', { labelSide: 'left' })],
  )

  it('fill the room with columns and rows that stand equally far apart', () => {
    const { nodes } = laidOut(four)
    // The label over a line stands three pixels higher than its nodes.
    expect(nodes.map(({ x }) => x)).toEqual([60, 450, 840, 840])
    expect(nodes.map(({ y }) => y)).toEqual([26, 26, 26, 389])
  })

  it('make a column as wide as its widest node in any language', () => {
    const en = { nodes: [size, size, { w: 100, h: 46 }, { w: 150, h: 46 }], edges: [label, label, label] }
    const ko = {
      nodes: [{ w: 90, h: 46 }, { w: 180, h: 46 }, { w: 240, h: 70 }, size],
      edges: [label, { w: 90, h: 20 }, label],
    }
    const sizes = widest([en, ko])
    expect(sizes.nodes.map(({ w }) => w)).toEqual([120, 180, 240, 150])
    expect(sizes.edges[1]).toEqual({ w: 90, h: 23 })
    const { nodes } = layOut(four, sizes, area)
    // Both of the last column stand in its middle, and the room between the columns is the same.
    expect(nodes.map(({ x }) => x)).toEqual([60, 390, 780, 780])
    expect(laidOut(four, widest([ko, en]))).toEqual(laidOut(four, sizes))
  })

  it('leave a label the length that it needs, and share what is left', () => {
    const sizes = { nodes: four.nodes.map(() => ({ w: 200, h: 46 })), edges: [{ w: 150, h: 23 }, label, label] }
    const [a, b, c] = layOut(four, sizes, area).nodes
    expect(b!.x - a!.x - 200).toBeGreaterThanOrEqual(150)
    expect(c!.x - b!.x - 200).toBe(300 - (b!.x - a!.x - 200))
  })

  it('may lie between columns and rows', () => {
    const between = mapOf(
      [node('a', [1, 1]), node('b', [2, 2]), node('c', [1.5, 1.25])],
      [edge('a', 'b'), edge('a', 'c')],
    )
    const { nodes: [a, b, c] } = laidOut(between)
    expect(c!.x).toBe((a!.x + b!.x) / 2)
    expect(c!.y).toBe(a!.y + (b!.y - a!.y) / 4)
  })

  it('are the author\'s where every node has one', () => {
    expect(isPlaced(four)).toBe(true)
    expect(isPlaced(mapOf([node('a', [1, 1]), node('b')], []))).toBe(false)
  })
})

describe('lines', () => {
  const at = (x: number, y: number) => node('n', [x, y])

  it.each<[string, MapEdge, MapNode, MapNode, string[]]>([
    ['straight along a row', edge('a', 'b'), at(1, 1), at(3, 1), ['right', 'left']],
    ['straight back along a row', edge('a', 'b'), at(3, 1), at(1, 1), ['left', 'right']],
    ['straight up a column', edge('a', 'b'), at(1, 2), at(1, 1), ['top', 'bottom']],
    ['sideways, then down', edge('a', 'b'), at(1, 1), at(2, 2), ['right', 'top']],
    ['down, then sideways', edge('a', 'b', { leaves: 'bottom' }), at(2, 1), at(1, 2), ['bottom', 'right']],
    ['by the side of arrival', edge('a', 'b', { arrives: 'left' }), at(1, 1), at(2, 2), ['bottom', 'left']],
    ['round the outside', edge('a', 'b', { leaves: 'top' }), at(1, 1), at(3, 1), ['top', 'top']],
    ['as told', edge('a', 'b', { leaves: 'right', arrives: 'left' }), at(1, 1), at(2, 2), ['right', 'left']],
  ])('go %s', (_, edge, from, to, sides) => {
    expect(sidesOf(edge, from, to)).toEqual(sides)
  })

  it('begin and end a little outside their nodes', () => {
    const { nodes: [a, b], routes: [route] } = laidOut(mapOf([node('a', [1, 1]), node('b', [2, 1])], [edge('a', 'b')]))
    expect(route).toEqual([{ x: a!.x + 60 + lineGap, y: a!.y }, { x: b!.x - 60 - lineGap, y: a!.y }])
  })

  it('bend once on the way round a corner, twice on a step or a detour', () => {
    const nodes = [node('a', [1, 2]), node('b', [2, 1])]
    const bends = (sides: Pick<MapEdge, 'leaves' | 'arrives'>) =>
      laidOut(mapOf(nodes, [edge('a', 'b', sides)])).routes[0]!.length - 2
    expect(bends({})).toBe(1)
    expect(bends({ leaves: 'right', arrives: 'left' })).toBe(2)
    expect(bends({ leaves: 'top', arrives: 'top' })).toBe(2)
  })

  it('that go round the outside keep the map within its room', () => {
    const {
      nodes: [a],
      routes: [route],
      labels: [words],
    } = laidOut(
      mapOf(
        [node('a', [1, 1]), node('b', [2, 1]), node('c', [3, 2])],
        [edge('a', 'b', { leaves: 'top' }), edge('b', 'c')],
      ),
    )
    expect(Math.min(...route!.map(({ y }) => y))).toBeGreaterThan(0)
    expect(a!.y - 23).toBeGreaterThan(Math.min(...route!.map(({ y }) => y)))
    expect(labelBox(words!, label).y - label.h / 2).toBeGreaterThanOrEqual(0)
  })

  it('that share a side stand side by side, in the order of where they go', () => {
    const fan = mapOf([node('a', [1, 2]), node('low', [2, 3]), node('high', [2, 1]), node('mid', [2, 2])], [
      edge('a', 'low', { leaves: 'right', arrives: 'left' }),
      edge('a', 'high', { leaves: 'right', arrives: 'left' }),
      edge('a', 'mid'),
    ])
    const [low, high, mid] = laidOut(fan).routes.map(route => route[0]!.y)
    expect(mid! - high!).toBe(24)
    expect(low! - mid!).toBe(24)
  })

  it('that have a side to themselves give way so that they are straight', () => {
    const pair = mapOf(
      [node('a', [1, 1]), node('b', [2, 1]), node('c', [2, 2])],
      [edge('a', 'b'), edge('a', 'c', { leaves: 'right', arrives: 'left' })],
    )
    const [straight] = laidOut(pair).routes
    expect(straight).toHaveLength(2)
    expect(straight![0]!.y).toBe(straight![1]!.y)
    expect(straight![0]!.y).not.toBe(23)
  })
})

describe('labels', () => {
  it('lie over a level line and to the right of an upright one, or where the author wants them', () => {
    const nodes = [node('a', [1, 1]), node('b', [2, 1]), node('c', [2, 2])]
    const sides = (...edges: MapEdge[]) => laidOut(mapOf(nodes, edges)).labels.map(({ side }) => side)
    expect(sides(edge('a', 'b'), edge('b', 'c'))).toEqual(['top', 'right'])
    expect(sides(edge('a', 'b', { labelSide: 'bottom' }), edge('b', 'c', { labelSide: 'left' }))).toEqual([
      'bottom',
      'left',
    ])
    expect(sides(edge('a', 'c'), edge('a', 'c', { labelSide: 'right' }))).toEqual(['top', 'right'])
  })

  it('touch neither their line nor its ends', () => {
    const {
      routes: [route],
      labels: [words],
      nodes,
    } = laidOut(mapOf([node('a', [1, 1]), node('b', [2, 1])], [edge('a', 'b')]))
    const box = labelBox(words!, label)
    expect(box.y + box.h / 2).toBeLessThan(route![0]!.y)
    for (const one of nodes)
      expect(gapBetween(one, box)).toBeGreaterThan(9)
  })
})

describe('faults of a drawing', () => {
  interface Drawn {
    nodes: Record<string, [number, number]>
    lines?: Record<string, { points: [number, number][], label?: [number, number] }>
    w?: number
    h?: number
  }

  /** A drawing of nodes 100 by 40 and labels 60 by 20, given by their middles. */
  function drawn({ nodes, lines = {}, w = 400, h = 300 }: Drawn): TracedDrawing {
    const edges = Object.entries(lines).map(([name, { label }]) => {
      const [from, to] = name.split(' ') as [string, string]
      return { id: name, from, to, label: label && { x: label[0], y: label[1], w: 60, h: 20, lines: [] } }
    })
    return {
      drawing: {
        w,
        h,
        nodes: Object.entries(nodes).map(([id, [x, y]]) => ({ id, x, y, w: 100, h: 40 })),
        edges,
      } as unknown as MapDrawing,
      traces: Object.values(lines).map(({ points }) => densely(points)),
    }
  }

  function densely(points: [number, number][]): Point[] {
    return points
      .slice(1)
      .flatMap(([x, y], i) =>
        Array.from({ length: 51 }, (_, n) => ({
          x: points[i]![0] + ((x - points[i]![0]) * n) / 50,
          y: points[i]![1] + ((y - points[i]![1]) * n) / 50,
        })),
      )
  }

  const told = (drawing: Drawn, room?: { w: number, h: number }) =>
    mapFaults(drawn(drawing), room).map(({ message }) => message)
  const line = (...points: [number, number][]) => ({ points })

  it.each<[string, Drawn, Drawn, string]>([
    [
      'a node on a node',
      { nodes: { a: [60, 50], b: [165, 50] } },
      { nodes: { a: [60, 50], b: [169, 50] } },
      'the node "b" lies on the node "a"',
    ],
    [
      'a node outside',
      { nodes: { a: [48, 50] } },
      { nodes: { a: [50, 50] } },
      'the node "a" reaches 2 px out of its room',
    ],
    [
      'a label on a node',
      { nodes: { a: [60, 50], b: [300, 50] }, lines: { 'a b': { points: [[114, 50], [246, 50]], label: [140, 38] } } },
      { nodes: { a: [60, 50], b: [300, 50] }, lines: { 'a b': { points: [[114, 50], [246, 50]], label: [143, 38] } } },
      'the label of a → b lies on the node "a"',
    ],
    [
      'a label on a label',
      {
        nodes: { a: [60, 100] },
        lines: {
          'a a': {
            points: [
              [200, 200],
              [300, 200],
            ],
            label: [250, 20],
          },
          'a b': {
            points: [
              [200, 250],
              [300, 250],
            ],
            label: [311, 20],
          },
        },
      },
      {
        nodes: { a: [60, 100] },
        lines: {
          'a a': {
            points: [
              [200, 200],
              [300, 200],
            ],
            label: [250, 20],
          },
          'a b': {
            points: [
              [200, 250],
              [300, 250],
            ],
            label: [313, 20],
          },
        },
      },
      'the label of a → b lies on the label of a → a',
    ],
    [
      'a line under a node',
      {
        nodes: { a: [60, 50], b: [200, 50], c: [340, 50] },
        lines: { 'a c': line([60, 74], [60, 60], [340, 60], [340, 74]) },
      },
      {
        nodes: { a: [60, 50], b: [200, 50], c: [340, 50] },
        lines: { 'a c': line([60, 74], [60, 100], [340, 100], [340, 74]) },
      },
      'the line a → c runs under the node "b"',
    ],
    [
      'a line under another\'s label',
      {
        nodes: { a: [60, 50] },
        lines: {
          'a b': line([200, 100], [200, 200]),
          'a c': {
            points: [
              [240, 220],
              [300, 220],
            ],
            label: [220, 150],
          },
        },
      },
      {
        nodes: { a: [60, 50] },
        lines: {
          'a b': line([200, 100], [200, 200]),
          'a c': {
            points: [
              [240, 220],
              [300, 220],
            ],
            label: [233, 150],
          },
        },
      },
      'the line a → b runs under the label of a → c',
    ],
    [
      'two lines that cross',
      { nodes: { a: [60, 50] }, lines: { 'a b': line([200, 100], [200, 200]), 'a c': line([150, 150], [250, 150]) } },
      { nodes: { a: [60, 50] }, lines: { 'a b': line([200, 100], [200, 200]), 'a c': line([205, 150], [250, 150]) } },
      'the line a → b crosses the line a → c',
    ],
  ])('find %s, and nothing where it is just missed', (_, broken, near, message) => {
    expect(told(broken)).toEqual([message])
    expect(told(near)).toEqual([])
  })

  it('find words that are drawn smaller than they may be', () => {
    expect(told({ nodes: { a: [60, 50] } }, { w: 360, h: 300 })).toEqual(['its words are 18 px tall, under 20 px'])
    expect(told({ nodes: { a: [60, 50] } }, { w: 399, h: 300 })).toEqual([])
  })
})

describe('colours of a fenced drawing', () => {
  const palette = { 'ground': '#f6f0e6', 'ink': '#1d1712', 'fire-wash': '#fbe3d1' }

  it('become the nearest variable, however they are written', () => {
    expect(withVariables('fill:#f6f0e6;stroke:#222;color:rgb(251, 227, 209);fill:hsl(0, 0%, 10%)', palette))
      .toBe('fill:var(--ground);stroke:var(--ink);color:var(--fire-wash);fill:var(--ink)')
    expect(withVariables('fill:rgba(29, 23, 18, 0.5)', palette)).toBe(
      'fill:color-mix(in srgb, var(--ink) 50%, transparent)',
    )
    expect(withVariables('fill="rgba(0,0,0,0)"', palette)).toBe('fill="transparent"')
  })

  it('leave references and ids alone', () => {
    const text = 'marker-end="url(#abc123)" href="#fade" #mermaid-abc .x{} id="a#b"'
    expect(withVariables(text, palette)).toBe(text)
  })

  it('come from the palette alone', () => {
    const values = Object.entries(themeVariables(palette))
      .filter(([, value]) => value.startsWith('#'))
      .map(([, value]) => value)
    expect(new Set(values)).toEqual(new Set([...Object.values(palette), '#808080']))
  })
})
