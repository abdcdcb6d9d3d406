import type { ResolvedSlidevOptions } from '@slidev/types'
import type { Plugin } from 'vite'
import { join } from 'node:path'
import { byLanguage, localeOf } from '../../../kit/deck/decks.ts'
import { loadCharts, rowFiles } from './charts.ts'

const virtualId = 'virtual:charts'

/** Serves `virtual:charts`: the author's charts and scorecards in the deck's language. */
export function chartsPlugin({ data, userRoot }: ResolvedSlidevOptions): Plugin {
  return {
    name: 'talk:charts',
    resolveId: id => id === virtualId ? `\0${id}` : undefined,
    async load(id) {
      if (id !== `\0${virtualId}`)
        return
      for (const file of Object.values(rowFiles))
        this.addWatchFile(join(userRoot, file))
      const locale = localeOf(data.headmatter.lang as string | undefined)
      const rows = await loadCharts(userRoot, text => byLanguage(text)[locale] ?? '')
      return Object.entries(rows).map(([name, rows]) => `export const ${name} = ${JSON.stringify(rows)}\n`).join('')
    },
  }
}
