import type { LoadedDeck } from '../../core/decks.ts'
import type { Found, Rule } from '../rule.ts'
import { citationsOn } from '../../../../kit/claims/citations.ts'
import { mapTags } from '../../../../kit/maps/markup.ts'
import { maskUnseen } from '../../../../kit/words/markdown.ts'
import { deckSlides } from '../../claims/citations.ts'

/** Clicks that slides took in each deck seen so far. */
const seen = new WeakMap<LoadedDeck, Map<number, number>>()

export const rule: Rule = {
  name: 'parity',
  finds: 'slides, layouts, maps, claims, clicks and minutes that differ between languages',
  needs: ['sources', 'browser'],
  skip: ({ decks }) => decks.length > 1 ? undefined : 'there is one language only',
  sources({ decks: [first, ...others], evidence }) {
    const bones = (deck: LoadedDeck) => deckSlides(deck.slides).map(slide => ({
      layout: slide.frontmatter.layout,
      concept: slide.frontmatter.concept,
      motif: slide.frontmatter.motif,
      minutes: slide.frontmatter.minutes,
      appendix: slide.frontmatter.appendix === true || undefined,
      verdict: slide.frontmatter.verdict,
      maps: mapTags(slide.raw).map(({ of }) => of).join(' '),
      claims: citationsOn(slide, evidence?.maps ?? []).citations.map(({ id }) => id).join(' '),
      reveals:
        (maskUnseen(slide.raw).match(/\bv-(?:click|clicks|after|switch)\b|<v-(?:click|clicks|after|switch)\b/g) ?? [])
          .length || undefined,
    }))
    const model = bones(first!)
    return others.flatMap((deck): Found[] => {
      const own = bones(deck)
      if (own.length !== model.length) {
        return [
          {
            deck,
            slide: Math.min(own.length, firstDifference(own, model)),
            message: `${deck.name} has ${own.length} slides, and ${first!.name} ${model.length}`,
            remedy: 'add or remove the slide where they part',
          },
        ]
      }
      return own.flatMap((slide, index) =>
        (Object.keys(slide) as (keyof typeof slide)[])
          .filter(key => String(slide[key] ?? '') !== String(model[index]![key] ?? ''))
          .map((key): Found => ({
            deck,
            slide: index + 1,
            words: key === 'maps' || key === 'claims' ? undefined : `${key}:`,
            message: `${key}: ${said(slide[key])}, and ${said(model[index]![key])} in ${first!.name}`,
            remedy: 'make both languages the same',
          })),
      )
    })
  },
  end({ talk, deck, clicks }) {
    seen.set(deck, clicks)
    const [first] = talk.decks
    const model = seen.get(first!)
    return [...clicks].filter(([slide, total]) => (model?.get(slide) ?? total) !== total).map(([slide, total]) => ({
      slide,
      message: `clicks: ${total}, and ${model!.get(slide)} in ${first!.name}`,
      remedy: 'make both languages the same',
    }))
  },
}

function said(value: unknown): string {
  return String(value ?? '') || 'none'
}

function firstDifference(
  one: { layout: unknown, claims: string }[],
  two: { layout: unknown, claims: string }[],
): number {
  const at = one.findIndex((slide, index) => slide.layout !== two[index]?.layout || slide.claims !== two[index]?.claims)
  return at < 0 ? one.length : at + 1
}
