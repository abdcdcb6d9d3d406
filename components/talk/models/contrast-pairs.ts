import type { MotifStroke } from './spark-forms.ts'
import { randomFrom } from '../../../kit/random.ts'
import { dotDisc } from './dot-discs.ts'

/**
 * Pairs of drawings for a bet and what came of it: the same thing twice, in one point different.
 * Computed from fixed seeds, in the strokes of the motif.
 */

export const contrastForms = ['aim', 'tone', 'piles', 'plug', 'bundle'] as const
export type ContrastForm = typeof contrastForms[number]

export interface ContrastStroke extends MotifStroke {
  /** SVG dash pattern; an unbroken line without one. */
  dash?: string
  /** A hue of its own; else the slide's. */
  concept?: 'data' | 'cloud' | 'space'
}

export interface Drawing {
  strokes: ContrastStroke[]
  /** The one spark that is followed through the talk. */
  ember?: { x: number, y: number, r: number }
}

export interface Contrast {
  left: Drawing
  right: Drawing
}

/** Drawing area of each side, in px: `WIDTH` × `HEIGHT`, origin top left. */
export const contrastArea = { width: 340, height: 212 }

type Dot = [x: number, y: number]
type Strength = MotifStroke['strength']
const round = (value: number) => Math.round(value * 10) / 10
const dots = (points: Dot[], width: number, strength: Strength, more: Partial<ContrastStroke> = {}): ContrastStroke =>
  ({ d: points.map(([x, y]) => `M${round(x)} ${round(y)}h0`).join(''), width, strength, ...more })
const line = (d: string, width: number, strength: Strength, more: Partial<ContrastStroke> = {}): ContrastStroke => ({
  d,
  width,
  strength,
  ...more,
})
const circle = (x: number, y: number, r: number) =>
  `M${round(x - r)} ${y}a${r} ${r} 0 1 1 ${2 * r} 0a${r} ${r} 0 1 1 ${-2 * r} 0`
const hexagon = ([x, y]: Dot, r: number) => `${Array.from({ length: 6 }, (_, corner) => {
  const angle = Math.PI / 3 * corner + Math.PI / 6
  return `${corner ? 'L' : 'M'}${round(x + r * Math.cos(angle))} ${round(y + r * Math.sin(angle))}`
}).join('')}Z`
const moved = (points: Dot[], x: number, y: number): Dot[] => points.map(([dx, dy]) => [x + dx, y + dy])

/** Everything, and the one thing in it: a full disc; the disc as an outline with a drawing board's circle in it. */
function aim(): Contrast {
  const [x, y, r] = [170, 106, 100]
  const disc = moved(dotDisc(230, r / Math.sqrt(230)), x, y)
  const small = 24
  return {
    left: {
      strokes: [
        dots(disc.filter((_, index) => index % 3 > 0), 5, 'mid'),
        dots(disc.filter((_, index) => index % 3 === 0), 7, 'bright'),
      ],
      ember: { x, y, r: 6 },
    },
    right: {
      strokes: [
        line(circle(x, y, r), 1.5, 'mid', { dash: '1 7' }),
        line(circle(x, y, small), 2.5, 'bright'),
        line(`M${x - 62} ${y}H${x + 62}M${x} ${y - 62}V${y + 62}`, 1.2, 'mid', { dash: '14 4 3 4' }),
        line(
          `M${x - small} ${y + 70}H${x + small}M${x - small} ${y + 30}V${y + 76}M${x + small} ${y + 30}V${y + 76}`,
          1.2,
          'mid',
        ),
        dots(moved(dotDisc(26, small * 0.82 / Math.sqrt(26)), x, y), 4.5, 'bright'),
      ],
      ember: { x, y, r: 6 },
    },
  }
}

/** One man's talk in two weathers: rain, and a sun. */
function tone(): Contrast {
  const random = randomFrom(1003)
  const [x, y, r] = [170, 96, 46]
  const disc = moved(dotDisc(90, r / Math.sqrt(90)), x, y)
  const rain = Array.from({ length: 34 }, (_, index) => {
    const [dx, dy] = [40 + index * 8 + random() * 6, 108 + random() * 62]
    const long = 12 + random() * 16
    return `M${round(dx)} ${round(dy)}l${round(-long * 0.34)} ${round(long)}`
  }).join('')
  const cloud = [[-62, 16, 34], [-22, -10, 46], [30, -4, 42], [70, 18, 32], [4, 22, 44]] as const
  const inCloud = (px: number, py: number) =>
    cloud.some(([cx, cy, cr]) => (px - x - cx) ** 2 + (py - 66 - cy) ** 2 < cr ** 2) && py < 98
  const puff = Array.from({ length: 520 }, (): Dot => [50 + random() * 240, 4 + random() * 100]).filter(([px, py]) =>
    inCloud(px, py),
  )
  const rays = Array.from({ length: 24 }, (_, index) => {
    const angle = index / 24 * Math.PI * 2
    return Array.from({ length: index % 2 ? 4 : 6 }, (_, step): Dot => {
      const reach = r + 13 + step * 8
      return [x + Math.cos(angle) * reach, y + 6 + Math.sin(angle) * reach]
    })
  }).flat()
  return {
    left: { strokes: [dots(puff, 4, 'mid'), line(rain, 1.8, 'mid')], ember: { x, y: 84, r: 6 } },
    right: {
      strokes: [
        dots(moved(disc, 0, 6), 6, 'bright'),
        dots(rays, 3.6, 'bright'),
      ],
      ember: { x, y: y + 6, r: 6 },
    },
  }
}

/** A heap, and the outline of the heap that is still to be made. */
function piles(): Contrast {
  const random = randomFrom(17)
  const floor = 204
  const top = (x: number) => floor - 168 * Math.exp(-(((x - 170) / 76) ** 2)) - 6
  const heap = Array.from({ length: 2600 }, (): Dot => [10 + random() * 320, 30 + random() * (floor - 30)])
    .filter(([x, y]) => y > top(x))
  const outline = `M10 ${floor}${Array.from({ length: 33 }, (_, index) => {
    const x = 10 + index * 10
    return `L${x} ${round(top(x))}`
  }).join('')}V${floor}`
  const few: Dot[] = [[142, 200], [171, 196], [196, 201], [160, 201], [182, 202]]
  return {
    left: {
      strokes: [
        dots(heap.filter((_, index) => index % 4 > 0), 3.2, 'mid'),
        dots(heap.filter((_, index) => index % 4 === 0), 4, 'bright'),
      ],
      ember: { x: 170, y: 26, r: 6 },
    },
    right: {
      strokes: [
        line(outline, 2, 'bright', { dash: '1 7' }),
        line(`M4 ${floor}H336`, 1.2, 'mid'),
        dots(few, 4.4, 'bright'),
      ],
      ember: { x: 171, y: 184, r: 6 },
    },
  }
}

/** A cable that arrives, and one that ends in dots. */
function plug(): Contrast {
  const side = 17
  const cells: Dot[] = []
  for (let row = 0; row < 6; row++) {
    for (let column = 0; column < 4; column++) {
      const at: Dot = [216 + column * side * 1.74 + row % 2 * side * 0.87, 36 + row * side * 1.62]
      if (!(column === 3 && (row === 0 || row === 5)))
        cells.push(at)
    }
  }
  const wall = cells.map(cell => hexagon(cell, side - 2.5)).join('')
  const cable = 'M46 105C96 60 136 150 196 105'
  return {
    left: {
      strokes: [line(wall, 1.8, 'bright'), dots(cells, 7, 'mid'), line(cable, 4, 'bright', { dash: '12 8' })],
      ember: { x: 40, y: 105, r: 11 },
    },
    right: {
      strokes: [
        line(wall, 1.4, 'mid'),
        line('M46 105C64 88 78 86 92 92', 4, 'bright'),
        line('M106 98C130 112 150 122 182 112', 4, 'mid', { dash: '0 13' }),
      ],
      ember: { x: 40, y: 105, r: 11 },
    },
  }
}

/** A heap of grains, two parcels with a third on them, a cloud of cells, a body with its orbit: each around `at`. */
const assets: ((at: Dot) => ContrastStroke[])[] = [
  ([x, y]) => {
    const random = randomFrom(23)
    const top = (dx: number) => 30 - 66 * Math.exp(-((dx / 26) ** 2))
    const heap = Array.from({ length: 620 }, (): Dot => [-58 + random() * 116, -36 + random() * 66]).filter(
      ([dx, dy]) => dy > top(dx) + 2,
    )
    return [dots(moved(heap, x, y), 3.2, 'bright', { concept: 'data' })]
  },
  ([x, y]) => {
    const parcel = (dx: number, dy: number) => `M${x + dx} ${y + dy}h34v30h-34ZM${x + dx + 17} ${y + dy}v11`
    return [line(parcel(-37, 0) + parcel(3, 0) + parcel(-17, -36), 2.6, 'bright', { concept: 'data' })]
  },
  ([x, y]) => {
    const cells = [[-0.5, 0.5], [-2, -1, 0, 1, 2], [-1.5, -0.5, 0.5, 1.5]].flatMap((columns, row) =>
      columns.map((column): Dot => [x + column * 20, y - 17 + row * 17.3]))
    return [line(cells.map(cell => hexagon(cell, 9.6)).join(''), 2, 'bright', { concept: 'cloud' })]
  },
  ([x, y]) => {
    const at = (angle: number): Dot => {
      const [dx, dy] = [54 * Math.cos(angle), 18 * Math.sin(angle)]
      return [x + dx * 0.92 + dy * 0.39, y - dx * 0.39 + dy * 0.92]
    }
    const ring = Array.from({ length: 48 }, (_, step) => at((step / 24) * Math.PI)).map(
      ([dx, dy], step) => `${step ? 'L' : 'M'}${round(dx)} ${round(dy)}`,
    )
    return [
      line(`${ring.join('')}Z`, 1.4, 'bright', { concept: 'space' }),
      dots(moved(dotDisc(44, 2.5), x, y), 4, 'bright', { concept: 'space' }),
      dots([0.4, 1.5, 2.9, 4.1, 5.3].map(at), 8, 'bright', { concept: 'space' }),
    ]
  },
]

/** Four things held by one centre, and the same four with nothing between. */
function bundle(): Contrast {
  const centre: Dot = [170, 106]
  const places: Dot[] = [[60, 48], [280, 48], [60, 166], [280, 166]]
  const drawn = places.flatMap((at, index) => assets[index]!(at))
  const spokes = places.map(([x, y]) => {
    const reach = Math.hypot(x - centre[0], y - centre[1])
    const at = (distance: number) =>
      `${round(centre[0] + (x - centre[0]) * distance / reach)} ${round(centre[1] + (y - centre[1]) * distance / reach)}`
    return `M${at(24)}L${at(reach - 52)}`
  }).join('')
  const ember = { x: centre[0], y: centre[1], r: 12 }
  return {
    left: { strokes: [...drawn, line(spokes, 4, 'bright', { dash: '9 6' })], ember },
    right: { strokes: drawn, ember },
  }
}

const forms: Record<ContrastForm, () => Contrast> = { aim, tone, piles, plug, bundle }

/** Both sides of one contrast, each in an area of {@link contrastArea}. */
export const contrast = (form: ContrastForm): Contrast => forms[form]()
