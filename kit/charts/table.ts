import type { Locale } from '../schema.ts'
import { csvLine } from '../csv.ts'
import { cellWords } from '../words/handout.ts'

/** A figure that is no exact number: stated as roughly one, or from one to another. */
export type RoughFigure = { about: number } | { from: number, to: number }

/** A number is written as its language writes it; what is shown otherwise than a program reads it says both. */
export type Cell = string | number | RoughFigure | { shown: string, plain: string | number }

/** The numbers behind a chart, in one language. The first cell of a row is what the others are about. */
export interface ChartTable {
  /** Name of its file, without the ending. */
  id: string
  caption: string
  head: string[]
  rows: Cell[][]
}

/** For each chart, by the name of its component, the tables behind it. */
export type ChartTables = Record<string, (locale: Locale) => ChartTable[]>

/** The cell as a reader sees it; nothing is a dash. */
export function cellText(cell: Cell, locale: Locale): string {
  const written = (number: number) => new Intl.NumberFormat(locale).format(number)
  if (typeof cell === 'number')
    return written(cell)
  if (typeof cell === 'string')
    return cell || '–'
  if ('about' in cell)
    return cellWords.about[locale]!.replace('#', written(cell.about))
  if ('from' in cell)
    return [cell.from, cell.to].map(written).join(cellWords.between[locale])
  return cell.shown || '–'
}

/** Whether a column of such cells is one of figures. */
export function isFigure(cell: Cell): boolean {
  return cell === '' || typeof cell === 'number' || (typeof cell === 'object' && !('shown' in cell))
}

/**
 * A row of heads, then the others. The mark before it is what spreadsheets know UTF-8 by; without, Hangul opens as
 * noise. Figures are numbers: a column with spans is two, from and to, and one with rough figures has another beside it
 * that says which are.
 */
export function tableCsv({ head, rows }: ChartTable, locale: Locale): string {
  const columns = head.map((name, at) => columnsOf(name, rows.map(row => row[at]!), locale))
  const lines = Array.from({ length: rows.length + 1 }, (_, at) =>
    columns.flatMap(each => each.map(column => column[at]!)))
  return `\uFEFF${lines.map(csvLine).join('')}`
}

/** What a column of the table is in the file, each with its head first. */
function columnsOf(name: string, cells: readonly Cell[], locale: Locale): (string | number)[][] {
  const end = (cell: Cell, which: 'from' | 'to') =>
    typeof cell !== 'object' ? cell : 'about' in cell ? cell.about : 'from' in cell ? cell[which] : cell.plain
  const spans = cells.some(cell => typeof cell === 'object' && 'from' in cell)
  const isRough = (cell: Cell) => typeof cell === 'object' && 'about' in cell
  const named = (of: keyof typeof cellWords) => `${name}, ${cellWords[of][locale]}`
  return [
    ...spans
      ? (['from', 'to'] as const).map(which => [named(which), ...cells.map(cell => end(cell, which))])
      : [[name, ...cells.map(cell => end(cell, 'from'))]],
    ...cells.some(isRough)
      ? [[named('note'), ...cells.map(cell => isRough(cell) ? cellWords.rough[locale]! : '')]]
      : [],
  ]
}
