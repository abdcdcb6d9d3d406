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
    // One script counts what is imported later as imported at once: layouts would be styled before the theme.
    handler: code => `import './styles'\n${code}`,
  },
}
