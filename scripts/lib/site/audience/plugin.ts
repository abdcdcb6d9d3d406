import type { ResolvedSlidevOptions } from '@slidev/types'
import type { Alias, Plugin } from 'vite'
import { isBundle } from '../../bundle/plugin.ts'
import { currentEdition } from '../../slidev/edition.ts'
import { featuresOf } from '../../slidev/features.ts'
import { replaceModules } from '../../slidev/replace.ts'
import { patchedModules, replacedModules, replacedPackages } from '../../slidev/seam.ts'
import { chunksPlugin } from './chunks.ts'
import { partsPlugin } from './parts.ts'
import { slidesPlugin, stretchLength } from './slides.ts'
import { stylesPlugin } from './styles.ts'

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

/** What the seam's rows for this file become, by module. */
const patches: Record<string, (code: string, text: string) => string> = {
  '@slidev/client/setup/routes.ts': (code, text) =>
    `import Play from '../pages/play.vue'\n${code.replace(text, 'Play')}`,
  '@slidev/client/logic/dark.ts': (code, text) =>
    code.replace(text, `${text} if (document.documentElement.classList.contains(v ? 'dark' : 'light')) return;`),
}

const patchModules: Plugin = {
  name: 'talk:patch-modules',
  enforce: 'pre',
  transform: {
    filter: { id: /\/@slidev\/client\/(?:setup\/routes|logic\/dark)\.ts$/ },
    handler(code, id) {
      const { module, text } = patchedModules.find(({ module }) => id.endsWith(module))!
      if (!code.includes(text))
        throw new Error(`${module} no longer has "${text}". Adapt scripts/lib/slidev/seam.ts.`)
      return patches[module]!(code, text)
    },
  },
}

/** A deck of one scheme says so in its page: to the browser, and to whoever writes pages from it. */
function schemePlugin({ data }: ResolvedSlidevOptions): Plugin[] {
  const { colorSchema } = data.config
  if (colorSchema !== 'light' && colorSchema !== 'dark')
    return []
  const tag = { tag: 'meta', attrs: { name: 'color-scheme', content: colorSchema }, injectTo: 'head' as const }
  return [{ name: 'talk:scheme', transformIndexHtml: () => [tag] }]
}

/** Switches of the libraries for debugging, whose code nobody will ever run in a published talk. */
const noDebugging: Plugin = {
  name: 'talk:no-debugging',
  config: () => ({
    define: { __VUE_PROD_DEVTOOLS__: 'false', __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false' },
  }),
}

/**
 * What the build of the audience edition does to Slidev's bundle: Vue without its template compiler, nothing
 * that only speakers, authors or other talks need, few files, no trace of the source files.
 */
export function audiencePlugin(options: ResolvedSlidevOptions): (Plugin | Plugin[])[] {
  if (options.mode !== 'build' || currentEdition() !== 'audience')
    return []
  scrub(options)
  const used = featuresOf(options.data)
  const { length } = options.data.slides
  return [
    runtimeOnlyVue,
    noDebugging,
    replaceModules(replacedModules, replacedPackages, used),
    patchModules,
    schemePlugin(options),
    stylesPlugin(used),
    slidesPlugin(options),
    chunksPlugin(Math.ceil(length / stretchLength)),
    // A bundle is one file: no slide is in a part of its own.
    ...isBundle() ? [] : [partsPlugin(length)],
  ]
}

function scrub({ data }: ResolvedSlidevOptions): void {
  // Slidev ships the raw frontmatter of each slide, comments included.
  for (const slide of data.slides)
    Object.assign(slide, { frontmatterRaw: '', note: '' })
  // The info dialog is left out; the text is the page's description already.
  data.config.info = false
}
