import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { kitRoot, packageRoot, projectRoot } from '../core/roots.ts'

/** Families, the first one drawing what it has. */
export interface Families {
  display: string[]
  body: string[]
}

/** A file of a typeface, and what of it is used. */
export interface Face {
  family: string
  file: string
  weight: string
  set: 'display' | 'body' | 'reading'
  /** Only these of its characters are asked for, because another file draws the rest. */
  only?: RegExp
  /** The same for the browser, which then fetches the file only for a page that shows one of them. */
  range?: string
  /** Axes held at one value, or narrowed to a range, in the cut file. */
  axes?: Record<string, number | { min: number, max: number }>
}

/** What a Fontsource package says of itself. */
interface Metadata {
  id: string
  subsets: string[]
  weights: number[]
  defSubset: string
  variable: false | Record<string, { min: string, max: string, default: string }>
}

/** Scripts that come in a hundred files by use, and whole in one. */
const wholeScripts: Record<string, string> = {
  korean: 'U+1100-11FF, U+3000-303F, U+3130-318F, U+AC00-D7A3',
}

const displayWeight = 500
const bodyWeights = { min: 400, max: 700 }

/** The package of a family as npm knows it: Fontsource's, variable where there is one. */
function packagesOf(family: string): string[] {
  const id = family.toLowerCase().replaceAll(' ', '-')
  return [`@fontsource-variable/${id}`, `@fontsource/${id}`, ...family === 'Pretendard' ? ['pretendard'] : []]
}

/** What to install for a family that is not there. */
export function packageFor(family: string): string {
  return packagesOf(family).at(family === 'Pretendard' ? -1 : 0)!
}

/** Where a family lies; undefined where no package of it is installed. */
export function folderOfFace(family: string, root = projectRoot): string | undefined {
  return packagesOf(family).map(name => packageRoot(name, root)).find(Boolean)
}

/**
 * The files of a talk's typefaces, whole, in the order in which they are asked for a character.
 *
 * @throws Error naming a family whose package is not installed
 */
export async function facesOf({ display, body }: Families, root = projectRoot): Promise<Face[]> {
  const sets = [['display', display], ['body', body]] as const
  const files = sets.flatMap(([set, families]) => families.map((family, at) => filesOf(family, set, root, at > 0)))
  return (await Promise.all(files)).flat()
}

/** @param behind another family draws Latin letters already: one for another script brings only that */
async function filesOf(family: string, set: 'display' | 'body', root: string, behind: boolean): Promise<Face[]> {
  const folder = folderOfFace(family, root)
  if (!folder)
    throw new Error(`the face "${family}" is not installed: npm install ${packageFor(family)}`)
  if (!existsSync(join(folder, 'metadata.json'))) {
    return [
      {
        family,
        set,
        file: join(folder, 'dist/public/variable/PretendardVariable.ttf'),
        weight: '400 700',
        axes: { wght: bodyWeights },
      },
    ]
  }
  const read = async <T>(name: string) => JSON.parse(await readFile(join(folder, name), 'utf8')) as T
  const { id, subsets, weights, defSubset, variable } = await read<Metadata>('metadata.json')
  const ranges = await read<Record<string, string>>('unicode.json')
  const names = new Set(await readdir(join(folder, 'files')))
  const own
    = behind && subsets.some(subset => subset in wholeScripts)
      ? subsets.filter(subset => subset in wholeScripts)
      : subsets
  return own.flatMap((subset) => {
    const range = subset === defSubset && !wholeScripts[subset] ? undefined : wholeScripts[subset] ?? ranges[subset]
    // A script that comes in parts alone is too many files.
    if (!range && subset !== defSubset)
      return []
    const some = { family, set, ...range && { range, only: withinRange(range) } }
    if (variable) {
      const axes = Object.keys(variable).filter(axis => axis !== 'ital')
      const cut = axes.some(axis => axis !== 'wght') && names.has(`${id}-${subset}-full-normal.woff2`) ? 'full' : 'wght'
      const held = Object.fromEntries(axes.flatMap(axis =>
        axis === 'wght' || cut === 'wght' ? [] : [[axis, heldAt(axis, variable[axis]!, set)]]))
      const wght = set === 'display' ? displayWeight : bodyWeights
      const weight = set === 'display' ? `${displayWeight}` : '400 700'
      return [
        { ...some, file: join(folder, `files/${id}-${subset}-${cut}-normal.woff2`), weight, axes: { wght, ...held } },
      ]
    }
    const wanted
      = set === 'display' ? [nearestTo(400, weights)] : [...new Set([nearestTo(400, weights), nearestTo(700, weights)])]
    return wanted.map((weight, index) => ({
      ...some,
      file: join(folder, `files/${id}-${subset}-${weight}-normal.woff2`),
      weight: wanted.length === 1 ? '400 700' : index === 0 ? '400 550' : '551 700',
    }))
  }).filter(({ file }) => existsSync(file))
}

/** Headings are large: their optical size is that of a display cut. */
function heldAt(
  axis: string,
  { min, max, default: usual }: { min: string, max: string, default: string },
  set: Face['set'],
): number {
  return axis === 'opsz' ? Math.min(Math.max(set === 'display' ? 48 : 20, Number(min)), Number(max)) : Number(usual)
}

function nearestTo(weight: number, weights: number[]): number {
  return weights.reduce((best, other) => Math.abs(other - weight) < Math.abs(best - weight) ? other : best)
}

/** What of a text a file draws. */
export function drawnBy({ only }: Face, text: string): string {
  return only ? [...text].filter(character => only.test(character)).join('') : text
}

/**
 * The rule by which a page draws a face. `swap`: words stand at once in the fallback faces of styles/fonts.css, which
 * take the same room, and change over when the file is there. `optional` would keep a first visitor in the fallback for
 * the whole talk, since the live deck is one page; `block` would hide the words.
 *
 * @param url of the file
 */
export function faceRule({ family, weight, range }: Pick<Face, 'family' | 'weight' | 'range'>, url: string): string {
  const within = range ? `;unicode-range:${range}` : ''
  return `@font-face{font-family:'${family}';src:url('${url}');font-weight:${weight};font-style:normal;font-display:swap${within}}`
}

/** These characters as a browser is told them: `U+41, U+42`. */
export function rangeOf(characters: string): string {
  return [...characters].map(character => `U+${character.codePointAt(0)!.toString(16)}`).join(', ')
}

/** `U+20-7E, U+2026` as a character class. */
function withinRange(range: string): RegExp {
  const parts = range.split(',').map(part =>
    part
      .trim()
      .replace(/^U\+/i, '')
      .split('-')
      .map(code => `\\u{${code}}`)
      .join('-'),
  )
  return new RegExp(`[${parts.join('')}]`, 'u')
}

/**
 * `--font-display` and `--font-body`: the talk's faces, what stands in until they are there, and the computer's own.
 *
 * @param named families that are not the talk's to bring, where it brings none for its words
 */
export async function fontVariables({ display, body }: Families, named: string[] = []): Promise<string> {
  const sheet = await readFile(join(kitRoot, 'styles/fonts.css'), 'utf8')
  const standIns = [...new Set([...sheet.matchAll(/font-family: '([^']+)'/g)].map(([, family]) => family!))]
  const quoted = (families: string[]) => families.map(family => `'${family}'`)
  const standing = (family: string) => standIns.filter(name => name.startsWith(`${family} Fallback`))
  const [first, ...others] = body
  const own = first ? [first, readingFamily(first), ...others, ...body.flatMap(standing)] : named
  const head = [...display.flatMap(family => [family, ...standing(family)]), ...first ? body : named]
  const plain = ['system-ui', 'sans-serif']
  const korean = ['\'Apple SD Gothic Neo\'', '\'Malgun Gothic\'']
  const afterHead = display.length > 0 ? ['serif'] : [...quoted(body.flatMap(standing)), ...plain]
  const stack = (families: string[]) =>
    `--font-body: ${[...quoted(families), plain[0], ...korean, plain[1]].join(', ')};`
  // The page that measures the labels of maps has not got those.
  const drawn = own === named && named.length > 0 ? `.map-drawing, .fenced-drawing { ${stack([])} }\n` : ''
  return `:root {
  --font-display: ${[...quoted(head), ...afterHead].join(', ')};
  ${stack(own)}
}
${drawn}`
}

/** The face of what only opened claims and the slides' words for their readers show. */
export function readingFamily(body: string): string {
  return `${body} Reading`
}
