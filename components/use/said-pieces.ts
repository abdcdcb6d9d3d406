import type { InjectionKey, Ref } from 'vue'
import type { Status } from '../../kit/schema.ts'

/** Where the pieces of a sentence get their turn: the layout that shows the sentence gives it to them. */
export const saidKey: InjectionKey<{
  /** The next piece's index, from 0. */
  take: (status: Status) => number
  /** Pieces marked so far. */
  now: Readonly<Ref<number>>
}> = Symbol('said')
