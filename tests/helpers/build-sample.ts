import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { sampleFolder as folder, sampleParts } from './sample.ts'

/*
 * Writes the sample talk into `.cache/sample`: the starter's files with those of `tests/fixtures/sample` over them, in
 * two languages, with every layout and every part that a talk can have. Builds, prints and bundles it where that is
 * stale, for the stage as well.
 */

const kit = join(import.meta.dirname, '../..')

await mkdir(folder, { recursive: true })
// What was built before stays.
for (const name of await readdir(folder)) {
  if (!['.cache', 'dist', 'handouts'].includes(name))
    await rm(join(folder, name), { recursive: true })
}
for (const part of sampleParts)
  await cp(join(kit, part), folder, { recursive: true })
await mkdir(join(folder, 'node_modules'))
await symlink(kit, join(folder, 'node_modules/slidev-addon-lectern'))

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
  const child = spawn(process.execPath, [join(kit, 'bin/lectern.js'), ...args], { stdio: 'inherit' })
  const code = await new Promise(resolve => child.on('close', resolve))
  if (code !== 0)
    throw new Error(`The sample could not be made: lectern ${args.join(' ')} ended with ${code}.`)
}
