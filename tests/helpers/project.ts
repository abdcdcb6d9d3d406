import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { copyProject } from '../../scripts/lib/core/copy.ts'

/**
 * A copy of the project, built of nothing yet, for a test that breaks something in it.
 *
 * @returns its folder, and what takes it away again
 */
export async function copyOfProject(): Promise<{ folder: string, remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'talk-copy-'))
  await copyProject(folder)
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}
