import type { Claim, Source, Status } from '../../kit/schema.ts'
import { describe, expect, it } from 'vitest'
import { checkCitations, checkEvidence } from '../../kit/claims/check.ts'
import { rowLocator } from '../../kit/deck/rows.ts'
import { problemLine } from '../../kit/problems.ts'
import { leastCertain } from '../../kit/words/status.ts'
import { soundClaim, soundSource } from '../fixtures/citations/evidence.ts'

/** What is said about these rows, without what to do about it. */
function messages(claims: Claim[], sources: Source[]): string[] {
  return checkEvidence(claims, sources).map(({ message }) => message)
}

describe('rows that do not hold', () => {
  it('passes a sound claim on a sound source', () => {
    expect(checkEvidence([soundClaim()], [soundSource()])).toEqual([])
  })

  const spoiled: [what: string, claim: Partial<Claim>, source: Partial<Source>, message: string | RegExp][] = [
    ['no source', { sources: [] }, {}, 'claim "A1": it has no source'],
    [
      'a source that does not exist',
      { sources: ['wire', 'gone'] },
      {},
      'claim "A1": it names the source "gone", which does not exist',
    ],
    [
      'a status that is none',
      { status: 'rumoured' as Status },
      {},
      'claim "A1": it has the status "rumoured", which is none',
    ],
    [
      'a status inherited by every object',
      { status: 'constructor' as Status },
      {},
      'claim "A1": it has the status "constructor", which is none',
    ],
    ['no Korean text', { text: { en: 'Said.', ko: ' ' } }, {}, 'claim "A1": it has no text in "ko"'],
    ['no English text', { text: { ko: '말.' } as Claim['text'] }, {}, 'claim "A1": it has no text in "en"'],
    [
      'a verdict that is none',
      { later: { verdict: 'maybe' as 'open', text: { en: 'x', ko: 'x' }, sources: ['wire'] } },
      {},
      'claim "A1": it has the verdict "maybe", which is none',
    ],
    [
      'a finding without source',
      { later: { verdict: 'open', text: { en: 'x', ko: 'x' }, sources: [] } },
      {},
      'claim "A1": the later finding has no source',
    ],
    [
      'a finding on no page',
      { later: { verdict: 'open', text: { en: 'x', ko: 'x' }, sources: ['gone'] } },
      {},
      'claim "A1": the later finding names the source "gone", which does not exist',
    ],
    [
      'a finding in one language',
      { later: { verdict: 'open', text: { en: 'x', ko: '' }, sources: ['wire'] } },
      {},
      'claim "A1": the later finding has no text in "ko"',
    ],
    ['no title', {}, { title: '' }, 'source "wire": it has no title'],
    ['no publisher', {}, { publisher: ' ' }, 'source "wire": it has no publisher'],
    ['no date', {}, { date: '' }, 'source "wire": it has no date'],
    ['a date in words', {}, { date: 'June 2026' }, 'source "wire": it has the date "June 2026"'],
    ['a month that is none', {}, { date: '2026-13' }, 'source "wire": it has the date "2026-13"'],
    ['no address', {}, { url: '' }, 'source "wire": it has no address'],
    [
      'an address without https',
      {},
      { url: 'http://example.org/a' },
      'source "wire": it has the address "http://example.org/a"',
    ],
    [
      'an address that is a note',
      {},
      { url: '(unlinked note)' },
      'source "wire": it has the address "(unlinked note)"',
    ],
    ['no language', {}, { lang: '' }, 'source "wire": it has no lang'],
    ['a grade that is none', {}, { grade: 'D' as 'C' }, 'source "wire": it has the grade "D"'],
    ['an origin that is no address', {}, { origin: 'YouTube' }, 'source "wire": it has the origin "YouTube"'],
  ]
  it.each(spoiled)('refuses %s', (_, claim, source, message) => {
    expect(messages([soundClaim(claim)], [soundSource(source)])).toEqual([message])
  })

  it('wants a text to own that a weak page alone carries it', () => {
    const owned = { en: 'By one report, it is said.', ko: '한 보도에 따르면 그렇다고 한다.' }
    const weak = soundSource({ grade: 'C' })
    expect(messages([soundClaim()], [weak])).toEqual(
      ['en', 'ko'].map(lang => `claim "A1": it rests on grade C alone and its text.${lang} does not say so`),
    )
    expect(messages([soundClaim({ text: { ...owned, ko: '그렇다고 한다.' } })], [weak])).toEqual([
      'claim "A1": it rests on grade C alone and its text.ko does not say so',
    ])
    expect(messages([soundClaim({ text: { ...owned, en: 'By one in ten, it is said.' } })], [weak])).toEqual([
      'claim "A1": it rests on grade C alone and its text.en does not say so',
    ])
    expect(messages([soundClaim({ text: owned })], [weak])).toEqual([])
    expect(
      messages([soundClaim({ sources: ['wire', 'paper'] })], [weak, soundSource({ id: 'paper', grade: 'B' })]),
    ).toEqual([])
    expect(messages([soundClaim()], [soundSource({ grade: 'studied' })])).toEqual([])
    const later = { verdict: 'open' as const, text: owned, sources: ['note'] }
    const note = soundSource({ id: 'note', grade: 'C' })
    expect(messages([soundClaim({ later })], [soundSource(), note])).toEqual([])
    expect(messages([soundClaim({ later: { ...later, text: { ...owned, en: 'Open.' } } })], [soundSource(), note]))
      .toEqual(['claim "A1": the later finding rests on grade C alone and its text.en does not say so'])
  })

  it('accepts dates of any precision and pages without one', () => {
    for (const date of ['2026', '2026-06', '2026-06-12', 'n.d.'])
      expect(messages([soundClaim()], [soundSource({ date })])).toEqual([])
  })

  it('refuses two rows with one id, claims and sources alike, once for each repeat', () => {
    expect(messages([soundClaim(), soundClaim(), soundClaim()], [soundSource(), soundSource()])).toEqual([
      'claim "A1": another claim has this id',
      'claim "A1": another claim has this id',
      'source "wire": another source has this id',
    ])
  })

  it('gives the file, the line of the row and a remedy', () => {
    const locate = rowLocator([
      { file: 'snippets/claims/a.ts', text: 'x\n{ id: \'A1\' },\n' },
      { file: 'snippets/claims/b.ts', text: '\n\n  id: \'A1\',\n' },
    ])
    expect(checkEvidence([soundClaim(), soundClaim()], [soundSource()], locate).map(problemLine)).toEqual([
      'snippets/claims/b.ts:3: claim "A1": another claim has this id; give it one of its own',
    ])
    expect(checkEvidence([soundClaim({ sources: [] })], [], locate).map(problemLine)).toEqual([
      'snippets/claims/a.ts:2: claim "A1": it has no source; name at least one id from snippets/sources.ts',
    ])
  })
})

describe('citations against rows', () => {
  it('refuses a citation without a row, naming line, slide and remedy', () => {
    const [problem] = checkCitations([{ id: 'A99', file: 'slides.md', line: 214, slide: 12 }], [])
    expect(problemLine(problem!)).toBe(
      'slides.md:214: claim "A99" has no row; add it to snippets/claims.ts or cite another id',
    )
  })

  it('names the map that brings the citation', () => {
    const [problem] = checkCitations([{ id: 'A99', file: 'slides.md', line: 3, slide: 2, map: 'money' }], [])
    expect(problem?.message).toBe('claim "A99" on the map "money" has no row')
  })

  it('refuses no row that nobody cites', () => {
    const rows = [soundClaim(), soundClaim({ id: 'A2' })]
    expect(checkCitations([{ id: 'A1', file: 'slides.md', line: 1, slide: 1 }], rows)).toEqual([])
  })
})

describe('the least certain status', () => {
  it('ranks unknown over opinion over quoted over reported over background', () => {
    expect(leastCertain(['background', 'reported'])).toBe('reported')
    expect(leastCertain(['quoted', 'reported'])).toBe('quoted')
    expect(leastCertain(['quoted', 'opinion', 'background'])).toBe('opinion')
    expect(leastCertain(['unknown', 'opinion'])).toBe('unknown')
    expect(leastCertain([])).toBe('background')
  })
})
