import type { LoadedDeck } from '../core/decks.ts'
import { execFile } from 'node:child_process'
import { globSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { promisify } from 'node:util'
import { parseSync } from '@slidev/parser'
import { camelize, capitalize } from '@vue/shared'
import { mapTags } from '../../../kit/maps/markup.ts'
import { Refusal } from '../core/command.ts'
import { layoutOf } from '../core/decks.ts'

const run = promisify(execFile)

/**
 * Folders whose files belong to slides one by one; a change anywhere else in the project may reach all of them, as the
 * author's words for the interface do.
 */
const traced = /^(?:slides[^/]*\.md|layouts\/|components\/|snippets\/(?!words\.ts$)|kit\/|pages\/)/

/** What no slide is made from. */
const beside
  = /^(?:tests\/|bench\/|scripts\/(?!lib\/)|\.github\/|\.ci\/|dist|\.cache\/|README|LICENSE|node_modules|eslint\.config|vitest\.config|tsconfig|.*\.test\.ts$)/

/**
 * The slides of each deck whose sources are other than at a revision: their own text, their layout, the components on
 * them and what those import, the claims and maps they cite. A change in styles or setup changes every slide.
 *
 * @param root the project's folder
 * @throws Refusal where git does not know the revision
 */
export async function changedSlides(
  root: string,
  decks: LoadedDeck[],
  revision: string,
): Promise<Map<LoadedDeck, number[]>> {
  const git = async (...args: string[]) =>
    (await run('git', args, { cwd: root, maxBuffer: 64 * 1024 * 1024 })).stdout
  const commit = await git('rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`).catch(() => {
    throw new Refusal(
      `--changed ${revision}: git knows no such revision here. Name a branch, tag or commit, for example --changed main`,
    )
  })
  // Parted by zeros, paths come as they are; in lines, git writes all but ASCII in escapes.
  const listed = await Promise.all([
    git('diff', '--name-only', '--relative', '-z', commit.trim()),
    git('ls-files', '--others', '--exclude-standard', '-z'),
  ])
  const changed = listed.flatMap(list => list.split('\0').filter(Boolean))
  const everything = changed.some(file => !traced.test(file) && !beside.test(file))
  const sources = await readSources(root)
  return new Map(await Promise.all(decks.map(async (deck): Promise<[LoadedDeck, number[]]> => {
    const numbers = deck.slides.map((_, index) => index + 1)
    if (everything || changed.length === 0)
      return [deck, everything ? numbers : []]
    const files = new Set(deck.slides.map(({ source }) => slashed(relative(root, source.filepath))))
    const texts = await Promise.all([...files].map(file => git('show', `${commit.trim()}:./${file}`).catch(() => '')))
    // As they were written then.
    const before = new Set(
      texts.filter(Boolean).flatMap(text => parseSync(text, 'slides.md').slides.map(({ raw }) => raw)),
    )
    const settings = deck.slides[0]!.source.raw
    // The first slide's frontmatter holds the whole deck's settings.
    const deckwide
      = !before.has(settings)
        && headOf(settings) !== headOf([...before].find(raw => headOf(raw).includes('title:')) ?? '')
    if (deckwide)
      return [deck, numbers]
    return [deck, numbers.filter((no) => {
      const { source: { raw }, content } = deck.slides[no - 1]!
      const drawnWith = filesOf(layoutOf(deck, no), content, sources)
      return !before.has(raw) || changed.some(file => drawnWith.has(file) || cites(file, raw, sources))
    })]
  })))
}

function slashed(path: string): string {
  return path.split(sep).join('/')
}

function headOf(raw: string): string {
  return /^---\n[\s\S]*?\n---/.exec(raw)?.[0] ?? ''
}

/** The project's own code, by path. */
async function readSources(root: string): Promise<Map<string, string>> {
  const files = globSync('{layouts,components,snippets,kit}/**/*.{vue,ts}', { cwd: root })
  return new Map(await Promise.all(files.map(async file =>
    [slashed(file), await readFile(join(root, file), 'utf8')] as const)))
}

/** The files that a slide is drawn with, or shows as code. */
function filesOf(layout: string, content: string, sources: Map<string, string>): Set<string> {
  const files = new Set<string>()
  const components = (text: string) =>
    [...text.matchAll(/<([a-z][\w-]*)/gi)].map(([, tag]) => `/${capitalize(camelize(tag!))}.vue`).flatMap(name =>
      [...sources.keys()].filter(file => file.startsWith('components/') && file.endsWith(name)),
    )
  const follow = (file: string) => {
    const text = sources.get(file)
    if (text === undefined || files.has(file))
      return
    files.add(file)
    for (const [, path] of text.matchAll(/from ['"](\.[^'"]+)/g))
      follow(slashed(join(dirname(file), path!)))
    if (/['"]virtual:motif['"]/.test(text))
      [...sources.keys()].filter(file => file.endsWith('/Motif.vue')).forEach(follow)
    components(text).forEach(follow)
  }
  const drawn = [...sources.keys()].filter(file => file.startsWith('layouts/') && file.endsWith(`/${layout}.vue`))
  drawn.forEach(follow)
  components(content).forEach(follow)
  for (const [, path] of content.matchAll(/^<<<[ \t]*(?:@|\.)\/([^\s#]+)/gm))
    files.add(path!)
  return files
}

/** Whether a slide names a row that a file of `snippets/` holds, or shows a map that rests on one. */
function cites(file: string, raw: string, sources: Map<string, string>): boolean {
  if (!/^snippets\/(?:charts|claims|maps|scorecards|sources)/.test(file))
    return false
  if (file === 'snippets/sources.ts')
    return mapTags(raw).length > 0 || /<Cite|<SourceList|^claims?:/m.test(raw)
  const named = new Set([...raw.matchAll(/[\w-]+/g)].map(([word]) => word))
  const ids = [...(sources.get(file) ?? '').matchAll(/\bid:\s*(['"`])(.+?)\1/g)].map(([,, id]) => id!)
  const holds = (text: string, id = '') => ['\'', '"', '`'].some(mark => text.includes(mark + id + mark))
  return ids.some(id => named.has(id)) || (file.startsWith('snippets/claims') && mapTags(raw).some(({ of }) =>
    [...sources].some(([name, text]) =>
      name.startsWith('snippets/maps/') && holds(text, of) && ids.some(id => holds(text, id)))))
}
