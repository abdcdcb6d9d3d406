import type { Locale } from '../../../kit/schema.ts'
import type { Figure, SpendingFirm, SpendingStage } from '../../../snippets/series/types.ts'
import { scaleBand, scaleLinear } from 'd3-scale'

/** One firm's part of a column, in pixels from the drawing's top left. */
export interface Segment {
  firm: string
  figure: Figure
  x: number
  width: number
  top: number
  bottom: number
  /** Upper edge of what is certain: below it solid, above it the span of a range. Equals `bottom` without a figure. */
  certain: number
}

export interface Column {
  stage: SpendingStage
  x: number
  width: number
  top: number
  /** Where the low end of the total lies; equals `top` unless the total is a range. */
  lowTop: number
  /** Empty where the tally is not split by firm. */
  segments: Segment[]
}

export interface SpendingChart {
  columns: Column[]
  /** Links one firm's part in a column to its part in the next. */
  ribbons: { firm: string, d: string }[]
  ticks: { value: number, y: number }[]
  lineY: number
  floor: number
}

export interface SpendingArea {
  width: number
  height: number
  /** Space kept for tick labels, totals and column labels. */
  left: number
  top: number
  bottom: number
}

export const highOf = (figure: Figure): number | undefined =>
  figure.kind === 'none' ? undefined : figure.kind === 'range' ? figure.high : figure.value

export const lowOf = (figure: Figure): number | undefined =>
  figure.kind === 'none' ? undefined : figure.kind === 'range' ? figure.low : figure.value

/**
 * Columns to one scale, each firm stacked by the high end of its range. Firms without a figure share, on top,
 * what the published total leaves after the others: an outline, never a value.
 *
 * @param line the figure drawn across all columns, billion dollars
 * @throws RangeError where a stage's firms add up to more than its total, or a firm is missing: the series is wrong
 */
export function spendingChart(
  stages: SpendingStage[],
  firms: SpendingFirm[],
  line: number,
  area: SpendingArea,
): SpendingChart {
  const highest = Math.max(line, ...stages.map(stage => highOf(stage.total) ?? 0))
  const y = scaleLinear([0, highest], [area.height - area.bottom, area.top])
  const x = scaleBand(stages.map(stage => stage.id), [area.left, area.width]).paddingInner(0.15).paddingOuter(0.05)
  const columns = stages.map<Column>((stage) => {
    const column = {
      stage,
      x: x(stage.id)!,
      width: x.bandwidth(),
      top: y(highOf(stage.total) ?? 0),
      lowTop: y(lowOf(stage.total) ?? 0),
    }
    return { ...column, segments: segmentsOf(stage, firms, y, column.x, column.width) }
  })
  return {
    columns,
    ribbons: firms.flatMap(({ id }) => ribbonsOf(id, columns)),
    ticks: y.ticks(4).map(value => ({ value, y: y(value) })),
    lineY: y(line),
    floor: y(0),
  }
}

function segmentsOf(
  stage: SpendingStage,
  firms: SpendingFirm[],
  y: (value: number) => number,
  x: number,
  width: number,
): Segment[] {
  const { firms: figures } = stage
  if (!figures)
    return []
  const known = firms.map(({ id }) => {
    if (!figures[id]) {
      throw new RangeError(
        `snippets/series/spending.ts: stage "${stage.id}" has no entry for "${id}": write { kind: 'none' } where no figure was given`,
      )
    }
    return highOf(figures[id])
  })
  const sum = known.reduce<number>((all, value) => all + (value ?? 0), 0)
  const rest = (highOf(stage.total) ?? sum) - sum
  if (rest < 0) {
    throw new RangeError(
      `snippets/series/spending.ts: stage "${stage.id}": its firms add up to ${sum}, more than its total`,
    )
  }
  const share = rest / Math.max(1, known.filter(value => value === undefined).length)
  let base = 0
  return firms.map(({ id }, index) => {
    const figure = figures[id]!
    const bottom = y(base)
    const certain = y(base + (lowOf(figure) ?? 0))
    base += known[index] ?? share
    return { firm: id, figure, x, width, top: y(base), bottom, certain }
  })
}

function ribbonsOf(firm: string, columns: Column[]): { firm: string, d: string }[] {
  return columns.slice(1).flatMap((column, index) => {
    const from = columns[index]!.segments.find(segment => segment.firm === firm)
    const to = column.segments.find(segment => segment.firm === firm)
    if (!from || !to)
      return []
    const [left, right] = [from.x + from.width, to.x]
    const middle = (left + right) / 2
    const curve = (start: number, end: number, to: number) => `C${middle} ${start} ${middle} ${end} ${to} ${end}`
    return [
      {
        firm,
        d: `M${left} ${from.top}${curve(from.top, to.top, right)}V${to.bottom}${curve(to.bottom, from.bottom, left)}Z`,
      },
    ]
  })
}

const grouped = (value: number) => String(value).replace(/(?<=\d)(?=(?:\d{3})+$)/g, ',')

/** Billion dollars in the unit each language counts in: `200`, `2,000억`. */
export const amountText = (billions: number, locale: Locale): string =>
  locale === 'ko' ? `${grouped(billions * 10)}억` : grouped(billions)

/**
 * A figure in words: `~200`, `175–185`, `175`; in Korean `약 2,000억`, `1,750~1,850억`.
 * Empty where no figure was given.
 */
export function figureText(figure: Figure, locale: Locale): string {
  if (figure.kind === 'none')
    return ''
  if (figure.kind === 'range') {
    return locale === 'ko'
      ? `${grouped(figure.low * 10)}~${amountText(figure.high, locale)}`
      : `${figure.low}–${figure.high}`
  }
  return `${figure.kind === 'exact' ? '' : locale === 'ko' ? '약 ' : '~'}${amountText(figure.value, locale)}`
}

/** The same for the ear, which hears no sign: `about 200`, `175 to 185`; in Korean `1,750억에서 1,850억`. */
export function figureWords(figure: Figure, locale: Locale): string {
  if (figure.kind === 'range')
    return [figure.low, figure.high].map(end => amountText(end, locale)).join(locale === 'ko' ? '에서 ' : ' to ')
  return figureText(figure, locale).replace('~', 'about ')
}
