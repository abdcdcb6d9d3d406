/**
 * Diagonal hatching as path data, clipped to a rectangle, `gap` units apart. A path and not an SVG pattern, because
 * printing turns a pattern into pixels.
 */
export function hatch(x: number, y: number, width: number, height: number, gap: number): string {
  let d = ''
  for (let start = gap - height; start < width; start += gap) {
    const left = Math.max(0, start)
    const right = Math.min(width, start + height)
    if (right > left) {
      d
        += `M${(x + left).toFixed(1)} ${(y + height - (left - start)).toFixed(1)}`
          + `L${(x + right).toFixed(1)} ${(y + height - (right - start)).toFixed(1)}`
    }
  }
  return d
}
