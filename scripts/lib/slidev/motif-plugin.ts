import type { ResolvedSlidevOptions } from '@slidev/types'
import type { Plugin } from 'vite'
import { globSync } from 'node:fs'
import { join, sep } from 'node:path'

const virtualId = 'virtual:motif'

/**
 * The author's own motif, `components/…/Motif.vue`, by its path below the talk's folder; undefined where there is none.
 */
export function motifOf(root: string): string | undefined {
  return globSync('components/**/Motif.vue', { cwd: root }).sort()[0]?.split(sep).join('/')
}

/** Serves `virtual:motif`: what the layouts draw for a slide's `motif`, if the author has drawn one. */
export function motifPlugin({ userRoot }: ResolvedSlidevOptions): Plugin {
  return {
    name: 'talk:motif',
    resolveId: id => id === virtualId ? `\0${virtualId}` : undefined,
    load(id) {
      if (id === `\0${virtualId}`) {
        const file = motifOf(userRoot)
        return file
          ? `export { default as motif } from ${JSON.stringify(join(userRoot, file))}`
          : 'export const motif = undefined'
      }
    },
  }
}
