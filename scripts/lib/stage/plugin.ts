import type { ResolvedSlidevOptions } from '@slidev/types'
import type { Plugin } from 'vite'
import { basename, join } from 'node:path'
import { kitRoot } from '../core/roots.ts'
import { currentEdition } from '../slidev/edition.ts'

/** Keys pressed before the deck's own script is there are kept for it. */
const earlyKeys
  = `addEventListener('keydown',window.stageEarly=e=>{(stageEarly.held??=[]).push(e);if(e.key==='F5'&&!e.ctrlKey&&!e.metaKey)e.preventDefault()},true)`

/** Modules of Slidev's client that the windows on stage never meet, and what stands in their place. */
const replacements = [['state/shared.ts', 'shared.ts'], ['internals/SlidesShow.vue', 'slides-show.ts']] as const

/**
 * Serves `virtual:stage`: the windows of the stage's edition in its build, nothing in any other. There Slidev's
 * own sync is out of the way too, which would let any message on its channel move the slides, and so is what it stores
 * of light and dark, and its way to change slides, which has the browser lay the page out several times.
 */
export function stagePlugin({ mode, entry }: ResolvedSlidevOptions): Plugin[] {
  const onStage = mode === 'build' && currentEdition() === 'stage'
  return [{
    name: 'talk:stage',
    enforce: 'pre',
    config: () => ({
      define: {
        // Windows of one build count a slide's clicks alike.
        'import.meta.env.VITE_TALK_BUILD': JSON.stringify(onStage ? String(Date.now()) : ''),
        // What is drawn is kept with the name of the file that it was drawn on.
        'import.meta.env.VITE_TALK_DECK': JSON.stringify(onStage ? basename(entry) : ''),
      },
    }),
    resolveId: {
      order: 'pre',
      async handler(source, importer, resolution) {
        if (source === 'virtual:stage')
          return onStage ? join(kitRoot, 'components/stage/index.ts') : '\0virtual:stage'
        if (!onStage || !/(?:^|\/)(?:state\/shared(?:\.ts)?|SlidesShow\.vue)$/.test(source))
          return
        const resolved = await this.resolve(source, importer, { ...resolution, skipSelf: true })
        const [, replacement]
          = replacements.find(([module]) => resolved?.id.split('?')[0]!.endsWith(`/@slidev/client/${module}`)) ?? []
        return replacement ? join(import.meta.dirname, '../slidev/replacements', replacement) : resolved
      },
    },
    load(id) {
      if (id === '\0virtual:stage')
        return 'export const stage = undefined'
      // Whoever asks for it, and by whatever path.
      if (onStage && id.endsWith('/@slidev/client/logic/dark.ts'))
        return `export * from ${JSON.stringify(join(import.meta.dirname, '../slidev/replacements/dark.ts'))}`
    },
    transformIndexHtml: onStage ? () => [{ tag: 'script', children: earlyKeys, injectTo: 'head-prepend' }] : undefined,
  }]
}
