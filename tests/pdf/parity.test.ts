import type { PDFiumLibrary } from '@hyzyla/pdfium'
import type { Browser, BrowserContext, Page } from 'playwright-chromium'
import type { StaticServer } from '../../scripts/lib/core/server.ts'
import { Buffer } from 'node:buffer'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PDFiumLibrary as Pdfium } from '@hyzyla/pdfium'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pdfName } from '../../kit/deck/decks.ts'
import { launchBrowser } from '../../scripts/lib/core/browser.ts'
import { projectRoot } from '../../scripts/lib/core/roots.ts'
import { serve } from '../../scripts/lib/core/server.ts'
import { siteBase } from '../../scripts/lib/site/folder.ts'
import { allClicks, standAt } from '../../scripts/lib/slidev/in-page.ts'
import { decks, plainTitle } from '../helpers/talk.ts'
import { openPaper, untilShown } from '../helpers/visit.ts'

/*
 * What is on paper is what is on screen. PDFium and Chromium draw edges with different antialiasing, so both
 * pictures are averaged over squares of 4 pixels of the canvas first; after that a square may be off by a fifth
 * of the way from black to white, and that in no more than one square of a thousand. A missing title fails it, as
 * the end of the test shows. Paper is drawn at twice the size: PDFium gives every line a pixel at least, and the
 * seams of a chart are finer. A slide with something to operate stands still on paper, so it is held against
 * `/paper`, where it does so on the screen.
 */
const square = 4
const finer = 2
const step = 51
const share = 0.001

const { width, height } = { width: 980, height: 552 }
let pdfium: PDFiumLibrary
let server: StaticServer
let browser: Browser

beforeAll(async () => {
  const folder = join(projectRoot, 'dist')
  pdfium = await Pdfium.init()
  server = await serve(folder, await siteBase(folder))
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
  pdfium?.destroy()
})

/**
 * Means of an image's squares, three channels each, to the whole number. Runs in a page too.
 *
 * @param side of a square, in the image's own pixels
 */
function squares(data: ArrayLike<number>, width: number, height: number, side: number): Uint8Array<ArrayBuffer> {
  const [columns, rows] = [Math.floor(width / side), Math.floor(height / side)]
  const sums = new Float32Array(columns * rows * 3)
  for (let y = 0; y < rows * side; y++) {
    for (let column = 0; column < columns; column++) {
      let [red, green, blue] = [0, 0, 0]
      const start = (y * width + column * side) * 4
      for (let at = start; at < start + side * 4; at += 4) {
        red += data[at]!
        green += data[at + 1]!
        blue += data[at + 2]!
      }
      const to = (Math.floor(y / side) * columns + column) * 3
      sums[to]! += red
      sums[to + 1]! += green
      sums[to + 2]! += blue
    }
  }
  return Uint8Array.from(sums, sum => Math.round(sum / side ** 2))
}

function apart(one: Uint8Array, two: Uint8Array): number {
  let differing = 0
  for (let index = 0; index < one.length; index += 3) {
    if ([0, 1, 2].some(channel => Math.abs(one[index + channel]! - two[index + channel]!) > step))
      differing++
  }
  return differing / (one.length / 3)
}

/** The same of a screenshot, reckoned in a page that is blank: to bring all pixels over takes longer than the rest. */
async function squaresOf(blank: Page, png: Uint8Array): Promise<Uint8Array> {
  const means = await blank.evaluate(async ({ data, side }) => {
    const bitmap = await createImageBitmap(new Blob([Uint8Array.fromBase64(data)]))
    const { width, height } = bitmap
    const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })!
    context.drawImage(bitmap, 0, 0)
    const pixels = context.getImageData(0, 0, width, height).data
    return (globalThis as unknown as { squares: typeof squares }).squares(pixels, width, height, side).toBase64()
  }, { data: Buffer.from(png).toString('base64'), side: square })
  return Buffer.from(means, 'base64')
}

describe.each(decks)('each page of $name', (deck) => {
  async function openPrinted(context: BrowserContext): Promise<Page> {
    const page = await context.newPage()
    await openPaper(page, server.url + deck.path)
    await page.emulateMedia({ media: 'print' })
    return page
  }

  it('looks like its slide', async () => {
    const context = await browser.newContext({
      viewport: { width, height },
      reducedMotion: 'reduce',
      colorScheme: 'light',
    })
    const [page, blank] = [await context.newPage(), await context.newPage()]
    await blank.evaluate(`globalThis.squares = ${squares}`)
    const printed = await pdfium.loadDocument(await readFile(join(projectRoot, 'dist', pdfName(deck))))
    let onPaper: Page | undefined
    const differences: Record<number, number> = {}
    let sensitive = 0
    const lengths = deck.slides.map(({ title }) => plainTitle(title).length)
    const titled = lengths.indexOf(Math.max(...lengths)) + 1
    await page.goto(`${server.url}${deck.path}1/`)
    await untilShown(page, 1)
    for (let no = 1; no <= deck.slides.length; no++) {
      expect(await page.evaluate(standAt, { no, clicks: allClicks, limit: 30_000 }), `slide ${no}`).toBe(true)
      const operated = await page.locator('#slide-content').locator('input, select').first().isVisible()
      const shot = operated
        ? await (onPaper ??= await openPrinted(context)).locator(`#paper-${no} .print-slide-container`).screenshot()
        : await page.screenshot({ style: '.audience-bar, #first-paint { display: none !important; }' })
      const screen = await squaresOf(blank, shot)
      const print = await printed
        .getPage(no - 1)
        .render({ width: width * finer, height: height * finer, render: 'bitmap' })
      const paper = squares(print.data, print.width, print.height, square * finer)
      differences[no] = apart(screen, paper)
      if (no === titled) {
        const title = page.locator(`#slide-content [data-slidev-no="${no}"] :is(h1, h2)`)
        await title.evaluate((title: HTMLElement) => title.style.visibility = 'hidden')
        sensitive = apart(
          await squaresOf(blank, await page.screenshot({ style: '.audience-bar { display: none !important; }' })),
          paper,
        )
      }
    }
    printed.destroy()
    await context.close()
    expect(Object.fromEntries(Object.entries(differences).filter(([, difference]) => difference > share))).toEqual({})
    // A title gone from the screen is seen.
    expect(sensitive).toBeGreaterThan(share * 3)
  })
})
