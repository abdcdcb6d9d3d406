import type { Walk } from '../deck/walk.ts'
import { slideNamed } from '../deck/walk.ts'
import { plain } from '../words/spelling.ts'

/**
 * The slides that somebody asks for, by their numbers: the one with this number or label, otherwise those whose title
 * has every word, or its beginning; all where nothing is asked.
 *
 * @param titles as people say them, from slide 1
 */
export function slidesFound(text: string, titles: readonly string[], walk: Walk): number[] {
  const asked = plain(text).split(/\s+/).filter(Boolean)
  const named = slideNamed(text, walk)
  if (named)
    return [named]
  return titles.flatMap((title, index) => asked.every(word => plain(title).includes(word)) ? [index + 1] : [])
}
