import type { ResolvedSlidevOptions } from '@slidev/types'
import type { Plugin } from 'vite'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const virtualId = 'virtual:motif'

/** Where an author's own motif stands below the talk's folder. */
export const motifFile = 'components/talk/Motif.vue'

/** Serves `virtual:motif`: what the layouts draw for a slide's `motif`, if the author has drawn one. */
export function motifPlugin({ userRoot }: ResolvedSlidevOptions): Plugin {
  const file = join(userRoot, motifFile)
  return {
    name: 'talk:motif',
    resolveId: id => id === virtualId ? `\0${virtualId}` : undefined,
    load(id) {
      if (id === `\0${virtualId}`)
        return existsSync(file) ? `export { default as motif } from ${JSON.stringify(file)}` : 'export const motif = undefined'
    },
  }
}
