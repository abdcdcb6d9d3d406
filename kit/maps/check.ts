import type { Problem, SourcePlace } from '../problems.ts'
import type { Claim, LocalText, RelationMap } from '../schema.ts'
import { missingTexts } from '../deck/decks.ts'
import { linesWith } from '../problems.ts'
import { edgeKinds, mapSides, nodeKinds } from '../schema.ts'
import { insteadOf } from '../words/spelling.ts'

/** What of a map stands somewhere: the whole of it, a node (its second, third… of that id by `nth`), a relation. */
export interface MapPart {
  map: string
  node?: string
  /** Counted from 0. */
  nth?: number
  edge?: { from: string, to: string }
}

/** Finds a part of a map in the files that hold them. */
export type LocateMap = (part: MapPart) => SourcePlace | undefined

/**
 * A locator over the text of the files that hold the maps; it looks for `id: '…'` and `from: '…'` with its `to: '…'`.
 */
export function mapLocator(files: readonly { file: string, text: string }[]): LocateMap {
  return ({ map, node, nth = 0, edge }) => {
    for (const { file, text } of files) {
      const [begins] = linesWith(text, 'id', map)
      if (begins === undefined)
        continue
      const after = (key: string, value: string) => linesWith(text, key, value).filter(line => line > begins)
      const ends = edge ? after('to', edge.to) : []
      const line
        = node !== undefined
          ? after('id', node)[nth]
          : edge && after('from', edge.from).find(line => ends.some(end => end >= line && end <= line + 2))
      return { file, line: line ?? begins }
    }
  }
}

/**
 * Everything that keeps maps from being drawn or read; empty where all is well.
 *
 * @param claims the talk's claims; left out, claim ids are not checked
 * @param concepts those that have a hue; left out, concepts are not checked
 */
export function checkMaps(
  maps: readonly RelationMap[],
  claims?: readonly Claim[],
  locate: LocateMap = () => undefined,
  concepts?: readonly string[],
): Problem[] {
  return [
    ...repeated(maps.map(map => map.id)).map((id): Problem => ({
      ...placeOf({ map: id }, locate),
      message: `two maps share the id "${id}"`,
      remedy: 'rename one',
    })),
    ...maps.flatMap(map => checkMap(map, claims, locate, concepts)),
  ]
}

/** What is wrong with one map. */
function checkMap(
  map: RelationMap,
  claims: readonly Claim[] | undefined,
  locate: LocateMap,
  concepts: readonly string[] | undefined,
): Problem[] {
  const known = claims && new Set(claims.map(claim => claim.id))
  const steps = new Map(map.nodes.map(node => [node.id, node.step]))
  const problems: Problem[] = []
  let part: MapPart = { map: map.id }
  const say = (message: string, remedy: string): void =>
    void problems.push({ ...placeOf(part, locate), message: `map "${map.id}": ${message}`, remedy })
  const words = (what: string, text: LocalText): void => {
    for (const locale of missingTexts(text))
      say(`${what} has no text in "${locale}"`, 'write it')
  }
  const oneOf = (what: string, word: string, all: readonly string[]): void => {
    if (!all.includes(word))
      say(`there is no ${what} "${word}"`, insteadOf(String(word), all))
  }

  words('the title', map.title)
  words('the summary', map.summary)
  for (const id of repeated(map.nodes.map(node => node.id))) {
    part = { map: map.id, node: id, nth: 1 }
    say(`two nodes share the id "${id}"`, 'rename one')
  }
  checkPlaces(map, (at, message, remedy) => {
    part = { map: map.id, ...at }
    say(message, remedy)
  })
  for (const node of map.nodes) {
    part = { map: map.id, node: node.id }
    if (!/^[A-Z][A-Z0-9]*$/i.test(node.id))
      say(`the node id "${node.id}" is not letters and digits`, 'rename it')
    oneOf('kind of node', node.kind, nodeKinds)
    if (concepts)
      oneOf('concept', node.concept, concepts)
    words(`the label of node "${node.id}"`, node.label)
    if (!map.edges.some(edge => edge.from === node.id || edge.to === node.id))
      say(`no relation touches the node "${node.id}"`, 'connect it or delete it')
  }
  for (const edge of map.edges) {
    part = { map: map.id, edge }
    const name = `the relation ${edge.from} → ${edge.to}`
    oneOf('kind of relation', edge.kind, edgeKinds)
    words(`the label of ${name}`, edge.label)
    words(`the sentence of ${name}`, edge.sentence)
    if (edge.from === edge.to)
      say(`${name} leads back to where it starts`, 'it needs two nodes')
    for (const end of new Set([edge.from, edge.to])) {
      const step = steps.get(end)
      if (step === undefined) {
        say(`${name} names a node "${end}" that the map does not have`, 'add it or mend the name')
      }
      else if (step > edge.step) {
        say(
          `${name} appears at click ${edge.step}, before its node "${end}" at click ${step}`,
          'show the node earlier or the relation later',
        )
      }
    }
    for (const claim of known ? edge.claims?.filter(id => !known.has(id)) ?? [] : [])
      say(`${name} rests on claim "${claim}", which has no row`, 'add it to snippets/claims.ts or name another')
  }
  part = { map: map.id }
  const taken = new Set([...map.nodes, ...map.edges].map(part => part.step))
  const last = Math.max(0, ...taken)
  for (let step = 0; step < last; step++) {
    if (!taken.has(step))
      say(`nothing appears at click ${step}, though the map goes on to click ${last}`, 'close the gap')
  }
  for (const step of taken) {
    if (!Number.isInteger(step) || step < 0)
      say(`${step} is not a click`, 'steps are whole numbers from 0')
  }
  return problems
}

/** Columns and rows a slide has room for, with words of a size that can be read. */
export const mostTracks = 6

/** What is wrong with the places of the nodes, and with what only placed nodes have. */
function checkPlaces(
  { nodes, edges }: RelationMap,
  say: (at: Partial<MapPart>, message: string, remedy: string) => void,
): void {
  const unplaced = nodes.filter(node => !node.at).map(({ id }) => id)
  if (unplaced.length === nodes.length) {
    for (const edge of edges.filter(edge => edge.leaves ?? edge.arrives ?? edge.labelSide)) {
      const name = `the relation ${edge.from} → ${edge.to}`
      say(
        { edge },
        `${name} says a side, but no node has a place`,
        'give each node at: [column, row], or leave the side out',
      )
    }
    return
  }
  if (unplaced.length > 0) {
    const names = `${unplaced.map(id => `"${id}"`).join(', ')} ${unplaced.length > 1 ? 'have' : 'has'}`
    say(
      { node: unplaced[0] },
      `some nodes have a place, and ${names} none`,
      'give each at: [column, row], or none of them',
    )
    return
  }
  const taken = new Map<string, string>()
  for (const { id, at } of nodes) {
    const where = `[${at!.join(', ')}]`
    if (at!.length !== 2 || !at!.every(track => Number.isFinite(track) && track >= 1 && track <= mostTracks)) {
      say(
        { node: id },
        `the node "${id}" stands at ${where}`,
        `write column and row as numbers from 1 to ${mostTracks}`,
      )
    }
    else if (taken.has(where)) {
      say({ node: id }, `the nodes "${taken.get(where)}" and "${id}" both stand at ${where}`, 'move one')
    }
    taken.set(where, id)
  }
  for (const edge of edges) {
    for (const [key, side] of Object.entries({
      leaves: edge.leaves,
      arrives: edge.arrives,
      labelSide: edge.labelSide,
    })) {
      if (side !== undefined && !mapSides.includes(side)) {
        const name = `the relation ${edge.from} → ${edge.to}`
        say({ edge }, `${name} has ${key}: '${side as string}'`, `write one of ${mapSides.join(', ')}`)
      }
    }
  }
}

function placeOf(part: MapPart, locate: LocateMap): SourcePlace {
  return locate(part) ?? { file: `snippets/maps/${part.map}.ts` }
}

function repeated(ids: readonly string[]): string[] {
  return [...new Set(ids.filter((id, place) => ids.indexOf(id) !== place))]
}
