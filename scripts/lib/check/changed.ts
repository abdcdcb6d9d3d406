import type { LoadedDeck } from '../core/decks.ts'
import { execFile } from 'node:child_process'
import { globSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { promisify } from 'node:util'
import { parseSync } from '@slidev/parser'
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
  const changed = await changedFiles(root, revision)
  const everything = changed.some(file => !traced.test(file) && !beside.test(file))
  const sources = await readSources(root)
  return new Map(await Promise.all(decks.map(async (deck): Promise<[LoadedDeck, number[]]> => {
    const numbers = deck.slides.map((_, index) => index + 1)
    if (everything || changed.length === 0)
      return [deck, everything ? numbers : []]
    const before = await slidesAt(root, revision, deck.slides.map(({ source }) => source.filepath))
    const settings = deck.slides[0]!.source.raw
    return [deck, numbers.filter((no) => {
      const { source, frontmatter, content } = deck.slides[no - 1]!
      const own = !before.has(source.raw)
      // The first slide's frontmatter holds the whole deck's settings.
      const deckwide
        = !before.has(settings)
          && headOf(settings) !== headOf([...before].find(raw => headOf(raw).includes('title:')) ?? '')
      return (
        own
        || deckwide
        || changed.some(
          file =>
            filesOf(layoutOf(deck, no), content, frontmatter, sources).has(file)
            || cites(file, `${source.raw}`, sources),
        )
      )
    })]
  })))
}

async function changedFiles(root: string, revision: string): Promise<string[]> {
  const git = (...args: string[]) =>
    run('git', args, { cwd: root, maxBuffer: 64 * 1024 * 1024 }).then(({ stdout }) =>
      stdout.split('\n').filter(Boolean),
    )
  const commit = await git('rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`).catch(() => {
    throw new Refusal(
      `--changed ${revision}: git knows no such revision here. Name a branch, tag or commit, for example --changed main`,
    )
  })
  const [differing, unknown] = await Promise.all([
    git('diff', '--name-only', '--relative', commit[0]!),
    git('ls-files', '--others', '--exclude-standard'),
  ])
  return [...new Set([...differing, ...unknown])]
}

/** The slides that a deck's files held at a revision, as they were written. */
async function slidesAt(root: string, revision: string, files: string[]): Promise<Set<string>> {
  const texts = await Promise.all(
    [...new Set(files)].map(file =>
      run('git', ['show', `${revision}:./${relative(root, file).split(sep).join('/')}`], {
        cwd: root,
        maxBuffer: 64 * 1024 * 1024,
      }).then(
        ({ stdout }) => stdout,
        () => '',
      ),
    ),
  )
  return new Set(texts.filter(Boolean).flatMap(text => parseSync(text, 'slides.md').slides.map(({ raw }) => raw)))
}

function headOf(raw: string): string {
  return /^---\n[\s\S]*?\n---/.exec(raw)?.[0] ?? ''
}

/** The project's own code, by path. */
async function readSources(root: string): Promise<Map<string, string>> {
  const files = globSync('{layouts,components,snippets,kit}/**/*.{vue,ts}', { cwd: root })
  return new Map(await Promise.all(files.map(async file =>
    [file.split(sep).join('/'), await readFile(join(root, file), 'utf8')] as const)))
}

/** The files that a slide is drawn with, or shows as code. */
function filesOf(
  layout: string,
  content: string,
  frontmatter: Record<string, unknown>,
  sources: Map<string, string>,
): Set<string> {
  const files = new Set<string>()
  const components = (text: string) =>
    [...text.matchAll(/<([A-Z]\w+)/g)].flatMap(([, name]) =>
      [...sources.keys()].filter(file => file.startsWith('components/') && file.endsWith(`/${name}.vue`)),
    )
  const follow = (file: string) => {
    const text = sources.get(file)
    if (text === undefined || files.has(file))
      return
    files.add(file)
    for (const [, path] of text.matchAll(/from '(\.[^']+)'/g))
      follow(join(dirname(file), path!).split(sep).join('/'))
    if (text.includes('\'virtual:motif\''))
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
  const ids = [...(sources.get(file) ?? '').matchAll(/\bid:\s*'([^']+)'/g)].map(([, id]) => id!)
  return ids.some(id => named.has(id)) || (file.startsWith('snippets/claims') && mapTags(raw).some(({ of }) =>
    [...sources].some(([name, text]) =>
      name.startsWith('snippets/maps/') && text.includes(`id: '${of}'`) && ids.some(id => text.includes(`'${id}'`)))))
}
