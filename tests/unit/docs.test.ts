import { existsSync } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { kitRoot } from '../../scripts/lib/core/roots.ts'
import { deckSettings, slideSettings } from '../../scripts/lib/slidev/settings.ts'

const docs = join(kitRoot, 'docs')
const names = (await readdir(docs)).filter(name => name.endsWith('.md'))
const files = ['README.md', 'starter/README.md', ...names.map(name => `docs/${name}`)]
const texts = new Map(
  await Promise.all(files.map(async file => [file, await readFile(join(kitRoot, file), 'utf8')] as const)),
)
const manifest = JSON.parse(await readFile(join(kitRoot, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>
}

/** Pages of one task of an author's; the others are a table, or for those who change the kit. */
const tasks = ['slide', 'claim', 'map', 'chart', 'language', 'look', 'check', 'stage', 'paper', 'hosting']

/** Words of a heading as GitHub addresses it. */
function anchorOf(heading: string): string {
  return heading.toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '').trim().replaceAll(' ', '-')
}

function fences(text: string, languages: string): string[] {
  return [...text.matchAll(new RegExp(`^\`\`\`(?:${languages})\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(([, code]) => code!)
}

/** Commands of the kit that a text names, with their flags: `npx lectern build --base /x/`. */
function commandsIn(text: string): { command: string, flags: string[] }[] {
  return [...text.matchAll(/\b(?:npx lectern|npx slidev-addon-lectern) ([^\n`#|]+)/g)].map(([, typed]) => {
    const [command, ...rest] = typed!.trim().split(/\s+/)
    return {
      command: command!.replace(/[;:.,]$/, ''),
      flags: rest.filter(word => /^--[a-z]/.test(word)).map(word => word.replace(/[^a-z-]+$/, '').slice(2)),
    }
  })
}

describe.each([...texts])('%s', (file, text) => {
  const prose = text.replace(/^```[\s\S]+?^```/gm, '')

  it('links to what is there', async () => {
    const links = [...prose.matchAll(/\]\(([^()\s]+)\)/g)].map(([, to]) => to!).filter(to => !/^https?:/.test(to))
    for (const link of links) {
      const [path, anchor] = link.split('#') as [string, string?]
      const target = path ? join(kitRoot, dirname(file), path) : join(kitRoot, file)
      expect(existsSync(target), `${file}: ${link}`).toBe(true)
      if (anchor) {
        const headings = [...(await readFile(target, 'utf8')).matchAll(/^#+ (.+)$/gm)].map(([, words]) =>
          anchorOf(words!),
        )
        expect(headings, `${file}: ${link}`).toContain(anchor)
      }
    }
  })

  it('names commands that there are, with flags that they take', async () => {
    for (const { command, flags } of commandsIn(text)) {
      if (command.startsWith('-'))
        continue
      const script = join(kitRoot, 'scripts', `${command}.ts`)
      expect(existsSync(script), `${file}: npx lectern ${command}`).toBe(true)
      const source = await readFile(script, 'utf8')
      for (const flag of flags.filter(flag => flag !== 'help' && flag !== 'verbose')) {
        expect(source, `${file}: npx lectern ${command} --${flag}`).toMatch(
          new RegExp(`^ {4}'?${flag}'?: \\{\\s*type`, 'm'),
        )
      }
    }
  })

  it.skipIf(file.startsWith('starter'))('names npm scripts that there are', () => {
    for (const [, script] of text.matchAll(/\bnpm run ([\w:-]+)/g))
      expect(Object.keys(manifest.scripts), file).toContain(script)
  })
})

it('each task has a page, and each page its picture of at most 60 kB', async () => {
  for (const task of tasks) {
    const pictures = [...texts.get(`docs/${task}.md`)!.matchAll(/!\[[^\]]+\]\((pictures\/[\w-]+\.webp)\)/g)].map(
      ([, path]) => path!,
    )
    expect(pictures, task).toContain(`pictures/${task}.webp`)
    for (const picture of pictures)
      expect((await stat(join(docs, picture))).size, picture).toBeLessThanOrEqual(60_000)
  }
  expect((await readdir(join(docs, 'pictures'))).sort(), 'no picture without its page').toEqual(
    tasks.map(task => `${task}.webp`).sort(),
  )
})

it.each([
  ['Of a deck', deckSettings],
  ['Of a slide', slideSettings],
] as const)('%s: the table of settings is the list', (heading, settings) => {
  const section = texts.get('docs/settings.md')!.split(`## ${heading}\n`)[1]!.split('\n## ')[0]!
  const rows = [...section.matchAll(/^\| `(\w+)` \| (.+) \|$/gm)].map(([, key, what]) => [key, what])
  expect(rows).toEqual(Object.entries(settings))
})

it('examples of frontmatter use settings that there are', () => {
  const known = Object.keys({ ...deckSettings, ...slideSettings })
  const used = [...texts].filter(([file]) => file.startsWith('docs/')).flatMap(([, text]) => fences(text, 'yaml')
    .flatMap(code => [...code.matchAll(/^(\w+):/gm)].map(([, key]) => key!)))
  expect(used.length).toBeGreaterThan(5)
  expect(used.filter(key => !known.includes(key) && !['title', 'duration'].includes(key))).toEqual([])
})

it('the README fits a screen and names nothing of the talk, which the package would ship', () => {
  const readme = texts.get('README.md')!
  expect(readme.split('\n').length).toBeLessThanOrEqual(80)
  for (const [file, text] of texts)
    expect(text, file).not.toMatch(/prometheus|bezos/i)
})
