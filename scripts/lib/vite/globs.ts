import type { Plugin } from 'vite'
import { readFile } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'

/** Slidev's own files of `import.meta.glob`, named by what they hold: all builds of a project write the same. */
const globFile = /\/\.slidev\/virtual\/import-glob\.\w+\.ts$/

/**
 * Lets two builds of a project run at once: Slidev empties these files before it writes them, and the other build
 * finds one without its export (docs/upstream.md).
 */
export function globsPlugin(): Plugin {
  return {
    name: 'talk:whole-globs',
    enforce: 'pre',
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
