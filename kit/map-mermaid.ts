import type { Locale, MapEdge, MapNode, NodeKind, RelationMap } from '../snippets/types.ts'
import { nodesInOrder } from './map-words.ts'

export interface MermaidOptions {
  /** `LR` reads left to right, `TB` top to bottom. */
  direction?: 'LR' | 'TB'
  /** Order in which relations are written; layout engines break ties by it. Defaults to the map's own order. */
  edgeOrder?: readonly number[]
}

/** The mermaid shape nearest to what the deck draws for each kind of node, so that lines end on its outline. */
const shapes: Record<NodeKind, [open: string, close: string]> = {
  person: ['(["', '"])'],
  firm: ['("', '")'],
  asset: ['("', '")'],
  idea: ['["', '"]'],
  limit: ['["', '"]'],
  open: ['("', '")'],
}

/** Both ends of the line as mermaid writes them. */
const arrows: Record<MapEdge['kind'], string> = {
  acts: '-->',
  rivals: '<-->',
  limits: '--x',
}

/**
 * The id a node carries in the mermaid text and in the drawing. The prefix keeps ids such as `end`
 * or `x`, which mean something to mermaid, harmless.
 */
export function nodeId(node: Pick<MapNode, 'id'>): string {
  return `n_${node.id}`
}

/**
 * The id of the edge at `place` in the map's own list.
 */
export function edgeId(edge: Pick<MapEdge, 'from' | 'to'>, place: number): string {
  return `e${place}_${edge.from}_${edge.to}`
}

/** Forbids a line break beside it: a word with a dot, dash or slash inside stays one word. */
const wordJoiner = '\u2060'

/**
 * Text that mermaid shows exactly as given: everything it would read as syntax, HTML or an entity of
 * its own becomes a numbered entity; line breaks become `<br/>`. Lines can break at spaces only.
 */
export function escapeLabel(text: string): string {
  return text
    .trim()
    .replace(/[^\S\n]+/g, ' ')
    .replace(/(?<=\S)[·・/\\\-–—](?=\S)/g, c => `${wordJoiner}${c}${wordJoiner}`)
    .replace(/["'`#&<>[\](){}|\\/*_~@:;%$=^-]/g, c => `#${c.codePointAt(0)};`)
    .replace(/ ?\n ?/g, '<br/>')
}

/**
 * A relation map as mermaid flowchart text. Ids are stable across languages, so two locales differ in
 * labels only.
 */
export function toMermaid(map: RelationMap, locale: Locale, options: MermaidOptions = {}): string {
  const order = options.edgeOrder ?? map.edges.map((_, place) => place)
  const lines = [`flowchart ${options.direction ?? 'LR'}`]
  for (const node of nodesInOrder(map)) {
    const [open, close] = shapes[node.kind]
    lines.push(`  ${nodeId(node)}${open}${escapeLabel(node.label[locale])}${close}:::${node.kind}`)
  }
  for (const place of order) {
    const edge = map.edges[place]!
    const label = escapeLabel(edge.label[locale])
    lines.push(`  n_${edge.from} ${edgeId(edge, place)}@${arrows[edge.kind]}${label ? `|"${label}"|` : ''} n_${edge.to}`)
  }
  return `${lines.join('\n')}\n`
}
