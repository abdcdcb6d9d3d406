import type { LoadedDeck } from '../../decks.ts'
import type { Evidence } from '../../vite/citations.ts'
import type { Found, Rule } from '../rule.ts'
import { findUncited } from '../../../../kit/uncited.ts'
import { citeDeck, deckSlides } from '../../vite/citations.ts'

/** Slides that speak of the talk itself. */
const greetings = ['cover', 'end']

export const rule: Rule = {
  name: 'claims',
  finds: 'uncited numbers and quotations; ids without rows; rows without sources',
  needs: ['sources'],
  skip: ({ evidence }) => evidence ? undefined : 'the deck has no claims (snippets/claims.ts)',
  sources({ decks, evidence }) {
    return decks.flatMap((deck): Found[] => {
      const problems = citeDeck(deckSlides(deck.slides), evidence!, deck.lang).problems
      const uncited = deck.slides.flatMap(({ frontmatter, source }, index) =>
        greetings.includes(String(frontmatter.layout)) || frontmatter.claim || frontmatter.claims
          ? []
          : findUncited(source.raw).map(({ kind, text, line }): Found => ({
              message: kind === 'number' ? `the number ${text} cites no claim` : `the quotation “${text}” cites no claim`,
              remedy: 'put <Cite id="…" /> behind it',
              slide: index + 1,
              deck,
              line: source.start + 1 + line,
            })))
      return [
        ...problems.filter(({ severity }) => severity === 'error').map(({ message, remedy, file, line, slide }): Found => ({ message, remedy, file, line, slide, deck })),
        ...uncited,
      ]
    }).concat(unusedRows(decks, evidence!))
  },
}

/** Rows that no deck cites: one line for all, since none of them hurts. */
function unusedRows(decks: LoadedDeck[], evidence: Evidence): Found[] {
  const unused = decks.map(deck => citeDeck(deckSlides(deck.slides), evidence, deck.lang).problems.filter(({ severity }) => severity === 'warning'))
  const everywhere = unused[0]!.filter(({ message }) => unused.every(problems => problems.some(problem => problem.message === message)))
  const [first] = everywhere
  if (!first)
    return []
  const ids = everywhere.map(({ message }) => /"(.+)"/.exec(message)?.[1]).join(' ')
  return [{ severity: 'warning', file: first.file, line: first.line, message: `no slide cites ${ids}`, remedy: 'cite what you keep, delete the other rows' }]
}
