import type { BubbleSettings } from '../../../components/talk/models/simulation.ts'
import { describe, expect, it } from 'vitest'
import { HORIZON, LONGEST_FLOW, simulate } from '../../../components/talk/models/simulation.ts'
import { bubbleSliders, bubbleStart, bubbleWords } from '../../../snippets/series/survivors.ts'

const seeds = Array.from({ length: 60 }, (_, seed) => seed + 1)
const run = (settings: Partial<BubbleSettings> = {}) => simulate({ ...bubbleStart, ...settings })
function* grid(ventures: number[], strong: number[], discernment: number[], rounds: number[]) {
  for (const one of ventures) {
    for (const two of strong) {
      for (const three of discernment) {
        for (const four of rounds)
          yield { ventures: one, strong: two, discernment: three, rounds: four }
      }
    }
  }
}
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

describe('the bubble model', () => {
  it('gives the same outcome for the same settings, another for another seed', () => {
    expect(run()).toEqual(run())
    expect(run({ seed: 2 }).ventures).not.toEqual(run({ seed: 1 }).ventures)
  })

  it('keeps its books for every seed', () => {
    for (const seed of seeds) {
      const { ventures, survivors, strongIdeas, strongLost, topShare } = run({ seed })
      expect(ventures).toHaveLength(bubbleStart.ventures)
      expect(ventures.filter(venture => venture.strong)).toHaveLength(strongIdeas)
      expect(ventures.filter(venture => venture.path[HORIZON]! > 0)).toHaveLength(survivors)
      expect(strongLost).toBeLessThanOrEqual(strongIdeas)
      expect(topShare).toBeGreaterThan(0.05)
      expect(topShare).toBeLessThanOrEqual(1)
      for (const venture of ventures) {
        expect(venture.path).toHaveLength(HORIZON + 1)
        expect(venture.path.every(held => held >= 0)).toBe(true)
        // Dead is dead: money up to the last round, none after.
        expect(venture.path.findLastIndex(held => held > 0)).toBeLessThanOrEqual(venture.lasted)
        expect(venture.path.slice(venture.lasted + 1).every(held => held === 0)).toBe(true)
        if (venture.built)
          expect([venture.strong, venture.lasted]).toEqual([true, HORIZON])
      }
    }
  })

  it('deals the whole pot every round and nothing after the money stops', () => {
    const dealt = (rounds: number) =>
      run({ rounds }).ventures.reduce((sum, venture) => sum + venture.taken, 0) / bubbleStart.ventures
    const pots = Array.from({ length: LONGEST_FLOW }, (_, round) => 0.7 * 1.12 ** round)
    for (let rounds = 1; rounds <= LONGEST_FLOW; rounds++)
      expect(dealt(rounds)).toBeCloseTo(2 + pots.slice(0, rounds).reduce((sum, pot) => sum + pot, 0), 8)
  })

  it('never shortens a life, loses a survivor or a strong idea by one more round of money', { timeout: 30_000 }, () => {
    for (const seed of seeds) {
      for (const discernment of [0, 0.3, 1]) {
        for (let rounds = 1; rounds < LONGEST_FLOW; rounds++) {
          const less = run({ seed, discernment, rounds, ventures: 40 })
          const more = run({ seed, discernment, rounds: rounds + 1, ventures: 40 })
          expect(more.survivors).toBeGreaterThanOrEqual(less.survivors)
          expect(more.strongLost).toBeLessThanOrEqual(less.strongLost)
          expect(more.ventures.every((venture, index) => venture.lasted >= less.ventures[index]!.lasted)).toBe(true)
        }
      }
    }
  })

  it.each([
    [0.1, 3],
    [0.1, 8],
    [0.4, 6],
    [0.04, 12],
  ])('leaves more strong survivors on average the better investors see (%d strong, %d rounds)', (strong, rounds) => {
    const kept = [0, 0.25, 0.5, 0.75, 1].map(discernment =>
      mean(seeds.map((seed) => {
        const { strongIdeas, strongLost } = run({ seed, strong, rounds, discernment })
        return strongIdeas - strongLost
      })))
    expect(kept).toEqual([...kept].sort((a, b) => a - b))
    expect(kept[4]).toBeGreaterThan(kept[0]!)
  })

  it('gives every strong idea the same, and more than any weak one, under perfect discernment', () => {
    for (const seed of seeds) {
      const { ventures } = run({ seed, discernment: 1 })
      const taken = (strong: boolean) =>
        ventures.filter(venture => venture.strong === strong).map(venture => venture.taken)
      expect(Math.max(...taken(true)) - Math.min(...taken(true))).toBeLessThan(1e-9)
      expect(Math.min(...taken(true))).toBeGreaterThan(Math.max(...taken(false)))
    }
  })

  it('deals the first round blindly under no discernment', () => {
    for (const seed of seeds) {
      const first = (strong: number) =>
        run({ seed, discernment: 0, rounds: 1, strong }).ventures.map(venture => venture.taken)
      expect(first(0.4)).toEqual(first(0.02))
    }
  })

  it('holds at the edges: all strong, none strong, one venture, one round', () => {
    for (const seed of seeds) {
      const all = run({ seed, strong: 1 })
      expect(all.strongIdeas).toBe(bubbleStart.ventures)
      // Nothing to tell apart: the eye has nothing to see, and the outcome is that of pure chance.
      expect(run({ seed, strong: 1, discernment: 0 }).ventures.map(venture => venture.strong)).toEqual(
        all.ventures.map(venture => venture.strong),
      )
      const none = run({ seed, strong: 0, rounds: 6 })
      expect([none.strongIdeas, none.strongLost, none.survivors]).toEqual([0, 0, 0])
      expect(run({ seed, ventures: 1, strong: 1 }).topShare).toBe(1)
      const short = run({ seed, rounds: 1 })
      expect(short.ventures.every(venture => venture.built || venture.lasted < 8)).toBe(true)
    }
  })

  it('clamps what lies outside its ranges', () => {
    expect(run({ ventures: 9000, rounds: 99, discernment: 7, strong: 3 })).toEqual(
      run({ ventures: 400, rounds: 12, discernment: 1, strong: 1 }),
    )
    expect(run({ ventures: -3, rounds: 0, discernment: -1, strong: -1 })).toEqual(
      run({ ventures: 1, rounds: 1, discernment: 0, strong: 0 }),
    )
  })

  it('keeps its printed sentence wherever the sliders stand: most end; of the strong ideas all may, or none', () => {
    const [ventures, strong, discernment] = bubbleSliders.map(({ min, max, step }) =>
      Array.from({ length: Math.round((max - min) / step) + 1 }, (_, at) => min + at * step))
    expect(Object.values(bubbleWords.always).join()).toMatch(/most.*all may end, or none.*대부분.*모두 탈락할 수도, 모두 남을 수도/)
    let all = 0
    let none = 0
    // Another round of money never makes survivors fewer: the longest flow leaves most of them.
    for (const settings of [
      ...grid([20, 100, 400], strong!, discernment!, [LONGEST_FLOW]),
      ...grid(ventures!, [0.4], [0, 1], [1, LONGEST_FLOW]),
    ]) {
      const { survivors, strongIdeas, strongLost } = run(settings)
      expect([settings, survivors < settings.ventures / 2]).toEqual([settings, true])
      all += Number(strongLost === strongIdeas)
      none += Number(strongLost === 0)
    }
    expect([all > 0, none > 0]).toEqual([true, true])
  }, 60_000)

  it('starts where the sliders can stand, with few who take most', () => {
    for (const { key, min, max, step } of bubbleSliders) {
      expect(bubbleStart[key]).toBeGreaterThanOrEqual(min)
      expect(bubbleStart[key]).toBeLessThanOrEqual(max)
      expect(((bubbleStart[key] - min) / step) % 1).toBeCloseTo(0, 6)
    }
    const { survivors, topShare, strongLost, strongIdeas } = run()
    expect(survivors).toBeLessThanOrEqual(bubbleStart.ventures * 0.05)
    expect(topShare).toBeGreaterThan(0.5)
    expect(strongLost).toBeGreaterThan(strongIdeas / 2)
  })
})
