import type { ResolvedSlidevOptions } from '@slidev/types'
import type { Plugin } from 'vite'
import { isBundle } from '../../bundle/plugin.ts'
import { currentEdition } from '../../slidev/edition.ts'
import { featuresOf } from '../../slidev/features.ts'
import { patchedModules } from '../../slidev/seam.ts'
import { chunksPlugin } from './chunks.ts'
import { slidesPlugin, stretchLength } from './slides.ts'
import { stylesPlugin } from './styles.ts'

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

/** What the build of the audience edition does besides: only the styles in use, few files, no trace of the source. */
export function audiencePlugin(options: ResolvedSlidevOptions): (Plugin | Plugin[])[] {
  if (options.mode !== 'build' || currentEdition() !== 'audience')
    return []
  scrub(options)
  const { length } = options.data.slides
  return [
    patchModules,
    schemePlugin(options),
    stylesPlugin(featuresOf(options.data)),
    slidesPlugin(options),
    // A bundle is one file: no slide is in a part of its own.
    ...isBundle() ? [] : [chunksPlugin(Math.ceil(length / stretchLength))],
  ]
}

function scrub({ data }: ResolvedSlidevOptions): void {
  // Slidev ships the raw frontmatter of each slide, comments included.
  for (const slide of data.slides)
    Object.assign(slide, { frontmatterRaw: '', note: '' })
  // The info dialog is left out; the text is the page's description already.
  data.config.info = false
}
