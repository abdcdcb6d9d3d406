import type { LoadedDeck } from '../core/decks.ts'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { Refusal } from '../core/command.ts'
import { inputsHash } from '../core/inputs.ts'
import { atExit, clearAbandoned, removeNow } from '../core/lifetime.ts'
import { projectRoot } from '../core/roots.ts'
import { loadTalk, refuseFaults } from '../faults/talk.ts'
import { buildDecks, writeRoutes } from '../slidev/run.ts'

/** Where the stage's edition is kept; git ignores it, and nothing publishes it. */
export const stageFolder = join(projectRoot, '.cache/stage')

/** Addresses of a deck's windows besides the audience's. */
const windows = ['presenter', 'rehearsal']

export interface StageBuild {
  /** Folder to serve. */
  site: string
  builtAt: Date
  /** SHA-256 of what it was built from. */
  inputs: string
}

interface Stamp {
  inputs: string
  builtAt: string
}

/** The edition that was built last; undefined where there is none, or only a part of one. */
export async function lastBuild(folder = stageFolder): Promise<StageBuild | undefined> {
  const site = join(folder, 'site')
  try {
    const { inputs, builtAt } = JSON.parse(await readFile(join(site, 'stage.json'), 'utf8')) as Stamp
    return existsSync(join(site, 'index.html')) ? { site, inputs, builtAt: new Date(builtAt) } : undefined
  }
  catch {
    return undefined
  }
}

/**
 * The edition as the decks are now: the one that was built last, or a new one where it is stale.
 *
 * @param tell told before a build and after it
 * @throws Refusal that also names the edition that can be presented all the same
 */
export async function freshStage(tell: (what: string) => void = () => {}): Promise<StageBuild> {
  const [hash, built] = await Promise.all([inputsHash(), lastBuild()])
  if (built?.inputs === hash)
    return built
  const begun = Date.now()
  tell(`${built ? 'The deck has changed since the last build; building' : 'Building'} the speaker's edition …`)
  try {
    const decks = await loadTalk()
    await refuseFaults(decks)
    const made = await buildStage(decks, hash)
    tell(`Built in ${((Date.now() - begun) / 1000).toFixed(0)} s.`)
    return made
  }
  catch (error) {
    throw built && error instanceof Refusal
      ? new Refusal(
          `${error.message}\nThe edition of ${built.builtAt.toLocaleString()} still stands: npx lectern present --as-built`,
          error.details,
        )
      : error
  }
}

/**
 * Builds the stage's edition of every deck, all languages side by side so that the switch finds the others. The
 * edition built before stays until the new one is whole.
 *
 * @throws Refusal with what Slidev said
 */
async function buildStage(decks: readonly LoadedDeck[], inputs: string): Promise<StageBuild> {
  const [site, work] = [join(stageFolder, 'site'), join(stageFolder, `building-${process.pid}`)]
  clearAbandoned(stageFolder, /^building-(\d+)$/)
  removeNow(work)
  await mkdir(work, { recursive: true })
  // Ctrl-C ends the process before anything below can.
  const cleared = atExit(() => removeNow(work))
  try {
    const made = await buildDecks(decks, work, '/', 'stage', folder => writeRoutes(folder, windows))
    const builtAt = new Date()
    await writeFile(
      join(made, 'stage.json'),
      `${JSON.stringify({ inputs, builtAt: builtAt.toISOString() } satisfies Stamp)}\n`,
    )
    await rm(site, { recursive: true, force: true })
    await rename(made, site)
    return { site, inputs, builtAt }
  }
  finally {
    cleared()
    removeNow(work)
  }
}
