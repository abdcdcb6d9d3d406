import type { StageFigures } from './stage.ts'

/** The value below which `share` of the values lie: 0.5 is the median. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const place = (sorted.length - 1) * share
  const [low, high] = [Math.floor(place), Math.ceil(place)]
  return sorted.length === 0 ? Number.NaN : sorted[low]! + (sorted[high]! - sorted[low]!) * (place - low)
}

/** Key press to paint, and what became of many presses. */
export function stageTable({ latency, many }: StageFigures): { words: string, head: string[], rows: string[][] } {
  const times = (values: readonly number[]) =>
    `${quantile(values, 0.5).toFixed(0)} / ${quantile(values, 0.95).toFixed(0)}`
  return {
    words:
      `Two windows of one browser, ${latency.ours.presenter.length} key presses in the presenter's of each in turn: until the next slide's first paint, median / 95th percentile. ${many.presses} presses in both with ${many.reloads} reloads and ${many.outages} outages of the server in between took ${many.seconds.toFixed(0)} s.`,
    head: ['on stage', 'stock Slidev', 'this deck'],
    rows: [
      ['presenter\'s window, ms', times(latency.stock.presenter), times(latency.ours.presenter)],
      ['audience\'s window, ms', times(latency.stock.audience), times(latency.ours.audience)],
    ],
  }
}

/**
 * No press may be lost: each window stands where the presses lead. And a press has four fifths of stock Slidev's
 * time.
 */
export function stageTargets({ latency, many }: StageFigures): { what: string, value: number, limit: number }[] {
  const { due, presenter, audience } = many
  const astray = [presenter, audience].filter(({ no, clicks }) => no !== due.no || clicks !== due.clicks).length
  return [
    { what: `windows astray after ${many.presses} presses`, value: astray, limit: 0 },
    ...(['presenter', 'audience'] as const).map(window => ({
      what: `${window}'s window: press to paint, to stock's`,
      value: quantile(latency.ours[window], 0.5) / quantile(latency.stock[window], 0.5),
      limit: 0.8,
    })),
  ]
}
