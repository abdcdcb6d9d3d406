import type { CitedSource } from '../../kit/claims/citations.ts'
import { further, sources } from 'virtual:citations'

/** A source the deck names, numbered or not. */
export function sourceOf(id: string): CitedSource | undefined {
  return sources.find(source => source.id === id) ?? further.find(source => source.id === id)
}

/** The pages behind these ids, in their order. */
export function sourcesOf(ids: readonly string[]): CitedSource[] {
  return ids.flatMap(id => sourceOf(id) ?? [])
}
