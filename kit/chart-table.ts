import type { Locale } from './schema.ts'

/** A number is written as its language writes it; what is shown otherwise than a program reads it says both. */
export type Cell = string | number | { shown: string, plain: string | number }

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
  if (typeof cell === 'number')
    return new Intl.NumberFormat(locale).format(cell)
  return (typeof cell === 'string' ? cell : cell.shown) || '–'
}

/**
 * As RFC 4180 has it: a row of heads, lines ended by CR LF, cells with commas, quotes or line ends in quotes. The mark
 * before it is what spreadsheets know UTF-8 by; without, Hangul opens as noise. A rough figure stays text, `~410`.
 */
export function tableCsv({ head, rows }: ChartTable): string {
  const field = (cell: Cell) => {
    const text = String(typeof cell === 'object' ? cell.plain : cell)
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  }
  return `\uFEFF${[head, ...rows].map(row => `${row.map(field).join(',')}\r\n`).join('')}`
}
