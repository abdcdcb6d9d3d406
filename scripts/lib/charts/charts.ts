import type { ChartTable, ChartTables } from '../../../kit/chart-table.ts'
import type { Chart, Locale, Text } from '../../../kit/schema.ts'
import { existsSync, globSync } from 'node:fs'
import { join } from 'node:path'
import { byLanguage } from '../../../kit/deck/decks.ts'
import { chartWords } from '../../../kit/words/handout.ts'
import { maskUnseen, tagsOf } from '../../../kit/words/markdown.ts'
import { projectRoot } from '../core/roots.ts'

/** Where an author's charts stand below the talk's folder. */
export const chartsFile = 'snippets/charts.ts'

/** The talk's charts; none where there is no file of them. */
export async function loadCharts(root = projectRoot): Promise<Chart[]> {
  if (!existsSync(join(root, chartsFile)))
    return []
  const { runnerImport } = await import('vite')
  const options = { root, configFile: false, logLevel: 'error' } as const
  const { charts } = (await runnerImport<{ charts: Chart<Text>[] }>(join(root, chartsFile), options)).module
  return charts.map(({ summary, unit, bars, ...chart }) => ({
    ...chart,
    summary: byLanguage(summary),
    ...unit !== undefined && { unit: byLanguage(unit) },
    bars: bars.map(bar => ({ ...bar, label: byLanguage(bar.label) })),
  }))
}

/** The charts that a slide's Markdown shows, by the `of` of each, with its line from 0. */
export function chartTags(markdown: string): { of?: string, line: number }[] {
  return tagsOf(markdown, 'BarChart').map(({ attribute, line }) => ({ of: attribute('of'), line }))
}

/**
 * Reads which numbers stand behind the talk's charts: bars, and charts of the author's own, whose tables are
 * `chartTables` in a `components/…/tables.ts`.
 *
 * @returns the tables on a slide, by its Markdown
 */
export async function loadTables(root = projectRoot): Promise<(markdown: string, locale: Locale) => ChartTable[]> {
  const { runnerImport } = await import('vite')
  const options = { root, configFile: false, logLevel: 'error' } as const
  const files = globSync('components/**/tables.ts', { cwd: root }).sort()
  const own = Object.assign({}, ...await Promise.all(files.map(async file =>
    (await runnerImport<{ chartTables: ChartTables }>(join(root, file), options)).module.chartTables))) as ChartTables
  const charts = await loadCharts(root)
  return (markdown, locale) => {
    const seen = maskUnseen(markdown)
    const named = Object.keys(own).filter(name => new RegExp(`<${name}\\b`).test(seen))
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
