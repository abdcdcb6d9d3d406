import type { RowPlace } from '../deck/rows.ts'
import type { Problem } from '../problems.ts'
import type { Chart, Scorecard } from '../schema.ts'
import { checkRows } from '../deck/rows.ts'
import { insteadOf } from '../words/spelling.ts'
import { results } from '../words/status.ts'

/** What rows are held against. */
interface Beside extends RowPlace {
  /** The ids of the talk's claims. */
  claims: readonly string[]
}

/**
 * Everything wrong with the charts' rows: an id used twice, no bar, numbers that a bar cannot show, claims that do not
 * exist, and texts missing in a language.
 */
export function checkCharts(charts: readonly Chart[], beside: Beside): Problem[] {
  return checkRows('chart', charts, beside, ({ summary, unit, bars }, { say, text, known }) => {
    if (bars.length === 0)
      say('it has no bars', 'write one for each number')
    text('its summary', 'summary', summary)
    if (unit)
      text('its unit', 'unit', unit)
    for (const [at, { label, value, claims }] of bars.entries()) {
      text(`the label of bar ${at + 1}`, 'label', label)
      if (!Number.isFinite(value) || value < 0)
        say(`bar ${at + 1} has the value ${JSON.stringify(value)}`, 'write a number from 0 up')
      known(`bar ${at + 1}`, 'claim', claims ?? [], beside.claims)
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
  return checkRows('scorecard', cards, beside, ({ summary, head, meanings = {}, rows }, { say, text, known }) => {
    const oneOf = (what: string, word: string, words: readonly string[]) =>
      words.includes(word) || say(`${what} ${JSON.stringify(word)}`, insteadOf(word, words))
    if (rows.length === 0)
      say('it has no rows', 'write one for each guess')
    text('its summary', 'summary', summary)
    text('the head of its guesses', 'head.guess', head.guess)
    text('the head of what was found', 'head.found', head.found)
    for (const [result, meaning] of Object.entries(meanings)) {
      oneOf('it gives a meaning to the result', result, results)
      text(`the meaning of ${result}`, `meanings.${result}`, meaning)
    }
    for (const [at, { result, concept, guess, found, claims, findings }] of rows.entries()) {
      const row = `row ${at + 1}`
      oneOf(`${row} has the result`, result, results)
      if (concept)
        oneOf(`${row} has the concept`, concept, concepts)
      text(`the guess of ${row}`, 'guess', guess)
      text(`what ${row} found`, 'found', found)
      known(row, 'claim', [...claims ?? [], ...findings ?? []], beside.claims)
    }
  })
}
