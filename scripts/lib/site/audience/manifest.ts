import type { Manifest } from 'vite'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { stretchLength, stretchName } from './slides.ts'

/** Vite's list of what it built, of which the site needs nothing but the parts. */
export const manifestName = 'slide-parts.json'

/**
 * Takes the list out of a built deck: which files each slide is in, so that its page can ask for them along with the
 * main script. Found one after the other, they would cost a slow line two more round trips.
 *
 * @param root folder of the built deck
 * @param slides how many there are
 * @returns for each slide the files it is in, by their paths below `root`, without what the main script brings anyway
 */
export async function takeParts(root: string, slides: number): Promise<string[][]> {
  const file = join(root, manifestName)
  const chunks = JSON.parse(await readFile(file, 'utf8')) as Manifest
  await rm(file)
  const withImports = (names: string[]): Set<string> => {
    const all = new Set(names)
    for (const name of all)
      chunks[name]!.imports?.forEach(other => all.add(other))
    return all
  }
  const names = Object.keys(chunks)
  const known = withImports(names.filter(name => chunks[name]!.isEntry))
  return Array.from({ length: slides }, (_, index) => {
    const stretch = Math.floor(index / stretchLength)
    const own = names.find(name => name.endsWith(`${stretchName}${stretch}`))
    if (!own) {
      throw new Error(
        `The build made no file of slides ${stretch}: two stretches were merged. Adapt scripts/lib/site/audience/chunks.ts.`,
      )
    }
    const files = [...withImports([own])].filter(name => !known.has(name))
    return files.flatMap(name => [chunks[name]!.file, ...chunks[name]!.css ?? []])
  })
}
