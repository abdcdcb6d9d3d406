import type { Locale } from '../../../kit/schema.ts'
import type { Filing, Lane, TimelineItem } from '../../../snippets/series/types.ts'
import { scaleLinear, scaleUtc } from 'd3-scale'
import { randomFrom } from '../../../kit/random.ts'
import { textWidth } from '../../../kit/words/width.ts'

/** A filing as a field of dots, every dot for as many satellites and every dot on as much area. */
export interface DotField {
  filing: Filing
  dots: [x: number, y: number][]
  x: number
  width: number
  top: number
  bottom: number
}

/** Altitude in km to pixels, 0 km at the foot. */
export function altitudeScale(highest: number, foot: number, height: number): (km: number) => number {
  return scaleLinear([0, highest], [foot, foot - height])
}

/**
 * Dots in columns from left to right within the altitude band, each shaken inside its own cell. Every filing has the
 * same density, so its area is its size. `Math.round(satellites / perDot)` dots.
 *
 * @param pitch side of the square that one dot takes up, px
 */
export function dotField(
  filing: Filing,
  perDot: number,
  pitch: number,
  x: number,
  y: (km: number) => number,
): DotField {
  const count = Math.round(filing.satellites / perDot)
  const [bottom, top] = [y(filing.band[0]), y(filing.band[1])]
  const width = count * pitch ** 2 / (bottom - top)
  const columns = Math.max(1, Math.round(width / pitch))
  const random = randomFrom(count)
  const shaken = () => 0.5 + (random() - 0.5) * 0.5
  const dots = Array.from({ length: columns }, (_, column) => {
    const own = Math.round((column + 1) * count / columns) - Math.round(column * count / columns)
    return Array.from({ length: own }, (_, row): [number, number] => [
      x + (column + shaken()) * width / columns,
      top + (row + shaken()) * (bottom - top) / own,
    ])
  }).flat()
  return { filing, dots, x, width, top, bottom }
}

export interface PlacedItem {
  item: TimelineItem
  x: number
  y: number
  /** Where the label and its citation stand, px; the mark lies outside of it. */
  from: number
  to: number
  side: 'before' | 'after'
}

export interface PlacedLane {
  lane: Lane
  top: number
  height: number
  items: PlacedItem[]
}

export interface TimelineArea {
  x: number
  width: number
  top: number
  rowHeight: number
  /** Type size of the labels, px. */
  size: number
  /** Width kept after each label for its citation, px. */
  citation: number
}

const GAP = 11

/**
 * One lane under the other, each as many rows high as its labels need: a label that would touch an earlier
 * one, or its mark, takes the next row. A label that would leave the area changes sides.
 */
export function placeTimeline(
  items: TimelineItem[],
  lanes: readonly Lane[],
  span: [string, string],
  area: TimelineArea,
  locale: Locale,
) {
  const x = scaleUtc(span.map(date => new Date(date)), [area.x, area.x + area.width])
  let top = area.top
  const placed = lanes.map<PlacedLane>((lane) => {
    const rows: PlacedItem[][] = []
    const own = items.filter(item => item.lane === lane).sort((a, b) => a.date.localeCompare(b.date))
    for (const item of own) {
      const at = x(new Date(item.date))
      const width = textWidth(item.label[locale]!, area.size) + area.citation
      const before = item.side === 'before' ? at - GAP - width >= area.x : at + GAP + width > area.x + area.width
      const [from, to] = before ? [at - GAP - width, at - GAP] : [at + GAP, at + GAP + width]
      const free = rows.findIndex(row =>
        row.every(
          other =>
            Math.min(from, at - GAP) >= Math.max(other.to, other.x + GAP)
            || Math.max(to, at + GAP) <= Math.min(other.from, other.x - GAP),
        ),
      )
      const row = free === -1 ? rows.push([]) - 1 : free
      rows[row]!.push({
        item,
        x: at,
        y: top + (row + 0.5) * area.rowHeight,
        from,
        to,
        side: before ? 'before' : 'after',
      })
    }
    const height = Math.max(1, rows.length) * area.rowHeight
    const result = { lane, top, height, items: rows.flat() }
    top += height
    return result
  })
  return { lanes: placed, bottom: top, x: (date: string) => x(new Date(date)) }
}
