import type { Plugin } from 'vite'
import { cutOutputs } from '../../slidev/outputs.ts'
import { manifestName } from './manifest.ts'

/**
 * Chromium compiles such a file while it comes, beside the page: function by function, as each is called, holds the
 * page up half as long again. Other engines read past it.
 */
const compiledAhead = '//# allFunctionsCalledOnLoad'

/**
 * Few files instead of many: each request costs a slow line more than the bytes it could have spared. One file
 * holds what every page needs, one what several stretches of slides share, one the charts' mathematics, and
 * then one each stretch of slides. Each takes what it imports along, so that no two files wait for each other.
 *
 * @param stretches how many files the slides are in. Shared is what a quarter of them use: less, and a long deck
 * that shows its maps and charts twice would send them all along with its first slide.
 */
export const chunksPlugin = (stretches: number): Plugin => ({
  name: 'talk:chunks',
  enforce: 'post',
  config(config) {
    const build = config.build ??= {}
    // A font stays a file that its page may do without; a strict policy forbids `data:` ones anyway.
    build.assetsInlineLimit = file => file.endsWith('.woff2') ? false : undefined
    build.manifest = manifestName
    cutOutputs(config, (output) => {
      // Some hosts keep names with an underscore in front to themselves.
      output.chunkFileNames = ({ name }) => `assets/${name.replace(/^_+/, '')}-[hash].js`
      output.codeSplitting = {
        groups: [
          { name: 'deck', test: /\/@slidev\/client\/main\.ts$/, priority: 30 },
          { name: 'charts', test: /\/node_modules\/d3-/, priority: 20 },
          { name: 'shared', minShareCount: Math.max(2, Math.ceil(stretches / 4)), priority: 10 },
        ],
      }
    })
  },
  generateBundle: {
    order: 'post',
    handler(_, files) {
      for (const file of Object.values(files)) {
        if (file.type === 'chunk' && file.name === 'deck')
          file.code = `${compiledAhead}\n${file.code}`
      }
    },
  },
})
