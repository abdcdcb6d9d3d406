import type { Locate, Say } from '../deck/rows.ts'
import type { Problem } from '../problems.ts'
import type { Claim, LaterFinding, Locale, Source } from '../schema.ts'
import type { Citation } from './citations.ts'
import { checkRows } from '../deck/rows.ts'
import { isStatus, statuses, verdicts } from '../words/status.ts'

const RE_DATE = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/
/** How a text owns that one weak page carries it, in the languages in which that can be told. */
const ownsToOne: Record<Locale, { pattern: RegExp, words: string }> = {
  en: { pattern: /\bby (?:one|a single) (?:report|tally|count|estimate|page)\b/i, words: 'by one report' },
  ko: { pattern: /한 (?:보도|집계|추정|기록)/, words: '한 보도에 따르면' },
}
const RE_HTTPS = /^https:\/\/[^\s/]+\.[^\s/]+(?:\/\S*)?$/

/**
 * Everything wrong with the rows themselves: ids used twice, claims without a source or with one that
 * does not exist, incomplete sources, words that are not a status or verdict, texts missing in a language, and
 * texts that rest on grade C alone without saying so.
 */
export function checkEvidence(claims: readonly Claim[], sources: readonly Source[], locate?: Locate): Problem[] {
  const there = sources.map(({ id }) => id)
  const weak = new Set(sources.filter(({ grade }) => grade === 'C').map(({ id }) => id))

  return [
    ...checkRows('claim', claims, { file: 'snippets/claims.ts', locate }, (claim, said) => {
      const { status, later } = claim
      if (!isStatus(status))
        said.say(`it has the status "${status}", which is none`, `use one of ${statuses.join(', ')}`)
      checkStatement(claim, 'it', 'text', said)
      if (!later)
        return
      if (!verdicts.includes(later.verdict))
        said.say(`it has the verdict "${later.verdict}", which is none`, `use one of ${verdicts.join(', ')}`)
      checkStatement(later, 'the later finding', 'later.text', said)
    }),
    ...checkRows('source', sources, { file: 'snippets/sources.ts', locate }, (source, { say }) => {
      for (const [field, complaint, remedy] of flawsOf(source))
        say(`it ${complaint}`, remedy.replace('%', field))
    }),
  ]

  /** @param key where its text stands in the row */
  function checkStatement(
    { sources = [], text }: Claim | LaterFinding,
    name: string,
    key: string,
    { say, text: checkText, known }: Say,
  ) {
    checkText(name, key, text)
    if (sources.length === 0)
      say(`${name} has no source`, 'name at least one id from snippets/sources.ts')
    known(name, 'source', sources, there)
    if (sources.length === 0 || !sources.every(source => weak.has(source)))
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
