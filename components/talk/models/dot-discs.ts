/** Turn from one dot to the next that fills a disc evenly, in radians. */
const golden = Math.PI * (3 - Math.sqrt(5))

/**
 * Dots spread evenly over a disc about 0/0, so that discs of the same pitch are to each other as their dots:
 * area is the number.
 *
 * @param pitch px; a dot takes up `π · pitch²`
 */
export function dotDisc(count: number, pitch: number): [x: number, y: number][] {
  return Array.from({ length: count }, (_, index) => {
    const reach = pitch * Math.sqrt(index + 0.5)
    return [reach * Math.cos(index * golden), reach * Math.sin(index * golden)]
  })
}

/** Radius in px of the disc that {@link dotDisc} fills. */
export const discRadius = (count: number, pitch: number): number => pitch * Math.sqrt(count)

/** Dots in rows of `across`, the last row short, `pitch` px apart, from 0/0 to the right and down. */
export function dotRows(count: number, across: number, pitch: number): [x: number, y: number][] {
  return Array.from({ length: count }, (_, index) => [index % across * pitch, Math.floor(index / across) * pitch])
}
