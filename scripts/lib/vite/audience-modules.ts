import type { Plugin } from 'vite'
import type { Feature } from './audience-features.ts'
import { join } from 'node:path'

/**
 * A part of Slidev's bundle that the audience never meets and what stands in its place: code, or the name of
 * a file in `replacements/`. Each is imported statically, so switching the feature off does not keep it out.
 */
interface Replacement {
  with: string
  /** Stays as Slidev made it where the deck uses this. */
  unless?: Feature
}

const nothing = 'export default () => null'

/** Slidev's own modules, by their path in its client. */
const modules: Record<string, Replacement> = {
  // The audience's bar, its contents and its keys take the place of Slidev's panels, overview and "go to".
  'internals/Controls.vue': { with: nothing },
  'internals/NavControls.vue': { with: nothing },
  'internals/LaserPointer.vue': { with: nothing },
  'internals/PresenterMouse.vue': { with: nothing },
  'internals/SlidesShow.vue': { with: 'slides-show.ts' },
  'internals/PwaIndicator.vue': { with: nothing },
  'logic/contextMenu.ts': { with: 'export const onContextMenu = () => {}' },
  'logic/snapshot.ts': { with: 'export const snapshotManager = { getSnapshot: () => undefined }' },
  'state/storage.ts': { with: 'storage.ts' },
  'state/shared.ts': { with: 'shared.ts' },
  'state/drawings.ts': { with: 'drawing-state.ts' },
  'composables/useDrawings.ts': { with: 'drawings.ts' },
  'composables/useViewTransition.ts': { with: `import { ref } from 'vue'\nexport const useViewTransition = () => ref(false)`, unless: 'view-transition' },
  'composables/useWakeLock.ts': { with: 'wake-lock.ts' },
  'composables/usePreloadImages.ts': { with: 'export const usePreloadImages = () => {}', unless: 'images' },
  'internals/DragControl.vue': { with: nothing, unless: 'drag' },
  'modules/v-drag.ts': { with: 'export const createVDragDirective = () => ({ install() {} })', unless: 'drag' },
  'modules/v-mark.ts': { with: 'export const createVMarkDirective = () => ({ install() {} })', unless: 'mark' },
  'modules/v-motion.ts': { with: 'export const createVMotionDirectives = () => ({ install() {} })', unless: 'motion' },
}

/** Packages of which only these names are used. */
const packages: Record<string, Replacement> = {
  '@unhead/vue': { with: 'head.ts' },
  '@unhead/vue/client': { with: 'head.ts' },
  // Reading a deck's file is for the build; the browser only needs the parser's ranges.
  'yaml': { with: 'export default {}' },
  'file-saver': { with: 'export const saveAs = url => location.assign(url)' },
  '@shikijs/vitepress-twoslash/client': { with: 'export default { install() {} }', unless: 'twoslash' },
  'floating-vue': { with: 'export const recomputeAllPoppers = () => {}\nexport const Tooltip = (_, { slots }) => slots.default?.({})', unless: 'twoslash' },
}

const folder = join(import.meta.dirname, 'replacements')

/** Changes within modules of Slidev's that stay. */
const edits = [
  {
    // The stage is on every page: fetched with the rest, not a round trip later.
    file: 'setup/routes.ts',
    imports: `import Play from '../pages/play.vue'`,
    old: `() => import('../pages/play.vue')`,
    now: 'Play',
  },
  {
    file: 'composables/useNav.ts',
    imports: `import { takeTurns } from ${JSON.stringify(join(folder, 'take-turns.ts'))}`,
    old: '  watch(\n    [nav.total, state.currentRoute],',
    now: '  takeTurns(nav)\n  watch(\n    [nav.total, state.currentRoute],',
  },
]
const client = '/@slidev/client/'

/** Puts the replacements in, except for the features that the deck uses. */
export function replaceModules(used: Set<Feature>): Plugin {
  const active = (all: Record<string, Replacement>) => Object.entries(all).filter(([, { unless }]) => !unless || !used.has(unless))
  const inClient = new Map(active(modules).map(([path, { with: code }]) => [client + path, code]))
  const inPackages = new Map(active(packages).map(([name, { with: code }]) => [name, code]))
  const written = [...new Set([...inClient.values(), ...inPackages.values()])]
  // A bare number, because plugins judge a module by the ending of its name.
  const place = (code: string) => code.endsWith('.ts') ? join(folder, code) : `\0audience:${written.indexOf(code)}`
  return {
    name: 'talk:replace-modules',
    enforce: 'pre',
    resolveId: {
      order: 'pre',
      async handler(source, importer, resolution) {
        const code = inPackages.get(source)
        if (code)
          return place(code)
        // Cheap questions first: only what comes out of Slidev's client, and by a path, can be one of its modules.
        if (!importer || !/^\.{1,2}\/|^@slidev\/client\//.test(source) || !(importer.includes(client) || source.startsWith('@')))
          return
        const resolved = await this.resolve(source, importer, { ...resolution, skipSelf: true })
        const path = resolved?.id.split('?')[0]
        const replacement = path && inClient.get(path.slice(path.lastIndexOf(client)))
        return replacement ? place(replacement) : resolved
      },
    },
    transform: {
      filter: { id: /\/@slidev\/client\/(?:setup\/routes|composables\/useNav)\.ts$/ },
      handler(code, id) {
        const { file, old, now, imports } = edits.find(({ file }) => id.endsWith(file))!
        if (!code.includes(old))
          throw new Error(`@slidev/client has changed: ${file} no longer has "${old}". Adapt scripts/lib/vite/audience-modules.ts.`)
        return `${imports}\n${code.replace(old, () => now)}`
      },
    },
    load(id) {
      if (id.startsWith('\0audience:'))
        return written[Number(id.slice('\0audience:'.length))]
    },
  }
}
