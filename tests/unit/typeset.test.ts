import { describe, expect, it } from 'vitest'
import { localeOf } from '../../kit/deck/decks.ts'
import { bodyCharacters, boundWords, charactersBeyond, displayCharacters } from '../../kit/words/typeset.ts'

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

describe('where lines break', () => {
  it.each([
    [
      'it was reported to be so. <Cite id="A1" />',
      'it was reported to be <span class="together">so. <Cite id="A1" /></span>',
    ],
    [
      '- **Lead** by one report <Cite id="A1 A2" />',
      '- **Lead** by one <span class="together">report <Cite id="A1 A2" /></span>',
    ],
    ['what one year has shown.', 'what one year has\u00A0shown.'],
    ['## Far off, a data-centre chip', '## Far off, a <span class="together">data-centre</span> chip'],
    [
      '## Off-the-record, well-made',
      '## <span class="together">Off-the-record</span>, <span class="together">well-made</span>',
    ],
    [
      'a data-centre chip reached orbit <Cite id="R45" />',
      'a <span class="together">data-centre</span> chip reached <span class="together">orbit <Cite id="R45" /></span>',
    ],
    [
      'it is well-made. <Cite id="A1" />',
      'it is <span class="together"><span class="together">well-made</span>. <Cite id="A1" /></span>',
    ],
    ['a **data-centre** chip', 'a **<span class="together">data-centre</span>**\u00A0chip'],
    ['무엇이 알려졌는지 본다. <Cite id="A1" />', '무엇이 알려졌는지 <span class="together">본다. <Cite id="A1" /></span>'],
  ])('%s', (from, to) => expect(boundWords(from)).toBe(to))

  it.each([
    '## A title of words',
    '## By `npm-run-all`, at https://a-b.example/c-d, $a-b$, {{ one-two }} {.big-one}',
    '## [a-b](c-d) and <b class="c-d">',
    '## 2-for-1, a-1, user@a-b.org, an-overlong-compound-of-words',
    '<StatusKey />',
    'Two words',
    '```js\nconst one = two of three\n```',
    '<!-- a note of some words -->',
    'this is *all so very* <Cite id="A1" />',
    '::left::',
  ])('leave %j alone', text => expect(boundWords(text)).toBe(text))
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
