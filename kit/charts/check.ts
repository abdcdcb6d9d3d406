import type { Locate } from '../claims/check.ts'
import type { Problem } from '../problems.ts'
import type { Chart, LocalText, Scorecard } from '../schema.ts'
import { missingTexts } from '../deck/decks.ts'
import { insteadOf } from '../words/spelling.ts'
import { results } from '../words/status.ts'

/** What rows are held against. */
interface Beside {
  /** The file that holds them. */
  file: string
  /** The ids of the talk's claims. */
  claims: readonly string[]
  locate?: Locate
}

/**
 * Everything wrong with the charts' rows: an id used twice, no bar, numbers that a bar cannot show, claims that do not
 * exist, and texts missing in a language.
 */
export function checkCharts(charts: readonly Chart[], beside: Beside): Problem[] {
  return checkRows('chart', charts, beside, ({ summary, unit, bars }, { say, text, cited }) => {
    if (bars.length === 0)
      say('it has no bars', 'write one for each number')
    text('its summary', 'summary', summary)
    if (unit)
      text('its unit', 'unit', unit)
    for (const [at, { label, value, claims }] of bars.entries()) {
      text(`the label of bar ${at + 1}`, 'label', label)
      if (!Number.isFinite(value) || value < 0)
        say(`bar ${at + 1} has the value ${JSON.stringify(value)}`, 'write a number from 0 up')
      cited(`bar ${at + 1}`, claims)
    }
  })
}

/**
 * Everything wrong with the scorecards' rows: an id used twice, no row, results and concepts that there are not, claims
 * that do not exist, and texts missing in a language.
 *
 * @param concepts the talk's, and `plain`
 */
export function checkScorecards(cards: readonly Scorecard[], beside: Beside, concepts: readonly string[]): Problem[] {
  return checkRows('scorecard', cards, beside, ({ summary, head, meanings = {}, rows }, { say, text, cited }) => {
    const known = (what: string, word: string, words: readonly string[]) =>
      words.includes(word) || say(`${what} ${JSON.stringify(word)}`, insteadOf(word, words))
    if (rows.length === 0)
      say('it has no rows', 'write one for each guess')
    text('its summary', 'summary', summary)
    text('the head of its guesses', 'head.guess', head.guess)
    text('the head of what was found', 'head.found', head.found)
    for (const [result, meaning] of Object.entries(meanings)) {
      known('it gives a meaning to the result', result, results)
      text(`the meaning of ${result}`, `meanings.${result}`, meaning)
    }
    for (const [at, { result, concept, guess, found, claims, findings }] of rows.entries()) {
      const row = `row ${at + 1}`
      known(`${row} has the result`, result, results)
      if (concept)
        known(`${row} has the concept`, concept, concepts)
      text(`the guess of ${row}`, 'guess', guess)
      text(`what ${row} found`, 'found', found)
      cited(row, [...claims ?? [], ...findings ?? []])
    }
  })
}

/** How a row's faults are said. */
interface Say {
  say: (message: string, remedy: string) => void
  /** Languages that a text lacks. */
  text: (what: string, key: string, text: LocalText) => void
  /** Claims that do not exist. */
  cited: (what: string, ids?: readonly string[]) => void
}

function checkRows<Row extends { id: string }>(
  kind: string,
  rows: readonly Row[],
  { file, claims, locate = () => undefined }: Beside,
  check: (row: Row, say: Say) => void,
): Problem[] {
  return rows.flatMap((row, index) => {
    const nth = rows.slice(0, index).filter(({ id }) => id === row.id).length
    const problems: Problem[] = []
    const say: Say['say'] = (message, remedy) => problems.push(
      { file, ...locate(row.id, nth), message: `${kind} "${row.id}": ${message}`, remedy },
    )
    if (nth > 0)
      say(`another ${kind} has this id`, 'give it one of its own')
    check(row, {
      say,
      text: (what, key, text) => {
        for (const lang of missingTexts(text))
          say(`${what} has no text in "${lang}"`, `write ${key}.${lang}`)
      },
      cited: (what, ids = []) => {
        for (const id of ids.filter(id => !claims.includes(id)))
          say(`${what} names the claim "${id}", which does not exist`, 'add it to snippets/claims.ts')
      },
    })
    return problems
  })
}
