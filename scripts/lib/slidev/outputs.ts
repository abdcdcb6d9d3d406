import type { Rolldown, UserConfig } from 'vite'

/** Has `cut` say into which files a build goes. It must be asked after Slidev, whose own cuts are taken out. */
export function cutOutputs(config: UserConfig, cut: (output: Rolldown.OutputOptions) => void): void {
  const build = config.build ??= {}
  const options = build.rolldownOptions ??= build.rollupOptions ?? {}
  for (const output of [options.output ??= {}].flat()) {
    // Slidev names chunks for its own packages.
    delete output.manualChunks
    cut(output)
  }
}
