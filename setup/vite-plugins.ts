import { defineVitePluginsSetup } from '@slidev/types'
import { bundlePlugin } from '../scripts/lib/bundle-plugin.ts'
import { audiencePlugin } from '../scripts/lib/vite/audience.ts'
import { citationsPlugin } from '../scripts/lib/vite/citations.ts'
import { decksPlugin } from '../scripts/lib/vite/decks.ts'
import { devGuardPlugin } from '../scripts/lib/vite/dev-guard.ts'
import { faultsPlugin } from '../scripts/lib/vite/faults.ts'
import { fontsPlugin } from '../scripts/lib/vite/fonts.ts'
import { mapsPlugin } from '../scripts/lib/vite/maps.ts'
import { motifPlugin } from '../scripts/lib/vite/motif.ts'
import { sideBySidePlugin } from '../scripts/lib/vite/side-by-side.ts'
import { stagePlugin } from '../scripts/lib/vite/stage.ts'

export default defineVitePluginsSetup(async options => [
  await decksPlugin(options),
  devGuardPlugin(options),
  faultsPlugin(options),
  sideBySidePlugin(options),
  fontsPlugin(options),
  citationsPlugin(options),
  mapsPlugin(options),
  motifPlugin(options),
  audiencePlugin(options),
  bundlePlugin(options),
  stagePlugin(options),
])
