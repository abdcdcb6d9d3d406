import type { UnocssPluginContext } from '@unocss/core'
import type { Plugin } from 'vite'
import type { Feature } from '../../slidev/features.ts'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { dependencyRoot } from '../../core/roots.ts'

const index = '\0talk:client-styles.ts'
const nothing = '\0talk:nothing.css'

const clientClasses = join(dependencyRoot('@slidev/client'), '.generated/unocss-tokens.ts')

/** Slidev's style sheets for things that few talks have. */
const optional: [Feature, string[]][] = [
  ['prose', ['uno:typography.css']],
  ['magic-move', ['@shikijs/magic-move/style.css']],
  ['twoslash', ['@shikijs/vitepress-twoslash/style.css', '@slidev/client/styles/shiki-twoslash.css']],
  [
    'alerts',
    [
      'markdown-it-github-alerts/styles/github-colors-light.css',
      'markdown-it-github-alerts/styles/github-colors-dark-media.css',
      'markdown-it-github-alerts/styles/github-base.css',
    ],
  ],
  ['code', ['@slidev/client/styles/code.css']],
  ['katex', ['@slidev/client/styles/katex.css']],
]

/**
 * Slidev's own styles without those that the deck does not use, and without the utility classes of panels
 * that are not there.
 */
export function stylesPlugin(used: Set<Feature>): Plugin {
  const sheets = [
    '@unocss/reset/tailwind.css',
    'uno:preflights.css',
    'uno:shortcuts.css',
    ...optional.flatMap(([feature, sheets]) => used.has(feature) ? sheets : []),
    '@slidev/client/styles/vars.css',
    '@slidev/client/styles/index.css',
    '@slidev/client/styles/transitions.css',
    '@slidev/client/styles/vclick.css',
    '#slidev/conditional-styles',
    'uno.css',
  ]
  return {
    name: 'talk:styles',
    enforce: 'pre',
    configResolved({ plugins }) {
      // The list names the classes of all of Slidev's client. What is really in the bundle UnoCSS finds by itself.
      const context = (
        plugins.find(({ name }) => name === 'unocss:api') as
          { api?: { getContext: () => UnocssPluginContext } } | undefined
      )?.api?.getContext()
      if (!context)
        return
      // Once each: a theme may list one of them too.
      const all = new Set(Array.from(readFileSync(clientClasses, 'utf8').matchAll(/^ {2}(".*?"),?$/gm), ([, name]) =>
        JSON.parse(name!) as string))
      for (const name of ['grid-rows-[1fr_max-content]', 'grid-cols-[1fr_max-content]'])
        all.delete(name)
      const { config } = context.uno
      config.safelist = config.safelist.filter(name => typeof name !== 'string' || !all.delete(name))
    },
    resolveId: {
      order: 'pre',
      handler(source, importer) {
        // The theme's colours for code.
        if (source === './prism.css' && importer?.includes('/theme-default/') && !used.has('code'))
          return nothing
        if (/^\.\.?\/styles$/.test(source) && /\/@slidev\/client\/(?:setup\/)?main\.ts$/.test(importer ?? ''))
          return index
      },
    },
    load(id) {
      if (id === nothing)
        return ''
      if (id === index)
        return sheets.map(sheet => `import ${JSON.stringify(sheet)}`).join('\n')
    },
  }
}
