import type { Plan, PlannedSlide } from './plan.ts'

/** Where the talk is. All times are in ms. */
export interface Standing {
  no: number
  /** What the timer shows. */
  elapsed: number
  /** Time spent on slide `no` by its number; 0 or nothing where nobody was. */
  spentOn: (no: number) => number
}

export interface Pace {
  /** Planned for the slide at hand. */
  slidePlan: number
  slideSpent: number
  /** What is left until the end; negative once it has passed. */
  left: number
  /** What the rest of the talk takes as planned. */
  rest: number
  /** How much later than its end the talk lands if the rest takes what is planned; negative is earlier. */
  late: number
}

const minute = 60_000
const saving = ({ minutes }: PlannedSlide) => minutes * minute

/** A talk that lands within this of its end is on time. */
export const tolerance = 20_000

/**
 * The talk against its end: `left` until then where the speaker has set one, otherwise what is left of the plan. A
 * slide passed over saves its minutes. In the appendix, which has no plan, the talk stands as it ended.
 */
export function paceOf(plan: Plan, { no, elapsed, spentOn }: Standing, left?: number): Pace {
  const here = plan.slides[no - 1]
  const spoken = here ? elapsed : plan.slides.reduce((sum, slide) => sum + spentOn(slide.no), 0)
  const slidePlan = (here?.minutes ?? 0) * minute
  const slideSpent = spentOn(no)
  const rest = Math.max(0, slidePlan - slideSpent) + planned(plan.slides.filter(slide => slide.no > no))
  const until = left ?? plan.minutes * minute - spoken
  return { slidePlan, slideSpent, left: until, rest, late: rest - until }
}

/** The one word for how the time stands. */
export function paceWord({ late }: Pick<Pace, 'late'>): 'onTime' | 'behind' | 'ahead' {
  return Math.abs(late) <= tolerance ? 'onTime' : late > 0 ? 'behind' : 'ahead'
}

function planned(slides: readonly PlannedSlide[]): number {
  return slides.reduce((sum, { minutes }) => sum + minutes, 0) * minute
}

export interface Skips {
  slides: PlannedSlide[]
  /** Time saved, ms. */
  saves: number
  /** Too long even so, ms; 0 where the talk lands on time. */
  left: number
}

/** With more slides than this to choose among, not every choice is tried. */
const mostTried = 14

/**
 * The optional slides ahead to leave out to land on time: of the choices that suffice the one that cuts least,
 * and of those the one with the fewest slides. All of them where that is not enough; none where none is needed.
 *
 * @param late as in `Pace`
 */
export function skipsFor(plan: Plan, no: number, late: number): Skips {
  const candidates = plan.slides.filter(slide => slide.optional && slide.no > no && slide.minutes > 0)
  const need = late - tolerance
  if (need <= 0 || candidates.length === 0)
    return { slides: [], saves: 0, left: Math.max(0, need > 0 ? late : 0) }
  const total = candidates.reduce((sum, slide) => sum + saving(slide), 0)
  if (total <= need)
    return { slides: candidates, saves: total, left: Math.max(0, late - total) }
  const chosen = candidates.length <= mostTried ? leastCut(candidates, need) : longestFirst(candidates, need)
  return { slides: chosen, saves: chosen.reduce((sum, slide) => sum + saving(slide), 0), left: 0 }
}

function leastCut(candidates: PlannedSlide[], need: number): PlannedSlide[] {
  let best = candidates
  let least = Number.POSITIVE_INFINITY
  for (let choice = 1; choice < 2 ** candidates.length; choice++) {
    const slides = candidates.filter((_, index) => choice & 1 << index)
    const saves = slides.reduce((sum, slide) => sum + saving(slide), 0)
    if (saves >= need && (saves < least || (saves === least && slides.length < best.length))) {
      best = slides
      least = saves
    }
  }
  return best
}

function longestFirst(candidates: PlannedSlide[], need: number): PlannedSlide[] {
  const chosen: PlannedSlide[] = []
  let saved = 0
  for (const slide of [...candidates].sort((a, b) => b.minutes - a.minutes)) {
    if (saved >= need)
      break
    chosen.push(slide)
    saved += saving(slide)
  }
  return chosen.sort((a, b) => a.no - b.no)
}
