import type { PDFiumLibrary } from '@hyzyla/pdfium'
import type { StaticServer } from '../../scripts/lib/core/server.ts'
import type { EngineWindow, Settings } from '../../scripts/lib/engines/window.ts'
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { PDFiumLibrary as Pdfium } from '@hyzyla/pdfium'
import { getDocumentProxy } from 'unpdf'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bundleName } from '../../kit/deck/decks.ts'
import { projectRoot } from '../../scripts/lib/core/decks.ts'
import { serve } from '../../scripts/lib/core/server.ts'
import { siteBase } from '../../scripts/lib/site/folder.ts'
import { engines, untilLive } from '../helpers/engine-windows.ts'
import { packed, textOf } from '../helpers/pdf.ts'
import { cuesOf, decks, plainTitle, slidesWith } from '../helpers/talk.ts'

/** Papers as people have them in the printer, in inches. */
const papers = { upright: { width: 8.27, height: 11.69 }, across: { width: 11.69, height: 8.27 }, letter: { width: 8.5, height: 11 } }
const sizes = { window: { width: 1280, height: 720 }, wide: { width: 1920, height: 700 }, phone: { width: 390, height: 844 } }

const deck = decks[0]!
const map = slidesWith(deck, 'RelationMap')[0]!
const clicks = cuesOf(deck.slides[map - 1]!.note)
const printers = engines.filter(({ name }) => name !== 'webkit')
const folder = join(projectRoot, 'dist')
let pdfium: PDFiumLibrary
let site: StaticServer
/** The same without the scripts of the live deck, which never come. */
let held: StaticServer
let stick: string

beforeAll(async () => {
  pdfium = await Pdfium.init()
  const base = await siteBase(folder)
  site = await serve(folder, base)
  held = await serve(folder, base, 0, { guard: (request, response) => /assets\/.*\.js$/.test(request.url!) && !!response.writeHead(404).end() })
  stick = await mkdtemp(join(tmpdir(), 'talk-print-'))
  await promisify(execFile)(process.execPath, [join(projectRoot, 'scripts/bundle.ts'), '--deck', deck.locale, '--out', stick])
})
afterAll(async () => {
  await site?.close()
  await held?.close()
  pdfium?.destroy()
  await rm(stick, { recursive: true, force: true })
})

interface Door {
  name: string
  settings?: Settings
  open: (window: EngineWindow, click: number) => Promise<void>
  /** Without scripts every click has come in. */
  whole?: boolean
}

const doors: Door[] = [
  { name: 'the live deck', open: (window, click) => open(window, `${site.url}${deck.path}${map}/?clicks=${click}`, true) },
  { name: 'the live deck in the dark', settings: { scheme: 'dark' }, open: (window, click) => open(window, `${site.url}${deck.path}${map}/?clicks=${click}`, true) },
  { name: 'the still page', open: (window, click) => open(window, `${held.url}${deck.path}${map}/?clicks=${click}`) },
  { name: 'the still page in the dark', settings: { scheme: 'dark' }, open: (window, click) => open(window, `${held.url}${deck.path}${map}/?clicks=${click}`) },
  { name: 'a page without scripts', settings: { scripts: false }, whole: true, open: window => open(window, `${held.url}${deck.path}${map}/`) },
  { name: 'the one file', open: (window, click) => open(window, `${pathToFileURL(join(stick, bundleName(deck))).href}#/${map}?clicks=${click}`, true) },
]

async function open(window: EngineWindow, address: string, live = false): Promise<void> {
  await window.open(address)
  // Without scripts nobody can ask the page.
  await (live ? untilLive(window) : new Promise(resolve => setTimeout(resolve, 700)))
}

/** Of a page: what is on it in words, how far from its edges its ink begins, and the shade of its corners. */
async function look(bytes: Uint8Array): Promise<{ pages: number, words: string, margins: number[], ink: number, ground: number }> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 })
  const document = await pdfium.loadDocument(bytes)
  const { data, width, height } = await document.getPage(0).render({ scale: 1, render: 'bitmap' })
  document.destroy()
  let [left, top, right, bottom] = [width, height, 0, 0]
  let ink = 0
  const shade = (x: number, y: number) => Math.min(...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 3))
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (shade(x, y) > 235)
        continue
      ink++
      left = Math.min(left, x)
      right = Math.max(right, x)
      top = Math.min(top, y)
      bottom = Math.max(bottom, y)
    }
  }
  return {
    pages: pdf.numPages,
    words: packed(await textOf(pdf, 1)),
    margins: [left, top, width - right, height - bottom],
    ink: ink / (width * height),
    ground: Math.min(...[[1, 1], [width - 2, 1], [1, height - 2], [width - 2, height - 2]].map(([x, y]) => shade(x!, y!))),
  }
}

describe.each(printers)('a slide printed by $name', (engine) => {
  it.each(doors)('from $name is that slide, whole, in its click, on one white page', async ({ settings, open, whole }) => {
    const window = await engine.launch(settings)
    try {
      await window.resize(sizes.window)
      await open(window, whole ? 0 : clicks)
      const last = await look(await window.print!(papers.across))
      await open(window, 0)
      for (const [size, paper] of [['window', 'upright'], ['wide', 'letter'], ['phone', 'across']] as const) {
        await window.resize(sizes[size])
        await new Promise(resolve => setTimeout(resolve, 300))
        const first = await look(await window.print!(papers[paper]))
        for (const page of [first, last]) {
          expect(page.pages, `${size}, ${paper}`).toBe(1)
          expect(page.ground).toBe(255)
          expect(page.words).toContain(packed(plainTitle(deck.slides[map - 1]!.title)))
          // The slide's own margins stand around its ink: nothing is cut.
          for (const margin of page.margins)
            expect(margin).toBeGreaterThan(10)
        }
        if (!whole)
          // Firefox writes down what it does not show: ink tells what is there.
          expect(last.ink).toBeGreaterThan(first.ink * 1.1)
      }
    }
    finally {
      await window.close()
    }
  })
})
