import type { Locale, MapEdge, MapNode, RelationMap } from '../schema.ts'
import { inOrder } from './words.ts'

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
export function toMermaid(map: RelationMap, locale: Locale): string {
  const lines = ['flowchart LR']
  for (const node of inOrder(map.nodes)) {
    // The drawing page's style sheet rounds the corners by kind.
    const [open, close] = node.kind === 'limit' ? ['{{"', '"}}'] : ['("', '")']
    lines.push(`  ${nodeId(node)}${open}${escapeLabel(node.label[locale]!)}${close}:::${node.kind}`)
  }
  for (const [place, edge] of map.edges.entries()) {
    const label = escapeLabel(edge.label[locale]!)
    const line = `${edgeId(edge, place)}@${arrows[edge.kind]}${label ? `|"${label}"|` : ''}`
    lines.push(`  n_${edge.from} ${line} n_${edge.to}`)
  }
  return `${lines.join('\n')}\n`
}
