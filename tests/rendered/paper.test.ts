import type { Browser, Page } from 'playwright-chromium'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { launchBrowser } from '../../scripts/lib/core/browser.ts'
import { drawnPage } from '../../scripts/lib/paper/slides-in-page.ts'
import { keepCanvases } from '../../scripts/lib/slidev/in-page.ts'
import { decks } from '../helpers/talk.ts'

const site = inject('site')
let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

async function opened<T>(address: string, work: (page: Page) => Promise<T>, javaScriptEnabled = true): Promise<T> {
  const context = await browser.newContext({
    viewport: { width: 980, height: 552 },
    reducedMotion: 'reduce',
    javaScriptEnabled,
  })
  try {
    const page = await context.newPage()
    await page.addInitScript(keepCanvases)
    await page.goto(address)
    return await work(page)
  }
  finally {
    await context.close()
  }
}

describe.each(decks)('$name on paper', (deck) => {
  it('needs no script, and is what the live deck draws', async () => {
    const [still, live] = await Promise.all([
      opened(`${site}${deck.path}paper/`, page => page.locator('.paper-page').allInnerTexts(), false),
      opened(`${site}${deck.path}paper/live/?print`, async (page) => {
        await page.locator('html[data-ready="true"]').waitFor({ state: 'attached' })
        return page.locator('.paper-page').allInnerTexts()
      }),
    ])
    expect(still).toHaveLength(deck.slides.length)
    expect(still).toEqual(live)
  })
})

it('what a script paints and what stands in a shadow are in the page that needs none', async () => {
  const drawn = await opened('about:blank', async (page) => {
    await page.setContent(`<html class="print light" data-waiting="" style="--vh: 5px"><body>
      <div id="app"><nav>controls</nav><main class="paper-deck"><!-- a comment -->
        <canvas width="20" height="10" class="chart"></canvas><span id="host"></span></main></div><footer>more</footer>
      <script src="data:text/javascript,"></script></body></html>`)
    await page.evaluate(() => {
      const context = document.querySelector('canvas')!.getContext('2d')!
      context.fillStyle = 'rgb(0 128 0)'
      context.fillRect(0, 0, 20, 10)
      document.querySelector('#host')!.attachShadow({ mode: 'open' }).innerHTML = '<i>in the shadow</i>'
    })
    return page.evaluate(drawnPage)
  })
  expect(drawn).not.toMatch(/script|comment|controls|more|--vh|waiting|light/)
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.setContent(drawn)
  expect(await page.locator('i').textContent()).toBe('in the shadow')
  const picture = page.locator('img.chart')
  expect(await picture.boundingBox()).toMatchObject({ width: 20, height: 10 })
  const session = await context.newCDPSession(page)
  const clip = { ...(await picture.boundingBox())!, scale: 1 }
  const { data } = await session.send('Page.captureScreenshot', { clip })
  await context.close()
  const colour = await opened('about:blank', page => page.evaluate(async (data) => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob())
    const context = new OffscreenCanvas(1, 1).getContext('2d')!
    context.drawImage(image, 0, 0)
    return [...context.getImageData(0, 0, 1, 1).data.slice(0, 3)]
  }, data))
  expect(colour).toEqual([0, 128, 0])
})
