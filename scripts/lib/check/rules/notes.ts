import type { LoadedDeck } from '../../core/decks.ts'
import type { Found, Rule } from '../rule.ts'
import { walkOf } from '../../../../kit/deck/walk.ts'
import { cuesOf, minutesIn, plannedMinutes } from '../planned.ts'

/** How far the plan may be from the talk's length, as a share of it. */
const leeway = 0.1

export const rule: Rule = {
  name: 'notes',
  finds:
    'slides without notes or minutes; a plan outside the talk\'s length; `[click]` cues that don\'t match the clicks',
  needs: ['sources', 'browser'],
  skip: ({ decks }) =>
    decks.some(({ slides }) =>
      slides.some(({ note, frontmatter }) => note?.trim() || frontmatter.minutes !== undefined),
    )
      ? undefined
      : 'no slide has a note or minutes',
  sources: ({ decks }) => decks.flatMap(deck => [...missingNotes(deck), ...planOf(deck)]),
  end({ deck, clicks }) {
    // Notes without any cue may leave the clicks to the speaker, where the whole deck does.
    const cued = deck.slides.some(({ note }) => cuesOf(note) > 0)
    const walk = inWalk(deck).length
    return [...clicks].flatMap(([slide, total]): Found[] => {
      const { note } = deck.slides[slide - 1]!
      const cues = cuesOf(note)
      if (cues === total || !cued || (slide > walk && !note?.trim()))
        return []
      const said = `${cues} [click] ${cues === 1 ? 'cue' : 'cues'}`
      const taken = total === 1 ? 'one click' : `${total} clicks`
      const message = `the note has ${said}, and the slide ${taken}`
      return [{ slide, deck, message, remedy: 'put [click] into the note where the slide goes on' }]
    })
  },
}

/** The slides that are planned and spoken: the appendix needs neither a note nor minutes. */
function inWalk({ slides }: LoadedDeck): LoadedDeck['slides'] {
  return slides.slice(0, walkOf(slides.map(({ frontmatter }) => frontmatter)).length)
}

function missingNotes(deck: LoadedDeck): Found[] {
  // Where no slide has any, the deck is not made that way.
  const spoken = deck.slides.some(({ note }) => note?.trim())
  const planned = deck.slides.some(({ frontmatter }) => frontmatter.minutes !== undefined)
  return inWalk(deck).flatMap(({ note, frontmatter: { minutes } }, index): Found[] => {
    const say = (message: string, remedy: string) => [{ deck, slide: index + 1, message, remedy }]
    const lacks = minutes === undefined ? 'the slide has no minutes' : `the slide's minutes are "${String(minutes)}"`
    return [
      ...spoken && !note?.trim() ? say('the slide has no note', 'end it with <!-- what you say -->') : [],
      ...planned && !(Number(minutes) > 0) ? say(lacks, 'add for example minutes: 0.5 to its frontmatter') : [],
    ]
  })
}

function planOf(deck: LoadedDeck): Found[] {
  const length = minutesIn(deck.slides[0]?.frontmatter.duration)
  const planned = plannedMinutes(inWalk(deck).map(({ frontmatter }) => frontmatter.minutes))
  if (length === undefined || planned === 0 || Math.abs(planned - length) <= length * leeway + 1e-9)
    return []
  return [
    {
      deck,
      slide: 1,
      words: 'duration:',
      message: `the slides' minutes add up to ${planned}, and the talk is ${length} long`,
      remedy: 'change minutes or duration',
    },
  ]
}
