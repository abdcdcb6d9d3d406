/** How many clicks a note leads through: `[click]` is one, `[click:3]` three. */
export function cuesOf(note: string | undefined): number {
  return [...(note ?? '').matchAll(/\[click(?::(\d+))?\]/gi)].reduce((sum, [, count]) => sum + Number(count ?? 1), 0)
}

/**
 * Minutes of a talk's `duration` as Slidev writes it: `20min`, `1h 10min`, `90s`, a number of minutes. Undefined where
 * it says nothing.
 */
export function minutesIn(duration: unknown): number | undefined {
  if (typeof duration === 'number')
    return duration
  if (typeof duration !== 'string')
    return undefined
  const units = { h: 60, m: 1, s: 1 / 60 }
  const parts = [...duration.matchAll(/(\d+(?:\.\d+)?)\s*([hms]|$)/gi)]
  return parts.length > 0
    ? parts.reduce(
        (sum, [, count, unit]) => sum + Number(count) * units[(unit!.toLowerCase() || 'm') as keyof typeof units],
        0,
      )
    : undefined
}

/** The sum of slides' minutes, to a hundredth; what is no number counts nothing. */
export function plannedMinutes(minutes: readonly unknown[]): number {
  return Math.round(minutes.reduce<number>((sum, one) => sum + (Number(one) > 0 ? Number(one) : 0), 0) * 100) / 100
}
