import type { ResolvedSlidevOptions } from '@slidev/types'
import type { Alias, Plugin } from 'vite'
import { currentEdition } from './edition.ts'
import { featuresOf } from './features.ts'
import { replaceModules } from './replace.ts'
import { audienceModules, finishedModules, replacedPackages, stageModules } from './seam.ts'

/** Slidev points `vue` at the build with the compiler in it; compiled slides need none. */
const runtimeOnlyVue: Plugin = {
  name: 'talk:runtime-only-vue',
  enforce: 'post',
  config(config) {
    const aliases = config.resolve?.alias
    for (const alias of Array.isArray(aliases) ? aliases as Alias[] : []) {
      if (alias.find === 'vue')
        alias.replacement = alias.replacement.replace('vue.esm-bundler.js', 'vue.runtime.esm-bundler.js')
    }
  },
}

/** Switches of the libraries for debugging, whose code nobody will ever run in a finished talk. */
const noDebugging: Plugin = {
  name: 'talk:no-debugging',
  config: () => ({
    define: { __VUE_PROD_DEVTOOLS__: 'false', __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false' },
  }),
}

/**
 * What the build of a finished edition, the audience's or the stage's, does to Slidev's bundle: Vue without its
 * template compiler, nothing that only authors, other talks or the other edition need.
 */
export function finishedPlugin({ mode, data }: ResolvedSlidevOptions): Plugin[] {
  const edition = currentEdition()
  if (mode !== 'build' || edition === 'speaker')
    return []
  const own = edition === 'stage' ? stageModules : audienceModules
  return [
    runtimeOnlyVue,
    noDebugging,
    replaceModules([...finishedModules, ...own], replacedPackages, featuresOf(data)),
  ]
}
