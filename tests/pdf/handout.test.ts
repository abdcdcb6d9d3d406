import type { OpenPdf } from '../helpers/pdf.ts'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { PDFDict, PDFName } from '@cantoo/pdf-lib'
import { beforeAll, describe, expect, it } from 'vitest'
import { handoutName, localeOf } from '../../kit/deck/decks.ts'
import { mapWords } from '../../kit/maps/words.ts'
import { withoutEntities } from '../../kit/words/markdown.ts'
import { projectRoot } from '../../scripts/lib/core/roots.ts'
import { handoutOf } from '../../scripts/lib/paper/handout.ts'
import {
  drawingOf,
  landing,
  linksOn,
  openPdf,
  packed,
  pixelPictures,
  poorFonts,
  structureOf,
  textOf,
  urisOf,
} from '../helpers/pdf.ts'
import { qpdfCheck } from '../helpers/qpdf.ts'
import { readAloud } from '../helpers/read-aloud.ts'
import { decks, maps, mapsOf, plainTitle } from '../helpers/talk.ts'

/** Where the export puts it: outside the site, while its notes are not public. */
const fileOf = (deck: typeof decks[number]) => {
  const inSite = join(projectRoot, 'dist', handoutName(deck))
  return existsSync(inSite) ? inSite : join(projectRoot, 'handouts', handoutName(deck))
}

/** Whether a text stands on one of these pages, or begins on one and ends on the next. */
function holds(pages: readonly string[], text: string): boolean {
  return pages.some(
    (page, index) =>
      page.includes(text)
      || (pages[index + 1] !== undefined
        && Array.from(text, (_, at) => at).some(
          at => at > 0 && page.includes(text.slice(0, at)) && pages[index + 1]!.includes(text.slice(at)),
        )),
  )
}

describe.each(decks)('the handout of $name', (deck) => {
  let file: OpenPdf
  let pages: string[]
  let starts: number[]
  const ko = localeOf(deck.lang) === 'ko'

  beforeAll(async () => {
    file = await openPdf(fileOf(deck))
    pages = await Promise.all(Array.from({ length: file.pdf.numPages }, (_, index) => textOf(file.pdf, index + 1)))
    starts = await Promise.all(
      deck.slides.map(async (_, index) => (await landing(file.pdf, `slide-${index + 1}`))?.page ?? 0),
    )
  })

  it('draws on each page what stands there, and the dots of the contents once', () => {
    const rectangles = file.raw.getPages().map(page => drawingOf(page).filter(line => line.endsWith(' re')).length)
    expect(rectangles[0]).toBeGreaterThan(1000)
    expect(Math.max(...rectangles.slice(1))).toBeLessThan(500)
    expect(rectangles.filter(count => count === 0)).toEqual([])
  })

  it('is A4', () => {
    for (const page of file.raw.getPages()) {
      expect(page.getWidth()).toBeCloseTo(595, 0)
      expect(page.getHeight()).toBeCloseTo(842, 0)
    }
  })

  it('is clean in qpdf\'s eyes', async () => expect(await qpdfCheck(file.bytes)).toBe(0))

  it('takes about two pages for three slides, which follow in order, each with its title', () => {
    expect(pages.length).toBeLessThanOrEqual(Math.ceil(deck.slides.length * 0.78))
    expect(starts.every((page, index) => page >= (starts[index - 1] ?? 2))).toBe(true)
    for (const [index, { title }] of deck.slides.entries())
      expect(packed(pages[starts[index]! - 1]!), `slide ${index + 1}`).toContain(packed(plainTitle(title)))
  })

  it('holds every word of the notes, in paragraphs, without cues', async () => {
    for (const [index, { note }] of deck.slides.entries()) {
      const here = pages.slice(starts[index]! - 1, starts[index + 1] ?? pages.length).map(packed)
      for (const paragraph of (note ?? '').split(/\n\s*\n/)) {
        expect(here, `slide ${index + 1}`).toSatisfy(
          (here: string[]) =>
            holds(here, packed(paragraph.replace(/\[(?:click(?::\d+)?|pause)\]/g, '').replace(/[*_]/g, ''))),
          paragraph,
        )
      }
      expect(here.join('')).not.toMatch(/\[click|\[pause/)
    }
  })

  it('holds every claim with its status, and every reference lands on its source', async () => {
    const { slides, sources } = await handoutOf(deck, true, new Date(0))
    for (const { no, claims } of slides) {
      const here = pages.slice(starts[no - 1]! - 1, starts[no] ?? pages.length).map(packed)
      for (const html of claims) {
        expect(here.join(''), `slide ${no}`).toContain(
          packed(
            /<\/p><p>([^<]+)/
              .exec(html)![1]!
              .replace(/&quot;/g, '"')
              .replace(/&#39;/g, '\'')
              .replace(/&amp;/g, '&'),
          ),
        )
      }
    }
    for (const { number, slides } of sources) {
      const target = await landing(file.pdf, `source-${number}`)
      expect(target?.page, `source ${number}`).toBeGreaterThanOrEqual(starts.at(-1)!)
      expect(await linksOn(file.pdf, target!.page)).toEqual(
        expect.arrayContaining(slides.map(no => `slide-${no}`).slice(0, 1)),
      )
    }
    const named = await Promise.all(pages.map((_, index) => linksOn(file.pdf, index + 1)))
    for (const name of new Set(named.flat()))
      expect(await landing(file.pdf, name), name).toBeDefined()
  })

  it('numbers its pages, and its contents agree', async () => {
    for (let page = 2; page <= pages.length; page++)
      expect(pages[page - 1]!.trim(), `page ${page}`).toMatch(new RegExp(`(?:^|\\s)${page}(?:\\s|$)`))
    const contents = 1
    const links = await linksOn(file.pdf, contents)
    const listed = pages[contents - 1]!
    for (const [index, { title }] of deck.slides.entries()) {
      expect(links).toContain(`slide-${index + 1}`)
      expect(packed(listed)).toContain(packed(`${plainTitle(title)}${starts[index]}`))
    }
    expect(await file.pdf.getPageLabels()).toEqual(pages.map((_, index) => String(index + 1)))
  })

  it('has one first heading, its parts below it and its slides below them', () => {
    const headings = structureOf(file.raw).filter(({ role }) => /^H\d$/.test(role)).map(({ role }) => Number(role[1]))
    expect(headings.filter(level => level === 1)).toHaveLength(1)
    expect(headings[0]).toBe(1)
    // No level is left out on the way down.
    for (const [index, level] of headings.entries())
      expect(level).toBeLessThanOrEqual((headings[index - 1] ?? 0) + 1)
  })

  it('has lists, links, and a figure for every slide with what it shows in words', () => {
    const elements = structureOf(file.raw)
    const figures = elements.filter(({ role }) => role === 'Figure')
    expect(figures).toHaveLength(deck.slides.length)
    expect(figures.filter(({ alt }) => (alt?.length ?? 0) < 10)).toEqual([])
    for (const [index, { content }] of deck.slides.entries()) {
      for (const id of mapsOf(content)) {
        for (const sentence of mapWords(maps.find(map => map.id === id)!, ko ? 'ko' : 'en').sentences)
          expect(figures[index]!.alt).toContain(sentence)
      }
    }
    for (const role of ['L', 'LI', 'Link', 'P'])
      expect(elements.some(element => element.role === role), role).toBe(true)
  })

  it('reads aloud as it was written: word by word, nothing twice, no number by itself', async () => {
    const said = await readAloud(file)
    const lines = said.map(({ words }) => words)
    const { slides } = await handoutOf(deck, true, new Date(0))
    for (const { label, title, text, tables } of slides) {
      expect(lines).toContain(`${label} ${title}`)
      for (const [, html] of text.matchAll(/<p>([\s\S]*?)<\/p>/g))
        expect(lines).toContain(withoutEntities(html!.replace(/<[^>]*>/g, '')).replace(/\s+/g, ' ').trim())
      for (const { caption, head } of tables)
        expect(lines).toEqual(expect.arrayContaining([caption, ...head]))
    }
    const told = said.filter(({ role }) => !/^(?:T[DH]|Lbl)$/.test(role))
    expect(told.filter(({ words }, index) => words === told[index - 1]?.words)).toEqual([])
    expect(told.filter(({ words }) => /^[\d\p{P}\s]+$/u.test(words))).toEqual([])
  })

  it('says its language, and that of passages in another', () => {
    const elements = structureOf(file.raw)
    expect(elements[0]).toMatchObject({ role: 'Document', lang: deck.lang })
    expect(elements.filter(({ lang }) => lang && lang !== deck.lang).length).toBeGreaterThan(0)
  })

  it('says what it is', async () => {
    const { info } = await file.pdf.getMetadata() as unknown as { info: Record<string, string> }
    expect(info.Title).toContain(deck.title)
    expect(info).toMatchObject({ Author: deck.author, Subject: deck.subject, Language: deck.lang })
    for (const word of deck.keywords)
      expect(info.Keywords).toContain(word)
    expect(
      file.raw.catalog.lookup(PDFName.of('ViewerPreferences'), PDFDict).get(PDFName.of('DisplayDocTitle'))?.toString(),
    ).toBe('true')
    expect(urisOf(file.raw)).toContain('https://creativecommons.org/licenses/by/4.0/')
    expect(pages[0]).toMatch(ko ? /20\d\d년/ : /\d+ \w+ 20\d\d/)
  })

  it('has an outline by part and slide that lands on them', async () => {
    const outline = await file.pdf.getOutline()
    const flat = outline.flatMap(entry => [entry, ...entry.items])
    for (const [index, { title }] of deck.slides.entries()) {
      const pagesOf = await Promise.all(
        flat
          .filter(entry => packed(entry.title) === packed(plainTitle(title)))
          .map(
            async ({ dest }) =>
              (await file.pdf.getPageIndex((dest as [Parameters<typeof file.pdf.getPageIndex>[0]])[0])) + 1,
          ),
      )
      expect(pagesOf, title).toContain(starts[index])
    }
    const parts = deck.slides
      .filter(({ frontmatter }) => frontmatter.layout === 'section')
      .map(({ title }) => packed(plainTitle(title)))
    const appendix = localeOf(deck.lang) === 'ko' ? '부록' : 'Appendix'
    expect(outline.filter(({ items }) => items.length > 0).map(({ title }) => packed(title))).toEqual([
      ...parts,
      appendix,
    ])
  })

  it('links to every source outside, never to the computer it was made on', async () => {
    const uris = urisOf(file.raw)
    expect(uris.filter(uri => /127\.0\.0\.1|localhost|file:/.test(uri))).toEqual([])
    const { sources } = await handoutOf(deck, true, new Date(0))
    for (const { html } of sources) {
      expect(uris.map(uri => new URL(uri).href)).toContain(
        new URL(/href="([^"]+)"/.exec(html)![1]!.replace(/&amp;/g, '&')).href,
      )
    }
  })

  it('carries real typefaces, cut to what it shows', () => expect(poorFonts(file.raw)).toEqual([]))

  it('draws with lines, not with pixels', () => {
    expect(pixelPictures(file.raw).filter(({ width, height }) => width * height > 80 * 80)).toEqual([])
  })

  it('is no larger than 1.2 MB', () => expect(file.bytes.length).toBeLessThan(1_200_000))
})
