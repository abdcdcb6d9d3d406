import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { projectRoot } from './decks.ts'

/** What a build is made of besides the decks, as paths below the project. */
const inputs = ['components', 'kit', 'layouts', 'public', 'scripts/lib', 'setup', 'snippets', 'styles', 'package-lock.json']

/** Every file that an edition of the decks is made of, in order. */
async function inputFiles(root: string): Promise<string[]> {
  const top = (await readdir(root, { withFileTypes: true }))
    .filter(entry => entry.isFile() && /^slides.*\.md$|\.vue$/.test(entry.name))
    .map(entry => entry.name)
  return (await Promise.all([...top, ...inputs].sort().map(name => filesOf(join(root, name))))).flat()
}

/** A fingerprint of everything that an edition is made of. */
export async function inputsHash(root = projectRoot): Promise<string> {
  const hash = createHash('sha256')
  for (const file of await inputFiles(root))
    hash.update(`${file.slice(root.length)}\0`).update(await readFile(file)).update('\0')
  return hash.digest('hex')
}

/** The file that an edition is made of and that changed last, by its path below the project, and when. */
export async function lastChange(root = projectRoot): Promise<{ name: string, at: Date }> {
  const files = await Promise.all((await inputFiles(root)).map(async file => ({ name: relative(root, file), at: (await stat(file)).mtime })))
  return files.reduce((last, file) => file.at > last.at ? file : last)
}

async function filesOf(path: string): Promise<string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch((error: NodeJS.ErrnoException) => error.code === 'ENOTDIR' ? undefined : [])
  return entries ? entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name)).sort() : [path]
}
