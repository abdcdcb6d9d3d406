import type { RoutesSetup } from '@slidev/types'
import setups from '#slidev/setups/routes'

/* On stage there are the windows that the kit's `setup/routes.ts` gives; none of Slidev's pages comes along. */
export default (): ReturnType<RoutesSetup> =>
  (setups as RoutesSetup[]).reduce<ReturnType<RoutesSetup>>((routes, setup) => setup(routes), [])
