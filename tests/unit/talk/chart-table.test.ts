import { expect, it } from 'vitest'
import { chartTables } from '../../../components/talk/tables.ts'
import { cellText, tableCsv } from '../../../kit/chart-table.ts'
import { scenes, spendingStages } from '../../../snippets/series/index.ts'

it('writes CSV that any program reads: commas, quotes and lines in quotes, numbers plain', () => {
  expect(
    tableCsv({
      id: 'x',
      caption: '',
      head: ['who', 'how many'],
      rows: [
        ['a, "b"', 1_000_000],
        ['c', { shown: '3 May', plain: '2026-05-03' }],
      ],
    }),
  ).toBe('\uFEFFwho,how many\r\n"a, ""b""",1000000\r\nc,2026-05-03\r\n')
  expect(['', 1_000_000, { shown: '3 May', plain: '' }].map(cell => cellText(cell, 'en'))).toEqual([
    '–',
    '1,000,000',
    '3 May',
  ])
})

it.each(['en', 'ko'])('says the same numbers as the charts, row by row (%s)', (locale) => {
  const tables = Object.values(chartTables).flatMap(tablesOf => tablesOf(locale))
  expect(new Set(tables.map(({ id }) => id)).size).toBe(tables.length)
  for (const { head, rows } of tables)
    expect(rows.filter(row => row.length !== head.length)).toEqual([])
  expect(tables.find(({ id }) => id === 'money-and-people')!.rows.map(([, billions]) => billions)).toEqual(
    scenes.map(({ billions }) => billions),
  )
  const spending = tables.find(({ id }) => id === 'capital-spending')!
  const exact = spendingStages.flatMap(({ firms }) =>
    Object.values(firms ?? {}).flatMap(figure => (figure.kind === 'exact' ? [figure.value] : [])),
  )
  expect(spending.rows.flat().filter(cell => typeof cell === 'number')).toEqual(exact)
  const [standing, strong] = tables
    .find(({ id }) => id === 'model-of-survivors')!
    .rows.map(row => row.slice(1) as number[])
  expect(standing!.every((count, round) => count >= strong![round]! && count <= (standing![round - 1] ?? count))).toBe(
    true,
  )
})
