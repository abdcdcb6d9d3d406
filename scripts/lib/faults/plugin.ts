import type { ResolvedSlidevOptions } from '@slidev/types'
import type { Plugin } from 'vite'
import { relative, sep } from 'node:path'
import { projectRoot } from '../core/roots.ts'
import { loadTalk, refuseFaults } from './talk.ts'

/** What slides may name lies here. */
const named = /^(?:components|layouts|public|snippets|styles)\//

/**
 * Names mistakes in the decks on the terminal while they are written, as a build would, with the author's own file
 * and line; what is sound is served all the same.
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
        const found = await loadTalk().then(refuseFaults).then(() => '', (error: Error) => error.message)
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
