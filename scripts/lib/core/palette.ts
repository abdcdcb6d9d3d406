import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Style sheets that name a deck's colours below its folder: the kit's, then the author's hues where there are any. */
export const paletteFiles = (root: string): string[] =>
  ['styles/tokens.css', 'styles/hues.css'].map(name => join(root, name)).filter(existsSync)

const sheets = (root: string): Promise<string[]> => Promise.all(paletteFiles(root).map(file => readFile(file, 'utf8')))

/** What these sheets say; nothing where there are none. */
export async function paletteCss(root: string): Promise<string> {
  return (await sheets(root)).join('\n')
}

/** The concepts that have a hue, `.concept-…`: the author's own first. */
export async function conceptsOf(root: string): Promise<Set<string>> {
  const own = (await sheets(root)).toReversed().join('\n')
  return new Set([...own.matchAll(/\.concept-([\w-]+)/g)].map(([, name]) => name!))
}
