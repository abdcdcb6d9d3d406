import type { RelationMap } from '../types.ts'
import { cloud } from './cloud.ts'
import { data } from './data.ts'
import { limits } from './limits.ts'
import { money } from './money.ts'
import { myth } from './myth.ts'
import { space } from './space.ts'
import { who } from './who.ts'

/** Every relation map of the talk, in the order of its slides. */
export const maps: RelationMap[] = [myth, who, money, data, cloud, space, limits]
