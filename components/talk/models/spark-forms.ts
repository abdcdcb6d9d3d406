import { randomFrom } from '../../../kit/random.ts'

/**
 * The talk's one drawn motif: the same handful of sparks takes a new form in every part.
 * Everything is computed from a fixed seed, so screen, print and preview show the same picture.
 */

export const motifForms = ['fire', 'coins', 'grains', 'cells', 'orbit', 'gate', 'works', 'embers'] as const
export type MotifForm = typeof motifForms[number]

/** A set of strokes drawn in one width and one strength of the part's hue. */
export interface MotifStroke {
  /** SVG path data; dots are zero-length segments, round because of the line cap. */
  d: string
  /** Stroke width in motif units. */
  width: number
  strength: 'bright' | 'mid' | 'faint'
}

export interface Motif {
  /** Drawing area in motif units: `width` × `height`, origin top left. */
  width: number
  height: number
  strokes: MotifStroke[]
  /** The one spark that is followed through the talk. */
  ember: { x: number, y: number, r: number }
}

type Point = [x: number, y: number]
interface Dot { at: Point, size: number, strength: MotifStroke['strength'] }

const WIDTH = 440
const HEIGHT = 552
const round = (value: number) => Math.round(value * 10) / 10
const dotPath = ([x, y]: Point) => `M${round(x)} ${round(y)}h0`

/** Dots of one size and strength share one path: a few hundred dots cost a few elements. */
function strokesOf(dots: Dot[]): MotifStroke[] {
  const groups = new Map<string, MotifStroke>()
  for (const dot of dots) {
    const width = Math.max(1, Math.round(dot.size * 2) / 2)
    const key = `${width}/${dot.strength}`
    const group = groups.get(key) ?? { d: '', width, strength: dot.strength }
    group.d += dotPath(dot.at)
    groups.set(key, group)
  }
  return [...groups.values()]
}

function ellipsePath(cx: number, cy: number, rx: number, ry: number, tilt = 0): string {
  const dx = round(rx * Math.cos(tilt))
  const dy = round(rx * Math.sin(tilt))
  const degrees = round(tilt * 180 / Math.PI)
  const arc = (x: number, y: number) => `A${round(rx)} ${round(ry)} ${degrees} 1 1 ${round(x)} ${round(y)}`
  return `M${round(cx - dx)} ${round(cy - dy)}${arc(cx + dx, cy + dy)}${arc(cx - dx, cy - dy)}`
}

function onEllipse(cx: number, cy: number, rx: number, ry: number, tilt: number, angle: number): Point {
  const x = rx * Math.cos(angle)
  const y = ry * Math.sin(angle)
  return [cx + x * Math.cos(tilt) - y * Math.sin(tilt), cy + x * Math.sin(tilt) + y * Math.cos(tilt)]
}

/** Three tongues of one flame: where each stands, how tall and wide it is, how far it sways. */
const tongues = [
  { x: 216, tall: 430, half: 106, lean: 40, share: 760 },
  { x: 196, tall: 262, half: 84, lean: 62, share: 280 },
  { x: 236, tall: 316, half: 84, lean: -72, share: 320 },
]

function fire(): Omit<Motif, 'width' | 'height'> {
  const random = randomFrom(8)
  const dots: Dot[] = []
  const base = 506
  /** Sideways shift of a tongue's spine at height `t`: 0 at the base, 1 at the tip. */
  const sway = (t: number, lean: number) => lean * Math.sin(t * 4.2 + 0.4) * t
  for (const { x, tall, half, lean, share } of tongues) {
    for (let i = 0; i < share; i++) {
      const t = random() ** 1.1
      const spread = (random() + random()) - 1
      const closeness = 1 - Math.abs(spread)
      const width = half * Math.sin(Math.PI * (0.04 + 0.96 * t) ** 0.7) ** 0.85
      const heat = closeness ** 0.8 * (1 - t * 0.62)
      dots.push({
        at: [x + sway(t, lean) + spread * width, base - t * tall - 46 * spread ** 2],
        size: 1.1 + heat * 5.4 * random(),
        strength: heat > 0.5 ? 'bright' : heat > 0.2 ? 'mid' : 'faint',
      })
    }
  }
  for (let i = 0; i < 60; i++) {
    const t = random()
    dots.push({
      at: [214 + (random() - 0.5) * (70 + 240 * t), 190 - t * 180 + random() * 60],
      size: 1 + random() * 2.4,
      strength: random() > 0.55 ? 'mid' : 'faint',
    })
  }
  return { strokes: strokesOf(dots), ember: { x: 196, y: 46, r: 7 } }
}

function coins(): Omit<Motif, 'width' | 'height'> {
  const random = randomFrom(29)
  const strokes: MotifStroke[] = []
  const heights = [2, 5, 3, 8, 4, 27, 3, 6, 16, 2, 4]
  const floor = 478
  let tallest = { x: 0, y: floor }
  heights.forEach((count, column) => {
    const x = 34 + column * 37.5
    let d = ''
    for (let level = 0; level < count; level++) {
      const y = floor - level * 13.5
      d += ellipsePath(x + (random() - 0.5) * 3, y, 15.5, 5)
      if (y < tallest.y)
        tallest = { x, y }
    }
    strokes.push({ d, width: 1.6, strength: count > 12 ? 'bright' : count > 4 ? 'mid' : 'faint' })
  })
  const bubbles: Dot[] = []
  for (let i = 0; i < 90; i++) {
    const rise = random()
    bubbles.push({
      at: [20 + random() * 400, 380 - rise * 350],
      size: 1 + random() * 2.6 * (1 - rise),
      strength: rise > 0.5 ? 'faint' : 'mid',
    })
  }
  return { strokes: [...strokes, ...strokesOf(bubbles)], ember: { x: tallest.x, y: tallest.y - 22, r: 7 } }
}

function grains(): Omit<Motif, 'width' | 'height'> {
  const random = randomFrom(12)
  const dots: Dot[] = []
  const dune = (x: number) => 130 * Math.exp(-(((x - 225) / 118) ** 2)) + 46 * Math.exp(-(((x - 380) / 70) ** 2)) + 34
  const floor = 500
  for (let i = 0; i < 900; i++) {
    const x = 12 + random() * 416
    const depth = random() ** 0.8
    const top = floor - dune(x)
    const y = top + depth * (floor - top)
    dots.push({
      at: [x, y],
      size: 1.2 + random() * 2.4,
      strength: depth < 0.12 ? 'bright' : depth < 0.5 ? 'mid' : 'faint',
    })
  }
  for (let i = 0; i < 70; i++) {
    const fall = random()
    dots.push({
      at: [225 + (random() - 0.5) * (4 + fall * 16), 40 + fall * 290],
      size: 1.2 + random() * 2,
      strength: fall > 0.45 ? 'bright' : 'mid',
    })
  }
  return { strokes: strokesOf(dots), ember: { x: 225, y: 330, r: 7 } }
}

function cells(): Omit<Motif, 'width' | 'height'> {
  const lobes: [number, number, number][] = [
    [104, 330, 92],
    [196, 250, 112],
    [298, 276, 96],
    [356, 342, 76],
    [226, 340, 110],
  ]
  const inside = (x: number, y: number) =>
    y < 396 && lobes.some(([cx, cy, r]) => (x - cx) ** 2 + (y - cy) ** 2 < r * r)
  const random = randomFrom(5)
  const side = 15
  const paths = { bright: '', mid: '', faint: '' }
  const cores: Dot[] = []
  for (let row = 0; row < 26; row++) {
    for (let column = 0; column < 17; column++) {
      const x = 10 + column * side * 1.74 + (row % 2) * side * 0.87
      const y = 100 + row * side * 1.5
      if (!inside(x, y))
        continue
      let d = ''
      for (let corner = 0; corner < 6; corner++) {
        const angle = Math.PI / 3 * corner + Math.PI / 6
        d
          += `${corner ? 'L' : 'M'}${round(x + (side - 2) * Math.cos(angle))} `
            + `${round(y + (side - 2) * Math.sin(angle))}`
      }
      const pick = random()
      const strength = pick > 0.86 ? 'bright' : pick > 0.45 ? 'mid' : 'faint'
      paths[strength] += `${d}Z`
      if (pick > 0.7)
        cores.push({ at: [x, y], size: 3 + random() * 5, strength })
    }
  }
  const rain: Dot[] = []
  for (let i = 0; i < 60; i++) {
    rain.push({
      at: [70 + random() * 310, 415 + random() ** 1.6 * 110],
      size: 1 + random() * 1.8,
      strength: random() > 0.7 ? 'mid' : 'faint',
    })
  }
  const strokes = (['faint', 'mid', 'bright'] as const).map(strength => ({ d: paths[strength], width: 1.3, strength }))
  return { strokes: [...strokes, ...strokesOf(cores), ...strokesOf(rain)], ember: { x: 205.8, y: 190, r: 7 } }
}

function orbit(): Omit<Motif, 'width' | 'height'> {
  const random = randomFrom(77)
  const tilt = -0.5
  const centre: Point = [228, 300]
  const rings: [number, number][] = [[104, 44], [148, 64], [192, 86], [236, 108]]
  const lines = rings.map(([rx, ry], i): MotifStroke => (
    { d: ellipsePath(...centre, rx, ry, tilt), width: 1, strength: i % 2 ? 'faint' : 'mid' }))
  const dots: Dot[] = []
  rings.forEach(([rx, ry], ring) => {
    for (let i = 0; i < 13 + ring * 9; i++) {
      dots.push({
        at: onEllipse(...centre, rx, ry, tilt, random() * Math.PI * 2),
        size: 1.6 + random() * 3,
        strength: random() > 0.6 ? 'bright' : 'mid',
      })
    }
  })
  for (let i = 0; i < 420; i++) {
    const angle = random() * Math.PI * 2
    const reach = Math.sqrt(random()) * 66
    const lit = (Math.cos(angle - 3.9) * reach / 66 + 1) / 2
    dots.push({
      at: [centre[0] + Math.cos(angle) * reach, centre[1] + Math.sin(angle) * reach],
      size: 1.2 + lit * 2.4 * random(),
      strength: lit > 0.72 ? 'bright' : lit > 0.4 ? 'mid' : 'faint',
    })
  }
  for (let i = 0; i < 60; i++)
    dots.push({ at: [random() * WIDTH, random() * HEIGHT], size: 1 + random(), strength: 'faint' })
  const [x, y] = onEllipse(...centre, 236, 108, tilt, -0.9)
  return { strokes: [...lines, ...strokesOf(dots)], ember: { x, y, r: 7 } }
}

function gate(): Omit<Motif, 'width' | 'height'> {
  const random = randomFrom(41)
  let bars = ''
  for (let i = 0; i < 9; i++)
    bars += `M${250 + i * 17} ${92 + i * 5}V${468 - i * 5}`
  const dots: Dot[] = []
  for (let i = 0; i < 520; i++) {
    const closeness = random() ** 0.55
    const x = 20 + closeness * 218
    const spread = 60 + 120 * closeness
    const y = 280 + ((random() + random()) - 1) * spread
    dots.push({
      at: [x, y],
      size: 1.2 + random() * 3.4 * closeness,
      strength: closeness > 0.84 ? 'bright' : closeness > 0.5 ? 'mid' : 'faint',
    })
  }
  for (let i = 0; i < 9; i++)
    dots.push({ at: [395 + random() * 34, 230 + random() * 110], size: 1.5 + random() * 2, strength: 'mid' })
  return { strokes: [{ d: bars, width: 2, strength: 'mid' }, ...strokesOf(dots)], ember: { x: 241, y: 280, r: 7 } }
}

/** A row of works with saw-tooth roofs, a chimney to the middle one; what they would give rises from it. */
function works(): Omit<Motif, 'width' | 'height'> {
  const random = randomFrom(100)
  const floor = 500
  const halls = [{ x: 16, bays: 3, tall: 92 }, { x: 148, bays: 4, tall: 128 }, { x: 318, bays: 3, tall: 76 }]
  const bay = 36
  const dots: Dot[] = []
  let walls = ''
  for (const { x, bays, tall } of halls) {
    walls += `M${x} ${floor}V${floor - tall}`
    for (let index = 0; index < bays; index++)
      walls += `L${x + index * bay} ${floor - tall - 34}L${x + (index + 1) * bay} ${floor - tall}`
    walls += `V${floor}`
    for (let i = 0; i < tall * bays * 0.9; i++) {
      const across = random() * bays * bay
      const roof = 34 * (1 - across % bay / bay)
      const depth = random()
      dots.push({
        at: [x + across, floor - (tall + roof) * depth + 3],
        size: 1.2 + random() * 2.6,
        strength: depth > 0.8 ? 'bright' : depth > 0.4 ? 'mid' : 'faint',
      })
    }
  }
  const chimney = `M244 ${floor - 128}V226H268V${floor - 128}`
  for (let i = 0; i < 150; i++) {
    const rise = random()
    dots.push({
      at: [256 + 66 * rise ** 1.5 * Math.sin(rise * 5) + (random() - 0.5) * (12 + 96 * rise), 214 - rise * 176],
      size: 1.2 + random() * 3 * (1 - rise * 0.6),
      strength: rise < 0.3 ? 'bright' : rise < 0.7 ? 'mid' : 'faint',
    })
  }
  return {
    strokes: [{ d: walls + chimney, width: 2, strength: 'mid' }, ...strokesOf(dots)],
    ember: { x: 256, y: 206, r: 7 },
  }
}

function embers(): Omit<Motif, 'width' | 'height'> {
  const random = randomFrom(3)
  const dots: Dot[] = []
  for (let i = 0; i < 520; i++) {
    const lift = random() ** 2.1
    dots.push({
      at: [220 + (random() + random() - 1) * (196 - lift * 90), 486 - lift * 400 - random() * 8],
      size: 1.2 + random() * 4 * (1 - lift),
      strength: lift < 0.06 ? 'bright' : lift < 0.3 ? 'mid' : 'faint',
    })
  }
  return { strokes: strokesOf(dots), ember: { x: 236, y: 190, r: 7 } }
}

const forms: Record<MotifForm, () => Omit<Motif, 'width' | 'height'>> = {
  fire,
  coins,
  grains,
  cells,
  orbit,
  gate,
  works,
  embers,
}

/** The sparks in one form, in a {@link WIDTH} × {@link HEIGHT} area (440 × 552 units). */
export function motif(form: MotifForm): Motif {
  return { width: WIDTH, height: HEIGHT, ...forms[form]() }
}
