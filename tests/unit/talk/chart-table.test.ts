import { expect, it } from 'vitest'
import { chartTables } from '../../../components/talk/tables.ts'
import { cellText, tableCsv } from '../../../kit/charts/table.ts'
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
    }, 'en'),
  ).toBe('\uFEFFwho,how many\r\n"a, ""b""",1000000\r\nc,2026-05-03\r\n')
  expect(['', 1_000_000, { shown: '3 May', plain: '' }].map(cell => cellText(cell, 'en'))).toEqual([
    '–',
    '1,000,000',
    '3 May',
  ])
})

it.each([
  ['en', ['about 1,410', '175–185', '190', '–'], 'year,"plan, from","plan, to","plan, note"', 'about'],
  ['ko', ['약 1,410', '175~185', '190', '–'], '연도,"plan, 최소","plan, 최대","plan, 비고"', '약'],
])('writes figures that are no exact number as numbers too (%s)', (locale, shown, head, about) => {
  const plans = [{ about: 1410 }, { from: 175, to: 185 }, 190, '']
  expect(plans.map(cell => cellText(cell, locale))).toEqual(shown)
  const [year] = head.split(',')
  const rows = plans.map((plan, at) => [String(2025 + at), plan])
  expect(tableCsv({ id: 'x', caption: '', head: [year!, 'plan'], rows }, locale))
    .toBe(`\uFEFF${head}\r\n2025,1410,1410,${about}\r\n2026,175,185,\r\n2027,190,190,\r\n2028,,,\r\n`)
})

it('leaves no figure of the talk\'s tables as text', () => {
  const cells = Object.values(chartTables).flatMap(tablesOf => tablesOf('en')).flatMap(table =>
    tableCsv(table, 'en').replace(/"[^"]*"/g, '').split(/[,\r\n]+/))
  expect(cells.filter(cell => /^\D?\d[\d.,]*(?:[–~]\d+)?$/.test(cell) && Number.isNaN(Number(cell)))).toEqual([])
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
