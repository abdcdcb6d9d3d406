import type { Box } from '../../scripts/lib/check/rule.ts'
import type { Places } from './places-in-page.ts'

/** How far anything may stand from where Chromium has it, in pixels of the slide. */
const tolerance = 4

/** Everything that is wrong with a slide by itself. */
export function faultsOf({ window, slide, upright, heading, words, bar, spark }: Places): string[] {
  const faults: string[] = []
  const inside = (box: Box, room: Box, slack: number) => box.x >= room.x - slack && box.y >= room.y - slack
    && box.x + box.width <= room.x + room.width + slack && box.y + box.height <= room.y + room.height + slack
  const whole = { x: 0, y: 0, ...window }
  const canvas = { x: 0, y: 0, width: 980, height: 552 }
  if (!upright)
    faults.push('the slide is not upright')
  if (!inside(slide, whole, 1))
    faults.push(`the slide ${told(slide)} is not inside the window`)
  if (!heading || heading.height === 0)
    faults.push('no heading')
  else if (!inside(heading, canvas, 1))
    faults.push(`the heading ${told(heading)} is not inside the slide`)
  faults.push(
    ...shortened(
      words
        .filter(word => !inside(word, canvas, 1))
        .map(word => `“${word.word}” ${told(word)} is not inside the slide`),
    ),
  )
  if (!bar)
    faults.push('no bar')
  else
    faults.push(...faultsOfBar(bar))
  if (!spark)
    faults.push('no spark')
  else if (spark.opacity < 0.9 || !inside(spark, slide, 1))
    faults.push(`the spark ${told(spark)} cannot be seen`)
  else if (bar && touches(spark, bar.box))
    faults.push(`the spark ${told(spark)} is under the bar ${told(bar.box)}`)
  return faults

  function faultsOfBar({ box, items, ground }: NonNullable<Places['bar']>): string[] {
    const faults = items
      .filter(item => !inside(item, whole, 1))
      .map(item => `${item.name} ${told(item)} is outside the window`)
    if (!inside(box, whole, 1))
      faults.push(`the bar ${told(box)} is not inside the window`)
    if (items.length < 4)
      faults.push(`the bar has only ${items.length} items`)
    for (const [index, one] of items.entries()) {
      for (const two of items.slice(index + 1).filter(two => touches(one, two)))
        faults.push(`${one.name} and ${two.name} lie on each other`)
    }
    if (touches(box, slide) && ground < 0.99)
      faults.push(`the bar has no ground (${ground.toFixed(2)}) where it lies over the slide`)
    return faults
  }
}

/** What stands elsewhere than in Chromium. A text that wraps elsewhere moves what follows it by its lines. */
export function differences(there: Places, here: Places): string[] {
  const found: string[] = []
  // Firefox counts a node's stroke, and some more of it where it is dashed.
  const middle = ({ x, y, width, height }: Box) => ({ x: x + width / 2, y: y + height / 2 })
  for (const side of ['x', 'y', 'width', 'height'] as const) {
    if (Math.abs(there.slide[side] - here.slide[side]) > 1)
      found.push(`the slide's ${side} is ${here.slide[side].toFixed(1)}, not ${there.slide[side].toFixed(1)}`)
  }
  const said = ({ words }: Places) => words.map(({ word }) => word).join(' ')
  if (said(there) !== said(here))
    return [...found, `other words: “${firstDifference(said(there), said(here))}”`]
  if (there.nodes.map(({ id }) => id).join() !== here.nodes.map(({ id }) => id).join())
    return [...found, 'other nodes']
  for (const [index, node] of there.nodes.entries()) {
    const [one, two] = [middle(node), middle(here.nodes[index]!)]
    if (Math.abs(one.x - two.x) > tolerance || Math.abs(one.y - two.y) > tolerance)
      found.push(`node ${node.id} ${moved(one, two)}`)
  }
  const wrapped = blocksOf(there).map((lines, block) => ({ lines, other: blocksOf(here)[block]! }))
  const elsewhere = new Set(
    wrapped.flatMap(({ lines, other }, block) => (lines.join('\n') === other.join('\n') ? [] : [block])),
  )
  const shift = wrapped.reduce((sum, { lines, other }) => sum + Math.abs(lines.length - other.length), 0)
  const strayed: string[] = []
  for (const [index, word] of there.words.entries()) {
    const other = here.words[index]!
    if (elsewhere.has(word.block) && !word.drawn)
      continue
    // The height of a word's box is its line's.
    const down = word.drawn ? 0 : shift * word.height * 1.6
    if (Math.abs(word.x - other.x) > tolerance || Math.abs(word.y - other.y) > tolerance + down)
      strayed.push(`“${word.word}” ${moved(word, other)}`)
  }
  return [...found, ...shortened(strayed)]
}

/** The first few of many: one wrong scale moves every word. */
export function shortened(list: readonly string[], most = 3): string[] {
  return list.length > most + 1 ? [...list.slice(0, most), `and ${list.length - most} more`] : [...list]
}

/** The lines of each block, as words. */
function blocksOf({ words }: Places): string[][] {
  const blocks: { y: number, height: number, words: string[] }[][] = []
  for (const { block, y, height, word, parts } of words) {
    const lines = blocks[block] ??= []
    const line = lines.find(
      line => Math.abs(line.y + line.height / 2 - y - height / 2) < Math.min(height, line.height) * 0.6,
    )
    const said = parts > 1 ? `${word} (in ${parts})` : word
    if (line)
      line.words.push(said)
    else
      lines.push({ y, height, words: [said] })
  }
  return Array.from(blocks, (lines = []) => lines.map(({ words }) => words.join(' ')))
}

function firstDifference(one: string, two: string): string {
  let at = 0
  while (at < one.length && one[at] === two[at])
    at++
  return `${one.slice(Math.max(0, at - 10), at + 20)}” and “${two.slice(Math.max(0, at - 10), at + 20)}`
}

function touches(one: Box, two: Box): boolean {
  return Math.min(one.x + one.width, two.x + two.width) - Math.max(one.x, two.x) > 1
    && Math.min(one.y + one.height, two.y + two.height) - Math.max(one.y, two.y) > 1
}

function told({ x, y, width, height }: Box): string {
  return `(${[x, y, width, height].map(value => Math.round(value)).join(' ')})`
}

function moved(from: Pick<Box, 'x' | 'y'>, to: Pick<Box, 'x' | 'y'>): string {
  return `is moved by ${(to.x - from.x).toFixed(1)}, ${(to.y - from.y).toFixed(1)}`
}
