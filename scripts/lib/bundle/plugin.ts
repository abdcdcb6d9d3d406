import type { ResolvedSlidevOptions } from '@slidev/types'
import type { Plugin } from 'vite'
import process from 'node:process'
import { oneScript } from '../slidev/one-script.ts'

const variable = 'LECTERN_BUNDLE'

/** Tells the builds that this process starts that they make a bundle. */
export function markBundle(): void {
  process.env[variable] = 'true'
}

/** Whether this process makes a bundle. */
export function isBundle(): boolean {
  return process.env[variable] === 'true'
}

/**
 * What a build does differently for a deck in one file: one script, one style, every asset inside them,
 * and the slide's number behind a `#`, because a file has no addresses below it.
 * Components learn it from `import.meta.env.VITE_TALK_BUNDLE`.
 */
export function bundlePlugin({ mode, data }: ResolvedSlidevOptions): Plugin[] {
  if (mode !== 'build' || !isBundle())
    return []
  data.config.routerMode = 'hash'
  return [oneScript, {
    name: 'talk:bundle',
    enforce: 'post',
    config(config) {
      config.define = {
        ...config.define,
        '__SLIDEV_HASH_ROUTE__': 'true',
        '__SLIDEV_MEMORY_ROUTE__': 'false',
        'import.meta.env.VITE_TALK_BUNDLE': '"true"',
      }
      config.build = { ...config.build, assetsInlineLimit: () => true }
    },
  }]
}
