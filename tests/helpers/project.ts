import { mkdtemp, rm, writeFile } from 'node:fs/promises'
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

/**
 * The same with a deck of one's own in the place of the talk, whose maps and scorecard name hues that it does not have.
 *
 * @param slides the deck's Markdown
 */
export async function copyWithDeck(slides: string): Promise<Awaited<ReturnType<typeof copyOfProject>>> {
  const copy = await copyOfProject()
  await Promise.all(['slides.ko.md', 'snippets/maps', 'snippets/scorecards.ts'].map(name =>
    rm(join(copy.folder, name), { recursive: true }),
  ))
  await writeFile(join(copy.folder, 'slides.md'), slides)
  return copy
}
