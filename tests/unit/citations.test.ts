import type { SlideInfo } from '@slidev/types'
import type { Citation } from '../../kit/claims/citations.ts'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from '@slidev/parser'
import { describe, expect, it } from 'vitest'
import { citationsOn, deckCitations } from '../../kit/claims/citations.ts'
import { rowLocator } from '../../kit/deck/rows.ts'
import { problemLine } from '../../kit/problems.ts'
import { dateWords, hostOf } from '../../kit/words/dates.ts'
import { maskUnseen } from '../../kit/words/markdown.ts'
import { citeDeck, deckSlides, loadEvidence } from '../../scripts/lib/claims/citations.ts'
import { kitRoot } from '../../scripts/lib/core/roots.ts'
import { fixtureClaims, fixtureSources, twoRelations } from '../fixtures/citations/evidence.ts'

const file = 'tests/fixtures/citations/deck.md'
const markdown = readFileSync(join(kitRoot, file), 'utf8')

function slidesOf(text: string) {
  return deckSlides(
    parseSync(text, file).slides.map((source, index) => ({
      index,
      frontmatter: source.frontmatter,
      source,
    })) as SlideInfo[],
  )
}

function scan(text: string) {
  const found = slidesOf(text).map(slide => citationsOn(slide, [twoRelations]))
  return { citations: found.flatMap(({ citations }) => citations), problems: found.flatMap(({ problems }) => problems) }
}

/** `slide:id` in the order found. */
function short(citations: Citation[]) {
  return citations.map(({ slide, id }) => `${slide}:${id}`).join(' ')
}

describe('finding citations', () => {
  it('reads frontmatter, badges and maps in reading order and nothing that a reader cannot see', () => {
    expect(short(scan(markdown).citations)).toBe('2:A2 2:A1 2:R1 2:A1 2:A3 3:R2 3:A1 3:A3 3:A4 4:R2')
  })

  it('names the file and the line as an editor counts it', () => {
    const lines = markdown.split('\n')
    for (const { id, line, map, file: found } of scan(markdown).citations) {
      expect(found).toBe(file)
      if (map)
        expect(lines[line - 1]).toContain(`of="${map}"`)
      else
        expect(lines.slice(line - 1, line + 3).join('\n')).toMatch(new RegExp(`\\b${id}\\b`))
    }
    const [frontmatter] = scan(markdown).citations
    expect(lines[frontmatter!.line - 1]).toBe('claims: [A2, A1]')
  })

  it('reports a badge whose ids cannot be read', () => {
    const line = markdown.split('\n').findIndex(line => line.startsWith('<Cite :id')) + 1
    expect(scan(markdown).problems.map(problemLine)).toEqual(
      Array.from({ length: 2 }).fill(
        `${file}:${line}: <Cite> names no claim; write its ids plainly: <Cite id="A12 A13" />`,
      ),
    )
  })

  it('leaves HTML\'s own <cite> alone', () => {
    expect(scan('# x\n\n<cite id="A1">A book</cite>\n')).toEqual({ citations: [], problems: [] })
  })

  it('takes maps as they are, none included', () => {
    const [, , third] = slidesOf(markdown)
    expect(short(citationsOn(third!, []).citations)).toBe('3:A4')
  })

  it('reads a list of claims over several lines of frontmatter', () => {
    const { citations } = scan('---\ntitle: x\n---\n\n# x\n\n---\nclaims:\n  - A1\n  - A12\n---\n\ntext\n')
    expect(citations.map(({ id, line }) => [id, line])).toEqual([['A1', 9], ['A12', 10]])
  })
})

describe('what a reader cannot see', () => {
  it.each([
    ['a comment', 'a <!-- X --> b'],
    ['a comment over lines', 'a <!--\nX\n--> b'],
    ['an open comment', 'a <!-- X'],
    ['a fence', '```md\nX\n```\nb'],
    ['a fence in a fence', '````md\n```\nX\n```\nX\n````\nb'],
    ['a tilde fence', '~~~\nX\n~~~\nb'],
    ['an indented fence', '- a\n  ```\n  X\n  ```\n'],
    ['an open fence', '```\nX\n'],
    ['inline code', 'a `X` b'],
    ['inline code of two ticks', 'a `` ` X `` b'],
  ])('is %s', (_, text) => {
    const masked = maskUnseen(text)
    expect(masked).not.toContain('X')
    expect(masked).toHaveLength(text.length)
    expect(masked.split('\n')).toHaveLength(text.split('\n').length)
  })

  it.each(['a ` X', 'X', '`a` X `b`', '```\na\n```\nX\n```\nb\n```', '`a\n\nX `'])('is not %j', (text) => {
    expect(maskUnseen(text)).toContain('X')
  })
})

describe('the deck\'s citations', () => {
  const cite = (ids: string) =>
    ids.split(' ').map((id, index): Citation => ({ id, file: 'x.md', line: 1, slide: index + 1 }))
  const numbered = (ids: string) => deckCitations(cite(ids), fixtureClaims, fixtureSources, 'en')

  it('number the best source of each claim in order of first use', () => {
    expect(numbered('R2 A1 R1 A2').sources.map(({ number, id }) => `${number} ${id}`)).toEqual([
      '1 second',
      '2 article',
      '3 first',
    ])
  })

  it('hold only what is cited', () => {
    const deck = numbered('A1')
    expect(Object.keys(deck.claims)).toEqual(['A1'])
    expect(deck.sources.map(({ id }) => id)).toEqual(['article'])
    expect(deck.further).toEqual([])
  })

  it('give a second source its number only where another claim leads with it, and a third none', () => {
    expect(numbered('R1').claims.R1?.numbers).toEqual([1])
    expect(numbered('R1 R2 R3').claims.R1?.numbers).toEqual([1, 3])
    expect(numbered('R1 R2').claims.R2?.numbers).toEqual([1, 2])
    expect(numbered('R1').claims.R1?.sources).toEqual(['first', 'third'])
  })

  it('keep at hand the pages that only a popover names', () => {
    expect(numbered('R2').further.map(({ id, number }) => [id, number])).toEqual([
      ['first', undefined],
      ['third', undefined],
    ])
  })

  it('list claims by slide without repeats, and leave out those without a row', () => {
    const deck = deckCitations([...cite('A1 A99'), ...cite('A1 R1')], fixtureClaims, fixtureSources, 'en')
    expect(deck.bySlide).toEqual({ 1: ['A1'], 2: ['R1'] })
  })

  it('speak the deck\'s language and no other', () => {
    const [en, ko] = (['en', 'ko'] as const).map(locale =>
      JSON.stringify(deckCitations(cite('A1 R2'), fixtureClaims, fixtureSources, locale)),
    )
    expect(en).toContain('It is said.')
    expect(en).toContain('Open.')
    expect(en).not.toMatch(/[가-힣]/)
    expect(ko).toContain('그렇다고 한다.')
    expect(ko).not.toContain('It is said.')
  })
})

describe('the talk\'s evidence as the build reads it', () => {
  it('loads from snippets/ and names the lines of rows', async () => {
    const evidence = await loadEvidence()
    const { deck, problems, unused } = citeDeck(slidesOf('# x\n\n<Cite id="C1 C99" />\n'), evidence, 'ko-KR')
    expect(deck.claims.C1?.text).toMatch(/[가-힣]/)
    expect(problems.map(problemLine)).toEqual([
      `${file}:3: claim "C99" has no row; add it to snippets/claims.ts or cite another id`,
    ])
    expect([unused.includes('C1'), unused.includes('C5')]).toEqual([false, true])
    const row = rowLocator(evidence.files)('C5')!
    expect(readFileSync(row.file, 'utf8').split('\n')[row.line! - 1]).toContain('id: \'C5\'')
  }, 20_000)
})

describe('dates and hosts', () => {
  it.each([
    ['2026-06-12', '12 June 2026', '2026년 6월 12일'],
    ['2026-06', 'June 2026', '2026년 6월'],
    ['2026', '2026', '2026년'],
    ['n.d.', 'no date on page', '날짜 표기 없음'],
  ])('says %s', (date, en, ko) => {
    expect(dateWords(date, 'en')).toBe(en)
    expect(dateWords(date, 'ko')).toBe(ko)
  })

  it('shortens an address to its host', () => {
    expect(hostOf('https://www.nasdaq.com/articles/x')).toBe('nasdaq.com')
    expect(hostOf('https://blog.google/a')).toBe('blog.google')
  })
})
