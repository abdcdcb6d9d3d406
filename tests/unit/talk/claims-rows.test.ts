import type { Status, Verdict } from '../../../snippets/types.ts'
import { describe, expect, it } from 'vitest'
import { checkEvidence } from '../../../kit/claims/check.ts'
import { problemLine } from '../../../kit/problems.ts'
import { statuses, statusLabels, verdictLabels, verdicts } from '../../../kit/words/status.ts'
import { claims } from '../../../snippets/claims.ts'
import { sources } from '../../../snippets/sources.ts'

/** How the article itself marks each of its statements. */
const marked: Record<Status, string> = {
  reported: 'A1 A4 A7',
  quoted: 'A12 A13 A14 A23 A33',
  background: 'A5 A8 A18 A19 A20 A26 A29 A32 A35 A37',
  unknown: 'A11 A24 A30 A42',
  opinion:
    'A2 A3 A6 A9 A10 A15 A16 A17 A21 A22 A25 A27 A28 A31 A34 A36 A38 A39 A40 A41 A43 A44 A45 A46 A47 A48 A49 A50',
}

/** What later reporting did to the article's statements; the rest were left as they stand. */
const found: Record<Verdict, string> = {
  confirmed: 'A1 A3 A4 A9 A19 A20 A26 A29 A34 A36 A37 A38 A41 A42 A43',
  contradicted: 'A12 A17 A18 A28 A44',
  updated: 'A2 A10 A11 A13 A16 A27 A33 A35 A39 A40 A45 A46 A48',
  open: 'A14 A15 A21 A22 A24 A25 A30 A31 A47 A49 A50',
}

const byId = new Map(claims.map(claim => [claim.id, claim]))
const texts = claims.flatMap(({ id, text, later }) => [
  { id, en: text.en!, ko: text.ko! },
  ...later ? [{ id, en: later.text.en!, ko: later.text.ko! }] : [],
])

describe('the talk\'s own rows', () => {
  it('hold', () => {
    expect(checkEvidence(claims, sources).map(problemLine)).toEqual([])
  })

  it('are all fifty statements of the article, in its order', () => {
    expect(claims.filter(({ id }) => id.startsWith('A')).map(({ id }) => id))
      .toEqual(Array.from({ length: 50 }, (_, index) => `A${index + 1}`))
  })

  it.each(Object.entries(marked))('mark as %s what the article marks so', (status, ids) => {
    for (const id of ids.split(' '))
      expect([id, byId.get(id)?.status]).toEqual([id, status])
    expect(claims.filter(claim => claim.id.startsWith('A') && claim.status === status)).toHaveLength(
      ids.split(' ').length,
    )
  })

  it.each(Object.entries(found))('carry the verdict %s where it was found', (verdict, ids) => {
    expect(claims.filter(claim => claim.later?.verdict === verdict).map(({ id }) => id).join(' ')).toBe(ids)
  })

  it('rest the article\'s statements on the article alone', () => {
    for (const { id, sources } of claims)
      expect([id, sources.includes('article')]).toEqual([id, id.startsWith('A')])
  })

  it('say it in one short sentence', () => {
    for (const { id, en } of texts)
      expect([id, en.split(/\s+/).length <= 22]).toEqual([id, true])
  })

  it('say it in each language\'s own script', () => {
    for (const { id, en, ko } of texts) {
      expect([id, /[가-힣]/.test(en)]).toEqual([id, false])
      expect([id, /[가-힣]/.test(ko)]).toEqual([id, true])
    }
  })

  it('lead with a weak source only where nothing better carries the fact', () => {
    const weak = new Set(sources.filter(({ grade }) => grade === 'C').map(({ id }) => id))
    const led = claims.filter(({ id, sources }) => id.startsWith('R') && weak.has(sources[0]!)).map(({ id }) => id)
    expect(led.sort()).toEqual(['R19', 'R20', 'R49', 'R50', 'R51', 'R55'])
  })

  it('keep clear of the known traps', () => {
    const all = texts.flatMap(({ en, ko }) => [en, ko]).join('\n')
    expect(all).not.toMatch(/28\.2|282억|600억/)
    expect(all).not.toContain('$')
    expect(byId.get('R30')?.text.en).toContain('first half of 2027')
    expect(byId.get('R30')?.text.ko).toContain('2027년 상반기')
    expect(byId.get('R20')?.text.en).toContain('As of July 2026')
    expect(byId.get('A14')?.text.en).toContain('paraphrase')
    expect(byId.get('A14')?.later?.text.en).toContain('not found word for word')
    for (const id of ['R34', 'R37', 'R40', 'A37', 'A38']) {
      expect(`${byId.get(id)?.text.en} ${byId.get(id)?.later?.text.en}`.replace('not granted', '')).not.toMatch(
        /granted|approved|licensed/,
      )
    }
    expect(byId.get('R32')?.text.en).toContain('annulled')
    expect(`${byId.get('R28')?.text.en} ${byId.get('R28')?.text.ko}`).toMatch(/five years.*5년/)
    expect(`${byId.get('R5')?.text.en} ${byId.get('R5')?.text.ko}`).not.toMatch(/simulation|시뮬레이션/)
    expect(byId.get('R22')?.text.en).toContain('helps')
    expect(byId.get('R26')?.text.en).toContain('nine to eleven percent')
    for (const id of ['R20', 'R25', 'R29', 'R33', 'R40', 'A24', 'A30', 'A50']) {
      expect([id, byId.get(id)?.later?.text ?? byId.get(id)?.text]).toEqual([
        id,
        { en: expect.stringContaining('25 November'), ko: expect.stringContaining('11월 25일') },
      ])
    }
  })

  it('leave no source without a claim', () => {
    const used = new Set(claims.flatMap(({ sources, later }) => [...sources, ...later?.sources ?? []]))
    expect(sources.map(({ id }) => id).filter(id => !used.has(id))).toEqual([])
  })
})

describe('the words for statuses and verdicts', () => {
  it('exist in both languages and differ from each other', () => {
    for (const locale of ['en', 'ko'] as const) {
      const words = [
        ...statuses.map(status => statusLabels[status].word[locale]),
        ...verdicts.map(verdict => verdictLabels[verdict][locale]),
      ]
      expect(words.every(word => word!.trim())).toBe(true)
      expect(new Set(words).size).toBe(words.length)
      expect(statuses.every(status => statusLabels[status].means[locale]!.trim())).toBe(true)
    }
  })

  it('come with a line of their own each', () => {
    expect(new Set(statuses.map(status => JSON.stringify(statusLabels[status].stroke))).size).toBe(statuses.length)
  })
})
