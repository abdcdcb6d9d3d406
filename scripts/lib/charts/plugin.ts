import type { ResolvedSlidevOptions } from '@slidev/types'
import type { Plugin } from 'vite'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { byLanguage, localeOf } from '../../../kit/deck/decks.ts'
import { loadCharts, rowFiles } from './charts.ts'

const virtualId = 'virtual:charts'
const resolvedId = `\0${virtualId}`

/** Serves `virtual:charts`: the author's charts and scorecards in the deck's language. */
export function chartsPlugin({ data, userRoot }: ResolvedSlidevOptions): Plugin {
  const files = Object.values(rowFiles).map(file => join(userRoot, file))
  return {
    name: 'talk:charts',
    // A file that comes while the deck is open was not there to be watched.
    configureServer(server) {
      server.watcher.on('add', (file) => {
        const module = files.includes(resolve(file)) && server.moduleGraph.getModuleById(resolvedId)
        if (module)
          void server.reloadModule(module)
      })
    },
    resolveId: id => id === virtualId ? resolvedId : undefined,
    async load(id) {
      if (id !== resolvedId)
        return
      // Vite takes what is watched for an import, and one that is missing for a mistake.
      files.filter(file => existsSync(file)).forEach(file => this.addWatchFile(file))
      const locale = localeOf(data.headmatter.lang as string | undefined)
      const rows = await loadCharts(userRoot, text => byLanguage(text)[locale] ?? '')
      return Object.entries(rows).map(([name, rows]) => `export const ${name} = ${JSON.stringify(rows)}\n`).join('')
    },
  }
}
