import type { Chart } from '../../kit/schema.ts'
import { describe, expect, it } from 'vitest'
import { checkCharts } from '../../kit/chart-check.ts'

const bar = { label: { en: 'Text', ko: '글' }, value: 4.5, claims: ['C1'] }
const chart: Chart = { id: 'contrast', summary: { en: 'Contrast.', ko: '대비.' }, bars: [bar] }
const messages = (...charts: Chart[]) => checkCharts(charts, 'snippets/charts.ts', ['C1']).map(({ message }) => message)

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
