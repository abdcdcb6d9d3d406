import type { Buffer } from 'node:buffer'
import type { Deck } from '../core/decks.ts'
import type { Edition } from './edition.ts'
import { spawn } from 'node:child_process'
import { copyFile, mkdir, rename, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { stripVTControlCharacters } from 'node:util'
import { Refusal, shownPath } from '../core/command.ts'
import { loadDeck } from '../core/decks.ts'
import { atExit } from '../core/lifetime.ts'
import { progressBar } from '../core/progress.ts'
import { dependencyRoot, projectRoot } from '../core/roots.ts'
import { editionEnvironment } from './edition.ts'

const slidev = join(dependencyRoot('@slidev/cli'), 'bin/slidev.mjs')

/**
 * Loaded into a child before the program that it runs, which then ends when this process is gone, however that went.
 */
const endWithUs = `data:text/javascript,${encodeURIComponent(
  `const look = () => process.ppid === ${process.pid} || process.exit(1); setInterval(look, 300).unref(); look()`,
)}`

/**
 * Runs Slidev's dev server in this process, with the terminal's own input and output, until it is ended. A process of
 * its own would go on where this one is killed.
 */
export async function runSlidev(args: string[]): Promise<never> {
  process.chdir(projectRoot)
  process.argv.splice(1, Infinity, slidev, ...args)
  await import(pathToFileURL(slidev).href)
  return new Promise<never>(() => {})
}

/**
 * Builds one deck in a process of its own.
 *
 * @param file absolute path of the deck
 * @param base address the result will be served from, `/…/`
 * @param out absolute path of a folder that does not exist yet
 * @param edition `foreign` for a deck that knows no editions: it loses its notes and nothing else
 * @param signal ends the build when another one has failed
 * @throws Refusal with the author's file and line, where it failed
 */
export async function buildDeck(
  file: string,
  base: string,
  out: string,
  edition: Edition | 'foreign',
  signal?: AbortSignal,
): Promise<void> {
  const args = [
    'build',
    file,
    '--base',
    base,
    '--out',
    out,
    ...(edition === 'audience' || edition === 'foreign' ? ['--without-notes'] : []),
  ]
  const child = spawn(process.execPath, ['--import', endWithUs, slidev, ...args], {
    cwd: projectRoot,
    signal,
    // At once: what it would still write would be left where its folder has just been cleared away.
    killSignal: 'SIGKILL',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      ...(edition === 'foreign' ? {} : editionEnvironment(edition)),
      NODE_ENV: 'production',
      NO_COLOR: '1',
      FORCE_COLOR: undefined,
    },
  })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => said += chunk)
  child.stderr.on('data', (chunk: Buffer) => said += chunk)
  const ended = atExit(() => child.kill('SIGKILL'))
  const code = await new Promise<number>((resolve, reject) => {
    child.on('error', error => signal?.aborted || reject(error))
    child.on('close', code => resolve(code ?? 1))
  })
  ended()
  signal?.throwIfAborted()
  if (code !== 0)
    throw await refusalFor(file, stripVTControlCharacters(said))
}

/**
 * Builds decks side by side, each at its place below the first: two cores or more are common, and a build waits a good
 * deal. One that fails ends the others.
 *
 * @param work folder to work in
 * @param after does something with the folder of each that is built
 * @returns the folder of the whole
 */
export async function buildDecks(
  decks: readonly Deck[],
  work: string,
  base: string,
  edition: Edition,
  after: (folder: string, index: number) => Promise<void>,
): Promise<string> {
  const others = new AbortController()
  const bar = progressBar(decks.length)
  bar.show(`building ${decks.map(({ name }) => name).join(', ')}`)
  const folderOf = (index: number) => join(work, String(index))
  const builds = decks.map(async (deck, index) => {
    await buildDeck(deck.file, base + deck.path, folderOf(index), edition, others.signal)
    await after(folderOf(index), index)
    bar.step()
  })
  try {
    await Promise.all(builds)
  }
  catch (error) {
    others.abort()
    await Promise.allSettled(builds)
    throw error
  }
  finally {
    bar.end()
  }
  const site = join(work, 'site')
  for (const [index, { path }] of decks.entries()) {
    if (path)
      await mkdir(site, { recursive: true })
    await rename(folderOf(index), join(site, path).replace(/\/$/, ''))
  }
  return site
}

/**
 * Makes addresses of a built deck that are no files of their own answer with its page, on any host.
 *
 * @param folder where the deck was built to
 */
export async function writeRoutes(folder: string, routes: readonly string[]): Promise<void> {
  for (const route of routes) {
    await mkdir(join(folder, route), { recursive: true })
    await copyFile(join(folder, 'index.html'), join(folder, route, 'index.html'))
  }
  // Slidev's own would turn every unknown address into the first deck, the other languages' too.
  await rm(join(folder, '_redirects'), { force: true })
  await rm(join(folder, '404.html'), { force: true })
}

/**
 * What a failed build says, as one line for each mistake: our own lines as they are, a compiler's words with the
 * place of the slide they are about. All else is for `--verbose`.
 */
export async function refusalFor(file: string, said: string): Promise<Refusal> {
  const lines = said.split('\n').map(line => line.trim()).filter(line => line && !line.startsWith('Build failed with'))
  const own = lines.flatMap(line => /(?:^|\s)(\S+\.(?:md|ts|vue|css):\d+: .+; .+)$/.exec(line)?.[1] ?? [])
  if (own.length > 0)
    return new Refusal([...new Set(own)].join('\n'), said)
  const { slides } = await loadDeck({ file, name: basename(file), locale: '', path: '' })
  const [, set, icon] = /Icon `([\w-]+)\/([^`]+)` not found/.exec(said) ?? []
  const slide = slides[Number(/__slidev_(\d+)\.(?:md|frontmatter)/.exec(said)?.[1]) - 1]
    ?? slides.find(({ content }) => set && new RegExp(`\\b${set}[-:]${icon}\\b`).test(content))
  const words
    = lines.find(line => /Could not resolve|failed to resolve/i.test(line))
      ?? lines.find(line => /^\w*Error\b.*: |\berror:/i.test(line))
      ?? lines.at(-1)
      ?? 'Slidev ended without a word'
  const plain = words
    .replace(/^(?:\[[^\]]*\]\s*)*(?:\w*Error: )?(?:\[[^\]]*\]\s*)*/, '')
    .replace(/ in \S*__slidev_\d+\S*/, '')
    .replace(/\S*__slidev_\d+\.md\S*:\d+:\d+:? ?/, '')
    .replace(/\.$/, '')
  const place = slide ? `${shownPath(slide.source.filepath)}:${slide.source.start + 1}` : `${shownPath(file)}:1`
  const what = `${slide ? 'this slide' : 'this deck'} does not build: ${plain}`
  const remedy = set
    ? `run npm install @iconify-json/${set}, or mend its name`
    : 'mend it, or see all of it with --verbose'
  return new Refusal(`${place}: ${what}; ${remedy}`, said)
}
