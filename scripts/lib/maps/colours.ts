import culori from 'culori/require'
import { lookCss } from '../look/look.ts'

/** The deck's palette in the light, by the name of its CSS variable: `plain-wash` → `#fffaf2`. */
export type Palette = Record<string, string>

/**
 * Reads the palette from the `:root` blocks of the deck's own colours.
 */
export async function readPalette(): Promise<Palette> {
  const block = [...(await lookCss()).matchAll(/:root\s*\{([^}]*)\}/g)].map(([, inner]) => inner).join('')
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})\s*;/gi)].map(([, name, value]) => [name!, value!.toLowerCase()]),
  )
}

/**
 * Mermaid theme variables in the palette's light values. Mermaid works out further colours from them;
 * `withVariables` turns all of them into variables afterwards.
 */
export function themeVariables(palette: Palette): Record<string, string> {
  const named = Object.keys(palette).flatMap(name => /^(?!plain-)(.+)-wash$/.exec(name)?.[1] ?? [])
  const hues = named.length > 0 ? named : ['plain']
  const [first, second = first] = hues
  const of = (name: string): string => palette[name] ?? '#808080'
  const cycle = (name: string, count: number, strength: string, first = 0): Record<string, string> =>
    Object.fromEntries(
      Array.from({ length: count }, (_, i) => [`${name}${i + first}`, of(`${hues[i % hues.length]}-${strength}`)]),
    )
  const ink = of('ink')
  const wash = of('plain-wash')
  const border = of('plain-border')
  return {
    fontFamily: 'var(--font-body)',
    fontSize: '18px',
    background: of('ground'),
    primaryColor: wash,
    primaryTextColor: ink,
    primaryBorderColor: border,
    secondaryColor: of(`${first}-wash`),
    secondaryTextColor: ink,
    secondaryBorderColor: of(`${first}-border`),
    tertiaryColor: of('ground-2'),
    tertiaryTextColor: ink,
    tertiaryBorderColor: of('rule'),
    lineColor: of('ink-2'),
    nodeBorder: border,
    edgeLabelBackground: of('ground'),
    signalColor: of('ink-2'),
    labelBoxBkgColor: of('ground-2'),
    noteBkgColor: of(`${second}-wash`),
    noteBorderColor: of(`${second}-border`),
    noteTextColor: ink,
    activationBorderColor: of(`${first}-border`),
    pieStrokeColor: of('ground'),
    pieOuterStrokeColor: of('rule'),
    pieOpacity: '1',
    ...cycle('pie', 12, 'border', 1),
    ...cycle('cScale', 12, 'wash'),
    ...cycle('cScalePeer', 12, 'border'),
    ...cycle('git', 8, 'border'),
    ...cycle('fillType', 8, 'wash'),
  }
}

const toRgb = culori.converter('rgb')

/**
 * Every colour written in the text becomes the variable whose light value is nearest, so that one
 * drawing serves light and dark.
 */
export function withVariables(text: string, palette: Palette): string {
  const entries = Object.entries(palette).map(([name, value]) => ({ name, rgb: parsed(value)! }))
  const colour
    = /(?<!url\(|href=["']|[\w&-])#(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})(?![\w-])|\b(?:rgb|hsl)a?\([^()]*\)|(?<=[:"]\s*)(?:white|black|grey|gray|lightgrey|lightgray)(?=[\s;"!}])/gi
  return text.replace(colour, (written) => {
    const rgba = parsed(written)
    if (!rgba)
      return written
    if (rgba[3] === 0)
      return 'transparent'
    const distance = (rgb: number[]): number =>
      rgb.slice(0, 3).reduce((sum, part, i) => sum + (part - rgba[i]!) ** 2, 0)
    const { name } = entries.reduce((best, entry) => distance(entry.rgb) < distance(best.rgb) ? entry : best)
    return rgba[3]! < 1
      ? `color-mix(in srgb, var(--${name}) ${Math.round(rgba[3]! * 100)}%, transparent)`
      : `var(--${name})`
  })
}

/** Red, green, blue from 0 to 255 and opacity from 0 to 1. */
function parsed(written: string): [number, number, number, number] | undefined {
  const colour = toRgb(culori.parse(written))
  return colour && [colour.r * 255, colour.g * 255, colour.b * 255, colour.alpha ?? 1]
}
