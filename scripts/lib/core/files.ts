import { randomUUID } from 'node:crypto'
import { realpathSync } from 'node:fs'
import { lstat, mkdir, readdir, rename, rm, stat, statfs, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join, relative, sep } from 'node:path'
import process from 'node:process'
import { Refusal } from './command.ts'
import { atExit, clearAbandoned, removeNow } from './lifetime.ts'
import { projectRoot } from './roots.ts'

/**
 * Makes a folder with those above it. Node's own `recursive` never comes back where a parent says that there is no
 * such thing, as `/proc` does.
 */
export async function makeFolder(folder: string): Promise<void> {
  const made = await mkdir(folder).then(() => true, async (error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST' && (await stat(folder)).isDirectory())
      return true
    if (error.code !== 'ENOENT' || (await stat(dirname(folder)).catch(() => undefined))?.isDirectory())
      throw error
    return false
  })
  if (made)
    return
  await makeFolder(dirname(folder))
  await mkdir(folder)
}

/** The files in a folder and in those below it, by their paths from there, `/` between their parts, in order. */
export async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter(entry => entry.isFile())
    .map(entry => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()
}

/** @throws Refusal if nothing can be written into the folder, which is made where it is missing */
export async function makeWritable(folder: string): Promise<void> {
  try {
    await makeFolder(folder)
    clearAbandoned(folder, /^\.write-(\d+)$|\.(\d+)\.part$/)
    const probe = join(folder, `.write-${process.pid}`)
    await writeFile(probe, '')
    await rm(probe)
  }
  catch (error) {
    throw cannotWrite(folder, error)
  }
}

/** How a draft is written. */
type Put = (draft: string, content: string | Uint8Array, options: { mode?: number }) => Promise<void>

/**
 * Puts files in their places whole, and all or none: each is written beside its place first, and only when the last one
 * lies there they take their names. Others, in other processes too, see the one before or all of the new one. Drafts
 * of killed processes in the same folders go.
 *
 * @param refusal what is thrown where one cannot be put
 * @param put for tests
 */
export async function placeAll(
  files: readonly (readonly [file: string, content: string | Uint8Array])[],
  refusal: (file: string, error: Error) => Error = (_, error) => error,
  put: Put = writeFile,
): Promise<void> {
  const mark = `${randomUUID().slice(0, 8)}.${process.pid}.part`
  const drafts = files.map(([file]) => `${file}.${mark}`)
  const clear = () => drafts.forEach(removeNow)
  const cleared = atExit(clear)
  let at = 0
  try {
    for (; at < files.length; at++) {
      const [file, content] = files[at]!
      clearAbandoned(dirname(file), /\.(\d+)\.part$/)
      const before = await stat(file).catch(() => undefined)
      await put(drafts[at]!, content, { mode: before?.mode })
    }
    for (at = 0; at < files.length; at++)
      await rename(drafts[at]!, files[at]![0])
  }
  catch (error) {
    throw refusal(files[at]![0], error as Error)
  }
  finally {
    clear()
    cleared()
  }
}

/**
 * Puts all files in their places, or none, and says how large they are.
 *
 * @param put for tests
 * @throws Refusal naming the file and what to do
 */
export async function writeAll(files: readonly (readonly [string, Uint8Array])[], put?: Put): Promise<void> {
  await placeAll(files, cannotWrite, put)
  for (const [file, bytes] of files)
    console.log(`${relative(process.cwd(), file)}: ${kB(bytes.length)}`)
}

/** Bytes as people are told of them. */
export function kB(bytes: number): string {
  return `${Math.round(bytes / 1000)} kB`
}

/** Puts a file in its place whole, with the folders above it. */
export async function putWhole(file: string, content: string | Uint8Array): Promise<void> {
  await makeFolder(dirname(file))
  await placeAll([[file, content]])
}

/** What to say of a place that could not be written. */
export function cannotWrite(place: string, error: unknown): Refusal {
  const { code, message } = error as NodeJS.ErrnoException
  return new Refusal(
    `Cannot write ${isFull(error) ? `${place}: the disk is full (${code}). Free some space, or choose` : `to ${place} (${code ?? message}). Choose`} another folder with --out.`,
  )
}

function isFull(error: unknown): boolean {
  const { code, message } = error as NodeJS.ErrnoException
  return code === 'ENOSPC' || code === 'EDQUOT' || /ENOSPC|EDQUOT|no space left on device/i.test(message)
}

/**
 * Says which disk is full where something says only that one is: a write names no file, and a build writes to its
 * folder, to the caches and to the system's temporary folder.
 *
 * @param folder where the work writes most
 * @throws Refusal naming the folder on the full disk
 */
export async function namingFullDisk<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  }
  catch (error) {
    if (!isFull(error))
      throw error
    const places = [folder, join(projectRoot, 'node_modules/.cache'), tmpdir()]
    const room = await Promise.all(places.map(place =>
      statfs(place).then(({ bavail, bsize }) => bavail * bsize, () => Infinity)))
    const place = places[room.indexOf(Math.min(...room))]!
    throw new Refusal(
      `The disk that holds ${place} is full. Free some space there${place === folder ? ', or choose another folder with --out' : ''}.`,
    )
  }
}

/**
 * Where a folder really is: links are followed, for what takes a folder's place must not take its link's.
 *
 * @throws Refusal for a link that leads nowhere
 */
export async function realFolder(folder: string): Promise<string> {
  try {
    return realpathSync(folder)
  }
  catch {
    if (await lstat(folder).catch(() => undefined))
      throw new Refusal(`${folder} is a link that leads nowhere. Mend it, or choose another folder with --out.`)
    const above = dirname(folder)
    return above === folder ? folder : join(await realFolder(above), basename(folder))
  }
}
