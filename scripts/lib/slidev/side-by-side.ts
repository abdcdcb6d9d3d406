import type { ResolvedSlidevOptions } from '@slidev/types'
import type { Plugin } from 'vite'
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/** Slidev's own files of `import.meta.glob`, named by what they hold: all builds of a project write the same. */
const globFile = /\/\.slidev\/virtual\/import-glob\.\w+\.ts$/

/**
 * Lets two commands work at once, on one deck or on decks that share their packages.
 *
 * Vite's cache in `node_modules` belongs to one server at a time: a second one bundles its packages anew, and the
 * first then names files that are gone, and shows a blank page. So each deck has a cache of its own. And Slidev
 * empties its files of globs before it writes them: another build finds one without its export (docs/upstream.md).
 */
export function sideBySidePlugin({ userRoot, entry }: ResolvedSlidevOptions): Plugin {
  return {
    name: 'talk:side-by-side',
    enforce: 'pre',
    config: () => ({ cacheDir: join(userRoot, '.cache/vite', basename(entry, '.md')) }),
    load: {
      filter: { id: globFile },
      async handler(id) {
        for (let patience = 100; ; patience--) {
          const code = await readFile(id, 'utf8')
          if (code.endsWith('\n') || patience === 0)
            return code
          await wait(20)
        }
      },
    },
  }
}
