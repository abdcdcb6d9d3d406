import type { LoadedDeck } from '../core/decks.ts'
import { existsSync } from 'node:fs'
import { cp, mkdir, realpath, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve } from 'node:path'
import process from 'node:process'
import { Refusal } from '../core/command.ts'
import { loadDeck } from '../core/decks.ts'
import { atExit, clearAbandoned, removeNow } from '../core/lifetime.ts'
import { projectRoot } from '../core/roots.ts'
import { buildDeck } from '../slidev/run.ts'

/** A deck of somebody else's, built with Slidev as it comes. */
export interface ForeignDeck {
  deck: LoadedDeck
  /** Folder of its sources. */
  root: string
  /** Folder of the built site. */
  site: string
  remove: () => Promise<void>
}

/** What is never part of a deck's sources. */
const left = new Set(['node_modules', 'dist', '.git', '.cache', 'package.json', 'package-lock.json'])

/**
 * Reads and builds an ordinary Slidev deck. Its folder stays as it is; where Slidev is not installed there, a
 * copy within this project is built.
 *
 * @throws Refusal where there is no deck, or Slidev cannot build it
 */
export async function buildForeign(entry: string): Promise<ForeignDeck> {
  const file = resolve(entry)
  const there = await stat(file).catch(() => undefined)
  if (!there?.isFile()) {
    throw new Refusal(
      `--entry ${entry}: there is no such file. Name a Slidev deck, for example --entry path/to/slides.md`,
    )
  }
  if (!/\.md$/i.test(file))
    throw new Refusal(`--entry ${entry}: a Slidev deck is a Markdown file (.md).`)
  const root = dirname(await realpath(file))
  const work = join(projectRoot, '.cache/check', `foreign-${process.pid}`)
  clearAbandoned(dirname(work), /^foreign-(\d+)$/)
  const cleared = atExit(() => removeNow(work))
  const remove = async () => {
    removeNow(work)
    cleared()
  }
  try {
    const deck = await loadDeck({ file: join(root, basename(file)), name: basename(file), locale: '', path: '' })
    deck.locale = deck.lang
    const source = hasSlidev(root) ? root : await copied(root, join(work, 'deck'))
    await mkdir(work, { recursive: true })
    console.error(`building ${entry} …`)
    await buildDeck(join(source, basename(file)), '/', join(work, 'site'), 'foreign')
    return { deck, root, site: join(work, 'site'), remove }
  }
  catch (error) {
    await remove()
    // The author knows the deck by its own folder.
    if (error instanceof Refusal) {
      throw new Refusal(
        error.message.replaceAll(join(work, 'deck'), root).replaceAll(relative(projectRoot, join(work, 'deck')), root),
      )
    }
    throw error
  }
}

/**
 * A copy below this project, whose packages and theme Slidev finds. Links instead would lead out of what it may read.
 */
async function copied(root: string, folder: string): Promise<string> {
  await mkdir(folder, { recursive: true })
  await cp(root, folder, {
    recursive: true,
    dereference: true,
    filter: path => path === root || !left.has(basename(path)),
  })
  await writeFile(join(folder, 'package.json'), '{ "name": "checked-deck", "private": true, "type": "module" }\n')
  return folder
}

/** Whether Slidev is installed where the deck is, in its folder or one above it. */
function hasSlidev(root: string): boolean {
  return existsSync(join(root, 'node_modules/@slidev/cli')) || (dirname(root) !== root && hasSlidev(dirname(root)))
}
