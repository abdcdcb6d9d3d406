import type { ResolvedSlidevOptions } from '@slidev/types'
import type { Alias, Plugin } from 'vite'
import { currentEdition } from '../edition.ts'

const nothing = '\0audience:nothing'

/**
 * Parts of Slidev's client that the audience never meets, by the end of their path. Each is imported
 * statically, so that switching the feature off does not keep it out of the bundle.
 */
const unused: Record<string, string> = {
  '/client/internals/InfoDialog.vue': 'export default () => null',
  '/client/internals/ContextMenu.vue': 'export default () => null',
  '/client/setup/context-menu.ts': 'export default () => []',
  '/client/setup/code-runners.ts': 'export default () => ({})',
  '/client/modules/v-drag.ts': 'export const createVDragDirective = () => ({ install() {} })',
  '/client/internals/DragControl.vue': 'export default () => null',
}

/** Packages of which only these names are used, and only for features that this talk's slides don't use. */
const unusedPackages: Record<string, string> = {
  '@shikijs/vitepress-twoslash/client': 'export default { install() {} }',
  'floating-vue': `
    export const recomputeAllPoppers = () => {}
    export const Tooltip = (_, { slots }) => slots.default?.({})
  `,
  'drauu': `export const createDrauu = () => ({
    on() {}, clear() {}, load() {}, dump: () => '', canRedo: () => false, canUndo: () => false, mounted: false, el: null,
  })`,
}

/** A deck in work is for this computer alone; `--remote` still opens it to others. */
const loopback: Plugin = {
  name: 'talk:loopback',
  enforce: 'post',
  config(config) {
    if (config.server?.host === 'localhost')
      config.server.host = '127.0.0.1'
  },
}

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

/**
 * What the build of the audience edition does to Slidev's bundle: Vue without its template compiler,
 * none of the speaker's and author's machinery, no trace of the source files.
 */
export function audiencePlugin(options: ResolvedSlidevOptions): Plugin[] {
  if (options.mode === 'dev')
    return [loopback]
  if (options.mode !== 'build' || currentEdition() !== 'audience')
    return []
  scrub(options)
  const twoslash = options.data.slides.some(slide => /^\s*```.*\btwoslash\b/m.test(slide.content))
  const packages = twoslash ? {} : unusedPackages
  return [runtimeOnlyVue, leaveOut(packages)]
}

function scrub({ data }: ResolvedSlidevOptions): void {
  // Slidev ships the raw frontmatter of each slide, comments included.
  for (const slide of data.slides)
    Object.assign(slide, { frontmatterRaw: '', note: '' })
  // The info dialog is left out; the text is the page's description already.
  data.config.info = false
}

function leaveOut(packages: Record<string, string>): Plugin {
  const stubs = Object.entries({ ...packages, ...unused })
  // A bare number, because plugins judge a module by the ending of its name.
  const stub = (name: string) => `${nothing}/${stubs.findIndex(([known]) => known === name)}`
  return {
    name: 'talk:leave-out',
    enforce: 'pre',
    resolveId: {
      order: 'pre',
      async handler(source, importer, resolution) {
        if (source in packages)
          return stub(source)
        if (!importer?.includes('/@slidev/client/') || !source.startsWith('.'))
          return
        const resolved = await this.resolve(source, importer, { ...resolution, skipSelf: true })
        const path = Object.keys(unused).find(path => resolved?.id.endsWith(`/@slidev${path}`))
        return path && stub(path)
      },
    },
    load(id) {
      if (id.startsWith(`${nothing}/`))
        return stubs[Number(id.slice(nothing.length + 1))]![1]
    },
  }
}
