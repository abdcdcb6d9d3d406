import { describe, expect, it } from 'vitest'
import { tallyAt, tallyWords, verdictFault } from '../../kit/deck/tally.ts'
import { betVerdictLabels, betVerdicts, isBetVerdict } from '../../kit/words/status.ts'

const slide = (title: string, frontmatter: Record<string, unknown> = {}) => ({ title, frontmatter })
const deck = [
  slide('Cover', { layout: 'cover' }),
  slide('The *myth*', { layout: 'section', concept: 'fire' }),
  slide('What came of it', { concept: 'fire', verdict: 'open' }),
  slide('The bubble', { layout: 'section', concept: 'money' }),
  slide('Two turns', { concept: 'money', verdict: 'half' }),
  slide('After'),
  slide('A word aside', { part: false, verdict: 'missed' }),
]
const shown = (no: number, done: boolean) => tallyAt(deck, { no, done }).map(({ verdict }) => verdict ?? '-').join(' ')

describe('the tally', () => {
  it('is empty until the first bet is judged, and fills at that slide\'s last click', () => {
    expect(shown(1, true)).toBe('- - -')
    expect(shown(2, true)).toBe('- - -')
    expect(shown(3, false)).toBe('- - -')
    expect(shown(3, true)).toBe('open - -')
    // The next slide holds what was judged, however far it has come itself.
    expect(shown(4, false)).toBe('open - -')
    expect(shown(5, false)).toBe('open - -')
    expect(shown(5, true)).toBe('open half -')
    expect(shown(7, false)).toBe('open half -')
    expect(shown(7, true)).toBe('open half missed')
    expect(shown(99, false)).toBe('open half missed')
  })

  it('empties on the way back', () => {
    expect([shown(5, true), shown(5, false), shown(3, false)]).toEqual(['open half -', 'open - -', '- - -'])
  })

  it('names each bet by its part, outside of any by its own slide, in the hue of the slide that judges', () => {
    expect(tallyAt(deck, { no: 1, done: true })).toEqual([
      { name: 'The myth', concept: 'fire', verdict: undefined },
      { name: 'The bubble', concept: 'money', verdict: undefined },
      { name: 'A word aside', concept: 'plain', verdict: undefined },
    ])
  })

  it('is not there in a deck that judges nothing', () => {
    expect(
      tallyAt(
        deck.map(({ title, frontmatter: { verdict, ...rest } }) => slide(title, rest)),
        { no: 3, done: true },
      ),
    ).toEqual([])
    expect(tallyAt([], { no: 1, done: true })).toEqual([])
  })

  it('says itself in words', () => {
    const words = (no: number, done: boolean, locale: 'en' | 'ko') => tallyWords(tallyAt(deck, { no, done }), locale)
    expect(words(1, true, 'en')).toBe('Verdicts so far: none, three to come')
    expect(words(5, true, 'en')).toBe('Verdicts so far: The myth open, The bubble half right, one to come')
    expect(words(7, true, 'en')).toBe('Verdicts so far: The myth open, The bubble half right, A word aside missed')
    expect(words(1, true, 'ko')).toBe('지금까지의 판정: 없음. 남은 판정 3개')
    expect(words(3, true, 'ko')).toBe('지금까지의 판정: The myth 판단 유보. 남은 판정 2개')
  })

  it('has a word for every verdict in both languages, and knows no other', () => {
    for (const verdict of betVerdicts)
      expect(betVerdictLabels[verdict].ko).toMatch(/\p{Script=Hangul}/u)
    expect(['held', 'Held', 'confirmed', '', undefined, true, 'toString'].map(isBetVerdict)).toEqual([
      true,
      false,
      false,
      false,
      false,
      false,
      false,
    ])
  })
})

describe('a verdict that is none', () => {
  it('is told by the slide at fault, with what may be written', () => {
    expect(verdictFault(deck)).toBeUndefined()
    expect(verdictFault([...deck, slide('X', { verdict: 'right' })])).toEqual({
      index: 7,
      message: 'verdict is "right"',
      remedy: 'write one of held, half, missed, open',
    })
    expect(verdictFault([...deck, slide('X', { verdict: true })])?.message).toContain('verdict is true')
    expect(verdictFault([...deck, slide('X', { verdict: 'held', appendix: true })])).toMatchObject({
      index: 7,
      message: expect.stringContaining('appendix'),
    })
    expect(verdictFault([...deck.slice(0, 6), slide('Again', { verdict: 'held' })])).toMatchObject({
      index: 6,
      message: expect.stringContaining('"The bubble"'),
    })
    // Outside of any part each slide has a bet of its own.
    expect(verdictFault([...deck, slide('X', { part: false, verdict: 'held' })])).toBeUndefined()
  })
})
