import { defineVitePluginsSetup } from '@slidev/types'
import { bundlePlugin } from '../scripts/lib/bundle/plugin.ts'
import { chartsPlugin } from '../scripts/lib/charts/plugin.ts'
import { citationsPlugin } from '../scripts/lib/claims/citations.ts'
import { faultsPlugin } from '../scripts/lib/faults/plugin.ts'
import { fontsPlugin } from '../scripts/lib/fonts/plugin.ts'
import { mapsPlugin } from '../scripts/lib/maps/plugin.ts'
import { audiencePlugin } from '../scripts/lib/site/audience/plugin.ts'
import { decksPlugin } from '../scripts/lib/slidev/decks-plugin.ts'
import { devGuardPlugin } from '../scripts/lib/slidev/dev-guard.ts'
import { finishedPlugin } from '../scripts/lib/slidev/finished.ts'
import { motifPlugin } from '../scripts/lib/slidev/motif-plugin.ts'
import { savedWhole } from '../scripts/lib/slidev/saved-whole.ts'
import { sideBySidePlugin } from '../scripts/lib/slidev/side-by-side.ts'
import { withThemeOverKit } from '../scripts/lib/slidev/theme.ts'
import { stagePlugin } from '../scripts/lib/stage/plugin.ts'

export default defineVitePluginsSetup(async (options) => {
  const { roots, themeRaw } = options
  // Slidev takes layouts and styles in the order of this very list; the author's own folder is its last.
  roots.splice(0, roots.length - 1, ...withThemeOverKit(roots.slice(0, -1), themeRaw))
  return [
    await decksPlugin(options),
    devGuardPlugin(options),
    savedWhole,
    faultsPlugin(options),
    sideBySidePlugin(options),
    fontsPlugin(options),
    citationsPlugin(options),
    chartsPlugin(options),
    mapsPlugin(options),
    motifPlugin(options),
    finishedPlugin(options),
    audiencePlugin(options),
    bundlePlugin(options),
    stagePlugin(options),
  ]
})
