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

/** What is another thing in Slidev's state of a window where nobody can change it. */
const stateEdits = [
  [' useLocalStorage,', ''],
  [' useBreakpoints,', ''],
  [' breakpointsTailwind,', ''],
  [/export const breakpoints = useBreakpoints\(\{[^}]*\}\)/, ''],
  // While it is open, Slidev keeps the arrow keys for it.
  ['showOverview = ref(false)', 'showOverview = computed({ get: () => false, set() {} })'],
] as const

/** Slidev's settings keep their defaults: the panels that change them are not there. */
const unstoredState: Plugin = {
  name: 'talk:unstored-state',
  enforce: 'pre',
  transform: {
    filter: { id: /\/@slidev\/client\/state\/storage\.ts$/ },
    handler: code => stateEdits.reduce((before, [text, instead]) => {
      const after = before.replace(text, instead)
      if (after === before)
        throw new Error(`Slidev's state/storage.ts no longer has ${String(text)}. Adapt scripts/lib/slidev/seam.ts.`)
      return after
    }, `${code}\nfunction useLocalStorage<T>(_: string, initial: T) { return ref(initial) }\n`),
  },
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
    unstoredState,
    replaceModules([...finishedModules, ...own], replacedPackages, featuresOf(data)),
  ]
}
