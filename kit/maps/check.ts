import type { Claim, LocalText, RelationMap } from '../../snippets/types.ts'
import { locales } from '../locale.ts'

/**
 * Everything that keeps maps from being drawn or read, in words for their author; empty where all is well.
 *
 * @param claims the talk's claims; left out, claim ids are not checked
 */
export function checkMaps(maps: readonly RelationMap[], claims?: readonly Claim[]): string[] {
  return [
    ...repeated(maps.map(map => map.id)).map(id => `two maps share the id "${id}": rename one`),
    ...maps.flatMap(map => checkMap(map, claims)),
  ]
}

/**
 * What is wrong with one map. Each line begins with the map's id and ends with what to do.
 */
export function checkMap(map: RelationMap, claims?: readonly Claim[]): string[] {
  const known = claims && new Set(claims.map(claim => claim.id))
  const steps = new Map(map.nodes.map(node => [node.id, node.step]))
  const problems: string[] = []
  const say = (problem: string): void => void problems.push(`map "${map.id}": ${problem}`)
  const words = (what: string, text: LocalText): void => {
    for (const locale of locales) {
      if (!text?.[locale]?.trim())
        say(`${what} has no text in "${locale}": write it`)
    }
  }

  words('the title', map.title)
  words('the summary', map.summary)
  for (const id of repeated(map.nodes.map(node => node.id)))
    say(`two nodes share the id "${id}": rename one`)
  problems.push(...checkPlaces(map).map(problem => `map "${map.id}": ${problem}`))
  for (const node of map.nodes) {
    if (!/^[A-Z][A-Z0-9]*$/i.test(node.id))
      say(`the node id "${node.id}" is not letters and digits: rename it`)
    words(`the label of node "${node.id}"`, node.label)
    if (!map.edges.some(edge => edge.from === node.id || edge.to === node.id))
      say(`no relation touches the node "${node.id}": connect it or delete it`)
  }
  for (const edge of map.edges) {
    const name = `the relation ${edge.from} → ${edge.to}`
    words(`the label of ${name}`, edge.label)
    words(`the sentence of ${name}`, edge.sentence)
    if (edge.from === edge.to)
      say(`${name} leads back to where it starts: it needs two nodes`)
    for (const end of new Set([edge.from, edge.to])) {
      const step = steps.get(end)
      if (step === undefined)
        say(`${name} names a node "${end}" that the map does not have: add it or mend the name`)
      else if (step > edge.step)
        say(`${name} appears at click ${edge.step}, before its node "${end}" at click ${step}: show the node earlier or the relation later`)
    }
    for (const claim of known ? edge.claims.filter(id => !known.has(id)) : [])
      say(`${name} rests on claim "${claim}", which has no row: add it to snippets/claims.ts or name another`)
    if (edge.claims.length === 0)
      say(`${name} rests on no claim: name at least one`)
  }
  const taken = new Set([...map.nodes, ...map.edges].map(part => part.step))
  const last = Math.max(0, ...taken)
  for (let step = 0; step < last; step++) {
    if (!taken.has(step))
      say(`nothing appears at click ${step}, though the map goes on to click ${last}: close the gap`)
  }
  for (const step of taken) {
    if (!Number.isInteger(step) || step < 0)
      say(`${step} is not a click: steps are whole numbers from 0`)
  }
  return problems
}

/** Columns and rows a slide has room for, with words of a size that can be read. */
export const mostTracks = 6

/** What is wrong with the places of the nodes, and with what only placed nodes have. */
function checkPlaces({ nodes, edges }: RelationMap): string[] {
  const unplaced = nodes.filter(node => !node.at).map(node => `"${node.id}"`)
  if (unplaced.length === nodes.length) {
    return edges.filter(edge => edge.leaves ?? edge.arrives ?? edge.labelSide).map(edge =>
      `the relation ${edge.from} → ${edge.to} says a side, but no node has a place: give each node at: [column, row], or leave the side out`)
  }
  if (unplaced.length > 0)
    return [`some nodes have a place, and ${unplaced.join(', ')} ${unplaced.length > 1 ? 'have' : 'has'} none: give each at: [column, row], or none of them`]
  const problems: string[] = []
  const taken = new Map<string, string>()
  for (const { id, at } of nodes) {
    const where = `[${at!.join(', ')}]`
    if (at!.length !== 2 || !at!.every(track => Number.isFinite(track) && track >= 1 && track <= mostTracks))
      problems.push(`the node "${id}" stands at ${where}: column and row are numbers from 1 to ${mostTracks}`)
    else if (taken.has(where))
      problems.push(`the nodes "${taken.get(where)}" and "${id}" both stand at ${where}: move one`)
    taken.set(where, id)
  }
  const known: readonly string[] = ['left', 'right', 'top', 'bottom']
  for (const edge of edges) {
    for (const [key, side] of Object.entries({ leaves: edge.leaves, arrives: edge.arrives, labelSide: edge.labelSide })) {
      if (side !== undefined && !known.includes(side))
        problems.push(`the relation ${edge.from} → ${edge.to} has ${key}: '${side as string}': write one of ${known.join(', ')}`)
    }
  }
  return problems
}

function repeated(ids: readonly string[]): string[] {
  return [...new Set(ids.filter((id, place) => ids.indexOf(id) !== place))]
}
