import type { Problem } from '../../../kit/claims.ts'
import type { Deck } from '../decks.ts'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { knownDecks } from '../../../kit/decks.ts'
import { englishWords, wordsMissing } from '../../../kit/locale.ts'
import { nearest } from '../../../kit/spelling.ts'
import { fault } from './fault.ts'
// All that is ever said around slides.
import '../../../kit/dates.ts'
import '../../../kit/handout-words.ts'
import '../../../kit/stage/words.ts'
import '../../../kit/status.ts'
import '../../../kit/ui-words.ts'

const wordsFile = 'snippets/words.ts'

/** Words of the author's own that would never be said, because nothing says the English ones. */
export async function wordFaults([first]: readonly Deck[]): Promise<Problem[]> {
  const file = join(dirname(first!.file), wordsFile)
  if (!existsSync(file))
    return []
  const [lines, english] = [(await readFile(file, 'utf8')).split('\n'), englishWords()]
  const strangers = Object.values(knownDecks().words ?? {}).flatMap(words => Object.keys(words)).filter(word => !english.has(word))
  return strangers.map((word) => {
    const near = nearest(word, english)
    return fault(wordsFile, lines.findIndex(line => line.includes(word)) + 1, `nothing says "${word}"`, near ? `did you mean "${near}"?` : 'take it out')
  })
}

/** A line for each language that lacks interface words, which then stay English. */
export function wordsLeftEnglish(decks: readonly Deck[]): string[] {
  return decks.flatMap(({ name, locale }) => {
    const missing = wordsMissing(locale)
    return missing.length > 0
      ? [`${name}: ${missing.length} words around the slides, such as "${missing[0]}", have none in "${locale}" and stay English. Theirs go into ${wordsFile}.`]
      : []
  })
}
