import type { Browser } from 'playwright-chromium'
import type { LoadedDeck } from '../../scripts/lib/core/decks.ts'
import type { Scale } from './compared.ts'
import type { Host } from './host.ts'
import { execFile } from 'node:child_process'
import { cp, mkdir, rm, symlink, writeFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import { Refusal } from '../../scripts/lib/core/command.ts'
import { projectRoot } from '../../scripts/lib/core/roots.ts'
import { firstBytes } from './visit.ts'

const left = new Set(['node_modules', '.git', '.cache', '.github', 'dist', 'tests', 'coverage'])

/**
 * The talk made longer: its slides between the first and the last, again and again.
 *
 * @param slides how many it shall have
 */
export function stretched(deck: LoadedDeck, slides: number): string {
  const inner = deck.slides.slice(1, -1)
  const order = [
    deck.slides[0]!,
    ...Array.from({ length: slides - 2 }, (_, at) => inner[at % inner.length]!),
    deck.slides.at(-1)!,
  ]
  return order
    .map(({ frontmatterRaw, content }) => `---\n${repeatable(frontmatterRaw)}\n---\n\n${content.trim()}\n`)
    .join('\n')
}

/** Frontmatter without what a talk says once: a part's verdict, the appendix at the end. */
function repeatable(raw = ''): string {
  return raw.trim().replace(/^(?:appendix|verdict):.*\n?/gm, '')
}

/** What a copy of the project needs; its decks are written anew. */
function isPart(source: string): boolean {
  const [top = '', ...below] = relative(projectRoot, source).split(sep)
  return below.length > 0 || !(left.has(top) || top.startsWith('dist-') || /^slides\..*\.md$/.test(top))
}

/**
 * Builds the whole project around decks of different lengths, in copies of it, and opens the first slide of each.
 *
 * @param folder to work in; emptied first
 * @throws Refusal with the build's words if one fails
 */
export async function measureScale(
  browser: Browser,
  host: Host,
  deck: LoadedDeck,
  sizes: readonly number[],
  folder: string,
  show: (what: string) => void,
): Promise<Scale> {
  await rm(folder, { recursive: true, force: true })
  const measured: Scale['sizes'] = []
  // Drawings and fonts are cut once and kept; a first build, thrown away, does that for all.
  for (const [at, slides] of [sizes[0]!, ...sizes].entries()) {
    const copy = join(folder, 'project')
    await rm(copy, { recursive: true, force: true })
    await mkdir(copy, { recursive: true })
    await cp(projectRoot, copy, { recursive: true, filter: isPart })
    await symlink(join(projectRoot, 'node_modules'), join(copy, 'node_modules'), 'dir')
    await writeFile(join(copy, 'slides.md'), stretched(deck, slides))
    show(`building ${slides} slides${at === 0 ? ', to warm up' : ''}`)
    const site = join(folder, `site-${slides}`)
    const begun = Date.now()
    await promisify(execFile)(process.execPath, [join(copy, 'scripts/build.ts'), '--out', site], {
      cwd: copy,
      maxBuffer: 1e8,
    }).catch((error) => {
      throw new Refusal(`The deck of ${slides} slides does not build:\n${String(error.stderr || error.message).trim()}`)
    })
    if (at === 0)
      continue
    const seconds = (Date.now() - begun) / 1000
    show(`opening the first of ${slides} slides`)
    measured.push({ slides, seconds, first: await firstBytes(browser, await host.serve(site, '/')) })
  }
  return { sizes: measured }
}
