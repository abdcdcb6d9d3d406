/** Advance widths in em, rounded up: labels are placed by them, so they may be wide but not narrow. */
const widths: [pattern: RegExp, em: number][] = [
  [/[\u1100-\u11FF\u3130-\u318F\uAC00-\uD7A3\u3000-\u303F]/, 0.9],
  [/[mw@%]/i, 0.92],
  [/[A-Z]/, 0.72],
  [/[ ,.:;'’‘|!ijl]/, 0.3],
  [/[0-9~–—“”]/, 0.63],
]

/** About how wide a text is when set in the body face at `size` pixels; never narrower than it comes out. */
export function textWidth(text: string, size: number): number {
  let em = 0
  for (const character of text)
    em += widths.find(([pattern]) => pattern.test(character))?.[1] ?? 0.57
  return em * size
}
