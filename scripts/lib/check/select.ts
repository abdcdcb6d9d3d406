import { Refusal } from '../core/command.ts'

/**
 * Slide numbers as people write them: `3`, `3-9`, `1,4-6`.
 *
 * @throws Refusal where it is none, or no deck has so many slides
 */
export function readSlides(text: string, most: number): Set<number> {
  const numbers = new Set<number>()
  for (const part of text.split(',')) {
    const match = /^\s*(\d+)(?:\s*-\s*(\d+))?\s*$/.exec(part)
    const [from, to] = [Number(match?.[1]), Number(match?.[2] ?? match?.[1])]
    if (!match || from < 1 || to < from)
      throw new Refusal(`--slides ${text}: give numbers of slides, for example --slides 3-9 or --slides 1,4-6`)
    if (from > most)
      throw new Refusal(`--slides ${text}: there are only ${most} slides.`)
    for (let no = from; no <= Math.min(to, most); no++)
      numbers.add(no)
  }
  return numbers
}
