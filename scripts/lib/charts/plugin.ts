import type { ResolvedSlidevOptions } from '@slidev/types'
import type { Plugin } from 'vite'
import { join } from 'node:path'
import { localeOf } from '../../../kit/deck/decks.ts'
import { chartsFile, loadCharts } from './charts.ts'

const virtualId = 'virtual:charts'

/** Serves `virtual:charts`: the author's charts in the deck's language. */
export function chartsPlugin({ data, userRoot }: ResolvedSlidevOptions): Plugin {
  return {
    name: 'talk:charts',
    resolveId: id => id === virtualId ? `\0${id}` : undefined,
    async load(id) {
      if (id !== `\0${virtualId}`)
        return
      this.addWatchFile(join(userRoot, chartsFile))
      const locale = localeOf(data.headmatter.lang as string | undefined)
      const charts = (await loadCharts(userRoot)).map(({ id, summary, unit, bars }) => ({
        id,
        summary: summary[locale] ?? '',
        unit: unit?.[locale] ?? '',
        bars: bars.map(bar => ({ ...bar, label: bar.label[locale] ?? '' })),
      }))
      return `export const charts = ${JSON.stringify(charts)}\n`
    },
  }
}
