import culori from 'culori/require'

/** The strengths of a hue, as `#rrggbb`. */
export interface Hue {
  /** For the one thing that stands out. */
  spark: string
  text: string
  wash: string
  border: string
}

export type Scheme = 'light' | 'dark'

/** What hues lie on, as `styles/tokens.css` has it, and how they stand against it. */
const schemes = {
  light: {
    grounds: ['#f6f0e6', '#efe6d8', '#fffaf2'],
    spark: { from: 0.58, step: -0.005, contrast: 4.6, chroma: [1.3, 0.17] },
    text: { from: 0.56, step: -0.005, contrast: 4.8, chroma: [1.12, 0.155] },
    wash: { lightness: 0.925, chroma: [0.32, 0.05] },
    border: { from: 0.7, step: -0.005, contrast: 2.75, chroma: [1, 0.14] },
  },
  dark: {
    grounds: ['#0d0b0a', '#171311', '#181412'],
    spark: { from: 0.7, step: 0.005, contrast: 7, chroma: [1.4, 0.19] },
    text: { from: 0.77, step: 0.005, contrast: 7, chroma: [1.02, 0.145] },
    wash: { lightness: 0.232, chroma: [0.4, 0.055] },
    border: { from: 0.52, step: 0.005, contrast: 3.1, chroma: [0.96, 0.135] },
  },
} as const

// The bundle: in modules it is 151 files, which every command would open.
const { clampChroma, converter, formatHex, parse, wcagContrast } = culori
const oklch = converter('oklch')

/** Whether a value is a colour that CSS can say without a variable. */
export function isColour(value: unknown): value is string {
  return typeof value === 'string' && parse(value) !== undefined
}

/**
 * The strengths of a colour's hue: its words legible on every ground and on its own wash (WCAG 2.2, AA), its
 * border seen on the grounds.
 *
 * @param colour as CSS writes it; its hue counts, and its chroma as far as each strength bears it
 * @throws RangeError where it is none
 */
export function hueOf(colour: string, scheme: Scheme): Hue {
  const given = oklch(parse(colour))
  if (!given)
    throw new RangeError(`"${colour}" is no colour`)
  const { grounds, spark, text, wash, border } = schemes[scheme]
  const at = (lightness: number, [share, most]: readonly [number, number]): string =>
    formatHex(
      clampChroma({ mode: 'oklch', l: lightness, c: Math.min(given.c * share, most), h: given.h ?? 0 }, 'oklch'),
    )
  const laid = at(wash.lightness, wash.chroma)
  const until = (
    { from, step, contrast, chroma }: typeof spark | typeof text | typeof border,
    on: readonly string[],
  ): string => {
    for (let lightness: number = from; lightness > 0 && lightness < 1; lightness += step) {
      const found = at(lightness, chroma)
      if (on.every(ground => wcagContrast(found, ground) >= contrast))
        return found
    }
    return step < 0 ? '#000000' : '#ffffff'
  }
  return {
    spark: until(spark, grounds),
    text: until(text, [...grounds, laid]),
    wash: laid,
    border: until(border, grounds.slice(0, 1)),
  }
}

/**
 * The style sheet of a talk's concepts: `--<concept>-text`, `-wash`, `-border` in both schemes and in the reader's own
 * colours, and `.concept-<concept>`. The first concept is the hue of whatever names none, and of the spark.
 *
 * @param concepts a colour by name
 */
export function huesCss(concepts: Readonly<Record<string, string>>): string {
  const names = Object.keys(concepts)
  if (names.length === 0)
    return ''
  const block = (scheme: Scheme): string => names.map((name, index) => {
    const { spark, text, wash, border } = hueOf(concepts[name]!, scheme)
    const own = `--${name}-text: ${text}; --${name}-wash: ${wash}; --${name}-border: ${border};`
    return index === 0 ? `${own} --spark: ${spark};` : own
  }).join('\n')
  const forced = names.map(name =>
    `--${name}-text: CanvasText; --${name}-wash: Canvas; --${name}-border: CanvasText;`).join('\n')
  const uses = names.map((name, index) => `${index === 0 ? ':root, ' : ''}.concept-${name} `
    + `{ --hue-text: var(--${name}-text); --hue-wash: var(--${name}-wash); --hue-border: var(--${name}-border); }`)
  return `:root {
${block('light')}
}
/* Paper is white, however dark the screen. */
@media screen {
html.dark {
${block('dark')}
}
}
@media (forced-colors: active) {
html[lang] {
${forced}
}
}
${uses.join('\n')}
`
}
