/** Without case and accents; Hangul as it is composed. */
export function plain(text: string): string {
  return text.normalize('NFKD').replace(/[\u0300-\u036F]/g, '').normalize('NFC').toLowerCase()
}

/** The known word that a misspelt one most likely means; undefined where none is near. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  const wanted = word.toLowerCase()
  const limit = Math.max(1, Math.floor(word.length / 3))
  const [best] = [...known]
    .map(candidate => ({ candidate, apart: distance(wanted, candidate.toLowerCase()) }))
    .filter(({ apart }) => apart <= limit)
    .sort((a, b) => a.apart - b.apart)
  return best?.candidate
}

/** What to write instead of an unknown word: the near one alone, else all there are. */
export function insteadOf(word: string, known: Iterable<string>): string {
  const words = [...known]
  const near = nearest(word, words)
  return near === undefined ? `there are ${words.join(', ')}` : `did you mean ${near}?`
}

/** Letters put in, left out, changed or swapped with their neighbour between two words. */
function distance(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, at) => at)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      row.push(Math.min(
        rows[i - 1]![j]! + 1,
        row[j - 1]! + 1,
        rows[i - 1]![j - 1]! + (same ? 0 : 1),
        swapped ? rows[i - 2]![j - 2]! + 1 : Number.POSITIVE_INFINITY,
      ))
    }
    rows.push(row)
  }
  return rows[a.length]![b.length]!
}
