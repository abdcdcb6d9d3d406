import { join } from 'node:path'
import { load } from '@slidev/parser/fs'
import { describe, expect, it } from 'vitest'
import { scorecards } from '../../../snippets/scorecards.ts'

const root = join(import.meta.dirname, '../../..')
const { slides } = await load({ userRoot: root, roots: [] }, join(root, 'slides.md'))
const opens = slides
  .map(({ frontmatter }, index) => (frontmatter.layout === 'section' ? index : -1))
  .filter(index => index >= 0)
const parts = opens.map((from, at) =>
  slides.slice(
    from,
    opens[at + 1] ?? slides.findIndex(({ frontmatter }, index) => index > from && frontmatter.part === false),
  ),
)

describe('the talk', () => {
  it('asks before the first bet, and ends on the word that answers', () => {
    expect(slides[opens[0]! - 1]).toMatchObject({
      frontmatter: { layout: 'guide' },
      title: expect.stringMatching(/\?$/),
    })
    const walk = slides.filter(({ frontmatter }) => frontmatter.appendix !== true)
    expect(walk.at(-1)?.title).toBe('Unknown')
    expect(walk.at(-2)?.frontmatter.layout).toBe('scorecard')
  })

  it('takes its parts in the order of the article', () => {
    expect(parts.map(([section]) => section!.title)).toEqual([
      'The myth',
      'The bubble',
      'The data moat',
      'AWS',
      'The space race',
      'The outlook',
    ])
  })

  it.each(parts.map(part => [part[0]!.title, part] as const))(
    '%s: a bet, its map, and one verdict, the card\'s own',
    (_, part) => {
      const [section] = part
      const bet = /<Cite id="([^"]+)"/.exec(section!.content)![1]!
      expect(part.some(({ frontmatter }) => frontmatter.layout === 'map')).toBe(true)
      const verdicts = part.flatMap(({ frontmatter }) => frontmatter.verdict ?? [])
      expect(verdicts).toEqual([scorecards[0].rows.find(({ claims }) => claims.includes(bet))?.result])
      const judged = part.findIndex(({ frontmatter }) => frontmatter.verdict)
      expect(judged).toBeGreaterThan(part.findLastIndex(({ frontmatter }) => frontmatter.layout === 'map'))
    },
  )
})
