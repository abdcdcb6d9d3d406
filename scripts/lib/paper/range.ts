import { parseRangeString } from '@slidev/parser/utils'
import { Refusal } from '../core/command.ts'

/**
 * Slide numbers in a range as Slidev reads one: `3-9,14`, `5-`, `all`. What it would pass over is refused.
 *
 * @param total how many slides the deck has
 * @param flag that the range was given with
 * @returns rising, each once
 * @throws Refusal that shows how to write one
 */
export function slidesIn(range: string, total: number, flag = '--range'): number[] {
  const refuse = (what: string) =>
    new Refusal(`${flag} ${range}: ${what}. Write slide numbers from 1 to ${total}, for example ${flag} 3-9,14`)
  for (const piece of range.trim() === 'all' ? [] : range.split(',').map(piece => piece.trim())) {
    const [, from, to] = /^(\d+)\s*(?:-\s*(\d*))?$/.exec(piece) ?? []
    if (!from)
      throw refuse(piece ? `"${piece}" is no slide number and no span of them` : 'it has an empty place')
    if (to && Number(from) > Number(to))
      throw refuse(`${piece} runs backwards`)
    const beyond = [from, to || from].map(Number).find(no => no < 1 || no > total)
    if (beyond !== undefined)
      throw refuse(`the deck has no slide ${beyond && Math.max(Number(from), total + 1)}`)
  }
  return parseRangeString(total, range.trim())
}
