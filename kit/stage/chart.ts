import type { SectionTimes } from './rehearsal.ts'
import { scaleBand, scaleLinear } from 'd3-scale'

export interface PaceArea {
  width: number
  height: number
  left: number
  top: number
  bottom: number
}

interface Times {
  minutes: number
  seconds: number
}

/**
 * Plan against actual to one scale of minutes, in pixels from the top left: a bar for each slide or section, the plan
 * as a frame, the actual time as its filling.
 */
export function paceChart(times: readonly Times[], area: PaceArea, gap = 0.25) {
  const most = Math.max(1, ...times.flatMap(({ minutes, seconds }) => [minutes, seconds / 60]))
  const y = scaleLinear([0, most], [area.height - area.bottom, area.top])
  const x = scaleBand(times.map((_, index) => index), [area.left, area.width]).paddingInner(gap).paddingOuter(gap / 2)
  return {
    bars: times.map(({ minutes, seconds }, index) => ({
      x: x(index)!,
      width: x.bandwidth(),
      /** Upper edge of the plan; the base where nothing was planned. */
      plan: y(minutes),
      /** Upper edge of the actual time; the base where nobody was. */
      actual: y(seconds / 60),
      long: isLong({ minutes, seconds }),
      passedOver: seconds === 0,
    })),
    base: y(0),
    ticks: y.ticks(4).map(minutes => ({ minutes, y: y(minutes) })),
  }
}

/** Longer than planned by more than a tenth and five seconds. */
export function isLong({ minutes, seconds }: Times): boolean {
  return seconds > minutes * 60 * 1.1 && seconds > minutes * 60 + 5
}

/** Where each section stands below the slides' bars: from its first bar's left edge to its last one's right. */
export function sectionSpans(
  sections: readonly SectionTimes[],
  { bars }: ReturnType<typeof paceChart>,
): { title: string, x: number, width: number }[] {
  return sections.map(({ title, from, to }) => {
    const [first, last] = [bars[from - 1]!, bars[to - 1]!]
    return { title, x: first.x, width: last.x + last.width - first.x }
  })
}

/** The plan as a band of time: a stretch for each slide, as wide as its minutes. */
export function planBand(minutes: readonly number[], width: number): { x: number, width: number }[] {
  const scale = scaleLinear([0, minutes.reduce((sum, each) => sum + each, 0) || 1], [0, width])
  let before = 0
  return minutes.map((each) => {
    const [left, right] = [scale(before), scale(before += each)]
    return { x: left, width: right - left }
  })
}
