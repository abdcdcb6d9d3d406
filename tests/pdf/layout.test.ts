import type { LoadedDeck } from '../../scripts/lib/core/decks.ts'
import type { Handout, HandoutSlide } from '../../scripts/lib/paper/handout.ts'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { getDocumentProxy } from 'unpdf'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { handoutPage } from '../../scripts/lib/paper/web-page.ts'
import { ownStyles } from '../../scripts/lib/paper/web.ts'
import { engines } from '../helpers/engine-windows.ts'

/*
 * A handout of slides that nobody has written yet, printed for real: texts of every length, so that pages end
 * everywhere in a slide, and one longer than a page. Each word says its slide, paragraph and place.
 */
const slides = Array.from({ length: 14 }, (_, index) => slideOf(index + 1, index === 6 ? 16 : 1 + index * 5 % 7))
let folder: string

function slideOf(no: number, paragraphs: number): HandoutSlide {
  const paragraph = (at: number) =>
    `<p>${Array.from({ length: 75 }, (_, word) => `s${no}p${at}w${word}`).join(' ')}</p>`
  return {
    no,
    label: String(no),
    title: `Heading${no}`,
    level: no % 4 === 1 ? 2 : 3,
    concept: 'fire',
    part: `Heading${no - (no - 1) % 4}`,
    appendix: false,
    text: Array.from({ length: paragraphs }, (_, at) => paragraph(at)).join('\n'),
    maps: [],
    tables: [],
    claims: Array.from(
      { length: (no % 5) * 2 },
      (_, at) => `<p class="kind">claim</p><p>s${no}claim${at} ${'and what it says '.repeat(8)}</p>`,
    ),
  }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'talk-layout-'))
  const handout: Handout = {
    locale: 'en',
    title: 'Long texts',
    lead: '',
    author: '',
    date: '',
    notes: true,
    slides,
    sources: [],
    key: '',
  }
  const deck = { lang: 'en', locale: 'en', path: '', title: 'Long texts' } as LoadedDeck
  const picture = ({ no }: HandoutSlide) =>
    `<figure class="picture" data-no="${no}" role="img" aria-label="picture"><div class="frame"><div class="print-slide-container" style="width:980px;height:552px"><p style="font-size:60px">Picture${no}</p></div></div></figure>`
  await writeFile(
    join(folder, 'index.html'),
    handoutPage(
      {
        deck,
        decks: [deck],
        handout,
        pictures: Object.fromEntries(slides.map(slide => [slide.no, picture(slide)])),
        base: '/',
      },
      { css: await ownStyles() },
    ),
  )
})
afterAll(() => rm(folder, { recursive: true, force: true }))

it.each(engines.filter(({ name }) => name !== 'webkit'))(
  'a handout with texts of every length loses nothing and parts nothing, printed by $name',
  async (engine) => {
    const window = await engine.launch()
    try {
      await window.open(pathToFileURL(join(folder, 'index.html')).href)
      const pdf = await getDocumentProxy(new Uint8Array(await window.print!({ width: 8.27, height: 11.69 })), {
        verbosity: 0,
      })
      const words: string[] = []
      /** Lines of each paragraph by page. */
      const lines = new Map<string, Map<number, Set<number>>>()
      for (let no = 2; no <= pdf.numPages; no++) {
        const { items } = await (await pdf.getPage(no)).getTextContent()
        const here = items.flatMap(item =>
          'str' in item
            ? item.str
                .split(/\s+/)
                .filter(Boolean)
                .map(word => ({ word, y: item.transform[5], x: item.transform[4] }))
            : [],
        )
        const text = new Set(here.map(({ word }) => word))
        for (const { no: slide } of slides) {
          expect(text.has(`Heading${slide}`), `heading and picture ${slide} on page ${no}`).toBe(
            text.has(`Picture${slide}`),
          )
        }
        // Nothing at the foot announces what comes on the next page.
        const labels = here.filter(({ word }, at) => word === 'Claims' && here[at + 1]?.word === 'and')
        for (const label of labels) {
          expect(
            here.some(({ word, y }) => /claim\d/.test(word) && y < label.y),
            `claims below their heading on page ${no}`,
          ).toBe(true)
        }
        for (const { word, y } of here) {
          const paragraph = /^(s\d+p\d+)w\d+$/.exec(word)?.[1]
          if (!paragraph)
            continue
          words.push(word)
          const pages = lines.get(paragraph) ?? new Map<number, Set<number>>()
          lines.set(paragraph, pages.set(no, (pages.get(no) ?? new Set()).add(Math.round(y))))
        }
      }
      const all = slides.flatMap(({ text }) => text.match(/s\d+p\d+w\d+/g)!)
      expect(words.toSorted()).toEqual(all.toSorted())
      // No line of a paragraph stands alone on a page, where the engine knows `widows`; Firefox does not.
      for (const [paragraph, pages] of lines) {
        if (pages.size > 1 && engine.name === 'chromium')
          expect(Math.min(...[...pages.values()].map(({ size }) => size)), paragraph).toBeGreaterThan(1)
      }
      expect([...lines.values()].some(pages => pages.size > 1), 'a paragraph goes on on the next page').toBe(true)
    }
    finally {
      await window.close()
    }
  },
)
