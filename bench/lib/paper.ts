import type { LoadedDeck } from '../../scripts/lib/core/decks.ts'
import { execFile } from 'node:child_process'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import { findBrowser } from '../../scripts/lib/core/browser.ts'
import { Refusal } from '../../scripts/lib/core/command.ts'
import { copyProject } from '../../scripts/lib/core/copy.ts'
import { discoverDecks } from '../../scripts/lib/core/decks.ts'
import { projectRoot } from '../../scripts/lib/core/roots.ts'
import { stretched } from './scale.ts'

/** Seconds of single runs, in the order made. */
export interface PaperTimes {
  /** `slidev export` of the stock deck: one PDF of slides. */
  stock: number[]
  /** Our slides of the same deck. */
  slides: number[]
  /** Slides and handout in both languages. */
  all: number[]
}

export interface PaperScale {
  slides: number
  /** Seconds for the slides and the handout of one deck. */
  seconds: number
}

const run = promisify(execFile)

async function seconds(args: string[], cwd: string, what: string): Promise<number> {
  const begun = Date.now()
  await run(process.execPath, args, {
    cwd,
    maxBuffer: 1e8,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
  }).catch((error) => {
    throw new Refusal(
      `${what} does not print:\n${String(error.stderr || error.message).trim().split('\n').slice(-12).join('\n')}`,
    )
  })
  return (Date.now() - begun) / 1000
}

/**
 * Prints one round of each in turn, so that a busy moment of this computer falls on all alike. Ours comes from the
 * built site, stock from its sources, each as its manual says.
 *
 * @param site the built deck
 * @param stock folder of the stock deck, with its `slides.md`
 * @param out folder to print into
 */
export async function measurePaper(
  deck: LoadedDeck,
  site: string,
  stock: string,
  out: string,
  rounds: number,
  show: (what: string) => void,
): Promise<PaperTimes> {
  const times: PaperTimes = { stock: [], slides: [], all: [] }
  const ours = ['bin/lectern.js', 'export', '--site', site, '--out', join(out, 'ours')]
  const theirs = [
    join(projectRoot, 'node_modules/@slidev/cli/bin/slidev.mjs'),
    'export',
    'slides.md',
    '--executable-path',
    await findBrowser(),
    '--output',
    join(out, 'stock.pdf'),
  ]
  await mkdir(out, { recursive: true })
  for (let round = 1; round <= rounds; round++) {
    show(`printing, round ${round} of ${rounds}`)
    times.stock.push(await seconds(theirs, stock, 'The stock peer'))
    times.slides.push(await seconds([...ours, '--only', 'slides', '--deck', deck.locale], projectRoot, 'This deck'))
    times.all.push(await seconds(ours, projectRoot, 'This deck'))
  }
  return times
}

/** Builds and prints the talk made longer, in copies of the project. */
export async function measurePaperScale(
  deck: LoadedDeck,
  sizes: readonly number[],
  folder: string,
  show: (what: string) => void,
): Promise<PaperScale[]> {
  const measured: PaperScale[] = []
  for (const slides of sizes) {
    const copy = join(folder, `project-${slides}`)
    await copyProject(copy)
    for (const { name } of (await discoverDecks(copy)).filter(({ locale }) => locale !== deck.locale))
      await rm(join(copy, name))
    await writeFile(join(copy, 'slides.md'), stretched(deck, slides))
    show(`building ${slides} slides to print`)
    await seconds(['bin/lectern.js', 'build', '--out', 'site'], copy, `The deck of ${slides} slides`)
    show(`printing ${slides} slides and their handout`)
    measured.push({
      slides,
      seconds: await seconds(
        ['bin/lectern.js', 'export', '--site', 'site', '--out', 'paper', '--limit', '300'],
        copy,
        `The deck of ${slides} slides`,
      ),
    })
    await rm(copy, { recursive: true, force: true })
  }
  return measured
}
