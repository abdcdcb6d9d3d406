import type { Problem } from '../problems.ts'
import type { Claim, Locale, RelationMap, Source, Status, Verdict } from '../schema.ts'
import { mapTags } from '../maps/markup.ts'
import { inOrder } from '../maps/words.ts'
import { maskUnseen, tagsOf } from '../words/markdown.ts'

/** A slide as the deck's parser hands it over. */
export interface SlideText {
  /** Number in the deck, counted from 1. */
  no: number
  file: string
  /** Line of the file on which `raw` begins, counted from 1. */
  line: number
  /** The slide's Markdown with its frontmatter. */
  raw: string
  frontmatter: Record<string, unknown>
}

/** One claim cited in one place. */
export interface Citation {
  id: string
  file: string
  line: number
  slide: number
  /** The map whose relation rests on the claim. */
  map?: string
}

/** A source as the deck prints it; without a number where only a popover names it. */
export interface CitedSource extends Omit<Source, 'grade'> {
  number?: number
}

export interface CitedFinding {
  verdict: Verdict
  text: string
  sources: string[]
}

/** A claim as the deck shows it, in the deck's language. */
export interface CitedClaim {
  id: string
  status: Status
  text: string
  /** Source ids, best first, two at most. */
  sources: string[]
  /** Their numbers in the deck's list, rising. */
  numbers: number[]
  singleOrigin?: boolean
  later?: CitedFinding
}

/** All that a deck needs to show where its statements come from. */
export interface DeckCitations {
  claims: Record<string, CitedClaim>
  /** Numbered from 1 in order of first use. */
  sources: CitedSource[]
  /** Sources that only later findings or second references name. */
  further: CitedSource[]
  /** Claim ids by slide number, in reading order. */
  bySlide: Record<number, string[]>
}

const maxSources = 2

/**
 * The claims one slide cites, in reading order: `claim:` or `claims:` in its frontmatter, then
 * `<Cite id="A12 A13" />` and the relations of each `<RelationMap of="…" />` as they come.
 * A `<Cite>` whose ids cannot be read is a problem of its own.
 */
export function citationsOn(
  slide: SlideText,
  maps: readonly RelationMap[],
): { citations: Citation[], problems: Problem[] } {
  const { file, no } = slide
  const bodyStart = /^---[^\n]*\n[\s\S]*?^---[ \t]*$/m.exec(maskUnseen(slide.raw))?.[0].length ?? 0
  const head = slide.raw.startsWith('---') ? slide.raw.slice(0, bodyStart) : ''

  const named = [...idsIn(slide.frontmatter.claim), ...idsIn(slide.frontmatter.claims)]
    .map(id => ({ id, file, slide: no, line: slide.line + lineOfId(head, id) }))
  const inBody = ({ start }: { start: number }) => start >= head.length
  const cites = tagsOf(slide.raw, 'Cite').filter(inBody).map(({ start, line, attribute }) =>
    ({ start, line: slide.line + line, ids: idsIn(attribute('id')), map: undefined }))
  const shown = mapTags(slide.raw).filter(inBody).map(({ start, line, of: id }) => {
    const map = maps.find(map => map.id === id)
    const ids = map ? inOrder(map.edges).flatMap(({ claims = [] }) => claims) : []
    return { start, line: slide.line + line, ids, map: id }
  })
  const tags = [...cites, ...shown].sort((a, b) => a.start - b.start)
  return {
    citations: [
      ...named,
      ...tags.flatMap(({ line, ids, map }) => ids.map(id => ({ id, file, slide: no, line, map }))),
    ],
    problems: cites.filter(({ ids }) => ids.length === 0).map(({ line }) => ({
      file,
      line,
      slide: no,
      message: '<Cite> names no claim',
      remedy: 'write its ids plainly: <Cite id="A12 A13" />',
    })),
  }
}

/**
 * What the deck cites, in its own language: cited rows, sources numbered in order of first use, claims by slide.
 *
 * The first source of a claim, its best, is numbered. A second one is printed only where another claim
 * leads with it, so that the list stays short; popovers name both.
 * Citations without a row are left out: `checkCitations` reports them.
 */
export function deckCitations(
  citations: readonly Citation[],
  claims: readonly Claim[],
  sources: readonly Source[],
  locale: Locale,
): DeckCitations {
  const rows = new Map(claims.map(claim => [claim.id, claim]))
  const pages = new Map(sources.map(source => [source.id, source]))
  const numbers = new Map<string, number>()
  const named = new Set<string>()
  const cited = new Map<string, Claim>()
  const bySlide: Record<number, string[]> = {}

  for (const { id, slide } of citations) {
    const claim = rows.get(id)
    if (!claim)
      continue
    cited.set(id, claim)
    const here = bySlide[slide] ??= []
    if (!here.includes(id))
      here.push(id)
    const best = claim.sources[0]
    if (best && pages.has(best) && !numbers.has(best))
      numbers.set(best, numbers.size + 1)
    for (const source of [...claim.sources.slice(0, maxSources), ...claim.later?.sources.slice(0, maxSources) ?? []])
      named.add(source)
  }

  const printed = (id: string): CitedSource[] => {
    const source = pages.get(id)
    if (!source)
      return []
    const { grade: _, ...fields } = source
    const number = numbers.get(id)
    return [number ? { number, ...fields } : fields]
  }
  return {
    claims: Object.fromEntries([...cited].map(([id, { status, text, sources, singleOrigin, later }]) => [id, {
      id,
      status,
      text: text[locale]!,
      sources: sources.slice(0, maxSources),
      numbers: sources.slice(0, maxSources).flatMap(source => numbers.get(source) ?? []).sort((a, b) => a - b),
      ...singleOrigin && { singleOrigin },
      ...later && {
        later: { verdict: later.verdict, text: later.text[locale]!, sources: later.sources.slice(0, maxSources) },
      },
    } satisfies CitedClaim])),
    sources: [...numbers.keys()].flatMap(printed),
    further: [...named].filter(id => !numbers.has(id)).flatMap(printed),
    bySlide,
  }
}

/** Ids in an attribute or a frontmatter value: a word, words with blanks or commas between, or a list of them. */
function idsIn(value: unknown): string[] {
  if (Array.isArray(value))
    return value.flatMap(idsIn)
  return typeof value === 'string' ? value.split(/[\s,]+/).filter(Boolean) : []
}

/** Lines below the slide's first at which frontmatter names the id under `claim:` or `claims:`. */
function lineOfId(head: string, id: string): number {
  const lines = head.split('\n')
  const key = lines.findIndex(line => /^claims?:/.test(line))
  const found = lines.findIndex((line, at) => at >= key && line.split(/[^\w-]+/).includes(id))
  return Math.max(found < 0 ? key : found, 0)
}
