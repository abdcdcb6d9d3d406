import type { Lane, SpendingStage } from '../../../snippets/series/types.ts'
import { describe, expect, it } from 'vitest'
import { altitudeScale, dotField, placeTimeline } from '../../../components/talk/models/constellation-places.ts'
import { contrast, contrastArea, contrastForms } from '../../../components/talk/models/contrast-pairs.ts'
import { discRadius, dotDisc, dotRows } from '../../../components/talk/models/dot-discs.ts'
import { amountText, figureText, highOf, lowOf, spendingChart } from '../../../components/talk/models/money-columns.ts'
import { simulate } from '../../../components/talk/models/simulation.ts'
import { drawSurvivors, labelled } from '../../../components/talk/models/survivor-streams.ts'
import { figuresIn, isAmong } from '../../../kit/claims/figures.ts'
import { locales } from '../../../kit/deck/decks.ts'
import { textWidth } from '../../../kit/words/width.ts'
import { claims } from '../../../snippets/claims.ts'
import { scorecards } from '../../../snippets/scorecards.ts'
import * as series from '../../../snippets/series/index.ts'

const { articleFigure, bubbleStart, filings, lanes, perDot, spendingFirms, spendingStages, timeline, timelineSpan }
  = series
const [scorecard] = scorecards
const area = { width: 600, height: 400, left: 60, top: 30, bottom: 40 }

describe('the money on the ground', () => {
  const chart = spendingChart(spendingStages, spendingFirms, articleFigure, area)
  const perBillion = (chart.floor - chart.lineY) / articleFigure

  it('draws every figure to one scale, ranges as ranges, nothing where none was given', () => {
    for (const { stage, segments, top, lowTop } of chart.columns) {
      expect(chart.floor - top).toBeCloseTo(highOf(stage.total)! * perBillion, 6)
      expect(lowTop - top).toBeCloseTo((highOf(stage.total)! - lowOf(stage.total)!) * perBillion, 6)
      for (const { figure, bottom, certain, top } of segments) {
        if (figure.kind === 'none') {
          expect(certain).toBe(bottom)
          continue
        }
        expect(bottom - certain).toBeCloseTo(lowOf(figure)! * perBillion, 6)
        expect(bottom - top).toBeCloseTo(highOf(figure)! * perBillion, 6)
      }
    }
  })

  it('stacks without gaps up to the published total', () => {
    for (const { segments, top } of chart.columns.filter(column => column.segments.length)) {
      expect(segments[0]!.bottom).toBeCloseTo(chart.floor, 6)
      segments.slice(1).forEach((segment, index) => expect(segment.bottom).toBeCloseTo(segments[index]!.top, 6))
      expect(segments.at(-1)!.top).toBeCloseTo(top, 6)
    }
  })

  it('shows the plans rise past the line, stage by stage', () => {
    const tops = chart.columns.map(column => column.top)
    expect(tops).toEqual([...tops].sort((a, b) => b - a))
    expect(tops.every(top => top < chart.lineY)).toBe(true)
    expect(chart.ribbons).toHaveLength(2 * spendingFirms.length)
  })

  it('refuses a series that does not add up, naming file and stage', () => {
    const wrong: SpendingStage[] = [{ ...spendingStages[1]!, total: { kind: 'exact', value: 300 } }]
    expect(() => spendingChart(wrong, spendingFirms, articleFigure, area)).toThrow(
      /spending\.ts: stage "feb".*more than its total/,
    )
    const { meta, ...rest } = spendingStages[1]!.firms!
    expect(meta!.kind).toBe('range')
    expect(() => spendingChart([{ ...spendingStages[1]!, firms: rest }], spendingFirms, articleFigure, area)).toThrow(
      /no entry for "meta"/,
    )
  })

  it('writes figures in each language', () => {
    expect(figureText({ kind: 'about', value: 200 }, 'en')).toBe('~200')
    expect(figureText({ kind: 'about', value: 200 }, 'ko')).toBe('약 2,000억')
    expect(figureText({ kind: 'range', low: 720, high: 745 }, 'en')).toBe('720–745')
    expect(figureText({ kind: 'range', low: 720, high: 745 }, 'ko')).toBe('7,200~7,450억')
    expect(figureText({ kind: 'none' }, 'ko')).toBe('')
    expect(amountText(1250, 'ko')).toBe('12,500억')
  })
})

describe('two constellations', () => {
  const y = altitudeScale(2000, 180, 130)
  const fields = filings.map(filing => dotField(filing, perDot, 4, 60, y))

  it('gives every dot the same number of satellites and the same area', () => {
    expect(fields.map(field => field.dots.length)).toEqual([1000, 52])
    for (const { dots, width, top, bottom } of fields)
      expect(width * (bottom - top) / dots.length).toBeCloseTo(16, 9)
  })

  it('keeps every dot inside its altitude band', () => {
    for (const { dots, filing, x, width } of fields) {
      const [low, high] = filing.band.map(y)
      expect(dots.every(([dx, dy]) => dy > high! && dy < low! && dx > x && dx < x + width)).toBe(true)
    }
  })

  it.each(locales)('sets no timeline label on another, on a mark or outside (%s)', (locale) => {
    const year = placeTimeline(
      timeline,
      Object.keys(lanes) as Lane[],
      timelineSpan,
      { x: 82, width: 786, top: 227, rowHeight: 24, size: 16, citation: 52 },
      locale,
    )
    const items = year.lanes.flatMap(lane => lane.items)
    expect(items).toHaveLength(timeline.length)
    expect(year.bottom).toBeLessThanOrEqual(400)
    for (const one of items) {
      expect(one.from).toBeGreaterThanOrEqual(82)
      expect(one.to).toBeLessThanOrEqual(868)
      expect(one.to - one.from).toBeGreaterThan(textWidth(one.item.label[locale]!, 16))
      for (const other of items.filter(other => other !== one && other.y === one.y)) {
        expect(
          one.to <= other.from || other.to <= one.from,
          `${one.item.label[locale]} / ${other.item.label[locale]}`,
        ).toBe(true)
        expect(
          other.x + 5 <= one.from || other.x - 5 >= one.to,
          `${one.item.label[locale]} on the mark of ${other.item.label[locale]}`,
        ).toBe(true)
      }
    }
  })

  it('moves a label that would leave the area to the other side, and one that would touch to the next row', () => {
    const item = (date: string) => ({
      date,
      lane: 'said' as const,
      claims: [],
      label: { en: 'A label of some length', ko: '' },
    })
    const place = (dates: string[]) =>
      placeTimeline(
        dates.map(item),
        ['said'],
        ['2026-01-01', '2026-12-31'],
        { x: 0, width: 800, top: 0, rowHeight: 20, size: 16, citation: 0 },
        'en',
      ).lanes[0]
    expect(place(['2026-01-05', '2026-12-20'])!.items.map(one => one.side)).toEqual(['after', 'before'])
    expect(place(['2026-03-01', '2026-03-10'])!.height).toBe(40)
    expect(place(['2026-03-01', '2026-10-10'])!.height).toBe(20)
    expect(place(['2026-01-05', '2026-06-01', '2026-06-20'])!.height).toBe(40)
  })
})

describe('three piles of money', () => {
  it('gives every dot the same area, so that the discs are to each other as the sums', () => {
    for (const { billions } of series.scenes) {
      const count = Math.round(billions / series.dotBillions)
      const disc = dotDisc(count, 6)
      expect(disc).toHaveLength(count)
      expect(discRadius(count, 6) ** 2 / count).toBeCloseTo(36, 9)
      expect(Math.max(...disc.map(([x, y]) => Math.hypot(x, y)))).toBeLessThan(discRadius(count, 6))
    }
  })

  it('sets people in rows, one dot each', () => {
    const rows = dotRows(150, 25, 7)
    expect(new Set(rows.map(String)).size).toBe(150)
    expect(rows.at(-1)).toEqual([168, 35])
  })
})

describe('the contrasts', () => {
  it.each(contrastForms)('%s: two pictures, the same every time, inside their area', (form) => {
    const pair = contrast(form)
    expect(pair).toEqual(contrast(form))
    expect(pair.left).not.toEqual(pair.right)
    for (const { strokes, ember } of [pair.left, pair.right]) {
      const starts = strokes.flatMap(({ d }) =>
        [...d.matchAll(/M(-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const),
      )
      expect(starts.length).toBeGreaterThan(3)
      for (const [x, y] of starts) {
        expect(x).toBeGreaterThanOrEqual(0)
        expect(x).toBeLessThanOrEqual(contrastArea.width)
        expect(y).toBeGreaterThanOrEqual(0)
        expect(y).toBeLessThanOrEqual(contrastArea.height)
      }
      expect(ember!.x).toBeGreaterThan(ember!.r)
      expect(strokes.reduce((sum, { d }) => sum + d.length, 0)).toBeLessThan(26000)
    }
  })
})

describe('who survives, drawn', () => {
  const outcome = simulate(bubbleStart)
  const drawing = drawSurvivors(outcome, { width: 410, top: 10, bottom: 350 })

  it('marks every strong end and every survivor, in proportion', () => {
    expect(drawing.ends).toHaveLength(outcome.strongLost)
    expect(drawing.standing).toHaveLength(outcome.survivors)
    expect(drawing.standing.reduce((sum, one) => sum + one.share, 0)).toBeCloseTo(1, 9)
    const [first, second] = drawing.standing
    expect(first!.thickness / second!.thickness).toBeCloseTo(first!.share / second!.share, 9)
  })

  it.each([20, 120, 400])('stays inside its area at the longest flow of money (%d ventures)', (ventures) => {
    const { streams } = drawSurvivors(simulate({ ...bubbleStart, ventures, rounds: 12, discernment: 1 }), {
      width: 410,
      top: 10,
      bottom: 350,
    })
    // Absolute moves, lines and curves only: every second number is a level.
    const levels = streams.flatMap(({ d }) => (d.match(/-?[\d.]+/g) ?? []).map(Number).filter((_, index) => index % 2))
    expect(streams.map(({ d }) => d).join('')).toMatch(/^[MLCZ\d.,-]+$/)
    expect(levels.length).toBeGreaterThan(ventures)
    expect(Math.min(...levels)).toBeGreaterThanOrEqual(10)
    expect(Math.max(...levels)).toBeLessThanOrEqual(350)
  })

  it('labels only what has room', () => {
    const label = (y: number, thickness: number) => ({ y, thickness, share: 0.1 })
    expect(labelled([label(100, 40), label(108, 20), label(130, 12), label(160, 3)], 16).map(one => one.y)).toEqual([
      100,
      130,
    ])
  })
})

describe('the scorecard', () => {
  it('weighs what speaks against a row, and ends on the article\'s own conclusion', () => {
    expect(scorecard.rows.find(({ claims }) => claims.includes('A39'))?.findings).toEqual(
      expect.arrayContaining(['R42', 'R46']),
    )
    expect(scorecard.rows.at(-1)?.claims).toEqual(['A49'])
  })

  it('says no number that its claims do not say', () => {
    const byId = new Map(claims.map(claim => [claim.id, claim]))
    const calendar = /\b(?:November|August|January) 20\d\d|\b20(?:25|26|27)\b|20\d\d년(?:\s\d+월)?/g
    for (const row of scorecard.rows) {
      const rows = [...row.claims, ...row.findings].map(id => byId.get(id)!)
      const known = rows
        .flatMap(({ text, later }) => [text, later?.text].flatMap(one => Object.values(one ?? {})))
        .flatMap(one => figuresIn(one, true))
      const said = [row.guess, row.found].flatMap(text => Object.values(text))
      expect(
        said.flatMap(one => figuresIn(one.replace(calendar, ' '))).filter(figure => !isAmong(figure, known)),
      ).toEqual([])
    }
  })
})

describe('the words and claims of the charts', () => {
  it('rest on rows that exist', () => {
    const known = new Set(claims.map(claim => claim.id))
    const cited = [
      ...scorecard.rows.flatMap(row => [...row.claims, ...row.findings]),
      ...[...series.scenes, ...spendingStages, ...filings, ...timeline, series.granted].flatMap(row => row.claims),
    ]
    expect(cited.filter(id => !known.has(id))).toEqual([])
  })

  it('say everything in both languages, and never with a dollar sign', () => {
    const texts: Record<string, string>[] = []
    const walk = (value: unknown): void => {
      if (typeof value !== 'object' || value === null)
        return
      if ('en' in value)
        texts.push(value as Record<string, string>)
      else
        Object.values(value).forEach(walk)
    }
    walk([series, scorecard])
    expect(texts.length).toBeGreaterThan(60)
    for (const text of texts) {
      expect(locales.every(locale => text[locale]?.trim()), JSON.stringify(text)).toBe(true)
      expect(Object.values(text).join('')).not.toContain('$')
    }
  })
})
