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
  /** How far behind the plan (positive) or ahead of it (negative); 0 while within the slide's own time. */
  behind: number
  /** Share of its planned time that the talk takes: 1 as planned, 1.2 a fifth slower. */
  factor: number
  /** What remains at this pace. */
  remaining: number
  /** `elapsed` at the end at this pace, less the plan's whole: positive is too long. */
  over: number
}

/** Until this much was spoken, the plan says more about the pace than the talk does. */
const settling = 3 * 60_000

/** One long answer to a question must not stretch the whole rest; nobody speaks at less than half or more than twice the plan. */
const slowest = 2
const quickest = 0.5

/** Less than a glance is no visit: such a slide was passed over. */
const glance = 2_000

const minute = 60_000

/** A talk that lands within this of its plan is on time. */
export const tolerance = 20_000

/**
 * The talk against its plan.
 *
 * Ahead or behind is told by where the plan has this slide: before its planned beginning is ahead, after its
 * planned end behind. A slide passed over saves its minutes. The pace is time taken to time planned on the slides
 * that were shown, held towards 1 at first. In the appendix, which has no plan, the talk stands as it ended.
 */
export function paceOf(plan: Plan, standing: Standing): Pace {
  const { no, spentOn } = standing
  const before = plan.slides.filter(slide => slide.no < no)
  const here = plan.slides[no - 1]
  const elapsed = here ? standing.elapsed : plan.slides.reduce((sum, slide) => sum + spentOn(slide.no), 0)
  const slidePlan = (here?.minutes ?? 0) * minute
  const slideSpent = spentOn(no)
  const begins = planned(before)
  const behind = elapsed > begins + slidePlan ? elapsed - begins - slidePlan : elapsed < begins ? elapsed - begins : 0

  const shown = before.filter(slide => spentOn(slide.no) >= glance)
  const took = shown.reduce((sum, slide) => sum + spentOn(slide.no), 0)
  // What is too long on this slide counts already, what is left of it not yet.
  const late = Math.max(0, slideSpent - slidePlan)
  const factor = Math.min(slowest, Math.max(quickest, (took + late + settling) / (planned(shown) + settling)))

  const ahead = planned(plan.slides.filter(slide => slide.no > no))
  const remaining = Math.max(0, slidePlan - slideSpent) * factor + ahead * factor
  return { slidePlan, slideSpent, behind, factor, remaining, over: elapsed + remaining - plan.minutes * minute }
}

function planned(slides: readonly PlannedSlide[]): number {
  return slides.reduce((sum, { minutes }) => sum + minutes, 0) * minute
}

export interface Skips {
  slides: PlannedSlide[]
  /** Time saved at this pace, ms. */
  saves: number
  /** Too long even so, ms; 0 where the talk lands on time. */
  left: number
}

/** With more slides than this to choose among, not every choice is tried. */
const mostTried = 14

/**
 * The optional slides ahead to leave out to land on time: of the choices that suffice the one that cuts least,
 * and of those the one with the fewest slides. All of them where that is not enough; none where none is needed.
 */
export function skipsFor(plan: Plan, no: number, { over, factor }: Pick<Pace, 'over' | 'factor'>): Skips {
  const saving = ({ minutes }: PlannedSlide) => minutes * minute * factor
  const candidates = plan.slides.filter(slide => slide.optional && slide.no > no && slide.minutes > 0)
  const need = over - tolerance
  if (need <= 0 || candidates.length === 0)
    return { slides: [], saves: 0, left: Math.max(0, need > 0 ? over : 0) }
  const total = candidates.reduce((sum, slide) => sum + saving(slide), 0)
  if (total <= need)
    return { slides: candidates, saves: total, left: Math.max(0, over - total) }
  const chosen = candidates.length <= mostTried ? leastCut(candidates, need, saving) : longestFirst(candidates, need, saving)
  return { slides: chosen, saves: chosen.reduce((sum, slide) => sum + saving(slide), 0), left: 0 }
}

function leastCut(candidates: PlannedSlide[], need: number, saving: (slide: PlannedSlide) => number): PlannedSlide[] {
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

function longestFirst(candidates: PlannedSlide[], need: number, saving: (slide: PlannedSlide) => number): PlannedSlide[] {
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
