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
  /** Too long even so, ms; 0 where the talk lands on time. */
  left: number
}

/**
 * The optional slides ahead to leave out to land on time: of the choices that suffice the one that cuts least, of those
 * the one with the fewest slides, and of those the one with the earliest. All of them where that is not enough; none
 * where none is needed.
 *
 * @param late as in `Pace`
 */
export function skipsFor(plan: Plan, no: number, late: number): Skips {
  const need = late - tolerance
  if (need <= 0)
    return { slides: [], left: 0 }
  const candidates = plan.slides.filter(slide => slide.optional && slide.no > no && slide.minutes > 0)
  const total = planned(candidates)
  if (total <= need)
    return { slides: candidates, left: Math.max(0, late - total) }
  // For each time saved, in whole seconds, the first choice with the fewest slides. One that suffices needs no more.
  const choices = new Map<number, PlannedSlide[]>([[0, []]])
  for (const slide of candidates) {
    for (const [saved, slides] of [...choices]) {
      const saves = saved + Math.round(slide.minutes * 60) * 1000
      if (saved < need && slides.length + 1 < (choices.get(saves)?.length ?? Infinity))
        choices.set(saves, [...slides, slide])
    }
  }
  const least = Math.min(...[...choices.keys()].filter(saves => saves >= need))
  return { slides: choices.get(least) ?? candidates, left: 0 }
}
