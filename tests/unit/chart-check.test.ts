import type { Chart, Scorecard } from '../../kit/schema.ts'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkCharts, checkScorecards } from '../../kit/charts/check.ts'
import { loadTables } from '../../scripts/lib/charts/charts.ts'

const bar = { label: { en: 'Text', ko: '글' }, value: 4.5, claims: ['C1'] }
const chart: Chart = { id: 'contrast', summary: { en: 'Contrast.', ko: '대비.' }, bars: [bar] }
const beside = { file: 'snippets/charts.ts', claims: ['C1'] }
const messages = (...charts: Chart[]) => checkCharts(charts, beside).map(({ message }) => message)

describe('charts', () => {
  it('that are sound pass, with a unit or without', () => {
    expect(messages(chart, { ...chart, id: 'other', unit: { en: ' km', ko: ' km' } })).toEqual([])
  })

  it.each<[string, Chart[]]>([
    ['chart "contrast": another chart has this id', [chart, chart]],
    ['chart "contrast": it has no bars', [{ ...chart, bars: [] }]],
    ['chart "contrast": its summary has no text in "ko"', [{ ...chart, summary: { en: 'Contrast.' } }]],
    ['chart "contrast": its unit has no text in "en"', [{ ...chart, unit: { ko: '킬로미터' } }]],
    ['chart "contrast": bar 1 has the value -1', [{ ...chart, bars: [{ ...bar, value: -1 }] }]],
    [
      'chart "contrast": bar 1 names the claim "C9", which does not exist',
      [{ ...chart, bars: [{ ...bar, claims: ['C9'] }] }],
    ],
  ])('%s', (message, charts) => expect(messages(...charts)).toEqual([message]))
})

const row = { result: 'held', guess: { en: 'Rain', ko: '비' }, found: { en: 'It rained', ko: '비가 왔다' } } as const
const card: Scorecard = {
  id: 'forecast',
  summary: { en: 'The forecast.', ko: '예보.' },
  head: { guess: { en: 'Said', ko: '예보' }, found: { en: 'Came', ko: '실제' } },
  rows: [row],
}

describe('scorecards', () => {
  const faults = (...cards: Scorecard[]) =>
    checkScorecards(cards, { ...beside, locate: (id, nth) => ({ file: id, line: nth! + 1 }) }, ['ink', 'plain'])
      .map(({ file, line, message, remedy }) => `${file}:${line}: ${message}; ${remedy}`)

  it('that are sound pass, with claims, hues and meanings or without', () => {
    const meanings = { wrong: { en: 'not so', ko: '아님' } }
    const cited: Scorecard = { ...card, id: 'other', meanings, rows: [{ ...row, concept: 'ink', findings: ['C1'] }] }
    expect(faults(card, cited)).toEqual([])
  })

  it.each<[string, Scorecard[]]>([
    ['forecast:2: scorecard "forecast": another scorecard has this id; give it one of its own', [card, card]],
    ['forecast:1: scorecard "forecast": it has no rows; write one for each guess', [{ ...card, rows: [] }]],
    [
      'forecast:1: scorecard "forecast": row 1 has the result "hled"; did you mean held?',
      [{ ...card, rows: [{ ...row, result: 'hled' as 'held' }] }],
    ],
    [
      'forecast:1: scorecard "forecast": row 1 has the concept "inkk"; did you mean ink?',
      [{ ...card, rows: [{ ...row, concept: 'inkk' }] }],
    ],
    [
      'forecast:1: scorecard "forecast": it gives a meaning to the result "opne"; did you mean open?',
      [{ ...card, meanings: { opne: row.guess } as Scorecard['meanings'] }],
    ],
    [
      'forecast:1: scorecard "forecast": what row 1 found has no text in "ko"; write found.ko',
      [{ ...card, rows: [{ ...row, found: { en: 'It rained' } }] }],
    ],
    [
      'forecast:1: scorecard "forecast": row 1 names the claim "C9", which does not exist; add it to snippets/claims.ts or name another',
      [{ ...card, rows: [{ ...row, findings: ['C9'] }] }],
    ],
  ])('%s', (fault, cards) => expect(faults(...cards)).toEqual([fault]))
})

describe('a chart of the author\'s own', () => {
  let root: string
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'charts-'))
    await mkdir(join(root, 'components'))
    await writeFile(
      join(root, 'components/tables.ts'),
      'export const chartTables = { MyRain: () => [{ id: \'rain\', caption: \'Rain\', head: [], rows: [] }] }\n',
    )
  })
  afterAll(() => rm(root, { recursive: true }))

  it.each([
    ['<MyRain />', 1],
    ['<my-rain :days="3" />', 1],
    ['<MyRainBow /> <my-rain-bow />', 0],
    ['`<MyRain />`', 0],
  ])('has its table beside %s %i times', async (markdown, count) => {
    const tablesOn = await loadTables(root)
    expect(tablesOn(markdown, 'en')).toHaveLength(count)
  })
})
