import type { ResolvedSlidevOptions } from '@slidev/types'
import type { Plugin } from 'vite'
import { relative, sep } from 'node:path'
import { loadEvidence } from '../claims/citations.ts'
import { refuseOver } from '../core/fault.ts'
import { projectRoot } from '../core/roots.ts'
import { loadTalk, slidesFaults } from './talk.ts'

/** What slides may name lies here. */
const named = /^(?:components|layouts|public|snippets|styles)\//

/**
 * Names mistakes in the decks on the terminal while they are written, as a build would, with the author's own file
 * and line; what is sound is served all the same. Those of citations come from the plugin that serves them.
 */
export function faultsPlugin({ mode, data, userRoot }: ResolvedSlidevOptions): Plugin[] {
  if (mode !== 'dev' || relative(projectRoot, userRoot) !== '')
    return []
  return [{
    name: 'talk:faults',
    configureServer({ config: { logger }, watcher }) {
      let printed = ''
      let waiting: NodeJS.Timeout | undefined
      const look = async () => {
        const found = await mistakes()
        if (found && found !== printed)
          found.split('\n').forEach(line => logger.error(line, { timestamp: true }))
        printed = found
      }
      watcher.on('all', (_, file) => {
        if (!data.watchFiles[file] && !named.test(relative(projectRoot, file).split(sep).join('/')))
          return
        // Editors write in several steps.
        clearTimeout(waiting)
        waiting = setTimeout(look, 150)
      })
      void look()
    },
  }]
}

/** A line for each mistake. */
async function mistakes(): Promise<string> {
  try {
    refuseOver(await slidesFaults(await loadTalk(), await loadEvidence()))
    return ''
  }
  catch (error) {
    return (error as Error).message
  }
}
