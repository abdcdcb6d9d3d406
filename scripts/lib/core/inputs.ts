import { createHash } from 'node:crypto'
import { globSync } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { filesIn } from './files.ts'
import { kitRoot, projectRoot } from './roots.ts'

/** What an edition is made of besides the decks: the kit's own folders. */
const kitParts = ['components', 'kit', 'layouts', 'scripts/lib', 'setup', 'styles', 'global-top.vue']

/** The same of a talk, below its folder. */
const talkParts = ['components', 'layouts', 'public', 'setup', 'snippets', 'styles', 'package-lock.json']

/** Every file that an edition of the decks is made of, in order. */
async function inputFiles(root: string): Promise<string[]> {
  const top = (await readdir(root, { withFileTypes: true }))
    .filter(entry => entry.isFile() && /^slides.*\.md$|\.vue$/.test(entry.name))
    .map(entry => entry.name)
  // A copy of this project brings its own kit.
  const kit = root === projectRoot ? kitRoot : root
  const paths = [...[...top, ...talkParts].map(name => join(root, name)), ...kitParts.map(name => join(kit, name))]
  return (await Promise.all([...new Set(paths)].sort().map(filesOf))).flat()
}

/** A fingerprint of everything that an edition is made of. */
export async function inputsHash(root = projectRoot): Promise<string> {
  const hash = createHash('sha256')
  for (const file of await inputFiles(root))
    hash.update(`${relative(root, file)}\0`).update(await readFile(file)).update('\0')
  return hash.digest('hex')
}

/** The file that an edition is made of and that changed last, by its path below the project, and when. */
export async function lastChange(root = projectRoot): Promise<{ name: string, at: Date }> {
  const files = await Promise.all(
    (await inputFiles(root)).map(async file => ({ name: relative(root, file), at: (await stat(file)).mtime })),
  )
  return files.reduce((last, file) => file.at > last.at ? file : last)
}

/** Every text that slides, windows and documents may draw besides the decks, by its path below the talk or the kit. */
export async function textsBesideDecks(root = projectRoot): Promise<{ name: string, text: string }[]> {
  const homes = [[root, 'snippets'], [kitRoot, 'kit']] as const
  const names = new Map(homes.flatMap(([home, own]) =>
    globSync(`{${own},components,layouts}/**/*.{ts,vue}`, { cwd: home }).sort().map(name =>
      [join(home, name), name.split(sep).join('/')] as const)))
  return Promise.all([...names].map(async ([file, name]) => ({ name, text: await readFile(file, 'utf8') })))
}

/** A file, or all in a folder; none where nothing lies. */
async function filesOf(path: string): Promise<string[]> {
  return filesIn(path).then(files => files.map(file => join(path, file)), (error: NodeJS.ErrnoException) =>
    error.code === 'ENOTDIR' ? [path] : [])
}
