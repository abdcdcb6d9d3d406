import type { Face } from '../look/faces.ts'
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import subsetFont from 'subset-font'
import { putWhole } from '../core/files.ts'
import { drawnBy } from '../look/faces.ts'

/** What shapes and spaces the text. Alternates that no style asks for are half of a cut file's glyphs. */
export const keepFeatures = ['kern', 'liga', 'clig', 'calt', 'ccmp', 'locl', 'mark', 'mkmk', 'rlig', 'tnum', 'ss06']

/**
 * The file of a face with these characters alone, from the folder where it lies whole or cut anew.
 *
 * @returns its path
 */
export async function cut(face: Face, asked: string, folder: string): Promise<string> {
  const characters = drawnBy(face, asked)
  const whole = await readFile(face.file)
  const key = createHash('sha256')
    .update(whole)
    .update(characters)
    .update(JSON.stringify([face.axes, keepFeatures]))
    .digest('hex')
    .slice(0, 12)
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
