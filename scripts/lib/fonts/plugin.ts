import type { ResolvedSlidevOptions } from '@slidev/types'
import type { Plugin } from 'vite'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import subsetFont from 'subset-font'
import { localeOf } from '../../../kit/deck/decks.ts'
import { bodyCharacters, charactersBeyond, displayCharacters } from '../../../kit/words/typeset.ts'
import { putWhole } from '../core/files.ts'
import { currentEdition, readingKey } from '../slidev/edition.ts'

/*
 * `virtual:fonts.css` names the talk's three faces. While writing, the whole files are served from their packages;
 * a build cuts each to the glyphs the deck can show, because a whole Hangul face is megabytes.
 */

export interface Face {
  family: string
  file: string
  weight: string
  set: 'display' | 'body' | 'reading'
  /** Only these of its characters are asked for, because another face draws the rest. */
  only?: RegExp
  /** The same for the browser, which then fetches the file only for a page that shows one of them. */
  range?: string
  /** Axes held at one value, or narrowed to a range, in the cut file. */
  axes?: Record<string, number | { min: number, max: number }>
}

const { resolve } = createRequire(import.meta.url)

/** The talk's three typefaces, whole. */
export const faces: Face[] = [
  {
    family: 'Fraunces',
    file: resolve('@fontsource-variable/fraunces/files/fraunces-latin-full-normal.woff2'),
    weight: '500',
    set: 'display',
    axes: { wght: 500, opsz: 48, SOFT: 0, WONK: 0 },
  },
  {
    family: 'Song Myung',
    file: resolve('@fontsource/song-myung/files/song-myung-korean-400-normal.woff2'),
    weight: '400 700',
    set: 'display',
    only: /[\p{Script=Hangul}\u3000-\u303F]/u,
    range: 'U+1100-11FF, U+3000-303F, U+3130-318F, U+AC00-D7A3',
  },
  {
    family: 'Pretendard',
    file: join(dirname(resolve('pretendard/package.json')), 'dist/public/variable/PretendardVariable.ttf'),
    weight: '400 700',
    set: 'body',
    axes: { wght: { min: 400, max: 700 } },
  },
]

/**
 * The characters that only opened claims and the slides' words for their readers have: a file that a screen without
 * them never fetches.
 */
function readingFace(characters: string): Face {
  const range = [...characters].map(character => `U+${character.codePointAt(0)!.toString(16)}`).join(', ')
  return { ...faces.find(({ set }) => set === 'body')!, family: 'Pretendard Reading', set: 'reading', range }
}

/** What shapes and spaces the text. Alternates that no style asks for are half of a cut file's glyphs. */
export const keepFeatures = ['kern', 'liga', 'clig', 'calt', 'ccmp', 'locl', 'mark', 'mkmk', 'rlig', 'tnum', 'ss06']

/*
 * `swap`: words stand at once in the fallback faces of styles/fonts.css, which take the same room, and change
 * over when the file is there. `optional` would keep a first visitor in the fallback for the whole talk, since
 * the live deck is one page; `block` would hide the words.
 */
function css(files: { face: Face, url: string }[]): string {
  return files.map(({ face, url }) => `@font-face {
  font-family: '${face.family}';
  src: url('${url}');
  font-weight: ${face.weight};
  font-style: normal;
  font-display: swap;${face.range ? `\n  unicode-range: ${face.range};` : ''}
}`).join('\n')
}

/** Texts of one language in `snippets/`, `kit/`, `components/` and `layouts/`: whatever the deck may draw besides itself. */
async function wordsBesideTheDeck(root: string, hangul: boolean, stage: boolean): Promise<Map<string, string>> {
  const texts = new Map<string, string>()
  for (const folder of ['snippets', 'kit', 'components', 'layouts'].filter(folder => existsSync(join(root, folder)))) {
    for (const file of await readdir(join(root, folder), { recursive: true })) {
      // The words of the stage's edition are for nobody else's fonts.
      if (!/\.(?:ts|vue)$/.test(file) || (!stage && /^stage[/\\]/.test(file)))
        continue
      const text = await readFile(join(root, folder, file), 'utf8')
      // English slides show Hangul only in the titles and publishers of Korean sources.
      texts.set(`${folder}/${file}`, hangul || file === 'sources.ts' ? text : text.replace(/\p{Script=Hangul}/gu, ''))
    }
  }
  return texts
}

/** What a file says whose words components set in the display face. */
const setInDisplay = /^\/\/ Set in the display face\.$/m

/**
 * The file of a face with these characters alone, from the folder where it lies whole or cut anew.
 *
 * @returns its path
 */
export async function cut(face: Face, asked: string, folder: string): Promise<string> {
  const characters = [...asked].filter(character => face.only?.test(character) ?? true).join('')
  const whole = await readFile(face.file)
  const key = createHash('sha256').update(whole).update(characters).update(JSON.stringify([face.axes, keepFeatures])).digest('hex').slice(0, 12)
  const name = `${face.family.toLowerCase().replaceAll(' ', '-')}-${key}`
  for (const kept of (await readdir(folder)).filter(kept => kept.startsWith(`${name}-`) && kept.endsWith('.woff2'))) {
    // A file that was damaged since does not match what it is called by.
    if (kept === named(name, await readFile(join(folder, kept))))
      return join(folder, kept)
  }
  const made = await subsetFont(whole, characters, { targetFormat: 'woff2', variationAxes: face.axes, keepFeatures })
  const file = join(folder, named(name, made))
  await putWhole(file, made)
  return file
}

function named(name: string, content: Uint8Array): string {
  return `${name}-${createHash('sha256').update(content).digest('hex').slice(0, 8)}.woff2`
}

export function fontsPlugin(options: ResolvedSlidevOptions): Plugin[] {
  return [{
    name: 'talk:fonts',
    async resolveId(id) {
      if (id !== 'virtual:fonts.css')
        return
      const { data, mode, userRoot } = options
      const folder = join(userRoot, 'node_modules/.cache/fonts')
      await mkdir(folder, { recursive: true })
      const stage = currentEdition() === 'stage'
      const name = join(folder, `${mode}${stage ? '-stage' : ''}-${localeOf(data.headmatter.lang as string | undefined)}.css`)
      let files = faces.map(face => ({ face, file: face.file }))
      if (mode === 'build') {
        const slides = data.slides.map(({ frontmatter: { [readingKey]: _, ...frontmatter }, content }) => (
          { layout: String(frontmatter.layout ?? ''), content, frontmatter: JSON.stringify(frontmatter) }))
        const hangul = /^ko\b/i.test(localeOf(data.headmatter.lang as string | undefined))
        const beside = await wordsBesideTheDeck(userRoot, hangul, stage)
        const notes = stage ? data.slides.map(({ note }) => note ?? '') : []
        const behindBadges = [...beside].filter(([file]) => file.startsWith('snippets/claims'))
        const shown = [...beside].filter(([file]) => !file.startsWith('snippets/claims'))
        const body = bodyCharacters(slides, [...shown.map(([, text]) => text), ...notes])
        const display = displayCharacters(slides, [...beside.values()].filter(text => setInDisplay.test(text)))
        const words = data.slides.map(({ frontmatter }) => String(frontmatter[readingKey] ?? ''))
        const reading = charactersBeyond(body, [...words, ...behindBadges.map(([, text]) => text)].join(''))
        const asked = { body, display, reading }
        files = await Promise.all([...faces, ...reading ? [readingFace(reading)] : []].map(async face => ({ face, file: await cut(face, asked[face.set], folder) })))
      }
      await putWhole(name, css(files.map(({ face, file }) => ({ face, url: relative(folder, file) }))))
      return name
    },
  }]
}
