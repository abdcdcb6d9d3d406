import type { OpenPdf } from '../helpers/pdf.ts'
import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { handoutName, localeOf, pdfName } from '../../kit/deck/decks.ts'
import { isAppendix, slideLabel, walkOf } from '../../kit/deck/walk.ts'
import { drawingsOf, drawingsText } from '../../kit/stage/drawings.ts'
import { kitRoot } from '../../scripts/lib/core/roots.ts'
import { unmet } from '../helpers/pdf-ua.ts'
import { landing, linksOn, openPdf, packed, structureOf, textOf } from '../helpers/pdf.ts'
import { qpdfCheck } from '../helpers/qpdf.ts'
import { cuesOf, decks, plainTitle, slidesWith } from '../helpers/talk.ts'

let room: string
const deck = decks[1]!
const map = slidesWith(deck, 'RelationMap')[0]!
const sources = slidesWith(deck, 'SourceList')[0]!

beforeAll(async () => {
  room = await mkdtemp(join(tmpdir(), 'talk-paper-'))
})
afterAll(() => rm(room, { recursive: true, force: true }))

/** A document for every reader, whatever was asked for: `docs/pdf-ua.md`. */
async function opened(folder: string, file: string): Promise<OpenPdf> {
  const opened = await openPdf(join(folder, file))
  expect(unmet(opened.raw)).toEqual([])
  return opened
}

/** Exports the built site with these flags into a folder of its own. */
async function exported(name: string, args: string[], env: Record<string, string> = {}): Promise<string> {
  const out = join(room, name)
  const { code, said } = await new Promise<{ code: number, said: string }>(resolve =>
    execFile(
      process.execPath,
      [join(kitRoot, 'scripts/export.ts'), '--deck', deck.locale, '--out', out, ...args],
      { env: { ...process.env, ...env } },
      (error, stdout, stderr) => resolve({ code: error ? Number(error.code) : 0, said: stdout + stderr }),
    ),
  )
  expect(code, said).toBe(0)
  return out
}

describe('slides', () => {
  it('in a range, with clicks, in the dark: a page a click, named so, no link to a page that is left out', async () => {
    const range = `${map - 1}-${map},${sources}`
    const { pdf, raw, bytes } = await opened(
      await exported('clicks', ['--only', 'slides', '--with-clicks', '--dark', '--range', range]),
      pdfName(deck),
    )
    expect(await qpdfCheck(bytes)).toBe(0)
    const clicks = cuesOf(deck.slides[map - 1]!.note)
    expect(clicks).toBeGreaterThan(1)
    expect(await pdf.getPageLabels()).toEqual([
      String(map - 1),
      String(map),
      ...Array.from({ length: clicks }, (_, index) => `${map}.${index + 1}`),
      slideLabel(sources, walkOf(deck.slides.map(({ frontmatter }) => frontmatter)), localeOf(deck.lang)),
    ])
    // Each click shows more than the one before.
    const words = await Promise.all(
      Array.from({ length: clicks + 1 }, async (_, click) => (await textOf(pdf, 2 + click)).length),
    )
    expect(words.at(-1)!).toBeGreaterThan(words[0]!)
    for (let page = 1; page <= pdf.numPages; page++) {
      for (const name of await linksOn(pdf, page))
        expect(await landing(pdf, name), `page ${page}: ${name}`).toBeDefined()
    }
    expect(
      (await pdf.getOutline()).flatMap(({ items, title }) => [title, ...items.map(({ title }) => title)]).map(packed),
    ).toContain(packed(plainTitle(deck.slides[map - 1]!.title)))
    expect(structureOf(raw).filter(({ role }) => role === 'H1').length).toBeLessThanOrEqual(1)
  })
})

describe('what was drawn in a talk', () => {
  const exportDrawn = (name: string) =>
    exported(name, ['--drawings', join(room, 'drawings.json'), '--range', `${map - 1}-${map},${sources}`], {
      SOURCE_DATE_EPOCH: '1764000000',
    })
  let folder: string

  beforeAll(async () => {
    await writeFile(
      join(room, 'drawings.json'),
      drawingsText(drawingsOf(deck.name, { [map]: [[[100, 100], [400, 120], [700, 100]]] })),
    )
    folder = await exportDrawn('drawn')
  })

  it('is told with its slide in the handout, and leaves both documents sound for every reader', async () => {
    // On the slide itself it is an artifact.
    await opened(folder, pdfName(deck))
    const [before, drawn] = structureOf((await opened(folder, handoutName(deck))).raw)
      .filter(({ role }) => role === 'Figure')
    expect(before!.alt).not.toContain('강연 중에 그린 선')
    expect(drawn!.alt).toContain('강연 중에 그린 선')
  })

  it('comes out the same, byte by byte, with all that it was drawn on, where the date is set', async () => {
    const again = await exportDrawn('again')
    const names = await readdir(folder)
    expect(names).toHaveLength(2)
    for (const name of names)
      expect((await readFile(join(folder, name))).equals(await readFile(join(again, name))), name).toBe(true)
  })
})

describe('the handout', () => {
  it.each([
    ['2', 'a4', 595],
    ['3', 'letter', 612],
    ['6', 'letter', 612],
  ])('has %s slides to a page of %s', async (perPage, paper, width) => {
    const { pdf, raw } = await opened(
      await exported(`per-${perPage}`, [
        '--only',
        'handout',
        '--per-page',
        perPage,
        '--paper',
        paper,
        '--range',
        '1-7',
      ]),
      handoutName(deck),
    )
    expect(raw.getPage(0).getWidth()).toBeCloseTo(width, 0)
    // Title and contents share the page before them; sources come after them.
    const first = (await landing(pdf, 'slide-1'))!.page
    for (let no = 1; no <= 7; no++)
      expect((await landing(pdf, `slide-${no}`))!.page).toBe(first + Math.floor((no - 1) / Number(perPage)))
    expect(await landing(pdf, 'slide-8')).toBeUndefined()
    // What is said stays with the speaker where others write.
    const said = packed(
      (await Promise.all(Array.from({ length: pdf.numPages }, (_, index) => textOf(pdf, index + 1)))).join(' '),
    )
    expect(said).not.toContain(packed(deck.slides[1]!.note!.split('\n')[0]!).slice(0, 30))
    expect(structureOf(raw).filter(({ role }) => role === 'Figure')).toHaveLength(7)
  })

  it('leads to the appendix by its first slide where several share a page', async () => {
    const walk = walkOf(deck.slides.map(({ frontmatter }) => frontmatter))
    const first = deck.slides.findIndex((_, index) => isAppendix(index + 1, walk)) + 1
    const { pdf } = await opened(
      await exported('per-2-appendix', ['--only', 'handout', '--per-page', '2', '--range', `1,${first}-`]),
      handoutName(deck),
    )
    const { page } = (await landing(pdf, `slide-${first}`))!
    expect(await linksOn(pdf, 1)).not.toContain('appendix')
    expect(packed(await textOf(pdf, 1))).toContain(packed(`부록${page}`))
    expect((await pdf.getOutline()).map(({ title }) => title)).toContain('부록')
  })

  it('on Letter lets slides flow on, no heading parted from its picture', async () => {
    const { pdf, raw } = await opened(
      await exported('letter', ['--only', 'handout', '--paper', 'letter', '--range', `${map}-${map + 4}`]),
      handoutName(deck),
    )
    expect(raw.getPage(0).getWidth()).toBeCloseTo(612, 0)
    for (let no = map; no <= map + 4; no++) {
      const { page, top } = (await landing(pdf, `slide-${no}`))!
      expect(packed(await textOf(pdf, page))).toContain(packed(plainTitle(deck.slides[no - 1]!.title)))
      // The picture is as high as half the page's width allows, and needs as much room above the foot.
      expect(top, `slide ${no}`).toBeGreaterThan(48 + 140)
    }
  })

  it('without notes holds the reader\'s text', async () => {
    const { pdf } = await opened(
      await exported('reader', ['--only', 'handout', '--without-notes', '--range', '2']),
      handoutName(deck),
    )
    const text = packed(await textOf(pdf, (await landing(pdf, 'slide-2'))!.page))
    expect(text).toContain(packed(String(deck.slides[1]!.frontmatter.handout)))
    expect(text).not.toContain(packed(deck.slides[1]!.note!.split('\n')[0]!).slice(0, 30))
  })
})
