import type { CDPSession, Page } from 'playwright-chromium'
import type { Scheme } from '../../../kit/look/hues.ts'
import type { Evidence } from '../claims/citations.ts'
import type { LoadedDeck } from '../core/decks.ts'
import type { Limits } from './limits.ts'

export type Severity = 'error' | 'warning'

/** A place on the slide, in pixels of its own canvas. */
export interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** What a rule says of something it found. Whatever it leaves out is filled in from where it looked. */
export interface Found {
  message: string
  remedy?: string
  /** An error unless said otherwise. */
  severity?: Severity
  deck?: LoadedDeck
  /** Number in the deck, counted from 1. */
  slide?: number
  /** Words that stand on the slide: the line of its source that holds them is named. */
  words?: string
  /** Where it is not the slide's own source. Lines are counted from 1. */
  file?: string
  line?: number
  box?: Box
}

/** Everything known of something found. */
export interface Finding extends Found {
  rule: string
  severity: Severity
  file: string
  /** 0 where a file has no lines. */
  line: number
  click?: number
  scheme?: Scheme
}

/** What is checked: the decks with what lies beside and behind them. */
export interface CheckedTalk {
  decks: LoadedDeck[]
  /** Folder of the decks' sources. */
  root: string
  /** Folder of the built site. */
  site: string
  /** Its address while it is checked, with the slash at its end. */
  address: string
  /** Whether the decks are made with this kit; another's keeps Slidev's own habits. */
  kit: boolean
  limits: Limits
  /** Claims, sources and maps; nothing where the deck has none. */
  evidence?: Evidence
}

/** A message of the browser while a slide stood on the screen. */
export interface Trouble {
  slide: number
  what: string
}

/** A walk through one deck, shared by what looks at it. */
export interface Visit {
  talk: CheckedTalk
  deck: LoadedDeck
  /** Errors and missing files, in the order they came. */
  trouble: Trouble[]
  /** Addresses on other hosts that the deck asked for. */
  foreign: Trouble[]
  /** Bytes of each file as a static host sends it, by path. */
  fetched: Map<string, Promise<number>>
  /** Clicks that each slide took, by number. */
  clicks: Map<number, number>
  /** Each slide's last state in the light: for its page on paper to be compared with. */
  ends: Map<number, End>
  /** What rules have met so far. */
  met: Set<string>
}

/** A slide's last state. */
export interface End {
  lines: { words: string, box: Box }[]
  /** Base64 of a picture as large as the canvas. */
  picture: string
  /** What was beyond its place already. */
  overflow: string[]
}

/** A state of a slide on the screen: its number, click and scheme. */
export interface ShownState {
  visit: Visit
  talk: CheckedTalk
  deck: LoadedDeck
  page: Page
  session: CDPSession
  no: number
  click: number
  /** How many the slide has. */
  clicks: number
  scheme: Scheme
  /** Whether only the colours are other than in a state seen before. */
  still: boolean
  /** Base64 of a picture as large as the canvas; at the last click only. */
  picture?: string
}

/** The page that a deck is printed from. */
export interface Paper {
  visit: Visit
  deck: LoadedDeck
  page: Page
  session: CDPSession
  /** The slides that are looked at. */
  slides: number[]
}

type Answer = Found[] | Promise<Found[]>

/** One thing that is looked for. A file in `rules/` exports one as `rule`. */
export interface Rule {
  /** One word: `--rule`, waivers and findings call it by that. */
  name: string
  /** What it finds, in a sentence without its full stop. */
  finds: string
  /** What it reads. */
  needs: readonly ('sources' | 'site' | 'browser' | 'paper')[]
  /** Whether dark slides must be looked at too; geometry and names are the same in both. */
  colours?: boolean
  /** Why it cannot be applied to these decks, in words that follow "skipped:". */
  skip?: (talk: CheckedTalk) => string | undefined
  /** Once, over the sources and the built files of all decks. Each thing found names its deck or file. */
  sources?: (talk: CheckedTalk) => Answer
  /** At every slide, click and scheme. */
  state?: (view: ShownState) => Answer
  /** Once for each deck, the talk's own first, when all slides have been seen. */
  end?: (visit: Visit) => Answer
  /** Once for each deck, on the page that is printed. */
  paper?: (paper: Paper) => Answer
}

/** Whether something is met for the first time in a walk; its words begin with the rule's name. */
export function isNew({ met }: Visit, what: string): boolean {
  return met.size < met.add(what).size
}
