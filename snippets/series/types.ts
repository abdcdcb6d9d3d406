import type { LocalText } from '../types.ts'

/**
 * A published figure as it was published.
 *
 * - `exact`: stated as one number.
 * - `about`: stated, or tallied, as roughly one number.
 * - `range`: stated from `low` to `high`.
 * - `none`: no figure was given.
 */
export type Figure
  = | { kind: 'exact' | 'about', value: number }
    | { kind: 'range', low: number, high: number }
    | { kind: 'none' }

export interface SpendingFirm {
  id: string
  name: LocalText
}

/** One state of the plans: what was known on a date about a year's capital spending, in billion dollars. */
export interface SpendingStage {
  id: string
  /** The year the money is spent in. */
  label: LocalText
  /** When the figures were given. */
  when: LocalText
  total: Figure
  /** Figures by firm id; left out where the tally is not split by firm. */
  firms?: Record<string, Figure>
  /** Claim ids. */
  claims: string[]
}

export interface Filing {
  id: string
  filer: LocalText
  name: LocalText
  /** Satellites asked for. */
  satellites: number
  /** Altitude band asked for, km. */
  band: [low: number, high: number]
  claims: string[]
}

export type Lane = 'said' | 'filed' | 'objected' | 'hardware' | 'ruled'

export interface TimelineItem {
  /** ISO date. */
  date: string
  lane: Lane
  label: LocalText
  claims: string[]
  /** Side of its mark on which the label stands; `after` unless told. */
  side?: 'before' | 'after'
}
