import type { Locate } from './claims/check.ts'
import type { Problem } from './problems.ts'
import type { Chart } from './schema.ts'
import { missingTexts } from './deck/decks.ts'

/**
 * Everything wrong with the charts' rows: an id used twice, no bar, numbers that a bar cannot show, claims that do not
 * exist, and texts missing in a language.
 *
 * @param file that holds them
 * @param claims the ids of the talk's claims
 */
export function checkCharts(
  charts: readonly Chart[],
  file: string,
  claims: readonly string[],
  locate: Locate = () => undefined,
): Problem[] {
  return charts.flatMap(({ id, summary, unit, bars }, index) => {
    const nth = charts.slice(0, index).filter(other => other.id === id).length
    const problems: Problem[] = []
    const say = (message: string, remedy: string) =>
      problems.push({ severity: 'error', file, ...locate(id, nth), message: `chart "${id}": ${message}`, remedy })
    if (nth > 0)
      say('another chart has this id', 'give it one of its own')
    if (bars.length === 0)
      say('it has no bars', 'write one for each number')
    for (const lang of missingTexts(summary))
      say(`its summary has no text in "${lang}"`, `write summary.${lang}`)
    for (const lang of unit ? missingTexts(unit) : [])
      say(`its unit has no text in "${lang}"`, `write unit.${lang}`)
    for (const [at, { label, value, claims: cited = [] }] of bars.entries()) {
      for (const lang of missingTexts(label))
        say(`the label of bar ${at + 1} has no text in "${lang}"`, `write label.${lang}`)
      if (!Number.isFinite(value) || value < 0)
        say(`bar ${at + 1} has the value ${JSON.stringify(value)}`, 'write a number from 0 up')
      for (const claim of cited.filter(claim => !claims.includes(claim)))
        say(`bar ${at + 1} names the claim "${claim}", which does not exist`, 'add it to snippets/claims.ts')
    }
    return problems
  })
}
