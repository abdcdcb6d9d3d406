import type { Scheme } from '../../../kit/look/hues.ts'
import type { Face, Families } from './faces.ts'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { huesCss } from '../../../kit/look/hues.ts'
import { loadDeck } from '../core/decks.ts'
import { kitRoot, projectRoot } from '../core/roots.ts'
import { facesOf, fontVariables } from './faces.ts'

/** How a talk looks, as the headmatter of its first deck says. */
export interface Look {
  /** A colour for each concept, by name. */
  concepts: Record<string, string>
  faces: Families
}

/** What an author may write as `concepts` and `faces`; nothing else of a headmatter is looked at. */
export function lookIn({ concepts, faces }: Record<string, unknown>): Look {
  const { display, body } = (faces ?? {}) as Record<string, unknown>
  const families = (value: unknown): string[] => [value ?? []].flat().map(String)
  return { concepts: concepts as Look['concepts'] ?? {}, faces: { display: families(display), body: families(body) } }
}

/**
 * The look of the talk in a folder; a plain one where there is no talk.
 *
 * @throws Refusal where its first deck cannot be read
 */
export async function lookOf(root: string): Promise<Look> {
  const file = join(root, 'slides.md')
  if (!existsSync(file))
    return lookIn({})
  const { slides } = await loadDeck({ file, name: 'slides.md', locale: '', path: '' })
  return lookIn(slides[0]!.frontmatter)
}

/** The files of the talk's faces, whole. */
export async function talkFaces(root = projectRoot): Promise<Face[]> {
  return facesOf((await lookOf(root)).faces, root)
}

/** The talk's own colours and stacks of faces, as a style sheet; `named` as in {@link fontVariables}. */
export async function talkCss(root = projectRoot, named: string[] = []): Promise<string> {
  const { concepts, faces } = await lookOf(root)
  return huesCss(concepts) + await fontVariables(faces, named)
}

/** The same after the kit's grounds: all that words and drawings are coloured with. */
export async function lookCss(root = projectRoot): Promise<string> {
  return `${await readFile(join(kitRoot, 'styles/tokens.css'), 'utf8')}\n${await talkCss(root)}`
}

/**
 * A sheet whose dark palette shows by the reader's preference, for a page that knows no other.
 *
 * @param only the one scheme that the deck is fixed to
 */
export function darkByPreference(css: string, only?: Scheme): string {
  const dark = only ? ':root {$1}' : '@media (prefers-color-scheme: dark) { :root {$1} }'
  return css.replace(/html\.dark\s*\{([^}]*)\}/g, only === 'light' ? '' : dark)
}

/** The concepts that have a hue: the author's own, then `plain`. */
export async function conceptsOf(root: string): Promise<Set<string>> {
  return new Set([...Object.keys((await lookOf(root)).concepts), 'plain'])
}
