import { spawn } from 'node:child_process'
import { join } from 'node:path'
import process from 'node:process'

/** The folder of the sample talk, which the kit's drawn tests look at. */
export const sampleFolder = join(import.meta.dirname, '../../.cache/sample')

/** What it is made of, each over the one before. */
export const sampleParts = ['starter', 'tests/fixtures/sample']

let fresh: Promise<void> | undefined

/** Builds the sample, its documents and its stage where they are stale; once for all projects of a run. */
export default function freshSample(): Promise<void> {
  return fresh ??= new Promise((resolve, reject) =>
    spawn(process.execPath, [join(import.meta.dirname, 'build-sample.ts')], { stdio: 'inherit' }).on(
      'close',
      code => code === 0 ? resolve() : reject(new Error('The sample talk could not be made; see above.')),
    ),
  )
}
