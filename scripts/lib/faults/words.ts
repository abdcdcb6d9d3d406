import type { Problem } from '../../../kit/problems.ts'
import type { Deck } from '../core/decks.ts'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { knownDecks } from '../../../kit/deck/decks.ts'
import { englishWords, wordsMissing } from '../../../kit/words/languages.ts'
import { nearest } from '../../../kit/words/spelling.ts'
import { fault } from '../core/fault.ts'
// All that is ever said around slides.
import '../../../kit/words/status.ts'
import '../../../kit/deck/tally.ts'
import '../../../kit/deck/walk.ts'
import '../../../kit/maps/words.ts'
import '../../../kit/stage/words.ts'
import '../../../kit/words/dates.ts'
import '../../../kit/words/handout.ts'
import '../../../kit/words/interface.ts'

const wordsFile = 'snippets/words.ts'

/** Words of the author's own that would never be said, because nothing says the English ones. */
export async function wordFaults([first]: readonly Deck[]): Promise<Problem[]> {
  const file = join(dirname(first!.file), wordsFile)
  if (!existsSync(file))
    return []
  const [lines, english] = [(await readFile(file, 'utf8')).split('\n'), englishWords()]
  const strangers = Object.values(knownDecks().words ?? {})
    .flatMap(words => Object.keys(words))
    .filter(word => !english.has(word))
  return strangers.map((word) => {
    const near = nearest(word, english)
    return fault(
      wordsFile,
      lines.findIndex(line => line.includes(word)) + 1,
      `nothing says "${word}"`,
      near ? `did you mean "${near}"?` : 'take it out',
    )
  })
}

/** A line for each language that lacks interface words, which then stay English. */
export function wordsLeftEnglish(decks: readonly Deck[]): string[] {
  return decks.flatMap(({ name, locale }) => {
    const missing = wordsMissing(locale)
    return missing.length > 0
      ? [
          `${name}: ${missing.length} words around the slides, such as "${missing[0]}", have none in "${locale}" and stay English. Theirs go into ${wordsFile}.`,
        ]
      : []
  })
}
