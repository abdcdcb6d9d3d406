import type { LoadedDeck } from '../decks.ts'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { projectRoot } from '../decks.ts'

/** Whatever may stand on paper: the decks with their notes, and every text of ours that slides and handout draw on. */
export async function charactersOf(decks: readonly LoadedDeck[]): Promise<string> {
  const own = ['snippets', 'kit', 'components', 'layouts'].map(async (folder) => {
    const names = (await readdir(join(projectRoot, folder), { recursive: true })).filter(name => /\.(?:ts|vue)$/.test(name))
    return (await Promise.all(names.map(name => readFile(join(projectRoot, folder, name), 'utf8')))).join('')
  })
  const texts = await Promise.all([...decks.map(({ file }) => readFile(file, 'utf8')), ...own])
  const imported = decks.flatMap(({ slides }) => slides.map(({ content, note, frontmatterRaw }) => `${content}${note ?? ''}${frontmatterRaw ?? ''}`))
  // What the typographer makes of typed marks, and the days and pages that the language's own rules write.
  return [...texts, ...imported, '‘’“”–—…·년월일쪽'].join('')
}
