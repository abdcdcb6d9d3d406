import type { PDFiumLibrary } from '@hyzyla/pdfium'
import type { PDFDocumentProxy } from 'unpdf/pdfjs'
import type { StaticServer } from '../../scripts/lib/core/server.ts'
import type { EngineWindow, Settings } from '../../scripts/lib/engines/window.ts'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { PDFiumLibrary as Pdfium } from '@hyzyla/pdfium'
import { getDocumentProxy } from 'unpdf'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bundleName, localeOf } from '../../kit/deck/decks.ts'
import { handoutWords } from '../../kit/words/handout.ts'
import { projectRoot } from '../../scripts/lib/core/roots.ts'
import { serve } from '../../scripts/lib/core/server.ts'
import { siteBase } from '../../scripts/lib/site/folder.ts'
import { engines, untilLive } from '../helpers/engine-windows.ts'
import { packed, textOf } from '../helpers/pdf.ts'
import { cuesOf, decks, plainTitle, slidesWith } from '../helpers/talk.ts'

/** Papers as people have them in the printer, in inches. */
const papers = {
  upright: { width: 8.27, height: 11.69 },
  across: { width: 11.69, height: 8.27 },
  letter: { width: 8.5, height: 11 },
}
const sizes = {
  window: { width: 1280, height: 720 },
  wide: { width: 1920, height: 700 },
  phone: { width: 390, height: 844 },
}

const deck = decks[0]!
const map = slidesWith(deck, 'RelationMap')[0]!
const clicks = cuesOf(deck.slides[map - 1]!.note)
const printers = engines.filter(({ name }) => name !== 'webkit')
const folder = join(projectRoot, 'dist')
let pdfium: PDFiumLibrary
let site: StaticServer
/** The same without the scripts of the live deck, which never come. */
let held: StaticServer
/** As `npm run bundle -- --out .cache/bundle` wrote it. */
const stick = join(projectRoot, '.cache/bundle', bundleName(deck))

beforeAll(async () => {
  pdfium = await Pdfium.init()
  const base = await siteBase(folder)
  site = await serve(folder, base)
  held = await serve(folder, base, 0, {
    guard: (request, response) => /assets\/.*\.js$/.test(request.url!) && !!response.writeHead(404).end(),
  })
})
afterAll(async () => {
  await site?.close()
  await held?.close()
  pdfium?.destroy()
})

interface Door {
  name: string
  /** Windows of one kind are one window. */
  settings: Settings
  /** Size of the window and paper for the slide as it opens; its last click is printed across from the usual window. */
  size: keyof typeof sizes
  paper: keyof typeof papers
  open: (window: EngineWindow, click: number) => Promise<void>
  /** Without scripts every click has come in. */
  whole?: boolean
}

const plain: Settings = {}
const dark: Settings = { scheme: 'dark' }
const unscripted: Settings = { scheme: 'dark', scripts: false }

const live = (window: EngineWindow, click: number) =>
  open(window, `${site.url}${deck.path}${map}/?clicks=${click}`, true)
const still = (window: EngineWindow, click: number) => open(window, `${held.url}${deck.path}${map}/?clicks=${click}`)
const file = (window: EngineWindow, click: number) =>
  open(window, `${pathToFileURL(stick).href}#/${map}?clicks=${click}`, true)
const page = (window: EngineWindow) => open(window, `${held.url}${deck.path}${map}/`)

const doors: Door[] = [
  { name: 'the live deck', settings: plain, size: 'wide', paper: 'upright', open: live },
  { name: 'the still page', settings: plain, size: 'phone', paper: 'letter', open: still },
  { name: 'the one file', settings: plain, size: 'window', paper: 'upright', open: file },
  { name: 'the live deck in the dark', settings: dark, size: 'phone', paper: 'upright', open: live },
  { name: 'the still page in the dark', settings: dark, size: 'wide', paper: 'across', open: still },
  {
    name: 'a page in the dark without scripts',
    settings: unscripted,
    size: 'phone',
    paper: 'letter',
    whole: true,
    open: page,
  },
]

async function open(window: EngineWindow, address: string, live = false): Promise<void> {
  await window.open(address)
  // Without scripts nobody can ask the page.
  await (live ? untilLive(window) : new Promise(resolve => setTimeout(resolve, 700)))
}

/** Shades of a page's pixels, 255 for white, at one pixel a point. */
interface Shades {
  width: number
  height: number
  at: (x: number, y: number) => number
}

async function shadesOf(bytes: Uint8Array): Promise<Shades[]> {
  const document = await pdfium.loadDocument(bytes)
  const pages: Shades[] = []
  for (const page of document.pages()) {
    const { data, width, height } = await page.render({ scale: 1, render: 'bitmap' })
    const shades = new Uint8Array(width * height)
    for (let index = 0; index < shades.length; index++)
      shades[index] = Math.min(data[index * 4]!, data[index * 4 + 1]!, data[index * 4 + 2]!)
    pages.push({ width, height, at: (x, y) => shades[y * width + x]! })
  }
  document.destroy()
  return pages
}

/** How far from a page's edges its ink begins, how much of it is ink, and the shade of its corners. */
function inkOf({ width, height, at }: Shades): { margins: number[], ink: number, ground: number } {
  let [left, top, right, bottom] = [width, height, 0, 0]
  let ink = 0
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (at(x, y) > 235)
        continue
      ink++
      left = Math.min(left, x)
      right = Math.max(right, x)
      top = Math.min(top, y)
      bottom = Math.max(bottom, y)
    }
  }
  return {
    margins: [left, top, width - right, height - bottom],
    ink: ink / (width * height),
    ground: Math.min(...[[1, 1], [width - 2, 1], [1, height - 2], [width - 2, height - 2]].map(([x, y]) => at(x!, y!))),
  }
}

describe.each(printers)('$name', (engine) => {
  const windows = new Map<Settings, Promise<EngineWindow>>()
  const windowOf = (settings: Settings) => {
    const window = windows.get(settings) ?? engine.launch(settings)
    windows.set(settings, window)
    return window
  }
  afterAll(() => Promise.allSettled([...windows.values()].map(async window => (await window).close())))

  it.each(doors)(
    'prints a slide from $name whole, in its click, on one white page',
    async ({ settings, size, paper, open, whole }) => {
      const window = await windowOf(settings)
      await window.resize(sizes[size])
      await open(window, 0)
      const prints = [await window.print!(papers[paper])]
      if (!whole) {
        await window.resize(sizes.window)
        await open(window, clicks)
        prints.push(await window.print!(papers.across))
      }
      const inks: number[] = []
      for (const bytes of prints) {
        const shades = await shadesOf(bytes)
        expect(shades).toHaveLength(1)
        const { margins, ink, ground } = inkOf(shades[0]!)
        expect(ground).toBe(255)
        expect(packed(await textOf(await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 }), 1))).toContain(
          packed(plainTitle(deck.slides[map - 1]!.title)),
        )
        // The slide's own margins stand around its ink: nothing is cut.
        for (const margin of margins)
          expect(margin).toBeGreaterThan(10)
        inks.push(ink)
      }
      if (!whole)
        // Firefox writes down what it does not show: ink tells what is there.
        expect(inks[1]).toBeGreaterThan(inks[0]! * 1.1)
    },
  )

  it.each([
    { deck: decks[0]!, settings: plain, paper: 'upright' as const },
    { deck: decks[1]!, settings: unscripted, paper: 'letter' as const },
  ])('prints the handout of $deck.name on $paper paper as its PDF is', async ({ deck, settings, paper }) => {
    const window = await windowOf(settings)
    await window.resize(sizes.window)
    await open(window, `${site.url}${deck.path}handout/`)
    const bytes = await window.print!(papers[paper])
    const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 })
    const shades = await shadesOf(bytes)
    // Two pages for three slides, as the PDF has; the reader's text is a little shorter than the notes.
    expect(pdf.numPages).toBeLessThanOrEqual(Math.ceil(deck.slides.length * 0.78))
    expect(pdf.numPages).toBeGreaterThan(deck.slides.length * 0.5)
    let next = 0
    for (const [index, page] of shades.entries()) {
      const about = `page ${index + 1}`
      const { margins, ground } = inkOf(page)
      expect(ground, about).toBe(255)
      for (const [side, margin] of margins.entries())
        expect(margin, about).toBeGreaterThan([45, 18, 45, 18][side]!)
      const texts = await placedTexts(pdf, index + 1)
      if (index > 0 && engine.name === 'chromium') {
        // Firefox has no boxes in its margins.
        const heads = packed(texts.filter(({ y }) => y < 19 / 25.4 * 72).map(({ words }) => words).join(''))
        expect(heads, about).toBe(packed(`${deck.title}${handoutWords.handout[localeOf(deck.lang)]}`))
        expect(
          packed(
            texts
              .filter(({ y }) => y > page.height - (17 / 25.4) * 72)
              .map(({ words }) => words)
              .join(''),
          ),
          about,
        ).toBe(String(index + 1))
      }
      // In order, none left out, each above its picture.
      for (const { y, words, size } of texts.filter(
        ({ x, size }) => x < 120 && [15, 20.25].some(each => Math.abs(size - each) < 0.4),
      )) {
        const title = deck.slides[next] && packed(plainTitle(deck.slides[next]!.title))
        if (!title || !packed(words) || !title.startsWith(packed(words)))
          continue
        const [top, bottom] = [Math.round(y + size), Math.round(y + size + 130)]
        expect(bottom, `slide ${next + 1} begins too low on ${about}`).toBeLessThan(page.height - 40)
        let drawn = 0
        for (let at = top; at < bottom; at++) {
          for (let x = 52; x < page.width / 2 - 12; x++)
            drawn += page.at(x, at) < 235 ? 1 : 0
        }
        expect(drawn, `the picture of slide ${next + 1} on ${about}`).toBeGreaterThan(300)
        next++
      }
      expect(overprinted(texts.filter(({ x }) => x > page.width / 2)), about).toEqual([])
    }
    expect(next, 'headings found in order').toBe(deck.slides.length)
  })
})

interface PlacedText {
  words: string
  /** From the page's left edge, and of the baseline from its top, pt. */
  x: number
  y: number
  width: number
  size: number
}

async function placedTexts(pdf: PDFDocumentProxy, no: number): Promise<PlacedText[]> {
  const page = await pdf.getPage(no)
  const { height } = page.getViewport({ scale: 1 })
  return (await page.getTextContent()).items.flatMap(item =>
    'str' in item && item.str.trim()
      ? [
          {
            words: item.str,
            x: item.transform[4],
            y: height - item.transform[5],
            width: item.width,
            size: Math.hypot(item.transform[2], item.transform[3]),
          },
        ]
      : [],
  )
}

/** Texts that stand on others. */
function overprinted(texts: readonly PlacedText[]): string[] {
  return texts
    .filter(({ x, y, width }, index) =>
      texts
        .slice(0, index)
        .some(
          other =>
            Math.abs(other.y - y) > 1
            && Math.abs(other.y - y) < 5.5
            && other.x < x + width - 1
            && x < other.x + other.width - 1,
        ),
    )
    .map(({ words }) => words)
}
