import type { Problem, SourcePlace } from '../problems.ts'
import type { LocalText } from '../schema.ts'
import { linesWith } from '../problems.ts'
import { missingTexts } from './decks.ts'

/** Finds the row with this id, or its second, third… occurrence (`nth` counts from 0). */
export type Locate = (id: string, nth?: number) => SourcePlace | undefined

/** A locator over the text of the files that hold the rows; it looks for `id: '…'`. */
export function rowLocator(files: { file: string, text: string }[]): Locate {
  return (id, nth = 0) =>
    files.flatMap(({ file, text }) => linesWith(text, 'id', id).map(line => ({ file, line })))[nth]
}

/** Where rows stand. */
export interface RowPlace {
  /** The file that holds them, where `locate` finds none. */
  file: string
  locate?: Locate
}

/** How a row's faults are said. */
export interface Say {
  say: (message: string, remedy: string) => void
  /** Languages that a text lacks. */
  text: (what: string, key: string, text: LocalText) => void
  /** Ids that do not exist. */
  known: (what: string, kind: 'claim' | 'source', ids: readonly string[], there: readonly string[]) => void
}

/**
 * Everything wrong with rows of a kind: an id used twice, and what `check` says of each.
 *
 * @param kind one word for a row, as its author calls it
 */
export function checkRows<Row extends { id: string }>(
  kind: string,
  rows: readonly Row[],
  { file, locate = () => undefined }: RowPlace,
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
      known: (what, kind, ids, there) => {
        for (const id of ids.filter(id => !there.includes(id))) {
          say(
            `${what} names the ${kind} "${id}", which does not exist`,
            `add it to snippets/${kind}s.ts or name another`,
          )
        }
      },
    })
    return problems
  })
}
