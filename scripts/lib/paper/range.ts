import { Refusal } from '../core/command.ts'

/**
 * Slide numbers in a range as people type it: `3-9,14`, `5-`, `all`.
 *
 * @param total how many slides the deck has
 * @returns rising, each once
 * @throws Refusal that shows how to write one
 */
export function slidesIn(range: string, total: number): number[] {
  const refuse = (what: string) =>
    new Refusal(`--range ${range}: ${what}. Write slide numbers from 1 to ${total}, for example --range 3-9,14`)
  if (range.trim() === 'all')
    return Array.from({ length: total }, (_, index) => index + 1)
  const numbers = new Set<number>()
  for (const piece of range.split(',').map(piece => piece.trim())) {
    const [, from, dash, to] = /^(\d+)\s*(?:(-)\s*(\d*))?$/.exec(piece) ?? []
    if (!from)
      throw refuse(piece ? `"${piece}" is no slide number and no span of them` : 'it has an empty place')
    const [first, last] = [Number(from), dash ? Number(to || total) : Number(from)]
    if (first > last)
      throw refuse(`${piece} runs backwards`)
    if (first < 1 || last > total)
      throw refuse(`the deck has no slide ${first < 1 ? first : Math.max(first, total + 1)}`)
    for (let no = first; no <= last; no++)
      numbers.add(no)
  }
  return [...numbers].sort((a, b) => a - b)
}
