import type { ResolvedSlidevOptions, SlideInfo } from '@slidev/types'
import type { Logger, Plugin } from 'vite'
import type { DeckCitations, SlideText } from '../../../kit/claims/citations.ts'
import type { Problem } from '../../../kit/problems.ts'
import type { Claim, RelationMap, Source, Text } from '../../../kit/schema.ts'
import { existsSync, globSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, relative, resolve, sep } from 'node:path'
import process from 'node:process'
import { checkCitations, checkEvidence } from '../../../kit/claims/check.ts'
import { citationsOn, deckCitations } from '../../../kit/claims/citations.ts'
import { byLanguage, localeOf } from '../../../kit/deck/decks.ts'
import { rowLocator } from '../../../kit/deck/rows.ts'
import { problemLine } from '../../../kit/problems.ts'
import { projectRoot } from '../core/roots.ts'
import { readRows } from '../core/rows.ts'

const virtualId = 'virtual:citations'
const resolvedId = `\0${virtualId}`
const snippets = join(projectRoot, 'snippets')

/** The typed content a deck's citations are worked out from. */
export interface Evidence {
  claims: Claim[]
  sources: Source[]
  maps: RelationMap[]
  /** The files that hold the rows, to name lines in complaints. */
  files: { file: string, text: string }[]
  /** Those that hold the maps. */
  mapFiles: { file: string, text: string }[]
}

/**
 * Serves `virtual:citations`: what the deck cites, in the deck's language and nothing else.
 *
 * A build stops at the first look if a citation has no row or a row is incomplete, and names every
 * such place. The dev server keeps serving what is sound, and follows edits to the deck and to `snippets/`.
 */
export function citationsPlugin(options: ResolvedSlidevOptions): Plugin[] {
  let building = false
  let log: Logger
  let evidence: Evidence | undefined
  let served = ''
  let unusedBefore = ''

  async function refresh(reload: boolean): Promise<Problem[]> {
    if (reload || !evidence)
      evidence = await loadEvidence()
    const { slides, config } = options.data
    const { deck, problems, unused } = citeDeck(deckSlides(slides), evidence, (config as { lang?: string }).lang)
    served = JSON.stringify(deck)
    const ids = unused.join(' ')
    if (ids && ids !== unusedBefore)
      log.warn(`[citations] snippets/claims.ts: no slide cites ${ids}; cite what you keep, delete the other rows`)
    unusedBefore = ids
    return problems
  }

  return [{
    name: 'talk:citations',
    configResolved(config) {
      building = config.command === 'build'
      log = config.logger
    },
    async buildStart() {
      const problems = await refresh(true)
      if (building && problems.length > 0) {
        const refusal = new Error(problems.map(problemLine).join('\n'))
        // The lines say where to look; a stack would only bury them.
        refusal.stack = refusal.message
        throw refusal
      }
    },
    resolveId(id) {
      return id === virtualId ? resolvedId : undefined
    },
    load(id) {
      if (id === resolvedId)
        return `export const { claims, sources, further, bySlide } = JSON.parse(${JSON.stringify(served)})\n`
    },
    async handleHotUpdate({ file, modules, server }) {
      const isSnippet = resolve(file).startsWith(snippets + sep)
      if (!isSnippet && !options.data.watchFiles[file])
        return
      // The deck itself has been parsed again by now: Slidev's loader comes first.
      const before = served
      await refresh(isSnippet).catch((error: Error) => log.error(
        `[citations] snippets/ cannot be read: ${error.message} — mend the file; the last sound state stays`,
      ))
      const module = server.moduleGraph.getModuleById(resolvedId)
      if (served === before || !module)
        return
      server.moduleGraph.invalidateModule(module)
      return [...modules, module]
    },
  }]
}

/**
 * Reads claims, sources and maps afresh, so that an edit shows without a restart.
 */
export async function loadEvidence(): Promise<Evidence> {
  const load = <T>(name: string, none: T): Promise<T> | T =>
    existsSync(join(snippets, name)) ? readRows<T>(join(snippets, name)) : none
  const [{ claims }, { sources }, { maps }, files, further, mapFiles] = await Promise.all([
    load<{ claims: Claim<Text>[] }>('claims.ts', { claims: [] }),
    load<{ sources: Source[] }>('sources.ts', { sources: [] }),
    load<{ maps: RelationMap<Text>[] }>('maps/index.ts', { maps: [] }),
    textsOf('{claims,sources}.ts'),
    textsOf('claims/*.ts'),
    textsOf('maps/*.ts'),
  ])
  return {
    claims: claims.map(claimByLanguage),
    sources,
    maps: maps.map(mapByLanguage),
    files: [...files, ...further],
    mapFiles,
  }
}

/** The files of `snippets/` that a pattern names, in order. */
function textsOf(pattern: string): Promise<Evidence['files']> {
  return Promise.all(globSync(pattern, { cwd: snippets }).sort().map(async name =>
    ({ file: `snippets/${name.split(sep).join('/')}`, text: await readFile(join(snippets, name), 'utf8') })))
}

function claimByLanguage(claim: Claim<Text>): Claim {
  return {
    ...claim,
    text: byLanguage(claim.text),
    later: claim.later && { ...claim.later, text: byLanguage(claim.later.text) },
  }
}

function mapByLanguage(map: RelationMap<Text>): RelationMap {
  return {
    ...map,
    title: byLanguage(map.title),
    summary: byLanguage(map.summary),
    nodes: map.nodes.map(node => ({ ...node, label: byLanguage(node.label) })),
    edges: map.edges.map(edge => ({ ...edge, label: byLanguage(edge.label), sentence: byLanguage(edge.sentence) })),
  }
}

/**
 * What a deck cites, everything wrong with it or with the rows, and the rows that it does not cite.
 */
export function citeDeck(
  slides: SlideText[],
  { claims, sources, maps, files }: Evidence,
  lang: string | undefined,
): { deck: DeckCitations, problems: Problem[], unused: string[] } {
  const found = slides.map(slide => citationsOn(slide, maps))
  const citations = found.flatMap(({ citations }) => citations)
  const deck = deckCitations(citations, claims, sources, localeOf(lang))
  return {
    deck,
    problems: [
      ...checkEvidence(claims, sources, rowLocator(files)),
      ...found.flatMap(({ problems }) => problems),
      ...checkCitations(citations, claims),
    ],
    unused: claims.map(({ id }) => id).filter(id => !(id in deck.claims)),
  }
}

/**
 * Slidev's parsed slides as the kit reads them; files are named as seen from where the command was given.
 */
export function deckSlides(slides: Pick<SlideInfo, 'index' | 'frontmatter' | 'source'>[]): SlideText[] {
  return slides.map(({ index, frontmatter, source }) => ({
    no: index + 1,
    file: relative(process.cwd(), source.filepath).split(sep).join('/'),
    line: source.start + 1,
    raw: source.raw,
    frontmatter,
  }))
}
