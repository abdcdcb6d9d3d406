import type { ResolvedSlidevOptions } from '@slidev/types'
import type { Plugin } from 'vite'
import type { Face } from '../look/faces.ts'
import { mkdir } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { localeOf } from '../../../kit/deck/decks.ts'
import { bodyCharacters, charactersBeyond, displayCharacters } from '../../../kit/words/characters.ts'
import { layoutOf } from '../core/decks.ts'
import { putWhole } from '../core/files.ts'
import { textsBesideDecks } from '../core/inputs.ts'
import { faceRule, rangeOf, readingFamily } from '../look/faces.ts'
import { talkCss, talkFaces } from '../look/look.ts'
import { currentEdition, readingKey } from '../slidev/edition.ts'
import { isForeign } from '../slidev/theme.ts'
import { cut } from './cut.ts'

/**
 * The files of the talk's faces. While writing, they are served whole from their packages; a build cuts each to the
 * glyphs the deck can show, because a whole Hangul face is megabytes.
 */
const fontsSheet = 'virtual:fonts.css'

/** The talk's own colours and its stacks of faces. */
const lookSheet = 'virtual:look.css'

/**
 * The characters that only opened claims and the slides' words for their readers have: a file that a screen without
 * them never fetches.
 */
function readingFace(face: Face, characters: string): Face {
  return { ...face, family: readingFamily(face.family), set: 'reading', range: rangeOf(characters) }
}

/** Texts of one language of the author's and the kit's own: whatever the deck may draw besides itself. */
async function wordsBesideTheDeck(root: string, hangul: boolean, stage: boolean): Promise<Map<string, string>> {
  const texts = new Map<string, string>()
  for (const { name, text } of await textsBesideDecks(root)) {
    // The words of the stage's edition are for nobody else's fonts.
    if (!stage && /^[a-z]+\/stage\//.test(name))
      continue
    // English slides show Hangul only in the titles and publishers of Korean sources.
    texts.set(name, hangul || name === 'snippets/sources.ts' ? text : text.replace(/\p{Script=Hangul}/gu, ''))
  }
  return texts
}

/** What a file says whose words are set in the display face, or a layout that sets all of a slide's words in it. */
const setInDisplay = /^(?:\/\/| \*) Set in the display face\.$/m

/** A style sheet without the imports that would ask another host. */
export function withoutSheetsFromElsewhere(css: string): string {
  return css.replace(/@import\s+(?:url\(\s*)?(?:(["'])(?:https?:)?\/\/.*?\1|(?:https?:)?\/\/[^\s)]*)[^;]*;/gi, '')
}

/** The families that a theme of the author's choice has for words, or its author as Slidev's `fonts`. */
function namedFamilies({ data: { headmatter, config } }: ResolvedSlidevOptions): string[] {
  if (!(headmatter.fonts as { sans?: unknown } | undefined)?.sans && !isForeign(headmatter.theme))
    return []
  const { sans } = config.fonts
  const own = sans.includes('ui-sans-serif') ? sans.slice(0, sans.indexOf('ui-sans-serif')) : sans
  return own.map(family => family.replace(/^["']|["']$/g, ''))
}

export function fontsPlugin(options: ResolvedSlidevOptions): Plugin[] {
  const { data, entry, mode, userRoot } = options
  return [{
    name: 'talk:own-faces',
    enforce: 'pre',
    transform: {
      filter: { id: /\.css(?:\?|$)/ },
      // A theme that fetches faces from another host: no page may, and the talk brings its own.
      handler: withoutSheetsFromElsewhere,
    },
  }, {
    name: 'talk:look',
    resolveId: id => id === lookSheet ? `\0${id}` : undefined,
    async load(id) {
      if (id !== `\0${lookSheet}`)
        return
      this.addWatchFile(entry)
      const css = await talkCss(userRoot, namedFamilies(options))
      // What such a theme draws on is Slidev's white, unless it has a ground of its own.
      return isForeign(data.headmatter.theme) ? `${css}:root { --ground: #fff; }\n` : css
    },
  }, {
    name: 'talk:fonts',
    async resolveId(id) {
      if (id !== fontsSheet)
        return
      const folder = join(userRoot, 'node_modules/.cache/fonts')
      await mkdir(folder, { recursive: true })
      const stage = currentEdition() === 'stage'
      const name = join(
        folder,
        `${mode}${stage ? '-stage' : ''}-${localeOf(data.headmatter.lang as string | undefined)}.css`,
      )
      const faces = await talkFaces(userRoot)
      const files = mode === 'build'
        ? await cutFaces(faces, options, folder, stage)
        : faces.map(face => ({ face, file: face.file }))
      await putWhole(
        name,
        files.map(({ face, file }) => faceRule(face, relative(folder, file).split(sep).join('/'))).join('\n'),
      )
      return name
    },
  }]
}

/** Each face with the characters alone that this deck shows; one of which it shows none is left out. */
async function cutFaces(
  faces: readonly Face[],
  { data, userRoot }: ResolvedSlidevOptions,
  folder: string,
  stage: boolean,
): Promise<{ face: Face, file: string }[]> {
  const hangul = /^ko\b/i.test(localeOf(data.headmatter.lang as string | undefined))
  const beside = await wordsBesideTheDeck(userRoot, hangul, stage)
  const inDisplay = [...beside].filter(([, text]) => setInDisplay.test(text))
  const layouts = new Set(inDisplay.map(([name]) => /^layouts\/(?:.*\/)?([^/]+)\.vue$/.exec(name)?.[1]))
  const slides = data.slides.map(({ frontmatter: { [readingKey]: _, ...frontmatter }, content }, at) => (
    { display: layouts.has(layoutOf(data, at + 1)), content, frontmatter: JSON.stringify(frontmatter) }))
  const notes = stage ? data.slides.map(({ note }) => note ?? '') : []
  const behindBadges = [...beside].filter(([file]) => file.startsWith('snippets/claims'))
  const shown = [...beside].filter(([file]) => !file.startsWith('snippets/claims'))
  const body = bodyCharacters(slides, [...shown.map(([, text]) => text), ...notes])
  const display = displayCharacters(slides, inDisplay.map(([, text]) => text))
  const words = data.slides.map(({ frontmatter }) => String(frontmatter[readingKey] ?? ''))
  const reading = charactersBeyond(body, [...words, ...behindBadges.map(([, text]) => text)].join(''))
  const asked = { body, display, reading }
  const wanted = faces.flatMap(face => face.set === 'body' && !face.range && reading
    ? [face, readingFace(face, reading)]
    : [face]).filter(({ only, set }) => !only || [...asked[set]].some(character => only.test(character)))
  return Promise.all(wanted.map(async face => ({ face, file: await cut(face, asked[face.set], folder) })))
}
