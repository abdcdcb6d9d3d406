import { createHash } from 'node:crypto'
import { readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { putWhole } from '../core/files.ts'
import { dependencyRoot, kitRoot, projectRoot } from '../core/roots.ts'
import { talkFaces } from '../look/look.ts'

const folder = join(projectRoot, 'node_modules/.cache/relation-maps')

let version: Promise<string> | undefined

/**
 * A drawing by what it is drawn from: from the cache where there is one, drawn and kept otherwise.
 *
 * @param subject a short name for the file, letters, digits and dashes
 * @param input everything the drawing depends on besides the drawing code, as JSON
 * @param most drawings kept of the subject; older ones are forgotten
 */
export async function cached<T>(subject: string, input: unknown, draw: () => Promise<T>, most = 8): Promise<T> {
  const file = await fileOf(subject, input)
  const found = await read<T>(file)
  if (found !== undefined)
    return found
  const drawing = await draw()
  await keep(subject, file, drawing, most)
  return drawing
}

async function fileOf(subject: string, input: unknown): Promise<string> {
  version ??= drawingVersion()
  const hash = createHash('sha256').update(await version).update(JSON.stringify(input)).digest('hex').slice(0, 20)
  return join(folder, `${subject}.${hash}.json`)
}

/** What is kept in a file: the drawing, and its fingerprint, which a damaged file does not match. */
interface Kept { sum: string, drawing: unknown }

async function read<T>(file: string): Promise<T | undefined> {
  try {
    const { sum, drawing } = JSON.parse(await readFile(file, 'utf8')) as Kept
    return sum === sumOf(drawing) ? drawing as T : undefined
  }
  catch {
    return undefined
  }
}

function sumOf(drawing: unknown): string {
  return createHash('sha256').update(JSON.stringify(drawing)).digest('hex')
}

async function keep(subject: string, file: string, drawing: unknown, most: number): Promise<void> {
  await putWhole(file, JSON.stringify({ sum: sumOf(drawing), drawing } satisfies Kept))
  const others = (await readdir(folder)).filter(name => name.startsWith(`${subject}.`) && name.endsWith('.json'))
  if (others.length <= most)
    return
  const aged = await Promise.all(
    others.map(async name => ({ name, age: (await stat(join(folder, name)).catch(() => undefined))?.mtimeMs ?? 0 })),
  )
  aged.sort((a, b) => b.age - a.age)
  await Promise.all(aged.slice(most).map(({ name }) => rm(join(folder, name), { force: true })))
}

/** Changes with the drawing code, with mermaid and with the talk's faces. */
async function drawingVersion(): Promise<string> {
  const hash = createHash('sha256')
  for (const part of ['kit/maps', 'scripts/lib/maps']) {
    for (const name of (await readdir(join(kitRoot, part))).sort())
      hash.update(name).update(await readFile(join(kitRoot, part, name)))
  }
  const { version: mermaid } = JSON.parse(await readFile(join(dependencyRoot('mermaid'), 'package.json'), 'utf8')) as {
    version: string
  }
  for (const { family, file } of await talkFaces())
    hash.update(family).update(String((await stat(file)).size))
  return hash.update(mermaid).digest('hex')
}
