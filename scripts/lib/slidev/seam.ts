import type { Feature } from './features.ts'

/*
 * The seam to Slidev: all that we replace, patch or import by path, and why. `tests/unit/seam.test.ts` fails by
 * name when a module of this list changed, moved or is asked for no longer. Then read what changed there, see to
 * what stands in its place here, and write its new hash.
 */

/** The version of @slidev/client, @slidev/cli and @slidev/parser that this list was read against. */
export const slidevVersion = '53.0.0'

/** A module of Slidev's, by its package's name and its path in it. */
interface Upstream {
  module: string
  /** The first twelve digits of its SHA-256. */
  hash: string
  why: string
}

/**
 * A module that one of our editions never meets, and what stands in its place: code, or the name of a file in
 * `replacements/`. Each is imported statically, so switching its feature off does not keep it out.
 */
export interface Replacement extends Upstream {
  with: string
  /** Stays as Slidev made it where the deck uses this. */
  unless?: Feature
}

const nothing = 'export default () => null'

/** What every finished edition, the audience's and the stage's, replaces in Slidev's client. */
export const finishedModules: Replacement[] = [
  {
    module: '@slidev/client/internals/SlidesShow.vue',
    hash: '7b0b7cc217f1',
    why: 'It fetches and draws the whole deck after three seconds, and a change of slide lays the page out repeatedly.',
    with: 'slides-show.ts',
  },
  {
    module: '@slidev/client/logic/snapshot.ts',
    hash: '8ee88262f5e9',
    why: 'Pictures for the overview, which is not there.',
    with: 'export const snapshotManager = { getSnapshot: () => undefined }',
  },
  {
    module: '@slidev/client/state/shared.ts',
    hash: 'ff369aa710fe',
    why: 'Its sync would let any message on its channel move the slides.',
    with: 'shared.ts',
  },
  {
    module: '@slidev/client/state/drawings.ts',
    hash: '8c6d68a482a1',
    why: 'Nobody draws in the audience edition, and on stage the kit\'s pen does.',
    with: 'drawing-state.ts',
  },
  {
    module: '@slidev/client/composables/useDrawings.ts',
    hash: 'dd31f9f3c30f',
    why: 'The same; it brings the drawing library.',
    with: 'drawings.ts',
  },
  {
    module: '@slidev/client/composables/useViewTransition.ts',
    hash: '586998e8f02e',
    why: 'No slide asks for it.',
    with: `import { ref } from 'vue'\nexport const useViewTransition = () => ref(false)`,
    unless: 'view-transition',
  },
  {
    module: '@slidev/client/modules/v-drag.ts',
    hash: '5655745b4374',
    why: 'No slide has parts to drag.',
    with: 'export const createVDragDirective = () => ({ install() {} })',
    unless: 'drag',
  },
  {
    module: '@slidev/client/modules/v-mark.ts',
    hash: '52e07d7880bd',
    why: 'No slide is marked by hand; it brings rough-notation.',
    with: 'export const createVMarkDirective = () => ({ install() {} })',
    unless: 'mark',
  },
  {
    module: '@slidev/client/modules/v-motion.ts',
    hash: '43f041f5d692',
    why: 'No slide uses v-motion; it brings @vueuse/motion.',
    with: 'export const createVMotionDirectives = () => ({ install() {} })',
    unless: 'motion',
  },
]

/** What the audience edition replaces besides. */
export const audienceModules: Replacement[] = [
  {
    module: '@slidev/client/internals/Controls.vue',
    hash: '8cc196ab0d84',
    why: 'Speakers\' dialogs: contents, "go to" and help are the audience bar\'s.',
    with: nothing,
  },
  {
    module: '@slidev/client/internals/NavControls.vue',
    hash: 'bb30b6f7d288',
    why: 'The audience bar takes its place.',
    with: nothing,
  },
  {
    module: '@slidev/client/internals/LaserPointer.vue',
    hash: '2f90bc3e54af',
    why: 'Nobody points in the audience edition.',
    with: nothing,
  },
  {
    module: '@slidev/client/internals/PresenterMouse.vue',
    hash: '0d68bcc1f7b9',
    why: 'There is no presenter whose pointer could show.',
    with: nothing,
  },
  {
    module: '@slidev/client/internals/PwaIndicator.vue',
    hash: 'd8a6deb2ae47',
    why: 'The audience edition is no installed app.',
    with: nothing,
  },
  {
    module: '@slidev/client/logic/contextMenu.ts',
    hash: 'f69ddef67beb',
    why: 'The menu is the speaker\'s; a reader gets the browser\'s.',
    with: 'export const onContextMenu = () => {}',
  },
  {
    module: '@slidev/client/composables/useWakeLock.ts',
    hash: 'bce916cb19a0',
    why: 'A refused lock ends as an unhandled rejection.',
    with: 'wake-lock.ts',
  },
  {
    module: '@slidev/client/composables/usePreloadImages.ts',
    hash: 'd3eb497b11fd',
    why: 'A slide\'s images come when it comes: a reader does not pay for those of slides never seen.',
    with: 'export const usePreloadImages = () => {}',
  },
]

/** What the stage's edition replaces besides. */
export const stageModules: Replacement[] = [
  {
    module: '@slidev/client/setup/routes.ts',
    hash: '56d490d55d0a',
    why: 'Its presenter, notes and overview stand at addresses that the stage has not, and would be in every window.',
    with: 'routes.ts',
  },
  {
    module: '@slidev/client/logic/dark.ts',
    hash: '1c570b78be65',
    why: 'It stores and shares light and dark; on stage every window is told which one to show.',
    with: 'dark.ts',
  },
]

/** A package of which Slidev's client uses only the names that are served instead. */
export interface PackageReplacement extends Omit<Replacement, 'hash'> {
  /** The names that Slidev's client imports from it, sorted. */
  names: string[]
}

/** Packages that both replace. */
export const replacedPackages: PackageReplacement[] = [
  {
    module: '@unhead/vue',
    names: ['useHead'],
    why: 'The talk asks for a title and the language, nothing else.',
    with: 'head.ts',
  },
  {
    module: '@unhead/vue/client',
    names: ['createHead'],
    why: 'The same.',
    with: 'head.ts',
  },
  {
    module: 'yaml',
    names: ['default'],
    why: 'Reading a deck is for the build; the browser needs the ranges of @slidev/parser alone.',
    with: 'export default {}',
  },
  {
    module: 'file-saver',
    names: ['saveAs'],
    why: 'A link does.',
    with: 'export const saveAs = url => location.assign(url)',
  },
  {
    module: '@shikijs/vitepress-twoslash/client',
    names: ['default'],
    why: 'No slide shows types in code.',
    with: 'export default { install() {} }',
    unless: 'twoslash',
  },
  {
    module: 'floating-vue',
    names: ['Dropdown', 'Tooltip', 'recomputeAllPoppers'],
    why: 'The same.',
    with: 'export const recomputeAllPoppers = () => {}\nexport const Tooltip = (_, { slots }) => slots.default?.({})',
    unless: 'twoslash',
  },
]

interface Patched extends Upstream {
  /** What the build looks for in the module. */
  text: string
  /** Who makes the change. */
  by: string
}

/** What the build changes in a module's text, or serves under the name that Slidev's own build asks for. */
export const patchedModules: Patched[] = [
  {
    module: '@slidev/client/setup/routes.ts',
    hash: '56d490d55d0a',
    text: `() => import('../pages/play.vue')`,
    why: 'The stage is on every page: fetched with the rest, not a round trip later.',
    by: 'site/audience/plugin.ts',
  },
  {
    module: '@slidev/client/logic/dark.ts',
    hash: '1c570b78be65',
    text: '(v) => {',
    why: 'It has the browser style the whole page twice for a scheme that the page has already.',
    by: 'site/audience/plugin.ts',
  },
  {
    module: '@slidev/client/setup/main.ts',
    hash: '029d66bcb9e7',
    text: `import '../styles'`,
    why: 'Only the styles that the deck uses.',
    by: 'site/audience/styles.ts',
  },
  {
    module: '@slidev/client/styles/index.ts',
    hash: '3a42a2411f8f',
    text: `import 'uno.css'`,
    why: 'The list of styles that site/audience/styles.ts shortens.',
    by: 'site/audience/styles.ts',
  },
  {
    module: '@slidev/client/.generated/unocss-tokens.ts',
    hash: '814aaacb4ed1',
    text: '  "grid-rows-[1fr_max-content]",\n',
    why: 'The classes that UnoCSS writes for all of the client, whatever of it is there.',
    by: 'site/audience/styles.ts',
  },
  {
    module: '@slidev/theme-default/styles/index.ts',
    hash: 'c090c0aff806',
    text: './prism.css',
    why: 'Colours of code, left out of a deck without code.',
    by: 'site/audience/styles.ts',
  },
  {
    module: '@slidev/client/main.ts',
    hash: 'deddd4ac0942',
    text: 'createApp',
    why: 'The entry, by whose path the files of a build are cut.',
    by: 'site/audience/chunks.ts',
  },
  {
    module: '@slidev/client/main.ts',
    hash: 'deddd4ac0942',
    text: `import App from './App.vue'`,
    why: 'In one script the styles come before it, and so before those of the slides.',
    by: 'slidev/one-script.ts',
  },
  {
    module: '@slidev/client/state/storage.ts',
    hash: 'b7cc9087f681',
    text: ' useLocalStorage,',
    why: 'Settings of panels that are not there: nothing is stored, and a shortcut opens no overview.',
    by: 'slidev/finished.ts',
  },
]

/** Names in the bundle of @slidev/cli, whose files have no lasting ones. */
export const namesInCli: { text: string, why: string }[] = [
  { text: '/@slidev/slides', why: 'The list of slides; site/audience/slides.ts serves a shorter one.' },
  { text: '#slidev/slides', why: 'The list of slides under another name, for the stage\'s store and setup/main.ts.' },
  { text: '#slidev/setups/routes', why: 'What the kit and others add to the routes, for replacements/routes.ts.' },
  { text: '#slidev/conditional-styles', why: 'Asked for by site/audience/styles.ts.' },
  { text: '#slidev/global-layers', why: 'Drawn by replacements/slides-show.ts.' },
  { text: '"bricks": "@slidev/theme-bricks"', why: 'The last of Slidev\'s own themes, by the list in settings.ts.' },
  { text: '__clicksContext: null', why: 'Whether a slide is drawn, for setup/main.ts and slide-table.ts.' },
  { text: '__preloaded: false', why: 'Whether a slide has come, for replacements/slides-show.ts and stage/slides.ts.' },
  { text: 'vue.esm-bundler.js', why: 'Vue with its compiler, exchanged by finished.ts.' },
  { text: '/.slidev/virtual/import-glob', why: 'Files of one deck that two at once would share (side-by-side.ts).' },
  { text: '__slidev_', why: 'A slide\'s name in what a failed build says, read by run.ts.' },
  { text: 'manualChunks', why: 'Taken out by outputs.ts, for those that cut the files themselves.' },
]

/** Modules that our components, scripts and replacements import by their path, besides those that are replaced. */
export const importedModules: (Upstream & Partial<Pick<Patched, 'text'>>)[] = [
  {
    module: '@slidev/client/composables/useClicks.ts',
    hash: 'e3d98b270ae4',
    why: 'Clicks of a slide that is shown beside the present one, or whole on paper.',
  },
  {
    module: '@slidev/client/composables/useNav.ts',
    hash: '0016aa798327',
    why: 'The present slide and its neighbours, below the public entry that brings the whole client along.',
  },
  {
    module: '@slidev/client/constants.ts',
    hash: 'dcf6636bd8c1',
    text: '$$slidev-context',
    why: '"All clicks made", as Slidev counts it; what tells a layer over the slides its slide, on paper; and the name, '
      + 'which Slidev keeps to itself, under which a page\'s script finds the clicks of the present slide (in-page.ts).',
  },
  {
    module: '@slidev/client/env.ts',
    hash: '69ba8de48709',
    why: 'The shape of the slides.',
  },
  {
    module: '@slidev/client/internals/NoteDisplay.vue',
    hash: 'dddf77cd0d2f',
    why: 'The speaker\'s note with its click marks.',
  },
  {
    module: '@slidev/client/internals/PrintSlide.vue',
    hash: '42fec98e9a44',
    why: 'A slide as it is on paper.',
  },
  {
    module: '@slidev/client/internals/SlideContainer.vue',
    hash: '8dde144ccb7a',
    why: 'A slide scaled into its frame, in both windows on stage.',
  },
  {
    module: '@slidev/client/internals/SlideLoading.vue',
    hash: '074925bfe91e',
    why: 'What stands for a slide that is being fetched.',
  },
  {
    module: '@slidev/client/internals/SlideWrapper.vue',
    hash: '365bea5470e2',
    why: 'A slide with its clicks.',
  },
  {
    module: '@slidev/client/state/index.ts',
    hash: '33ddc3a98982',
    why: 'Whether a change of slide shows its transition.',
  },
]
