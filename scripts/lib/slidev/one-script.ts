import type { Plugin } from 'vite'
import { cutOutputs } from './outputs.ts'

/** Has a build write one script and one style for all of a deck. */
export const oneScript: Plugin = {
  name: 'talk:one-script',
  enforce: 'post',
  config(config) {
    config.build = { ...config.build, cssCodeSplit: false, modulePreload: false }
    cutOutputs(config, output => output.codeSplitting = false)
  },
  transform: {
    filter: { id: /\/@slidev\/client\/main\.ts$/ },
    // One script counts what is imported later as imported at once: layouts would be styled before the theme.
    handler: code => `import './styles'\n${code}`,
  },
}
