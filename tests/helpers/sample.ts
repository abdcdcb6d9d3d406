import { spawn } from 'node:child_process'
import { cp, mkdir, readdir, rm, symlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import process from 'node:process'

const kit = join(import.meta.dirname, '../..')

/** The folder of the sample talk, in which the kit's tests stand. */
export const sampleFolder = join(kit, '.cache/sample')

/** What it is made of, each over the one before. */
export const sampleParts = ['starter', 'tests/fixtures/sample']

/** Writes the sample: two languages, every layout and every part that a talk can have. What was built of it stays. */
export async function writeSample(): Promise<void> {
  await mkdir(sampleFolder, { recursive: true })
  for (const name of await readdir(sampleFolder)) {
    if (!['.cache', 'dist', 'handouts', 'node_modules'].includes(name))
      await rm(join(sampleFolder, name), { recursive: true })
  }
  for (const part of sampleParts)
    await cp(join(kit, part), sampleFolder, { recursive: true })
  const addon = join(sampleFolder, 'node_modules/slidev-addon-lectern')
  await mkdir(dirname(addon), { recursive: true })
  await symlink(kit, addon).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST')
      throw error
  })
}

let fresh: Promise<void> | undefined

/** Builds the sample, its documents and its stage where they are stale; once for all projects of a run. */
export function freshSample(): Promise<void> {
  return fresh ??= new Promise((resolve, reject) =>
    spawn(process.execPath, [join(import.meta.dirname, 'build-sample.ts')], { stdio: 'inherit' }).on(
      'close',
      code => code === 0 ? resolve() : reject(new Error('The sample talk could not be made; see above.')),
    ),
  )
}

/** Before the tests of a project begin: unit tests read the sample, all others look at what was made of it. */
export default function setup({ name }: { name: string }): Promise<void> {
  return name === 'unit' ? writeSample() : freshSample()
}
