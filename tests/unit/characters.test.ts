import { describe, expect, it } from 'vitest'
import { localeOf } from '../../kit/deck/decks.ts'
import { bodyCharacters, charactersBeyond, displayCharacters } from '../../kit/words/characters.ts'

const slides = [
  { content: '## 돈의 길\n\n본문 글자' },
  { display: true, content: '# 신화\n\n한 줄' },
]

describe('characters of the faces', () => {
  it('asks the display face for headings, and for all of a display layout', () => {
    const characters = displayCharacters(slides)
    for (const character of '돈의길신화줄')
      expect(characters).toContain(character)
    expect(characters).not.toContain('본')
  })

  it('asks the body face for the deck, the words beside it, and Latin in any case', () => {
    const characters = bodyCharacters(slides, ['출처'])
    for (const character of '본문글자출처Az09%')
      expect(characters).toContain(character)
  })

  it('names each character once, in composed form', () => {
    const characters = bodyCharacters([{ content: '가'.normalize('NFD').repeat(3) }], [])
    expect([...characters].filter(character => character === '가')).toHaveLength(1)
    expect(new Set(characters).size).toBe([...characters].length)
  })
})

describe('characters of the words for readers', () => {
  it('are those that no slide shows, tags, blanks and entities aside', () => {
    expect(charactersBeyond('abc', '<p>a d&amp;e c</p>')).toBe('de')
  })
})

describe('locale', () => {
  it.each([
    ['ko', 'ko'],
    ['ko-KR', 'ko'],
    ['KO', 'ko'],
    ['en', 'en'],
    ['fr', 'en'],
    [undefined, 'en'],
  ])('%s speaks %s', (lang, locale) => {
    expect(localeOf(lang)).toBe(locale)
  })
})
