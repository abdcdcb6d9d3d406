import type { Plan, Puzzle } from '../../kit/map-plan.ts'
import { describe, expect, it } from 'vitest'
import { boundsOf, crossings, curveBetween, gapBetween, lengthInside, pathOf, pointAt, portOn } from '../../kit/map-curves.ts'
import { firstPlan, picture, spread } from '../../kit/map-plan.ts'
import { isClean, score } from '../../kit/map-score.ts'
import { settle } from '../../kit/map-settle.ts'
import { themeVariables, withVariables } from '../../scripts/lib/draw/colours.ts'

const size = { w: 120, h: 46 }
const label = { w: 60, h: 20 }

/** Two boxes side by side, joined by one labelled line. */
const pair: Puzzle = { boxes: [size, size], links: [{ from: 0, to: 1, kind: 'acts', label }], area: { w: 600, h: 200 } }
const still: Plan = { scale: 1, at: [{ x: 100, y: 100 }, { x: 480, y: 100 }], ends: [['r', 'l']], labels: [0.5] }

const judge = (plan: Plan, puzzle = pair) => score(puzzle, picture(puzzle, plan), plan.scale)

describe('curves', () => {
  const box = (x: number, y: number) => ({ x, y, ...size })

  it('leave and meet their boxes straight on', () => {
    const curve = curveBetween(portOn(box(100, 100), 'r', 0, 0), portOn(box(400, 160), 'l', 0, 14))
    expect(curve.from).toEqual({ x: 160, y: 100 })
    expect(curve.to).toEqual({ x: 326, y: 160 })
    expect([curve.c1.y, curve.c2.y]).toEqual([100, 160])
    expect(pointAt(curve, 0.5).y).toBeCloseTo(130, 0)
    expect(pathOf(curve)).toBe('M160 100C243 100 243 160 326 160')
  })

  it('know where they cross and what they cover', () => {
    const down = curveBetween(portOn(box(200, 0), 'b', 0, 0), portOn(box(200, 300), 't', 0, 0))
    const across = curveBetween(portOn(box(0, 150), 'r', 0, 0), portOn(box(400, 150), 'l', 0, 0))
    expect(crossings(down, across)).toHaveLength(1)
    expect(crossings(down, across)[0]).toBeCloseTo(127, 0)
    expect(lengthInside(across, boundsOf({ x: 200, y: 150, w: 40, h: 10 }))).toBeCloseTo(40, 0)
    expect(lengthInside(across, boundsOf({ x: 200, y: 190, w: 40, h: 10 }))).toBe(0)
  })

  it('boxes apart, touching and overlapping', () => {
    expect(gapBetween(box(0, 0), box(150, 0))).toBe(30)
    expect(gapBetween(box(0, 0), box(60, 20))).toBe(-26)
  })
})

describe('plans', () => {
  it('spread boxes until they fill the length', () => {
    expect(spread([0, 50, 100], [20, 20, 20], 500)).toEqual([10, 250, 490].map(x => expect.closeTo(x, 4)))
  })

  it('keep boxes inside where there is too little room', () => {
    for (const x of spread([0, 1, 2], [80, 80, 80], 100)) {
      expect(x).toBeGreaterThanOrEqual(40)
      expect(x).toBeLessThanOrEqual(60)
    }
  })

  it('join the sides that face each other', () => {
    expect(firstPlan(pair, [{ x: 0, y: 0 }, { x: 10, y: 0 }]).ends).toEqual([['r', 'l']])
    expect(firstPlan({ ...pair, area: { w: 200, h: 500 } }, [{ x: 0, y: 0 }, { x: 0, y: 10 }]).ends).toEqual([['b', 't']])
  })

  it('put lines that share a side beside each other, in the order of where they go', () => {
    const fan: Puzzle = { ...pair, boxes: [size, size, size], links: [{ ...pair.links[0]!, to: 2 }, pair.links[0]!] }
    const { ports } = picture(fan, { scale: 1, at: [{ x: 100, y: 100 }, { x: 480, y: 30 }, { x: 480, y: 170 }], ends: [['r', 'l'], ['r', 'l']], labels: [0.5, 0.5] })
    expect(ports[0]![0].y).toBeGreaterThan(ports[1]![0].y + 15)
  })
})

describe('score', () => {
  it('finds nothing wrong with two boxes and a line', () => {
    expect(isClean(judge(still))).toBe(true)
  })

  it.each<[string, Partial<Plan>, keyof ReturnType<typeof judge>]>([
    ['boxes that nearly touch', { at: [{ x: 100, y: 100 }, { x: 230, y: 100 }] }, 'boxesTooClose'],
    ['a label that hides its line', { at: [{ x: 100, y: 100 }, { x: 300, y: 100 }] }, 'linesHidden'],
  ])('counts %s', (_, change, fault) => {
    const worse = judge({ ...still, ...change })
    expect(worse[fault]).toBeGreaterThan(0)
    expect(worse.cost).toBeGreaterThan(judge(still).cost)
  })

  it('counts a line under a box and a label on a box', () => {
    const three: Puzzle = { ...pair, boxes: [size, size, { w: 60, h: 40 }] }
    const between = judge({ ...still, at: [...still.at, { x: 290, y: 100 }] }, three)
    expect(between.linesCovered).toBe(1)
    expect(between.labelsCovered).toBe(1)
  })

  it('counts labels on labels and crossings', () => {
    const cross: Puzzle = { ...pair, boxes: [size, size, size, size], links: [pair.links[0]!, { ...pair.links[0]!, from: 2, to: 3 }], area: { w: 600, h: 400 } }
    const at = [{ x: 70, y: 50 }, { x: 530, y: 350 }, { x: 70, y: 350 }, { x: 530, y: 50 }]
    const worse = judge({ scale: 1, at, ends: [['r', 'l'], ['r', 'l']], labels: [0.5, 0.5] }, cross)
    expect(worse.crossings).toBe(1)
    expect(worse.labelsCovered).toBe(1)
  })

  it('stops counting beyond the limit, and only then', () => {
    const full = judge(still).cost
    const seen = picture(pair, still)
    expect(score(pair, seen, 1, full + 1).cost).toBe(full)
    expect(score(pair, seen, 1, -1e9).cost).toBeLessThan(full)
  })
})

describe('settling', () => {
  const tangle: Puzzle = {
    boxes: [size, size, size, size],
    links: [[0, 1], [1, 2], [2, 3], [0, 3]].map(([from, to]) => ({ from: from!, to: to!, kind: 'acts', label })),
    area: { w: 700, h: 300 },
  }
  const heap = firstPlan(tangle, [{ x: 0, y: 0 }, { x: 1, y: 1 }, { x: 0, y: 1 }, { x: 1, y: 0 }].map(p => ({ x: p.x * 0.1, y: p.y * 0.1 })))
  const options = { tries: 1500, seed: 7, scale: { min: 0.9, max: 1.06 } }

  it('untangles, and never makes worse', () => {
    const settled = settle(tangle, heap, options)
    expect(isClean(settled.score)).toBe(true)
    expect(settled.score.crossings).toBe(0)
    expect(settled.score.cost).toBeLessThan(judge(heap, tangle).cost)
  })

  it('gives the same picture for the same seed', () => {
    expect(settle(tangle, heap, options)).toEqual(settle(tangle, heap, options))
  })

  it('keeps every box in the room and the text in its bounds', () => {
    const { plan } = settle(tangle, heap, options)
    expect(plan.scale).toBeGreaterThanOrEqual(0.9)
    expect(plan.scale).toBeLessThanOrEqual(1.06)
    const { room, boxes } = picture(tangle, plan)
    for (const { left, right, top, bottom } of boxes.map(box => boundsOf(box))) {
      expect(Math.min(left, top)).toBeGreaterThanOrEqual(-0.01)
      expect(right).toBeLessThanOrEqual(room.w + 0.01)
      expect(bottom).toBeLessThanOrEqual(room.h + 0.01)
    }
  })
})

describe('colours of a fenced drawing', () => {
  const palette = { 'ground': '#f6f0e6', 'ink': '#1d1712', 'fire-wash': '#fbe3d1' }

  it('become the nearest variable, however they are written', () => {
    expect(withVariables('fill:#f6f0e6;stroke:#222;color:rgb(251, 227, 209);fill:hsl(0, 0%, 10%)', palette))
      .toBe('fill:var(--ground);stroke:var(--ink);color:var(--fire-wash);fill:var(--ink)')
    expect(withVariables('fill:rgba(29, 23, 18, 0.5)', palette)).toBe('fill:color-mix(in srgb, var(--ink) 50%, transparent)')
    expect(withVariables('fill="rgba(0,0,0,0)"', palette)).toBe('fill="transparent"')
  })

  it('leave references and ids alone', () => {
    const text = 'marker-end="url(#abc123)" href="#fade" #mermaid-abc .x{} id="a#b"'
    expect(withVariables(text, palette)).toBe(text)
  })

  it('come from the palette alone', () => {
    const values = Object.entries(themeVariables(palette)).filter(([, value]) => value.startsWith('#')).map(([, value]) => value)
    expect(new Set(values)).toEqual(new Set([...Object.values(palette), '#808080']))
  })
})
