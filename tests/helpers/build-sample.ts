import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { sampleFolder as folder, writeSample } from './sample.ts'

/* Builds, prints and bundles the sample talk, and builds its stage, where these are stale. */

await writeSample()
process.chdir(folder)
// Both ask where they stand.
const { inputsHash } = await import('../../scripts/lib/core/inputs.ts')
const { freshStage } = await import('../../scripts/lib/stage/build.ts')

const stamp = join(folder, '.cache/stamp')
const inputs = await inputsHash()
if (!existsSync(stamp) || await readFile(stamp, 'utf8') !== inputs) {
  await rm(stamp, { force: true })
  await lectern('build')
  await lectern('export')
  await lectern('bundle', '--out', '.cache/bundle')
  await writeFile(stamp, inputs)
}
await freshStage(console.log)

async function lectern(...args: string[]): Promise<void> {
  const bin = join(folder, 'node_modules/slidev-addon-lectern/bin/lectern.js')
  const child = spawn(process.execPath, [bin, ...args], { stdio: 'inherit' })
  const code = await new Promise(resolve => child.on('close', resolve))
  if (code !== 0)
    throw new Error(`The sample could not be made: lectern ${args.join(' ')} ended with ${code}.`)
}
