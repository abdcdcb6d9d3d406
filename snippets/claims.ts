import type { Claim } from './types.ts'
import { cloudClaims } from './claims/cloud.ts'
import { dataClaims } from './claims/data.ts'
import { reportedAmazon } from './claims/later-amazon.ts'
import { reportedMoney } from './claims/later-money.ts'
import { reportedSpace } from './claims/later-space.ts'
import { reportedStartup } from './claims/later-startup.ts'
import { limitsClaims } from './claims/limits.ts'
import { moneyClaims } from './claims/money.ts'
import { mythClaims } from './claims/myth.ts'
import { spaceClaims } from './claims/space.ts'

/** Every statement a slide may cite: `A…` from the article in its own order, `R…` reported elsewhere. */
export const claims: Claim[] = [
  ...mythClaims,
  ...moneyClaims,
  ...dataClaims,
  ...cloudClaims,
  ...spaceClaims,
  ...limitsClaims,
  ...reportedStartup,
  ...reportedMoney,
  ...reportedAmazon,
  ...reportedSpace,
]
