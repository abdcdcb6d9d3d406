import type { Buffer } from 'node:buffer'
import { rmSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import process from 'node:process'
import { Refusal } from '../command.ts'

/** @throws Refusal if nothing can be written into the folder */
export async function makeWritable(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true })
    const probe = join(folder, `.write-${process.pid}`)
    await writeFile(probe, '')
    await rm(probe)
  }
  catch (error) {
    throw cannotWrite(folder, error)
  }
}

/**
 * Puts all files in their places, whole, or none: each is written beside its place first, and only when the last
 * one lies there they take their names. Whatever interrupts it before leaves the earlier files as they were.
 *
 * @param put for tests: how a draft is written
 * @throws Refusal naming the file and what to do
 */
export async function writeAll(files: readonly (readonly [string, Uint8Array])[], put: (file: string, bytes: Uint8Array | Buffer) => Promise<void> = writeFile): Promise<void> {
  const drafts = files.map(([file]) => `${file}.${process.pid}.part`)
  const clear = () => drafts.forEach(draft => rmSync(draft, { force: true }))
  process.once('exit', clear)
  let at = 0
  try {
    for (; at < files.length; at++)
      await put(drafts[at]!, files[at]![1])
    for (at = 0; at < files.length; at++)
      await rename(drafts[at]!, files[at]![0])
  }
  catch (error) {
    throw cannotWrite(files[at]![0], error)
  }
  finally {
    clear()
    process.off('exit', clear)
  }
  for (const [file, bytes] of files)
    console.log(`${relative(process.cwd(), file)}: ${(bytes.length / 1000).toFixed(0)} kB`)
}

function cannotWrite(place: string, error: unknown): Refusal {
  const { code, message } = error as NodeJS.ErrnoException
  const full = code === 'ENOSPC' || code === 'EDQUOT'
  return new Refusal(`Cannot write ${full ? `${place}: the disk is full (${code}). Free some space, or choose` : `to ${place} (${code ?? message}). Choose`} another folder with --out.`)
}
