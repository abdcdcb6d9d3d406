import { cp, mkdir, readdir, rm, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { kitRoot } from './roots.ts'

/** What is made or fetched, and what no build reads. */
const left = new Set(['node_modules', '.git', '.cache', '.github', 'dist', 'handouts', 'tests', 'coverage'])

/**
 * Copies the project into a folder, built of nothing yet and with this checkout's packages: for work on a talk that
 * is another than this one.
 */
export async function copyProject(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  // Entry by entry, for the folder may lie in the project's own `.cache`.
  for (const name of await readdir(kitRoot)) {
    if (!left.has(name) && !name.startsWith('dist-'))
      await cp(join(kitRoot, name), join(folder, name), { recursive: true })
  }
  await symlink(join(kitRoot, 'node_modules'), join(folder, 'node_modules'), 'dir')
}
