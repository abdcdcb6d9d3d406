import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { copyProject } from '../../scripts/lib/core/copy.ts'
import { kitRoot } from '../../scripts/lib/core/roots.ts'
import { sampleParts } from './sample.ts'

/** What is this repository's own talk. */
const talkParts = ['slides.md', 'slides.ko.md', 'snippets', 'components/talk', 'layouts/talk']

/**
 * A copy of the project with the sample in the place of its talk, built of nothing yet, for a test that breaks
 * something in it.
 *
 * @returns its folder, and what takes it away again
 */
export async function copyOfProject(): Promise<{ folder: string, remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'talk-copy-'))
  await copyProject(folder)
  await Promise.all(talkParts.map(part => rm(join(folder, part), { recursive: true })))
  const filter = (file: string) => !/(?:package\.json|README\.md)$/.test(file)
  for (const part of sampleParts)
    await cp(join(kitRoot, part), folder, { recursive: true, filter })
  // Here the kit and the talk are one.
  for (const name of ['slides.md', 'slides.ko.md']) {
    const file = join(folder, name)
    await writeFile(file, (await readFile(file, 'utf8')).replace(/^addons: .*\n/m, ''))
  }
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}

/**
 * The same with a deck of one's own, without the sample's maps, charts and scorecard: it has other hues and claims.
 *
 * @param slides the deck's Markdown
 */
export async function copyWithDeck(slides: string): Promise<Awaited<ReturnType<typeof copyOfProject>>> {
  const copy = await copyOfProject()
  await Promise.all(['slides.ko.md', 'snippets/maps', 'snippets/charts.ts', 'snippets/scorecards.ts'].map(name =>
    rm(join(copy.folder, name), { recursive: true }),
  ))
  await writeFile(join(copy.folder, 'slides.md'), slides)
  return copy
}
