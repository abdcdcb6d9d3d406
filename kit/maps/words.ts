import type { Locale, MapEdge, MapNode, RelationMap } from '../schema.ts'

export interface MapWords {
  /** The map's title. */
  name: string
  /** One sentence that says what the map shows. */
  summary: string
  /** One sentence for each relation, in reading order. */
  sentences: string[]
}

/**
 * Nodes in reading order: by the click that brings them in, then as authored.
 */
export function nodesInOrder(map: RelationMap): MapNode[] {
  return inOrder(map.nodes)
}

/**
 * Relations in reading order: by the click that brings them in, then as authored.
 */
export function edgesInOrder(map: RelationMap): MapEdge[] {
  return inOrder(map.edges)
}

/**
 * The map as words, for a screen reader, the handout and anyone who would rather read.
 */
export function mapWords(map: RelationMap, locale: Locale): MapWords {
  return {
    name: map.title[locale]!,
    summary: map.summary[locale]!,
    sentences: edgesInOrder(map).map(edge => edge.sentence[locale]!),
  }
}

/**
 * How many clicks the map takes: the highest step of any node or edge; 0 for a map that stands still.
 */
export function lastStep(map: RelationMap): number {
  return Math.max(0, ...map.nodes.map(n => n.step), ...map.edges.map(e => e.step))
}

function inOrder<T extends { step: number }>(items: readonly T[]): T[] {
  return items
    .map((item, place) => ({ item, place }))
    .sort((a, b) => a.item.step - b.item.step || a.place - b.place)
    .map(({ item }) => item)
}
