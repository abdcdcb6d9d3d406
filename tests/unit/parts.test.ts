import { expect, it } from 'vitest'
import { partsOf, rankOf } from '../../kit/deck/parts.ts'
import { tallyAt } from '../../kit/deck/tally.ts'
import { planOf } from '../../kit/stage/plan.ts'

const slide = (title: string, frontmatter: Record<string, unknown> = {}) => ({ title, frontmatter })
const deck = [
  slide('Cover'),
  slide('The *myth*', { layout: 'section' }),
  slide('What is known', { verdict: 'held' }),
  slide('Thanks', { part: false }),
  slide('A word more', { verdict: 'open' }),
  slide('The bubble', { layout: 'section' }),
  slide('Two turns'),
  slide('Sources', { appendix: true }),
]

it('a slide is in the part before it, until one says that it is in none', () => {
  const [myth, bubble] = [{ number: 1, title: 'The myth', opens: 2 }, { number: 2, title: 'The bubble', opens: 6 }]
  expect(partsOf(deck)).toEqual([undefined, myth, myth, undefined, undefined, bubble, bubble, undefined])
})

it('its heading stands below the one that opens the part', () => {
  expect(partsOf(deck).map((part, index) => rankOf(index + 1, part))).toEqual([2, 2, 3, 2, 2, 2, 3, 2])
})

it('the plan and the tally go by the same parts', () => {
  const { sections, slides } = planOf(deck)
  expect(sections.map(({ title }) => title)).toEqual(['', 'The myth', '', 'The bubble'])
  expect(slides.map(({ section }) => section)).toEqual([0, 1, 1, 2, 2, 3, 3])
  expect(tallyAt(deck, { no: 8, done: true }).map(({ name }) => name)).toEqual(['The myth', 'A word more'])
})
