import type { Plugin } from 'vite'

/**
 * Tells of a change once the file has kept its size for a moment. Many editors empty a file before they write it, and
 * of two changes within 50 ms Vite's watcher tells the first alone: what was read then would stay.
 */
export const savedWhole: Plugin = {
  name: 'talk:saved-whole',
  apply: 'serve',
  config: () => ({ server: { watch: { awaitWriteFinish: { stabilityThreshold: 60, pollInterval: 20 } } } }),
}
