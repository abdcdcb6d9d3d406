import type { BetVerdict, Locale } from '../schema.ts'
import type { SlideFacts } from './parts.ts'
import { spokenTitle } from '../words/interface.ts'
import { fill, inEveryLanguage } from '../words/languages.ts'
import { betVerdictLabels, betVerdicts, isBetVerdict } from '../words/status.ts'
import { partsOf } from './parts.ts'
import { isAppendix, walkOf } from './walk.ts'

/** One bet of the talk. */
export interface TallyMark {
  /** The part whose bet it is; outside of any, the slide that judges it. */
  name: string
  /** Of the slide that judges it; chooses the hue. */
  concept: string
  /** Nothing until it is judged. */
  verdict?: BetVerdict
}

/** Where the talk is. */
export interface TallyPlace {
  /** Slide, from 1. */
  no: number
  /** All clicks of that slide have been shown, and it is known how many there are. */
  done: boolean
}

/**
 * The talk's tally at a place: a mark for each slide that says `verdict`, in the deck's order, filled once that
 * slide has shown its last click. No marks where no slide judges anything.
 */
export function tallyAt(slides: readonly SlideFacts[], { no, done }: TallyPlace): TallyMark[] {
  const parts = partsOf(slides)
  return slides.flatMap(({ title, frontmatter: { verdict, concept } }, index): TallyMark[] => {
    if (!isBetVerdict(verdict))
      return []
    const judged = index + 1 < no || (index + 1 === no && done)
    return [
      {
        name: parts[index]?.title || spokenTitle(title),
        concept: String(concept ?? 'plain'),
        verdict: judged ? verdict : undefined,
      },
    ]
  })
}

/** What is wrong with a deck's `verdict`, at which slide (index from 0); nothing where all is well. */
export function verdictFault(
  slides: readonly SlideFacts[],
): { index: number, message: string, remedy: string } | undefined {
  const known = betVerdicts.join(', ')
  const odd = slides.findIndex(({ frontmatter: { verdict } }) => verdict !== undefined && !isBetVerdict(verdict))
  if (odd >= 0) {
    return {
      index: odd,
      message: `verdict is ${JSON.stringify(slides[odd]!.frontmatter.verdict)}`,
      remedy: `write one of ${known}`,
    }
  }
  const judging = slides.flatMap(({ frontmatter }, index) => frontmatter.verdict === undefined ? [] : [index])
  const walk = walkOf(slides.map(({ frontmatter }) => frontmatter))
  const late = judging.find(index => isAppendix(index + 1, walk))
  if (late !== undefined) {
    return {
      index: late,
      message: 'a verdict in the appendix would never get its turn',
      remedy: 'move it to a slide of the talk',
    }
  }
  const parts = partsOf(slides)
  const second = judging.find(
    (index, at) => parts[index] && judging.slice(0, at).some(other => parts[other] === parts[index]),
  )
  if (second !== undefined) {
    return {
      index: second,
      message: `the bet of "${parts[second]!.title}" has been judged on a slide before`,
      remedy: 'keep one verdict a part',
    }
  }
}

const words = inEveryLanguage({
  all: { en: 'Verdicts so far: {judged}', ko: '지금까지의 판정: {judged}' },
  some: { en: 'Verdicts so far: {judged}, {left} to come', ko: '지금까지의 판정: {judged}. 남은 판정 {left}개' },
  noneJudged: { en: 'none', ko: '없음' },
})
/** English small numbers are written out. */
const numberWords = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

/** The tally in words: `Verdicts so far: The myth open, The bubble held, four to come`. */
export function tallyWords(marks: readonly TallyMark[], locale: Locale): string {
  const judged = marks.flatMap(({ name, verdict }) => verdict ? [`${name} ${betVerdictLabels[verdict][locale]}`] : [])
  const left = marks.length - judged.length
  return fill(left > 0 ? words.some : words.all, locale, {
    judged: judged.length > 0 ? judged.join(', ') : words.noneJudged[locale]!,
    left: (/^en\b/.test(locale) ? numberWords[left] : undefined) ?? left,
  })
}
