import type { Claim, RelationMap, Source } from '../../kit/schema.ts'
import type { LoadedDeck } from '../../scripts/lib/core/decks.ts'
import { join } from 'node:path'
import { walkOf } from '../../kit/deck/walk.ts'
import { mapTags } from '../../kit/maps/markup.ts'
import { spokenTitle } from '../../kit/words/interface.ts'
import { discoverDecks, learnTalk, loadDeck } from '../../scripts/lib/core/decks.ts'
import { projectRoot } from '../../scripts/lib/core/roots.ts'

export { cuesOf } from '../../scripts/lib/check/planned.ts'

/** The talk in whose folder a test stands: the sample, or this repository's own. */
export const decks: LoadedDeck[] = await Promise.all((await discoverDecks()).map(loadDeck))
await learnTalk(decks)

/** Its rows. */
export const { claims } = await import(join(projectRoot, 'snippets/claims.ts')) as { claims: Claim[] }
export const { sources } = await import(join(projectRoot, 'snippets/sources.ts')) as { sources: Source[] }
export const { maps } = await import(join(projectRoot, 'snippets/maps/index.ts')) as { maps: RelationMap[] }

/** Every slide of every deck, for tests that go through them one by one. */
export const everySlide = decks.flatMap(deck => deck.slides.map((slide, index) => ({ deck, slide, no: index + 1 })))

/** Number of the last slide that steps lead to; what comes after it is the appendix. */
export function endOf({ slides }: LoadedDeck): number {
  return walkOf(slides.map(({ frontmatter }) => frontmatter)).length
}

/** Numbers of the first slide of each layout. */
export function oneOfEachLayout({ slides }: LoadedDeck): number[] {
  const layouts = slides.map(({ frontmatter }) => frontmatter.layout)
  return [...new Set(layouts)].map(layout => layouts.indexOf(layout) + 1)
}

/** Words as spaces divide them; Korean counts them that way too (어절). */
export function wordsOf(note: string | undefined): number {
  return (note ?? '')
    .replace(/\[click(?::\d+)?\]/gi, ' ')
    .split(/\s+/)
    .filter(word => /[\p{L}\p{N}]/u.test(word)).length
}

/** A title as it reads on the slide: without tags and Markdown's marks. */
export function plainTitle(title: string | undefined): string {
  return spokenTitle(plainQuotes(title ?? ''))
}

/** Quotation marks as typed; slides show them typeset. */
export function plainQuotes(text: string): string {
  return text.replace(/[‘’]/g, '\'').replace(/[“”]/g, '"')
}

export function mapsOf(content: string): string[] {
  return mapTags(content).flatMap(({ of }) => of ?? [])
}

export function claimsOf(content: string, frontmatter: Record<string, unknown>): string[] {
  const cited = [...content.matchAll(/<Cite\s[^>]*?id="([^"]+)"/g)].flatMap(match => match[1]!.split(/[\s,]+/))
  return [...cited, ...[frontmatter.claims ?? []].flat().map(String)]
}

/**
 * Numbers of the deck's slides whose Markdown uses a component, `<Name …`.
 *
 * @throws Error if none does: a test that looks at nothing must not pass
 */
export function slidesWith(deck: LoadedDeck, component: string): number[] {
  const found = deck.slides.flatMap(({ content }, index) =>
    new RegExp(`<${component}\\b`).test(content) ? [index + 1] : [],
  )
  if (found.length === 0)
    throw new Error(`${deck.name} has no slide with <${component}>.`)
  return found
}
