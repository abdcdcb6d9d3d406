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
import { sideBySidePlugin } from '../scripts/lib/slidev/side-by-side.ts'
import { stagePlugin } from '../scripts/lib/stage/plugin.ts'

export default defineVitePluginsSetup(async options => [
  await decksPlugin(options),
  devGuardPlugin(options),
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
])
