import type { Locale, RelationMap } from '../schema.ts'
import { inEveryLanguage } from '../words/languages.ts'

/** Below a map. */
export const wordsBelowMap = inEveryLanguage({
  words: { en: 'Read as text', ko: '글로 읽기' },
  picture: { en: 'Show as map', ko: '그림으로 보기' },
  relations: { en: 'Relations:', ko: '관계:' },
})

export interface MapWords {
  /** The map's title. */
  name: string
  /** One sentence that says what the map shows. */
  summary: string
  /** One sentence for each relation, in reading order. */
  sentences: string[]
}

/** Nodes or relations in reading order: by the click that brings them in, then as authored. */
export function inOrder<T extends { step: number }>(parts: readonly T[]): T[] {
  return parts.toSorted((a, b) => a.step - b.step)
}

/**
 * The map as words, for a screen reader, the handout and anyone who would rather read.
 */
export function mapWords(map: RelationMap, locale: Locale): MapWords {
  return {
    name: map.title[locale]!,
    summary: map.summary[locale]!,
    sentences: inOrder(map.edges).map(edge => edge.sentence[locale]!),
  }
}

/**
 * How many clicks the map takes: the highest step of any node or edge; 0 for a map that stands still.
 */
export function lastStep(map: RelationMap): number {
  return Math.max(0, ...map.nodes.map(n => n.step), ...map.edges.map(e => e.step))
}
