import type { Status } from '../schema.ts'
import { statusLabels } from '../words/status.ts'

/** Path data of one quotation mark, around its own origin. */
export const quotationMark = 'M-1.6 1.5C-1.6-.9-.5-2.6 1.5-3.3L1.8-2.5C.9-2 .5-1.3 .4-.6A1.7 1.7 0 1 1-1.6 1.5Z'

/** A last dot of no length needs a hair of line to stand on. */
const hair = 0.05

/**
 * The drawing of a status: a piece of line, its pattern stretched to end on a whole dash or dot.
 *
 * @param length pixels on the canvas; quotation marks want more than the others
 * @param scale strengthens stroke, dashes and marks alike
 */
export function statusLine(status: Status, length = status === 'quoted' ? 34 : 24, scale = 1) {
  const { stroke } = statusLabels[status]
  const height = 12 * scale
  const middle = height / 2
  const gap = stroke.marks ? 6.5 * scale : 0
  const inset = stroke.cap === 'round' ? stroke.width * scale / 2 : 0
  return {
    length,
    height,
    width: stroke.width * scale,
    cap: stroke.cap,
    ...stroke.dash && { dash: dashes(stroke.dash) },
    /** Path data of the line's pieces. */
    pieces: [
      `M${inset} ${middle}H${gap ? length / 2 - gap : length - inset + hair}`,
      ...(gap ? [`M${length / 2 + gap} ${middle}H${length - inset}`] : []),
    ],
    /** Transforms of the quotation marks that stand in its gap. */
    marks: gap ? [-2.5, 2.5].map(side => `translate(${length / 2 + side * scale} ${middle}) scale(${scale})`) : [],
  }

  function dashes(pattern: string): string {
    const [on, off] = pattern.split(' ').map(n => Number(n) * scale) as [number, number]
    const run = length - 2 * inset
    const gaps = Math.max(Math.round((run - on) / (on + off)), 1)
    return `${on} ${(run - on * (gaps + 1)) / gaps}`
  }
}

/** The same as markup, for pages that no component draws. */
export function statusLineMarkup(status: Status, wanted?: number): string {
  const { length, height, width, cap, dash, pieces, marks } = statusLine(status, wanted)
  return (
    `<svg class="status-line" width="${length}" height="${height}" viewBox="0 0 ${length} ${height}" aria-hidden="true">`
    + `<g fill="none" stroke="currentColor" stroke-width="${width}" stroke-linecap="${cap}"${dash ? ` stroke-dasharray="${dash}"` : ''}>${pieces.map(d => `<path d="${d}"/>`).join('')}</g>`
    + `<g fill="currentColor">${marks.map(place => `<path d="${quotationMark}" transform="${place}"/>`).join('')}</g></svg>`
  )
}
