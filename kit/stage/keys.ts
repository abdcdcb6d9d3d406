import type { StageKind } from './talk.ts'
import { keyName } from '../keys.ts'

/** A key as the browser tells it. */
export interface Press {
  key: string
  /** The key's place on the keyboard, for layouts that write no Latin. */
  code?: string
  shiftKey?: boolean
  ctrlKey?: boolean
  metaKey?: boolean
  altKey?: boolean
  /** The key is being held. */
  repeat?: boolean
}

/** What presenters' remote controls send: forward, back, black-out, start. */
const clicker = {
  'PageDown': 'next',
  'PageUp': 'prev',
  '.': 'black',
  'b': 'black',
  'F5': 'start',
} as const

const moves = {
  'ArrowRight': 'next',
  ' ': 'next',
  'ArrowLeft': 'prev',
  'ArrowDown': 'nextSlide',
  'ArrowUp': 'prevSlide',
} as const

const everywhere = { z: 'freeze', f: 'fill', d: 'dark' } as const

/** Digits light up the slide's parts: 1 the first one, 0 none. */
const digits = Object.fromEntries([...'0123456789'].map(digit => [digit, 'light'] as const))

const presenters = {
  't': 'timer',
  'g': 'goto',
  'l': 'language',
  'k': 'skip',
  'e': 'end',
  'o': 'fill',
  '+': 'larger',
  '=': 'larger',
  '-': 'smaller',
  '?': 'help',
  'p': 'laser',
  'w': 'pen',
  'c': 'wipe',
  'v': 'keep',
  'm': 'zoom',
  's': 'light',
  'u': 'until',
  'Escape': 'plain',
  ...digits,
} as const

/** With Shift. */
const shifted = { r: 'restart', ArrowDown: 'notesDown', ArrowUp: 'notesUp' } as const

type Asks<Table> = Table extends unknown ? Table[keyof Table] : never
/** What a key asks for on stage. */
export type StageKey = Asks<
  typeof clicker | typeof moves | typeof everywhere | typeof presenters | typeof shifted
>

/** Whether a remote control sends this key: it is heard whatever holds the focus, and its bounces are not. */
export function isClickerKey(press: Press): boolean {
  return Object.hasOwn(clicker, keyName(press))
}

/**
 * What a press asks for. A held key asks once: nobody runs through the slides by leaning on the lectern.
 * Home and End, which would throw the audience to the other end of the talk, ask for nothing.
 */
export function keyOf(press: Press, window: StageKind): StageKey | undefined {
  if (press.ctrlKey || press.metaKey || press.altKey)
    return undefined
  const name = keyName(press)
  // Notes scroll on for as long as the key is held.
  if (press.repeat && !(press.shiftKey && /^Arrow(?:Up|Down)$/.test(name)))
    return undefined
  if (press.shiftKey && name === ' ')
    return 'prev'
  if (press.shiftKey && Object.hasOwn(shifted, name))
    return window === 'presenter' ? shifted[name as keyof typeof shifted] : undefined
  const known: Record<string, StageKey> = {
    ...clicker,
    ...moves,
    ...everywhere,
    ...(window === 'presenter' ? presenters : {}),
  }
  return Object.hasOwn(known, name) ? known[name] : undefined
}

/**
 * Keeps a remote control's stray second press out: the same key within a tenth of a second counts once.
 * A keyboard's own arrows and space are not held to it; fingers may be that quick.
 */
export class Bounces {
  static readonly within = 100
  readonly #last = new Map<string, number>()

  /** @param time when the key went down, ms of a clock that only goes on */
  isStray(press: Press, time: number): boolean {
    if (!isClickerKey(press))
      return false
    const name = keyName(press)
    const last = this.#last.get(name)
    if (last !== undefined && time - last < Bounces.within)
      return true
    this.#last.set(name, time)
    return false
  }
}
