/**
 * The shapes of everything that is content, for a talk in any languages and with any concepts.
 */

/** A language of the talk, as its deck names it: a BCP 47 tag such as `en`, `ko` or `pt-BR`. */
export type Locale = string

/** One text in every language of the talk. */
export type LocalText = Record<Locale, string>

/** A text as its author writes it: plainly where the talk has one language. */
export type Text = string | LocalText

/** How the text under study marks a statement. */
export type Status = 'reported' | 'quoted' | 'opinion' | 'background' | 'unknown'

/** What later reporting did to a statement. */
export type Verdict = 'confirmed' | 'contradicted' | 'updated' | 'open'

/** How the bet of a part came out: frontmatter `verdict` of the slide that judges it. */
export type BetVerdict = 'held' | 'half' | 'missed' | 'open'

/** How a row of a scorecard came out; `wrong` goes further than `missed`: it never was so. */
export type Result = BetVerdict | 'wrong'

/** An idea of the talk that keeps one hue from the first slide to the last: `.concept-…` in the author's styles. */
export type Concept = string

/** A published page that a claim rests on. */
export interface Source {
  id: string
  /** Newsroom, regulator or company; "Newsmax / Reuters" where one carries another. */
  publisher: string
  /** As printed on the page, in the page's own language. */
  title: string
  /** ISO date at the precision the page shows (`2026-06-12`, `2026-06`, `2026`), or `n.d.` where it shows none. */
  date: string
  /** Absolute https address. */
  url: string
  /** Language the page is written in, BCP 47. */
  lang: string
  /**
   * A: newsroom, regulator, company page. B: trade press, law blog. C: aggregator, digest, note; a claim that rests
   * on C alone says so. `studied`: the text under study, which proves what it says and nothing else.
   */
  grade: 'A' | 'B' | 'C' | 'studied'
  /** Absolute https address that the page itself names as its origin. */
  origin?: string
}

/** A later finding about a claim, with the pages that carry it. */
export interface LaterFinding<T = LocalText> {
  verdict: Verdict
  text: T
  /** Source ids, best first. */
  sources: string[]
}

/** A statement that the talk makes or examines. */
export interface Claim<T = LocalText> {
  id: string
  status: Status
  text: T
  /** Source ids, best first. */
  sources: string[]
  /** True where every page found leads back to one report. */
  singleOrigin?: boolean
  later?: LaterFinding<T>
}

export const nodeKinds = ['person', 'firm', 'asset', 'idea', 'limit', 'open'] as const
export type NodeKind = typeof nodeKinds[number]

export interface MapNode<T = LocalText, C extends Concept = Concept> {
  /** Letters and digits only: it is an identifier in the drawn text as well. */
  id: string
  label: T
  kind: NodeKind
  concept: C | 'plain'
  /** The click at which the node appears; 0 is there from the start. */
  step: number
  /**
   * Where it stands, the same in every language: column and row, counted from 1, fractions between them. No node
   * of a map has it, or each: without, mermaid places them.
   */
  at?: readonly [column: number, row: number]
}

/** A side of a node, or of a line. */
export const mapSides = ['left', 'right', 'top', 'bottom'] as const
export type MapSide = typeof mapSides[number]

/** `rivals` draws an arrow at both ends, `limits` a cross instead of a point. */
export const edgeKinds = ['acts', 'rivals', 'limits'] as const

export interface MapEdge<T = LocalText> {
  from: string
  to: string
  /** A verb phrase that makes a sentence: from-label + label + to-label reads aloud in each language. */
  label: T
  kind: typeof edgeKinds[number]
  step: number
  /** Claim ids; the least certain of them decides how the line is drawn. A relation of the author's own has none. */
  claims?: string[]
  /** The whole relation as one sentence, for screen readers and the handout. */
  sentence: T
  /** The sides of its nodes at which the line leaves and arrives, where the shortest way does not serve. */
  leaves?: MapSide
  arrives?: MapSide
  /** The side of the line on which the label lies: above (`top`) where it runs level, else to its right. */
  labelSide?: MapSide
}

export interface RelationMap<T = LocalText, C extends Concept = Concept> {
  id: string
  title: T
  /** One sentence that says what the map shows, for people who cannot see it. */
  summary: T
  concept: C
  nodes: MapNode<T, C>[]
  edges: MapEdge<T>[]
}

/** Numbers drawn as bars, one below the other. */
export interface Chart<T = LocalText> {
  id: string
  /** One sentence that says what the chart shows, for people who cannot see it. It heads the numbers as a table. */
  summary: T
  /** Printed after each number: ` %`, ` km`, `:1`. */
  unit?: T
  bars: Bar<T>[]
}

export interface Bar<T = LocalText> {
  label: T
  /** Not negative. */
  value: number
  /** Claim ids of the badge beside it; the slide's `claims` names them too. */
  claims?: string[]
  /** The bar that the talk is about: it keeps the slide's hue, the others step back. */
  main?: boolean
}

/** Guesses, bets or promises held against what came of them, grouped by their results. */
export interface Scorecard<T = LocalText, C extends Concept = Concept> {
  id: string
  /** One sentence that says what the card shows, for people who cannot see it. */
  summary: T
  /** Heads of its two columns. */
  head: { guess: T, found: T }
  /** What a result says here, in a few words below its own. */
  meanings?: Partial<Record<Result, T>>
  rows: ScorecardRow<T, C>[]
}

export interface ScorecardRow<T = LocalText, C extends Concept = Concept> {
  result: Result
  /** Its hue; without one, the slide's. */
  concept?: C | 'plain'
  /** What was said, about eight words. */
  guess: T
  /** What was found, about twelve words. */
  found: T
  /** Claim ids of the badge beside the guess; the slide's `claims` names them too. */
  claims?: string[]
  /** The same beside what was found. */
  findings?: string[]
}

/** A setting of a model on a slide. */
export interface Slider<Key extends string = string> {
  /** What its number is called among the model's settings. */
  key: Key
  label: Text
  min: number
  max: number
  step: number
  /** How its number is written: `{ style: 'percent' }`. */
  format?: Intl.NumberFormatOptions
}
