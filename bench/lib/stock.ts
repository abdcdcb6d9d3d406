import type { Locale } from '../../kit/schema.ts'
import type { LoadedDeck } from '../../scripts/lib/core/decks.ts'
import { spawn } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { localeOf } from '../../kit/deck/decks.ts'
import { mapTags } from '../../kit/maps/markup.ts'
import { toMermaid } from '../../kit/maps/mermaid.ts'
import { withoutComments } from '../../kit/words/markdown.ts'
import { Refusal } from '../../scripts/lib/core/command.ts'
import { projectRoot } from '../../scripts/lib/core/roots.ts'
import { maps } from '../../snippets/maps/index.ts'

/** The default theme's layout for each of ours; all others are plain slides there. */
const layouts: Record<string, string> = {
  cover: 'cover',
  section: 'section',
  statement: 'statement',
  contrast: 'two-cols-header',
}

/** A line that is one component of ours and nothing else. */
const component = /^<[A-Z]\w*\b[^>]*\/>$/gm

/** Slides whose words stand in a component, by number from 1. */
export function componentSlides(deck: LoadedDeck): number[] {
  return deck.slides.flatMap(({ content }, index) =>
    content.match(component)?.some(tag => !tag.startsWith('<RelationMap')) ? [index + 1] : [])
}

/**
 * The deck as somebody with nothing but Slidev would write it: the default theme, maps as fenced mermaid, charts
 * and lists as bullet points. No notes and no web fonts, so that it is measured without what we leave out too.
 *
 * @param words the lines that our components show, by slide number
 */
export function stockMarkdown(deck: LoadedDeck, words: ReadonlyMap<number, readonly string[]>): string {
  const locale = localeOf(deck.lang)
  const slides = deck.slides.map(({ content, frontmatter }, index) => {
    const layout = layouts[String(frontmatter.layout)] ?? 'default'
    const lines = [
      ...(index === 0 ? ['theme: default', `title: ${JSON.stringify(deck.title)}`, 'fonts:', '  provider: none'] : []),
      `layout: ${layout}`,
    ]
    let text = withFences(withoutComments(content), locale)
      .replace(/[^\S\n]*<Cite\b[^>]*\/>/g, '')
      .replace(/<\/?Said\b[^>]*>/g, '')
    const own = words.get(index + 1)
    if (own) {
      const [title = ''] = /^#{1,2} .*$/m.exec(text) ?? []
      text = [title, '', ...own.map(line => `- ${literal(line)}`)].join('\n')
    }
    if (layout !== 'two-cols-header')
      text = text.replace(/^::\w+::$/gm, '')
    return `---\n${lines.join('\n')}\n---\n\n${text.trim()}\n`
  })
  return slides.join('\n')
}

/** The maps as fenced mermaid. */
function withFences(markdown: string, locale: Locale): string {
  return mapTags(markdown).reduceRight((text, { of, start, end }) => {
    const map = maps.find(map => map.id === of)
    if (!map)
      throw new Refusal(`there is no map "${of}"`)
    return `${text.slice(0, start)}\`\`\`mermaid\n${toMermaid(map, locale)}\`\`\`${text.slice(end)}`
  }, markdown)
}

/** Text that Markdown and Vue show as it is. */
function literal(text: string): string {
  return text.replace(/[&<>{}$*_`#[\]|\\~]/g, mark => `&#${mark.codePointAt(0)};`)
}

/**
 * Builds a stock deck in a folder of its own with `slidev build`, as its manual says.
 *
 * @returns seconds it took
 */
export async function buildStock(markdown: string, folder: string, base: string): Promise<number> {
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'slides.md'), markdown)
  await writeFile(join(folder, 'package.json'), '{ "name": "stock", "private": true, "type": "module" }\n')
  const begun = Date.now()
  const slidev = join(projectRoot, 'node_modules/@slidev/cli/bin/slidev.mjs')
  const child = spawn(process.execPath, [slidev, 'build', 'slides.md', '--base', base, '--out', 'site'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_ENV: 'production', NO_COLOR: '1', FORCE_COLOR: undefined },
  })
  let said = ''
  child.stdout.on('data', chunk => said += chunk)
  child.stderr.on('data', chunk => said += chunk)
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve))
  if (code !== 0)
    throw new Refusal(`The stock peer does not build:\n${said.split('\n').slice(-20).join('\n')}`)
  return (Date.now() - begun) / 1000
}
