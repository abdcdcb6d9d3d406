import type { Kind, Peer, Scale, Transfer } from './compared.ts'
import type { EnginePaint, EnginePaints } from './engines.ts'
import type { PaperScale, PaperTimes } from './paper.ts'
import type { StageFigures } from './stage.ts'
import type { Measured } from './visit.ts'
import { kitBudgets } from '../../scripts/lib/check/rules/weight.ts'
import { kinds, peerNames, peers } from './compared.ts'
import { stageTable, stageTargets } from './stage-report.ts'

/** Every single visit, in the order made. */
export interface Visits {
  paints: Record<Kind, Record<Peer, Measured[]>>
  /** Milliseconds until the right arrow works on the cover. */
  keys: Record<'ours' | 'stock', number[]>
}

/** A whole visit: every slide, fonts included. */
export interface Whole {
  ours: Record<string, Transfer>
  stock: Record<string, Transfer>
}

export interface Results {
  when: string
  browser: string
  protocol: string
  cpu: number
  down: number
  latency: number
  visits?: Visits
  engines?: EnginePaints
  whole?: Whole
  scale?: Scale
  stage?: StageFigures
  paper?: PaperTimes
  paperScale?: PaperScale[]
}

export interface Target {
  what: string
  value: number
  limit: number
  unit: '×' | 'kB' | '' | '%'
  holds: boolean
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length === 0
    ? Number.NaN
    : sorted.length % 2
      ? sorted[middle]!
      : (sorted[middle - 1]! + sorted[middle]!) / 2
}

type Figure = keyof Measured

export function medianOf(visits: readonly Measured[], figure: Figure): number {
  return median(visits.flatMap(visit => visit[figure] ?? []))
}

/** What is promised, held against one run. */
export function targetsOf({ visits, engines, whole, scale, stage, paper, paperScale }: Results): Target[] {
  const targets: Target[] = []
  const most = (what: string, value: number, limit: number, unit: Target['unit']) =>
    targets.push({ what, value, limit, unit, holds: value <= limit })
  if (visits) {
    for (const kind of kinds) {
      const of = (peer: Peer, figure: Figure) => medianOf(visits.paints[kind][peer], figure)
      const names: Partial<Record<Figure, string>> = {
        firstPaint: 'first paint',
        largestPaint: 'largest paint',
        ...(kind === 'map' ? { mapVisible: 'map visible' } : {}),
      }
      for (const [figure, name] of Object.entries(names) as [Figure, string][])
        most(`${kind}: ${name} to the page's`, of('ours', figure) / of('page', figure), 1.25, '×')
      most(`${kind}: blocked to stock's`, of('ours', 'blocked') / of('stock', 'blocked'), 0.2, '×')
      most(`${kind}: layout shift`, of('ours', 'layoutShift'), 0, '')
    }
    most('arrow key works, to stock\'s', median(visits.keys.ours) / median(visits.keys.stock), 0.8, '×')
  }
  for (const [engine, paints] of Object.entries(engines ?? {})) {
    for (const kind of kinds) {
      most(
        `${engine}, ${kind}: first paint to the page's`,
        paintOf(paints[kind].ours, 'firstPaint') / paintOf(paints[kind].page, 'firstPaint'),
        1.25,
        '×',
      )
    }
  }
  for (const [locale, { bytes }] of Object.entries(whole?.ours ?? {}))
    most(`whole visit, ${locale}`, bytes / 1000, kitBudgets.visit[locale]! / 1000, 'kB')
  const [small, large] = scale?.sizes ?? []
  if (small && large) {
    most(
      `first slide's bytes, ${large.slides} slides to ${small.slides}`,
      (large.first.bytes / small.first.bytes - 1) * 100,
      5,
      '%',
    )
    most(
      `build time, ${large.slides} slides to ${small.slides}`,
      large.seconds / small.seconds,
      large.slides / small.slides,
      '×',
    )
  }
  for (const { what, value, limit } of stage ? stageTargets(stage) : [])
    most(what, value, limit, '')
  if (paper) {
    most('slides PDF to stock\'s export', median(paper.slides) / median(paper.stock), 0.35, '×')
    most('all four documents to stock\'s one', median(paper.all) / median(paper.stock), 0.6, '×')
  }
  const [short, long] = paperScale ?? []
  if (short && long) {
    most(
      `printing, ${long.slides} slides to ${short.slides}`,
      long.seconds / short.seconds,
      4,
      '×',
    )
  }
  return targets
}

function paintOf(visits: readonly EnginePaint[], figure: keyof EnginePaint): number {
  return median(visits.flatMap(visit => visit[figure] ?? []))
}

/** The tables as Markdown, ready for docs/house.md. */
export function markdown(results: Results): string {
  const { visits, engines, whole, scale, stage, paper, paperScale } = results
  const parts: string[] = []
  if (visits) {
    parts.push(
      `${visits.paints.cover.ours.length} interleaved cold visits each, medians; CPU ×${results.cpu}, ${(results.down * 8 / 1e6).toFixed(1)} Mbit/s, ${results.latency} ms, ${results.protocol} with gzip, ${results.browser}.`,
    )
    const row = (name: string, value: (peer: Peer) => string) => [name, ...peers.map(value)]
    const ms = (kind: Kind, figure: Figure) => (peer: Peer) =>
      Math.round(medianOf(visits.paints[kind][peer], figure)).toString()
    parts.push(table(['', ...peers.map(peer => peerNames[peer])], [
      ...kinds.flatMap(kind => [
        row(
          `${kind}: first / largest paint, ms`,
          peer => `${ms(kind, 'firstPaint')(peer)} / ${ms(kind, 'largestPaint')(peer)}`,
        ),
        ...kind === 'map' ? [row('map visible, ms', ms('map', 'mapVisible'))] : [],
        row(`${kind}: main thread blocked, ms`, ms(kind, 'blocked')),
        row(`${kind}: layout shift`, peer =>
          medianOf(visits.paints[kind][peer], 'layoutShift')
            .toFixed(4)
            .replace(/\.?0+$/, '')),
        row(
          `${kind}: requests / kB`,
          peer => `${ms(kind, 'requests')(peer)} / ${kB(medianOf(visits.paints[kind][peer], 'bytes'))}`,
        ),
      ]),
      row('arrow key works, ms', peer => peer === 'page' ? '–' : Math.round(median(visits.keys[peer])).toString()),
      ...Object.keys(whole?.ours ?? {}).map(locale =>
        row(`whole visit, ${locale}: requests / kB`, peer =>
          peer === 'page' || !whole![peer][locale]
            ? '–'
            : `${whole![peer][locale].requests} / ${kB(whole![peer][locale].bytes)}`),
      ),
    ]))
  }
  if (engines && Object.keys(engines).length > 0) {
    parts.push(
      `The same pages in other engines at the end of a line of ${(results.down * 8 / 1e6).toFixed(1)} Mbit/s and ${results.latency} ms, the processor as fast as it is.`,
    )
    const ms = (visits: readonly EnginePaint[], figure: keyof EnginePaint) =>
      Number.isNaN(paintOf(visits, figure)) ? '–' : Math.round(paintOf(visits, figure)).toString()
    parts.push(
      table(
        ['first / largest paint, ms', ...peers.map(peer => peerNames[peer])],
        Object.entries(engines).flatMap(([engine, paints]) =>
          kinds.map(kind => [
            `${engine}, ${kind}`,
            ...peers.map(peer => `${ms(paints[kind][peer], 'firstPaint')} / ${ms(paints[kind][peer], 'largestPaint')}`),
          ]),
        ),
      ),
    )
  }
  if (scale) {
    parts.push(
      table(
        ['slides', 'first slide: requests / kB', 'build, s'],
        scale.sizes.map(({ slides, first, seconds }) => [
          String(slides),
          `${first.requests} / ${kB(first.bytes)}`,
          seconds.toFixed(1),
        ]),
      ),
    )
  }
  if (stage) {
    const { head, rows, words } = stageTable(stage)
    parts.push(words, table(head, rows))
  }
  if (paper) {
    parts.push(table(['paper, seconds', 'stock Slidev', 'this deck'], [
      ['slides of one deck', median(paper.stock).toFixed(1), median(paper.slides).toFixed(1)],
      ['slides and handout in both languages', '–', median(paper.all).toFixed(1)],
    ]))
  }
  if (paperScale) {
    parts.push(
      table(
        ['slides', 'slides and handout, s'],
        paperScale.map(({ slides, seconds }) => [String(slides), seconds.toFixed(1)]),
      ),
    )
  }
  const targets = targetsOf(results)
  if (targets.length > 0) {
    parts.push(table(['target', 'limit', 'measured', ''], targets.map(({ what, value, limit, unit, holds }) =>
      [what, `≤ ${amount(limit, unit)}`, amount(value, unit), holds ? '✓' : '✗'])))
  }
  return `${parts.join('\n\n')}\n`
}

function kB(bytes: number): string {
  return (bytes / 1000).toFixed(0)
}

function amount(value: number, unit: Target['unit']): string {
  const text = unit === 'kB' ? value.toFixed(0) : value.toFixed(unit === '' ? 4 : 2).replace(/\.?0+$/, '')
  return [text, unit].filter(Boolean).join(' ')
}

function table(head: string[], rows: string[][]): string {
  const all = [head, ...rows]
  const widths = head.map((_, at) => Math.max(3, ...all.map(row => [...row[at] ?? ''].length)))
  const line = (row: string[]) =>
    `| ${widths.map((width, at) => (row[at] ?? '') + ' '.repeat(width - [...row[at] ?? ''].length)).join(' | ')} |`
  return [
    line(head),
    line(widths.map((width, at) => (at === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`))),
    ...rows.map(line),
  ].join('\n')
}
