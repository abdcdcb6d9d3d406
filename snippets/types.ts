import type * as schema from '../kit/schema.ts'

/** The kit's shapes as this talk fills them. */
export type * from '../kit/schema.ts'

/** The six ideas of the talk; each keeps one hue from the first slide to the last. */
export type Concept = 'fire' | 'money' | 'data' | 'cloud' | 'space' | 'limits'

/** Every relation of this talk rests on claims. */
export interface RelationMap extends schema.RelationMap<schema.LocalText, Concept> {
  edges: (schema.MapEdge & { claims: string[] })[]
}

/** So does every guess, and what was found about it. */
export interface Scorecard extends schema.Scorecard<schema.LocalText, Concept> {
  rows: (schema.ScorecardRow<schema.LocalText, Concept> & { claims: string[], findings: string[] })[]
}
