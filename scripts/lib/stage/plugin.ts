import type { ResolvedSlidevOptions } from '@slidev/types'
import type { Plugin } from 'vite'
import { basename, join } from 'node:path'
import { kitRoot } from '../core/roots.ts'
import { currentEdition } from '../slidev/edition.ts'
import { oneScript } from '../slidev/one-script.ts'

/** Keys pressed before the deck's own script is there are kept for it. */
const earlyKeys
  = `addEventListener('keydown',window.stageEarly=e=>{(stageEarly.held??=[]).push(e);if(e.key==='F5'&&!e.ctrlKey&&!e.metaKey)e.preventDefault()},true)`

/**
 * Serves `virtual:stage`: the windows of the stage's edition in its build, nothing in any other. A window has every
 * slide from its start: out of hundreds of files it would open in twice the time.
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
    resolveId: source => source !== 'virtual:stage'
      ? undefined
      : onStage ? join(kitRoot, 'components/stage/index.ts') : '\0virtual:stage',
    load: id => id === '\0virtual:stage' ? 'export const stage = undefined' : undefined,
    transformIndexHtml: onStage ? () => [{ tag: 'script', children: earlyKeys, injectTo: 'head-prepend' }] : undefined,
  }, ...onStage ? [oneScript] : []]
}
