import type { Stroke } from './messages.ts'
import { getStroke } from 'perfect-freehand'

/** How wide the pen is, in the slide's own units. */
export const penWidth = 5

/**
 * A line as the outline of what a pen leaves, an SVG path in the slide's own units.
 *
 * @param width of the pen
 * @param taper over which length it begins thin
 */
export function outline(points: Stroke, width = penWidth, taper = 0): string {
  const edge = getStroke(
    points.map(([x, y]) => [x, y]),
    { size: width, thinning: 0.45, streamline: 0.4, start: { taper }, last: true },
  )
  return edge.length > 0 ? `M${edge.map(([x, y]) => `${x!.toFixed(1)} ${y!.toFixed(1)}`).join('L')}Z` : ''
}
