import type { LoadedDeck } from '../../scripts/lib/core/decks.ts'
import type { HandoutSlide } from '../../scripts/lib/paper/handout.ts'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName } from '@cantoo/pdf-lib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { statusLine, statusLineMarkup } from '../../kit/claims/status-line.ts'
import { dayWords, handoutWords } from '../../kit/words/handout.ts'
import { statuses, statusLabels } from '../../kit/words/status.ts'
import { Refusal } from '../../scripts/lib/core/command.ts'
import { notesArePublic, notesKey } from '../../scripts/lib/core/decks.ts'
import { makeWritable, writeAll } from '../../scripts/lib/core/files.ts'
import { paperFonts } from '../../scripts/lib/paper/fonts.ts'
import { boundHangul, byParts, handoutOf, proseOf } from '../../scripts/lib/paper/handout.ts'
import { slidesIn } from '../../scripts/lib/paper/range.ts'
import { writeOutline, writePageLabels } from '../../scripts/lib/paper/structure.ts'
import { auditSite } from '../../scripts/lib/site/audit.ts'
import { decks } from '../helpers/talk.ts'

describe('a range of slides', () => {
  it.each([
    ['3-9,14', [3, 4, 5, 6, 7, 8, 9, 14]],
    ['14, 3', [3, 14]],
    ['30-', [30, 31, 32]],
    ['2-4,3-5', [2, 3, 4, 5]],
  ])('%s', (range, numbers) => expect(slidesIn(range, 32)).toEqual(numbers))

  it('all is every slide', () => expect(slidesIn('all', 3)).toEqual([1, 2, 3]))

  it.each(['', 'x', '9-3', '0', '33', '1-99', '3,,4', '-4'])(
    '"%s" makes no sense, and the complaint shows one that does',
    (range) => {
      expect(() => slidesIn(range, 32)).toThrow(Refusal)
      expect(() => slidesIn(range, 32)).toThrow(/from 1 to 32.*--range 3-9,14/)
    },
  )
})

it('slides stand below their own part, and by themselves where the slide that opens it is left out', () => {
  const slide = (no: number, level: 2 | 3, part?: string) => ({ no, level, part }) as HandoutSlide
  const parts = byParts([slide(1, 2), slide(2, 2, 'a'), slide(3, 3, 'a'), slide(7, 3, 'b'), slide(8, 3, 'b')])
  expect(parts.map(({ head, name, slides }) => [head?.no, name, slides.map(({ no }) => no)])).toEqual([
    [1, undefined, []],
    [2, 'a', [3]],
    [undefined, 'b', [7, 8]],
  ])
})

describe('notes as prose', () => {
  it('lose their cues and keep their paragraphs', () => {
    expect(proseOf('One.\n\n[click] Two *is* it.\n\n[click:2] Three.')).toBe(
      '<p>One.</p>\n<p>Two <em>is</em> it.</p>\n<p>Three.</p>',
    )
  })

  it('are no way for markup to slip in', () => {
    expect(proseOf('a <script>x</script> b')).not.toContain('<script')
  })

  it('have typographic quotes', () => {
    expect(proseOf('It\'s "so".')).toBe('<p>It’s “so”.</p>')
  })
})

it.each([
  ['“있다”고 한다', '“<span class="together">있다”고</span> 한다'],
  ['약 9~11%이고 28%다', '약 <span class="together">9~11%이고</span> <span class="together">28%다</span>'],
  ['이제 알렉사+는 비서다', '이제 <span class="together">알렉사+는</span> 비서다'],
  ['계획은 3,640억~4,000억, 약', '계획은 <span class="together">3,640억~4,000억</span>, 약'],
  ['<p title="2~3">10~20년 안에</p>', '<p title="2~3"><span class="together">10~20년</span> 안에</p>'],
])('a line of Korean ends between words: %s', (words, html) => expect(boundHangul(words)).toBe(html))

describe('the author\'s choice to make notes public', () => {
  const deck = (name: string, frontmatter: Record<string, unknown>) =>
    ({ name, slides: [{ frontmatter }] }) as unknown as LoadedDeck

  it('is no unless said, and said in the first deck for all', () => {
    expect(notesArePublic([deck('slides.md', {}), deck('slides.ko.md', {})])).toBe(false)
    expect(notesArePublic([deck('slides.md', { [notesKey]: true }), deck('slides.ko.md', {})])).toBe(true)
  })

  it('keeps them where it is said in other words, or elsewhere', () => {
    expect(notesArePublic([deck('slides.md', {}), deck('slides.ko.md', { [notesKey]: true })])).toBe(false)
    expect(notesArePublic([deck('slides.md', { [notesKey]: 'yes' })])).toBe(false)
  })

  it('decides what the audit of a site forgives', async () => {
    const site = await mkdtemp(join(tmpdir(), 'talk-notes-'))
    const note = 'This sentence is for the speaker alone.'
    const talk = {
      ...deck('slides.md', {}),
      slides: [{ title: 'x', content: '<!-- an author\'s own remark -->', note, frontmatter: {} }],
    } as unknown as LoadedDeck
    const findings = async (file: string, text: string, publicNotes: boolean) => {
      await rm(site, { recursive: true, force: true })
      await makeWritable(join(site, file, '..'))
      await writeFile(join(site, file), text)
      return (await auditSite(site, { folders: [], decks: [talk], publicNotes })).length
    }
    expect(await findings('handout/index.html', `<p>${note}</p>`, false)).toBe(1)
    expect(await findings('handout/index.html', `<p>${note}</p>`, true)).toBe(0)
    expect(await findings('3/index.html', `<p>${note}</p>`, true)).toBe(1)
    expect(await findings('handout/index.html', 'an author\'s own remark', true)).toBe(1)
    await rm(site, { recursive: true, force: true })
  })
})

describe.each(decks)('the handout of $name', (deck) => {
  it('has each slide with its title and claims, below its part', async () => {
    const { slides, sources } = await handoutOf(deck, true, new Date(0))
    expect(slides).toHaveLength(deck.slides.length)
    expect(slides.filter(({ level, part }) => level === 3 && !part)).toEqual([])
    expect(slides.filter(({ text }) => !text.startsWith('<p>'))).toEqual([])
    expect(slides.some(({ text }) => /\[click/i.test(text))).toBe(false)
    for (const { slides } of sources)
      expect(slides.length).toBeGreaterThan(0)
  })

  it('leads every reference to a source in its list', async () => {
    const { slides, sources } = await handoutOf(deck, false, new Date(0))
    const targets = slides.flatMap(({ claims }) =>
      claims.flatMap(html => [...html.matchAll(/href="#source-(\d+)"/g)].map(match => Number(match[1]))),
    )
    expect(targets.length).toBeGreaterThan(deck.slides.length)
    const numbers = new Set(sources.map(({ number }) => number))
    expect(targets.filter(number => !numbers.has(number))).toEqual([])
  })
})

describe('files', () => {
  let room: string
  beforeAll(async () => {
    room = await mkdtemp(join(tmpdir(), 'talk-files-'))
  })
  afterAll(() => rm(room, { recursive: true, force: true }))
  const bytes = new TextEncoder().encode('new')

  it('come all or not at all, and a full disk is named', async () => {
    for (const name of ['a.pdf', 'b.pdf'])
      await writeFile(join(room, name), 'earlier')
    let written = 0
    const full = async (file: string, bytes: string | Uint8Array) => {
      if (written++ > 0)
        throw Object.assign(new Error('no space'), { code: 'ENOSPC' })
      await writeFile(file, bytes)
    }
    await expect(
      writeAll(
        [
          [join(room, 'a.pdf'), bytes],
          [join(room, 'b.pdf'), bytes],
        ],
        full,
      ),
    ).rejects.toThrow(/b\.pdf: the disk is full.*--out/)
    expect((await readdir(room)).sort()).toEqual(['a.pdf', 'b.pdf'])
    expect(await readFile(join(room, 'a.pdf'), 'utf8')).toBe('earlier')
  })

  it('take their places when all are written', async () => {
    await writeAll([[join(room, 'a.pdf'), bytes], [join(room, 'b.pdf'), bytes]])
    expect(await readFile(join(room, 'b.pdf'), 'utf8')).toBe('new')
    expect((await readdir(room)).sort()).toEqual(['a.pdf', 'b.pdf'])
  })

  it('cannot go below a file', async () => {
    await expect(makeWritable(join(room, 'a.pdf'))).rejects.toThrow(/Cannot write.*--out/)
  })
})

describe('structure', () => {
  it('writes an outline that counts its lines and lands on its pages', async () => {
    const pdf = await PDFDocument.create()
    for (let page = 0; page < 3; page++)
      pdf.addPage()
    writeOutline(pdf, [{ title: '가', page: 0, children: [{ title: 'b', page: 1 }] }, { title: 'c', page: 2 }])
    const outline = (await PDFDocument.load(await pdf.save())).catalog.lookup(PDFName.of('Outlines'), PDFDict)
    expect(outline.get(PDFName.of('Count'))?.toString()).toBe('3')
    const first = outline.lookup(PDFName.of('First'), PDFDict)
    expect(first.lookup(PDFName.of('Title'), PDFHexString).decodeText()).toBe('가')
    expect(first.lookup(PDFName.of('First'), PDFDict).lookup(PDFName.of('Dest'), PDFArray).get(0)).toBe(
      pdf.getPage(1).ref,
    )
    expect(first.lookup(PDFName.of('Next'), PDFDict).get(PDFName.of('Prev'))).toBe(outline.get(PDFName.of('First')))
  })

  it('names pages, a run of numbers in one entry', async () => {
    const pdf = await PDFDocument.create()
    writePageLabels(pdf, ['3', '4', '4.1', '4.2', '14'])
    const numbers = pdf.catalog.lookup(PDFName.of('PageLabels'), PDFDict).lookup(PDFName.of('Nums'), PDFArray)
    expect(numbers.asArray().filter((_, index) => index % 2 === 0).map(String)).toEqual(['0', '2', '3', '4'])
  })
})

it('fonts for paper do not vary, and take the place of the page\'s own', async () => {
  const { files, into } = await paperFonts('한 글자 abc ő', '/talk/')
  expect(files.size).toBeGreaterThan(5)
  for (const [path, file] of files)
    expect(new TextDecoder('latin1').decode((await file).subarray(0, 400)), path).not.toContain('fvar')
  const page = into(
    '<head><style>@font-face{font-family:Pretendard;src:url(/x.woff2)}@font-face{font-family:Pretendard Fallback;src:local(Arial)}</style></head>',
  )
  expect(page).not.toContain('/x.woff2')
  expect(page).toContain('Pretendard Fallback')
  expect(page).toMatch(/url\('\/talk\/paper-fonts\/pretendard-\d-650\.ttf'\)/)
  // A family in several files, Latin and what Latin lacks, is as many.
  expect(page.match(/font-family:'Fraunces'/g)).toHaveLength(2)
  expect([...page.matchAll(/url\('\/talk\/([^']+)'\)/g)].map(([, path]) => path).sort()).toEqual(
    [...files.keys()].sort(),
  )
})

describe('words and lines around the handout', () => {
  it.each(Object.entries(handoutWords))('%s is said in both languages', (_, { en, ko }) => {
    expect(/\p{Script=Hangul}/u.test(en!)).toBe(false)
    expect(/\p{Script=Hangul}|PDF/u.test(ko!)).toBe(true)
  })

  it('says a day as each language does', () => {
    expect(dayWords(new Date('2026-11-24'), 'en')).toBe('24 November 2026')
    expect(dayWords(new Date('2026-11-24'), 'ko')).toBe('2026년 11월 24일')
  })

  it.each(statuses)('draws %s as its status asks', (status) => {
    const { dash, marks, pieces } = statusLine(status, 60)
    expect(!!dash).toBe(!!statusLabels[status].stroke.dash)
    expect(marks).toHaveLength(statusLabels[status].stroke.marks ? 2 : 0)
    for (const piece of pieces)
      expect(statusLineMarkup(status, 60)).toContain(piece)
  })
})
