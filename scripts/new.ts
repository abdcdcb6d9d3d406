import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { basename, join, relative, resolve, sep } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import { plain } from '../kit/words/spelling.ts'
import { checkPlace, readArguments, Refusal, runCommand } from './lib/core/command.ts'
import { kitRoot, projectRoot } from './lib/core/roots.ts'

const usage = {
  name: 'npx lectern new',
  about:
    'Writes a starter into a new folder: six slides with a claim, a map, a chart, notes, tests and a Pages workflow.',
  positionals: '<folder>',
  flags: {},
} as const

interface Manifest {
  name: string
  version?: string
  dependencies: Record<string, string>
}

runCommand(async () => {
  const { positionals } = readArguments(usage, process.argv.slice(2))
  const [wanted, ...others] = positionals
  if (!wanted || others.length > 0)
    throw new Refusal('Name one folder for the new talk, for example: npx lectern new my-talk')
  const folder = resolve(wanted)
  checkPlace(folder)
  const there = await readdir(folder).catch((error: NodeJS.ErrnoException) => error.code === 'ENOENT' ? [] : undefined)
  if (there === undefined)
    throw new Refusal(`${wanted} is a file. Name a new folder.`)
  if (there.length > 0)
    throw new Refusal(`${wanted} is not empty, and stays as it is. Name a new folder.`)
  await mkdir(folder, { recursive: true })
  await cp(join(kitRoot, 'starter'), folder, { recursive: true })
  // A package is published without files of these names.
  for (const name of ['gitignore', 'npmrc'])
    await rename(join(folder, name), join(folder, `.${name}`))
  const file = join(folder, 'package.json')
  const starter = await read(file)
  const { name: addon } = await read(join(kitRoot, 'package.json'))
  starter.name = packageName(basename(folder))
  starter.dependencies[addon] = await specifierOf(addon, folder)
  await writeFile(file, `${JSON.stringify(starter, null, 2)}\n`)
  const path = relative(process.cwd(), folder) || '.'
  console.log(`A talk of six slides is in ${path}. Next:

  cd ${/[\s()&;]/.test(path) ? `"${path}"` : path}
  npm install
  npm start        opens the deck; its slides are slides.md
  npm test         builds it, prints it and looks through every slide
`)
})

async function read(file: string): Promise<Manifest> {
  return JSON.parse(await readFile(file, 'utf8')) as Manifest
}

/** A folder's name as npm takes one. */
function packageName(name: string): string {
  return plain(name).replace(/[^a-z\d._-]+/g, '-').replace(/^[-._]+|[-.]+$/g, '') || 'talk'
}

/**
 * How the new talk names this addon: as the talk does in which the command was given, or by the version; from a
 * checkout of the kit, which no registry has, by a package of it in the new folder.
 */
async function specifierOf(addon: string, folder: string): Promise<string> {
  if (!kitRoot.split(sep).includes('node_modules')) {
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
    const { stdout } = await promisify(execFile)(
      npm,
      ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder],
      { cwd: kitRoot },
    )
    return `file:${stdout.trim().split('\n').at(-1)}`
  }
  const manifest = join(projectRoot, 'package.json')
  const own = existsSync(manifest) ? (await read(manifest)).dependencies?.[addon] : undefined
  if (own?.startsWith('file:'))
    return `file:${relative(folder, resolve(projectRoot, own.slice('file:'.length))).split(sep).join('/')}`
  return own ?? (await read(join(kitRoot, 'package.json'))).version!
}
