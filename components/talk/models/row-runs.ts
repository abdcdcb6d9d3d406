/** A run of neighbouring rows that share one value. */
export interface Run<Key, Row> {
  key: Key
  rows: Row[]
}

/**
 * Rows gathered by a key, in the order in which `keys` lists them; a key without rows is left out.
 * Every row appears once; rows of one key keep their order.
 */
export function runsOf<Key extends string, Row>(
  rows: Row[],
  keys: readonly Key[],
  keyOf: (row: Row) => Key,
): Run<Key, Row>[] {
  return keys
    .map(key => ({ key, rows: rows.filter(row => keyOf(row) === key) }))
    .filter(run => run.rows.length > 0)
}
