import type { PDFDocumentProxy } from 'unpdf/pdfjs'
import type { OpenPdf } from '../helpers/pdf.ts'
import { join } from 'node:path'
import { PDFDict, PDFName } from '@cantoo/pdf-lib'
import { beforeAll, describe, expect, it } from 'vitest'
import { localeOf, pdfName } from '../../kit/deck/decks.ts'
import { slideLabel, walkOf } from '../../kit/deck/walk.ts'
import { projectRoot } from '../../scripts/lib/core/roots.ts'
import { openPdf, packed, pixelPictures, poorFonts, structureOf, textOf as textOn, urisOf } from '../helpers/pdf.ts'
import { qpdfCheck } from '../helpers/qpdf.ts'
import { claims, claimsOf, decks, plainTitle, sources } from '../helpers/talk.ts'

describe.each(decks)('the PDF of $name', (deck) => {
  let bytes: OpenPdf['bytes']
  let pdf: OpenPdf['pdf']
  let raw: OpenPdf['raw']

  beforeAll(async () => {
    ({ bytes, pdf, raw } = await openPdf(join(projectRoot, 'dist', pdfName(deck))))
  })

  const textOf = (page: number) => textOn(pdf, page)

  it('has one page a slide, each of the slide\'s own size', async () => {
    expect(pdf.numPages).toBe(deck.slides.length)
    for (const page of raw.getPages()) {
      const { width, height } = page.getSize()
      expect(width).toBeCloseTo(980 * 0.75, 0)
      expect(height).toBeCloseTo(552 * 0.75, 0)
    }
  })

  it('shows every slide\'s heading on its page, as text', async () => {
    for (const [index, { title }] of deck.slides.entries())
      expect(packed(await textOf(index + 1)), `page ${index + 1}`).toContain(packed(plainTitle(title)))
  })

  it('holds the words of the slides as they were typed', async () => {
    for (const [index, { content }] of deck.slides.entries()) {
      const bold = [...content.matchAll(/\*\*([^*<>]+)\*\*/g)].map(match => packed(match[1]!))
      const text = packed(await textOf(index + 1))
      expect(bold.filter(words => !text.includes(words)), `page ${index + 1}`).toEqual([])
    }
    const all = (await Promise.all(deck.slides.map((_, index) => textOf(index + 1)))).join(' ')
    if (deck.lang === 'ko')
      expect(all.match(/[가-힣]/g)!.length).toBeGreaterThan(500)
  })

  it('shows the last state: nothing waits for a click', async () => {
    const steps = deck.slides.flatMap(({ content }, index) =>
      [...content.matchAll(/<span v-click[^>]*>([^<]+)/g)].map(match => ({ index, words: match[1]! })),
    )
    for (const { index, words } of steps)
      expect(packed(await textOf(index + 1))).toContain(packed(words))
  })

  it('says its title, author and language', async () => {
    const { info } = await pdf.getMetadata() as unknown as { info: Record<string, unknown> }
    expect(info).toMatchObject({
      Title: deck.title,
      Language: deck.lang,
      ...(deck.author && { Author: deck.author }),
      ...(deck.subject && { Subject: deck.subject }),
    })
    const preferences = raw.catalog.lookup(PDFName.of('ViewerPreferences'), PDFDict)
    expect(preferences.get(PDFName.of('DisplayDocTitle'))?.toString()).toBe('true')
  })

  it('has an outline by section and slide', async () => {
    const outline = await pdf.getOutline()
    const titles: string[] = []
    const pages: number[] = []
    for (const entry of outline.flatMap(section => [section, ...section.items])) {
      titles.push(packed(entry.title))
      const [target] = entry.dest as [Parameters<PDFDocumentProxy['getPageIndex']>[0]]
      pages.push(await pdf.getPageIndex(target) + 1)
    }
    const sections = deck.slides
      .filter(({ frontmatter }) => frontmatter.layout === 'section')
      .map(({ title }) => packed(plainTitle(title)))
    expect(outline.map(({ title }) => packed(title))).toEqual(expect.arrayContaining(sections))
    for (const [index, { title }] of deck.slides.entries()) {
      expect(titles, `slide ${index + 1}`).toContain(packed(plainTitle(title)))
      expect(pages).toContain(index + 1)
    }
  })

  it('calls its pages by the slides\' numbers', async () => {
    const walk = walkOf(deck.slides.map(({ frontmatter }) => frontmatter))
    expect(await pdf.getPageLabels()).toEqual(
      deck.slides.map((_, index) => slideLabel(index + 1, walk, localeOf(deck.lang))),
    )
  })

  it('is tagged, with one first heading and a heading on every page', async () => {
    // The types say record, the library hands out a map.
    const marks = await pdf.getMarkInfo() as { Marked?: boolean } | null
    expect(marks?.Marked).toBe(true)
    const elements = structureOf(raw)
    const headings = elements.filter(({ role }) => /^H\d$/.test(role)).map(({ role }) => Number(role[1]))
    expect(headings.filter(level => level === 1)).toHaveLength(1)
    for (const [index, level] of headings.entries())
      expect(level).toBeLessThanOrEqual((headings[index - 1] ?? 0) + 1)
    for (const [index, { frontmatter }] of deck.slides.entries()) {
      const tree = await (await pdf.getPage(index + 1)).getStructTree()
      expect(JSON.stringify(tree), `page ${index + 1}`).toMatch(
        index === 0 ? /"role":"H1"/ : frontmatter.layout === 'section' ? /"role":"H2"/ : /"role":"H[23]"/,
      )
    }
    for (const role of ['L', 'LI', 'Table', 'Figure', 'Link'])
      expect(elements.some(element => element.role === role), role).toBe(true)
  })

  it('says its language, and that of every source in another', () => {
    const elements = structureOf(raw)
    expect(elements[0]).toMatchObject({ role: 'Document', lang: deck.lang })
    const cited = deck.slides
      .flatMap(({ content, frontmatter }) => claimsOf(content, frontmatter))
      .map(id => claims.find(claim => claim.id === id)!.sources[0]!)
    const foreign = sources.filter(({ id, lang }) => lang !== deck.lang && cited.includes(id))
    expect(foreign.length).toBeGreaterThan(0)
    expect(elements.filter(({ lang }) => lang && lang !== deck.lang).length).toBeGreaterThanOrEqual(foreign.length)
  })

  it('tells in words what its maps show', async () => {
    for (const [index, { content }] of deck.slides.entries()) {
      if (!content.includes('<RelationMap'))
        continue
      const tree = JSON.stringify(await (await pdf.getPage(index + 1)).getStructTree())
      expect(tree, `page ${index + 1}`).toMatch(/"role":"Figure"/)
      expect(tree, `page ${index + 1}`).toMatch(/"alt":"[^"]{20,}/)
    }
  })

  it('carries real typefaces, cut to what it shows', () => expect(poorFonts(raw)).toEqual([]))

  it('links to the world outside and to its own pages, never to the computer it was made on', () => {
    const uris = urisOf(raw)
    expect(uris.filter(uri => /127\.0\.0\.1|localhost|file:/.test(uri))).toEqual([])
    expect(uris.length).toBeGreaterThan(0)
  })

  it('leads from every footnote to its source, and has nothing to fill in or press', async () => {
    const cites = deck.slides.flatMap(({ content }, index) => /<Cite\b/.test(content) ? [index + 1] : [])
    expect(cites.length).toBeGreaterThan(0)
    for (const no of deck.slides.keys().map(index => index + 1)) {
      const page = await pdf.getPage(no)
      const notes = (await page.getAnnotations()).flatMap(({ subtype, dest }: { subtype: string, dest?: unknown }) =>
        subtype === 'Link' && typeof dest === 'string' && dest.startsWith('source-') ? [dest] : [])
      if (cites.includes(no))
        expect(notes.length, `page ${no}`).toBeGreaterThan(0)
      for (const note of new Set(notes)) {
        const [target, , left, top] = (await pdf.getDestination(note)) as [
          Parameters<PDFDocumentProxy['getPageIndex']>[0],
          unknown,
          number,
          number,
        ]
        const { items } = await (await pdf.getPage(await pdf.getPageIndex(target) + 1)).getTextContent()
        const [first] = items
          .flatMap(item =>
            'str' in item && item.str.trim()
              ? [{ words: item.str.trim(), right: item.transform[4] - left, down: top - item.transform[5] }]
              : [],
          )
          .filter(({ right, down }) => right >= 0 && right < 30 && down >= 0 && down < 20)
        expect(first?.words, note).toBe(note.slice('source-'.length))
      }
      expect(JSON.stringify(await page.getStructTree()), `page ${no}`).not.toContain('"role":"Form"')
    }
    expect(await pdf.getFieldObjects()).toBeNull()
  })

  it('draws with lines, not with pixels', () => {
    // Chromium turns a soft or partly transparent edge into a speck of pixels; a picture is more.
    expect(pixelPictures(raw).filter(({ width, height }) => width * height > 80 * 80)).toEqual([])
  })

  it('is clean in qpdf\'s eyes, which see a file that breaks off', async () => {
    expect(await qpdfCheck(bytes)).toBe(0)
    expect(await qpdfCheck(bytes.subarray(0, bytes.length - 3000))).toBe(2)
  })

  it('is no larger than 800 kB', () => {
    expect(bytes.length).toBeLessThan(800_000)
  })
})
