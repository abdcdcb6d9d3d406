import type { Plugin } from 'vite'

/** Has a build write one script and one style for all of a deck. */
export const oneScript: Plugin = {
  name: 'talk:one-script',
  // After Slidev, which names chunks for its own packages.
  enforce: 'post',
  config(config) {
    const build = config.build = { ...config.build, cssCodeSplit: false, modulePreload: false }
    const { output = {} } = build.rolldownOptions ??= build.rollupOptions ?? {}
    for (const each of [output].flat()) {
      delete each.manualChunks
      each.codeSplitting = false
    }
    build.rolldownOptions.output = output
  },
  transform: {
    filter: { id: /\/@slidev\/client\/main\.ts$/ },
    // What is imported when it is needed counts as imported at once: a layout's styles would come before the theme's.
    handler: code => `import './styles'\n${code}`,
  },
}
