import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { getDocumentProxy } from 'unpdf'
import { beforeAll, describe, expect, it } from 'vitest'
import { handoutName, pdfName } from '../../kit/deck/decks.ts'
import { notesArePublic } from '../../scripts/lib/core/decks.ts'
import { projectRoot } from '../../scripts/lib/core/roots.ts'
import { isHandout, textFiles } from '../../scripts/lib/site/audit.ts'
import { authoringKeys } from '../../scripts/lib/slidev/settings.ts'
import { decks, everySlide } from '../helpers/talk.ts'

const dist = join(projectRoot, 'dist')
/** The author's one choice; it opens the handout and nothing else. */
const open = notesArePublic(decks)
let files: { file: string, text: string, words: string }[]

/** Letters and figures alone: what quoting, escaping and wrapping cannot change. */
function bare(text: string): string {
  return text
    .replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/&#?\w+;/g, '')
    .replace(/\\[nrt]/g, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
}

function sentencesOf(text: string): string[] {
  return text.split(/\[click(?::\d+)?\]|(?<=[.!?])\s|\n/i).map(bare).filter(words => words.length >= 10)
}

beforeAll(async () => {
  files = await Promise.all((await textFiles(dist)).map(async (file) => {
    const text = await readFile(join(dist, file), 'utf8')
    return { file, text, words: bare(text) }
  }))
})

function filesWith(words: string): string[] {
  return files.filter(file => file.words.includes(words)).map(({ file }) => file)
}

describe('the audience edition', () => {
  it('is whole enough to be searched', () => {
    expect(files.length).toBeGreaterThan(2 * decks[0]!.slides.length)
    // The search finds what is there: each deck's title stands in its pages.
    for (const { title } of decks)
      expect(filesWith(bare(title)).length).toBeGreaterThan(0)
  })

  it.each(everySlide)('keeps every sentence of the note on $deck.name $no to itself', ({ slide }) => {
    const sentences = sentencesOf(slide.note ?? '')
    expect(sentences.length).toBeGreaterThan(0)
    const shown = bare(slide.content)
    expect(
      sentences.filter(words => !shown.includes(words) && filesWith(words).some(file => !(open && isHandout(file)))),
    ).toEqual([])
  })

  it.each(decks)('keeps the notes of $name out of its PDFs, unless their author makes them public', async (deck) => {
    const names = [pdfName(deck), ...open ? [] : [handoutName(deck)]].filter(name => existsSync(join(dist, name)))
    for (const name of names) {
      const pdf = await getDocumentProxy(new Uint8Array(await readFile(join(dist, name))), { verbosity: 0 })
      const texts = await Promise.all(
        Array.from({ length: pdf.numPages }, async (_, index) =>
          (await (await pdf.getPage(index + 1)).getTextContent()).items
            .map(item => ('str' in item ? item.str : ''))
            .join(' ')),
      )
      const printed = bare(texts.join(' '))
      const shown = bare(deck.slides.map(({ content }) => content).join(' '))
      expect(
        deck.slides
          .flatMap(({ note }) => sentencesOf(note ?? ''))
          .filter(words => words.length >= 20 && !shown.includes(words) && printed.includes(words)),
        name,
      ).toEqual([])
    }
  })

  it.each(decks)('holds no comment that stands in $name', async ({ file, slides }) => {
    const markdown = await readFile(file, 'utf8')
    const notes = slides.map(({ note }) => bare(note ?? '')).join('\n')
    const comments = [
      ...[...markdown.matchAll(/<!--([\s\S]*?)-->/g)].flatMap(match => sentencesOf(match[1]!)),
      ...[...markdown.matchAll(/^#\s(.*)$/gm)]
        .map(match => bare(match[1]!))
        .filter(words => slides.every(({ content }) => !bare(content).includes(words))),
    ]
    expect(
      comments.filter(words => !notes.includes(words) && words.length >= 10 && filesWith(words).length > 0),
    ).toEqual([])
  })

  it.each(authoringKeys)('holds no frontmatter key "%s"', (key) => {
    const pattern = new RegExp(`["']?\\b${key}\\b["']?\\s*:\\s*["'\\d.[{]`)
    expect(files.filter(({ text }) => pattern.test(text)).map(({ file }) => file)).toEqual([])
  })

  it.each(['/presenter', 'notes-edit', '/overview'])('has no route %s', (route) => {
    expect(
      files.filter(({ text }) => new RegExp(`path:\\s*["'\`]${route}`).test(text)).map(({ file }) => file),
    ).toEqual([])
  })

  it('names no folder of the computer it was built on', () => {
    expect(files.filter(({ text }) => text.includes(`${projectRoot}/`)).map(({ file }) => file)).toEqual([])
  })

  it('ships no compiler, formula, recorder or drawing code', () => {
    const marks = [
      /compileToFunction/,
      /katex/i,
      /RecordRTC/,
      /monaco-editor/,
      /mermaid\.(?:init|render)/,
      /createDrauu/,
    ]
    expect(
      files
        .filter(({ file, text }) => file.endsWith('.js') && marks.some(mark => mark.test(text)))
        .map(({ file }) => file),
    ).toEqual([])
  })
})
