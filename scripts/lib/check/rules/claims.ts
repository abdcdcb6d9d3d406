import type { Uncited } from '../../../../kit/claims/uncited.ts'
import type { Found, Rule } from '../rule.ts'
import { citationsOn } from '../../../../kit/claims/citations.ts'
import { findUncited } from '../../../../kit/claims/uncited.ts'
import { rowLocator } from '../../../../kit/deck/rows.ts'
import { citeDeck, deckSlides } from '../../claims/citations.ts'
import { layoutOf } from '../../core/decks.ts'

/** Slides that speak of the talk itself. */
const greetings = ['cover', 'end']

const subjects: Record<Uncited['kind'], (text: string) => string> = {
  number: text => `the number ${text}`,
  quotation: text => `the quotation “${text}”`,
  absence: text => `the words “${text}”`,
}

export const rule: Rule = {
  name: 'claims',
  finds:
    'numbers, quotations and “not found” that no cited claim says, notes too; ids without rows; rows without sources',
  needs: ['sources'],
  skip: ({ evidence }) => evidence?.claims.length ? undefined : 'the deck has no claims (snippets/claims.ts)',
  sources({ decks, evidence }) {
    let unused = evidence!.claims.map(({ id }) => id)
    const found = decks.flatMap((deck): Found[] => {
      const slides = deckSlides(deck.slides)
      const { problems, ...rest } = citeDeck(slides, evidence!, deck.lang)
      unused = unused.filter(id => rest.unused.includes(id))
      const uncited = slides.flatMap((slide): Found[] => {
        const { citations } = citationsOn(slide, evidence!.maps)
        const named = new Set(citationsOn({ ...slide, raw: '' }, []).citations.map(({ id }) => id))
        const cited = evidence!.claims.filter(({ id }) => citations.some(citation => citation.id === id))
        return findUncited(slide.raw, cited, cited.filter(({ id }) => named.has(id)))
          .filter(({ where }) => where !== 'slide' || !greetings.includes(layoutOf(deck, slide.no)))
          .map(({ kind, text, line, where, cited }): Found => ({
            message:
              `${subjects[kind](text)}${where === 'slide' ? '' : ` in the ${where}`} ${cited ? 'stands in no claim cited there' : 'cites no claim'}`,
            remedy:
              where === 'slide'
                ? 'put <Cite id="…" /> of the claim that says it behind it'
                : 'cite the claim that says it on the slide or under claims: in its frontmatter, or say what the claim says',
            slide: slide.no,
            deck,
            line: slide.line + line,
          }))
      })
      return [...problems.map(problem => ({ ...problem, deck })), ...uncited]
    })
    const [first] = unused
    if (first === undefined)
      return found
    // One line for all, since none of them hurts.
    return found.concat({
      severity: 'warning',
      file: 'snippets/claims.ts',
      ...rowLocator(evidence!.files)(first),
      message: `no slide cites ${unused.join(' ')}`,
      remedy: 'cite what you keep, delete the other rows',
    })
  },
}
