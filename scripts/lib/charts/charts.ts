import type { ChartTable, ChartTables } from '../../../kit/charts/table.ts'
import type { Chart, Locale, LocalText, Scorecard, Text } from '../../../kit/schema.ts'
import { existsSync, globSync } from 'node:fs'
import { join } from 'node:path'
import { byLanguage } from '../../../kit/deck/decks.ts'
import { chartWords } from '../../../kit/words/handout.ts'
import { tagsOf } from '../../../kit/words/markdown.ts'
import { projectRoot } from '../core/roots.ts'
import { readRows } from '../core/rows.ts'

/** Where an author's charts and scorecards stand below the talk's folder, by what each file exports. */
export const rowFiles = { charts: 'snippets/charts.ts', scorecards: 'snippets/scorecards.ts' } as const

/** The components that show them, and what one is called. */
export const shownAs = {
  charts: { component: 'BarChart', row: 'chart' },
  scorecards: { component: 'ScoreCard', row: 'scorecard' },
} as const

/** The charts and scorecards of a talk, with their texts in every language or in one. */
export interface Charts<T = LocalText> {
  charts: Chart<T>[]
  scorecards: Scorecard<T>[]
}

/**
 * The talk's charts and scorecards; none where there is no file of them.
 *
 * @param say what becomes of a text as its author wrote it
 */
export async function loadCharts<T>(root: string, say: (text: Text) => T): Promise<Charts<T>> {
  const rows = async <Name extends keyof Charts>(name: Name): Promise<Charts<Text>[Name]> => {
    const file = join(root, rowFiles[name])
    return existsSync(file) ? (await readRows<Charts<Text>>(file))[name] : []
  }
  const [charts, scorecards] = await Promise.all([rows('charts'), rows('scorecards')])
  return {
    charts: charts.map(({ summary, unit, bars, ...chart }) => ({
      ...chart,
      summary: say(summary),
      ...unit !== undefined && { unit: say(unit) },
      bars: bars.map(bar => ({ ...bar, label: say(bar.label) })),
    })),
    scorecards: scorecards.map(({ id, summary, head, meanings = {}, rows }) => ({
      id,
      summary: say(summary),
      head: { guess: say(head?.guess), found: say(head?.found) },
      meanings: Object.fromEntries(Object.entries(meanings).map(([result, text]) => [result, say(text)])),
      rows: rows.map(row => ({ ...row, guess: say(row.guess), found: say(row.found) })),
    })),
  }
}

/** The charts that a slide's Markdown shows, by the `of` of each, with its line from 0. */
export function chartTags(markdown: string, kind: keyof Charts = 'charts'): { of?: string, line: number }[] {
  return tagsOf(markdown, shownAs[kind].component).map(({ attribute, line }) => ({ of: attribute('of'), line }))
}

/**
 * Reads which numbers stand behind the talk's charts: bars, and charts of the author's own, whose tables are
 * `chartTables` in a `components/…/tables.ts`.
 *
 * @returns the tables on a slide, by its Markdown
 */
export async function loadTables(root = projectRoot): Promise<(markdown: string, locale: Locale) => ChartTable[]> {
  const files = globSync('components/**/tables.ts', { cwd: root }).sort()
  const own = Object.assign({}, ...await Promise.all(files.map(async file =>
    (await readRows<{ chartTables: ChartTables }>(join(root, file))).chartTables))) as ChartTables
  const { charts } = await loadCharts(root, byLanguage)
  return (markdown, locale) => {
    const named = Object.keys(own).filter(name => tagsOf(markdown, name).length > 0)
    const bars = chartTags(markdown).flatMap(({ of }) => charts.find(({ id }) => id === of) ?? [])
    return [...named.flatMap(name => own[name]!(locale)), ...bars.map(chart => tableOf(chart, locale))]
  }
}

/** A chart's numbers as a table. */
function tableOf({ id, summary, unit, bars }: Chart, locale: Locale): ChartTable {
  const { what, number } = chartWords
  return {
    id,
    caption: summary[locale]!,
    head: [what[locale]!, `${number[locale]!}${unit ? ` (${unit[locale]!.trim()})` : ''}`],
    rows: bars.map(({ label, value }) => [label[locale]!, value]),
  }
}
