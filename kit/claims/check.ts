import type { Problem, SourcePlace } from '../problems.ts'
import type { Claim, LaterFinding, Locale, Source } from '../schema.ts'
import type { Citation } from './citations.ts'
import { missingTexts } from '../deck/decks.ts'
import { linesWith } from '../problems.ts'
import { isStatus, statuses, verdicts } from '../words/status.ts'

/** Finds the row with this id, or its second, third… occurrence (`nth` counts from 0). */
export type Locate = (id: string, nth?: number) => SourcePlace | undefined

const RE_DATE = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/
/** How a text owns that one weak page carries it, in the languages in which that can be told. */
const ownsToOne: Record<Locale, { pattern: RegExp, words: string }> = {
  en: { pattern: /\bby (?:one|a single) (?:report|tally|count|estimate|page)\b/i, words: 'by one report' },
  ko: { pattern: /한 (?:보도|집계|추정|기록)/, words: '한 보도에 따르면' },
}
const RE_HTTPS = /^https:\/\/[^\s/]+\.[^\s/]+(?:\/\S*)?$/

/**
 * A locator over the text of the files that hold the rows; it looks for `id: '…'`.
 */
export function rowLocator(files: { file: string, text: string }[]): Locate {
  return (id, nth = 0) =>
    files.flatMap(({ file, text }) => linesWith(text, 'id', id).map(line => ({ file, line })))[nth]
}

/**
 * Everything wrong with the rows themselves: ids used twice, claims without a source or with one that
 * does not exist, incomplete sources, words that are not a status or verdict, texts missing in a language, and
 * texts that rest on grade C alone without saying so.
 */
export function checkEvidence(
  claims: readonly Claim[],
  sources: readonly Source[],
  locate: Locate = () => undefined,
): Problem[] {
  const problems: Problem[] = []
  const report = (file: string, row: string, message: string, remedy: string, nth = 0) =>
    problems.push({ file, ...locate(row, nth), message, remedy })
  const grades = new Map(sources.map(({ id, grade }) => [id, grade]))

  for (const [file, kind, rows] of [
    ['snippets/claims.ts', 'claim', claims],
    ['snippets/sources.ts', 'source', sources],
  ] as const) {
    for (const [index, { id }] of rows.entries()) {
      const nth = rows.slice(0, index).filter(row => row.id === id).length
      if (nth > 0)
        report(file, id, `two ${kind}s have the id "${id}"`, 'give one of them an id of its own', nth)
    }
  }

  for (const claim of claims) {
    const { id, status, later } = claim
    const say = (message: string, remedy: string) => report('snippets/claims.ts', id, message, remedy)
    if (!isStatus(status))
      say(`claim "${id}" has the status "${status}", which is none`, `use one of ${statuses.join(', ')}`)
    checkStatement(claim, `claim "${id}"`, 'text', say)
    if (!later)
      continue
    if (!verdicts.includes(later.verdict)) {
      say(
        `claim "${id}" has the verdict "${later.verdict}", which is none`,
        'use confirmed, contradicted, updated or open',
      )
    }
    checkStatement(later, `the later finding of claim "${id}"`, 'later.text', say)
  }

  for (const source of sources) {
    for (const [field, complaint, remedy] of flawsOf(source))
      report('snippets/sources.ts', source.id, `source "${source.id}" ${complaint}`, remedy.replace('%', field))
  }
  return problems

  /** @param key where its text stands in the row */
  function checkStatement(
    { sources: ids, text }: Claim | LaterFinding,
    name: string,
    key: string,
    say: (message: string, remedy: string) => void,
  ) {
    const sources = ids ?? []
    for (const lang of missingTexts(text))
      say(`${name} has no text in "${lang}"`, `write ${key}.${lang}`)
    if (sources.length === 0)
      say(`${name} has no source`, 'name at least one id from snippets/sources.ts')
    for (const source of sources.filter(source => !grades.has(source))) {
      say(
        `${name} names the source "${source}", which does not exist`,
        'add it to snippets/sources.ts or name another',
      )
    }
    if (sources.length === 0 || sources.some(source => grades.get(source) !== 'C'))
      return
    for (const [lang, { pattern, words }] of Object.entries(ownsToOne)) {
      if (text?.[lang]?.trim() && !pattern.test(text[lang])) {
        say(
          `${name} rests on grade C alone and its text.${lang} does not say so`,
          `write "${words}" or find a better page`,
        )
      }
    }
  }
}

/** Citations without a row. */
export function checkCitations(citations: readonly Citation[], claims: readonly Claim[]): Problem[] {
  const rows = new Set(claims.map(claim => claim.id))
  return citations.filter(({ id }) => !rows.has(id)).map(({ id, file, line, slide, map }): Problem => ({
    file,
    line,
    slide,
    message: `claim "${id}"${map ? ` on the map "${map}"` : ''} has no row`,
    remedy: 'add it to snippets/claims.ts or cite another id',
  }))
}

function flawsOf(source: Source): [field: string, complaint: string, remedy: string][] {
  const flaws: [string, string, string][] = []
  for (const field of ['title', 'publisher', 'lang'] as const) {
    if (!source[field]?.trim())
      flaws.push([field, `has no ${field}`, 'write its %'])
  }
  if (!source.date?.trim())
    flaws.push(['date', 'has no date', 'write its %, or "n.d." where the page shows none'])
  else if (source.date !== 'n.d.' && !RE_DATE.test(source.date))
    flaws.push(['date', `has the date "${source.date}"`, 'write the % as 2026-06-12, 2026-06, 2026 or "n.d."'])
  if (!source.url?.trim())
    flaws.push(['url', 'has no address', 'write its full https address as %'])
  else if (!RE_HTTPS.test(source.url))
    flaws.push(['url', `has the address "${source.url}"`, 'write a full https address as %'])
  if (!['A', 'B', 'C', 'studied'].includes(source.grade))
    flaws.push(['grade', `has the grade "${source.grade}"`, 'use A, B, C or studied'])
  if (source.origin !== undefined && !RE_HTTPS.test(source.origin))
    flaws.push(['origin', `has the origin "${source.origin}"`, 'write a full https address as %'])
  return flaws
}
