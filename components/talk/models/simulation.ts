import { randomFrom } from '../../../kit/random.ts'

/** What the speaker can turn. Values outside the ranges are clamped by {@link simulate}. */
export interface BubbleSettings {
  /** Ventures funded at the start, 1–400. */
  ventures: number
  /** Share of them with a strong idea, 0–1; as many ventures as that rounds to. */
  strong: number
  /** Correlation between an idea's strength and what investors see of it in a round, 0–1. */
  discernment: number
  /** Rounds in which outside money is dealt, 1–12. */
  rounds: number
  seed: number
}

export interface Venture {
  strong: boolean
  /**
   * Money at hand at the start and after each round's income, `HORIZON + 1` values, in units of the first cheque; 0
   * once it ended.
   */
  path: number[]
  /** Last round in which it was alive; `HORIZON` for those still standing. */
  lasted: number
  /** Outside money taken in all, the first cheque included. */
  taken: number
  /** A strong idea that got far enough to live on its customers. */
  built: boolean
}

export interface BubbleOutcome {
  ventures: Venture[]
  survivors: number
  strongIdeas: number
  strongLost: number
  /** Share of all outside money that went to the 5 % of ventures (at least one) that took most, 0–1. */
  topShare: number
}

/** Rounds drawn: the longest flow of money, then at least six without. */
export const HORIZON = 18
export const LONGEST_FLOW = 12

const FIRST_CHEQUE = 2
const POT_PER_VENTURE = 0.7
const GROWTH = 1.12
const KEEN = 1.3
const CHARM = 0.8
const DEAREST = 40
const MARKET_PER_VENTURE = 0.9
const KEPT = 0.45

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value))

/**
 * The bubble argument as a model: an illustration with invented numbers, not data.
 *
 * 1. Every venture gets the same first cheque of two units. A share of them have a strong idea; nobody is told which.
 * 2. While the money lasts, each round deals a pot that grows by 12 % a round. Investors see a signal for each
 *    living venture: `d · strength + √(1 − d²) · noise`, both of unit variance, so that `d` (discernment) is the
 *    correlation between the two. The noise is mostly charm, which a venture keeps for life, and partly the day's
 *    chance. A venture's part of the pot is proportional to `e^(1.3 · signal)` times the money it has taken so far:
 *    success draws money.
 * 3. A living venture spends each round 55 % of what it holds, and never less than one unit. Who cannot, ends.
 * 4. A strong venture that has taken enough in all (2 to 40 units, drawn for each) has built something: from then on
 *    it never ends. A weak one never builds. Built ventures share a fixed market each round, in proportion to the
 *    money they took.
 * 5. When the money stops, the others live on what they hold, up to round {@link HORIZON}. Who stands then, survives.
 *
 * Guaranteed for every seed and setting:
 * - The same settings give the same outcome, and a venture's own draws depend on the seed and its place alone.
 * - One more round of money never shortens any venture's life, so survivors never become fewer and strong ideas lost
 *   never more. (All is equal up to that round; then nobody gets less, who holds more is left with more, and after
 *   the money lives touch only through the market, which ends nobody.)
 * - With discernment 1 every strong venture takes the same, and more than any weak one; with discernment 0 the
 *   first round's deals do not depend on which ideas are strong.
 *
 * On average over seeds, and only so: more discernment leaves more strong survivors.
 */
export function simulate(settings: BubbleSettings): BubbleOutcome {
  const count = Math.round(clamp(settings.ventures, 1, 400))
  const strongIdeas = Math.round(count * clamp(settings.strong, 0, 1))
  const discernment = clamp(settings.discernment, 0, 1)
  const rounds = Math.round(clamp(settings.rounds, 1, LONGEST_FLOW))
  const { lots, needs, charm, chance } = drawsOf(settings.seed, count)
  const bar = [...lots].sort((a, b) => a - b)[strongIdeas - 1] ?? -1
  const share = strongIdeas / count
  const spread = Math.sqrt(share * (1 - share))
  /** Unit variance over all ventures; nothing to tell apart where all are alike. */
  const strength = (strong: boolean) => spread === 0 ? 0 : ((strong ? 1 : 0) - share) / spread
  const held = Array.from<number>({ length: count }).fill(FIRST_CHEQUE)
  const ventures = lots.map<Venture>(lot => ({
    strong: lot <= bar,
    path: [FIRST_CHEQUE],
    lasted: 0,
    taken: FIRST_CHEQUE,
    built: false,
  }))
  const living = new Set(ventures.keys())

  for (let round = 1; round <= HORIZON; round++) {
    if (round <= rounds) {
      const appeal = ventures.map((venture, index) => {
        const noise = CHARM * charm[index]! + Math.sqrt(1 - CHARM ** 2) * chance[round - 1]![index]!
        const signal = discernment * strength(venture.strong) + Math.sqrt(1 - discernment ** 2) * noise
        return living.has(index) ? venture.taken * Math.exp(KEEN * signal) : 0
      })
      const all = appeal.reduce((sum, value) => sum + value, 0)
      const pot = all === 0 ? 0 : count * POT_PER_VENTURE * GROWTH ** (round - 1)
      for (const index of living) {
        const deal = pot * appeal[index]! / all
        ventures[index]!.taken += deal
        held[index]! += deal
      }
    }
    for (const index of living) {
      ventures[index]!.built
        ||= ventures[index]!.strong && ventures[index]!.taken >= FIRST_CHEQUE + needs[index]! * (DEAREST - FIRST_CHEQUE)
    }
    const built = ventures.filter(venture => venture.built)
    const money = built.reduce((sum, venture) => sum + venture.taken, 0)
    for (const [index, venture] of ventures.entries()) {
      if (venture.built)
        held[index]! += count * MARKET_PER_VENTURE * venture.taken / money
      venture.path.push(living.has(index) ? held[index]! : 0)
      if (!living.has(index))
        continue
      venture.lasted = round
      held[index] = venture.built ? held[index]! * KEPT : Math.min(held[index]! - 1, held[index]! * KEPT)
      if (held[index] < 0)
        living.delete(index)
    }
  }
  return summary(ventures, strongIdeas)
}

/** A venture's draws depend on the seed and its place alone, so that turning one setting changes nothing else. */
function drawsOf(seed: number, count: number) {
  const streams = Array.from({ length: count }, (_, index) =>
    randomFrom((Math.imul(seed, 2654435761) + Math.imul(index, 40503)) >>> 0))
  const draw = () => streams.map(normal)
  return {
    lots: streams.map(next => next()),
    needs: streams.map(next => next()),
    charm: draw(),
    chance: Array.from({ length: LONGEST_FLOW }, draw),
  }
}

/** One draw from the normal distribution, mean 0, variance 1. */
function normal(next: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
}

function summary(ventures: Venture[], strongIdeas: number): BubbleOutcome {
  const standing = ventures.filter(venture => venture.path[HORIZON]! > 0 && venture.lasted === HORIZON)
  const taken = ventures.map(venture => venture.taken).sort((a, b) => b - a)
  const top = taken.slice(0, Math.max(1, Math.round(ventures.length * 0.05)))
  const sum = (values: number[]) => values.reduce((all, value) => all + value, 0)
  return {
    ventures,
    survivors: standing.length,
    strongIdeas,
    strongLost: strongIdeas - standing.filter(venture => venture.strong).length,
    topShare: sum(top) / sum(taken),
  }
}
