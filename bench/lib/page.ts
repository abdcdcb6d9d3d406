import type { Browser } from 'playwright-chromium'
import { Buffer } from 'node:buffer'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import subsetFont from 'subset-font'
import { extractSlide } from './extract-in-page.ts'

/** Scales the canvas to the window and centres it, by CSS alone. */
const stage = `@property --w{syntax:'<angle>';inherits:true;initial-value:45deg}
@property --h{syntax:'<angle>';inherits:true;initial-value:45deg}
main{--w:atan2(100vw,980px);--h:atan2(100vh,552px);position:absolute;left:50%;top:50%;width:980px;height:552px;
transform:translate(-50%,-50%) scale(min(tan(var(--w)),tan(var(--h))))}
main>*{position:absolute;margin:0;overflow:visible}`

/**
 * The floor: one slide as a person would write it by hand, as a page of its own.
 *
 * The same words in the same places and the same drawing, in one HTML file with its style inside and no
 * script. It brings the deck's own typefaces, cut to the letters of this one slide and preloaded.
 *
 * @param url the slide in the live deck, in the state to draw
 * @param folder what to write into
 */
export async function writeStaticPage(browser: Browser, url: string, no: number, folder: string): Promise<void> {
  const context = await browser.newContext({
    viewport: { width: 980, height: 552 },
    colorScheme: 'light',
    reducedMotion: 'reduce',
  })
  try {
    const page = await context.newPage()
    await page.goto(url)
    await page.locator(`#app [data-slidev-no="${no}"] > :not(:empty)`).first().waitFor({ state: 'visible' })
    await page.evaluate(() => document.fonts.ready)
    // The deck's own opening motion is over by then.
    await page.waitForTimeout(1200)
    const { title, body, css, faces } = await page.evaluate(extractSlide)
    if (!/<p|<h\d/.test(body))
      throw new Error(`Slide ${no} holds no words to write down.`)
    await mkdir(folder, { recursive: true })
    const files: { name: string, rule: string }[] = []
    for (const [at, face] of faces.entries()) {
      const whole = Buffer.from(await page.evaluate(async url =>
        [...new Uint8Array(await (await fetch(url)).arrayBuffer())], face.url))
      const name = `${at}.woff2`
      await writeFile(join(folder, name), await subsetFont(whole, face.text, { targetFormat: 'woff2' }))
      files.push({
        name,
        rule: `@font-face{font-family:${face.family};src:url(${name});${face.descriptors};font-display:swap}`,
      })
    }
    await writeFile(join(folder, 'index.html'), `<!doctype html>
<html lang=${await page.evaluate(() => document.documentElement.lang || 'en')}>
<meta charset=utf-8>
<meta name=viewport content="width=device-width">
<title>${title.replace(/</g, '&lt;')}</title>
${files.map(({ name }) => `<link rel=preload href=${name} as=font type=font/woff2 crossorigin>`).join('\n')}
<style>${files.map(({ rule }) => rule).join('')}${stage}${css}</style>
<main>${body}</main>
`)
  }
  finally {
    await context.close()
  }
}

/**
 * The words on a slide of the live deck, line by line, without its title.
 */
export async function slideWords(
  browser: Browser,
  url: string,
  numbers: readonly number[],
): Promise<Map<number, string[]>> {
  const page = await browser.newPage()
  const words = new Map<number, string[]>()
  try {
    for (const no of numbers) {
      await page.goto(`${url}${no}/`)
      const slide = page.locator(`#app [data-slidev-no="${no}"]`)
      await slide.locator('> :not(:empty)').first().waitFor({ state: 'visible' })
      words.set(no, await slide.evaluate((element) => {
        // eslint-disable-next-line unicorn/prefer-dom-node-text-content -- the words as seen
        const title = (element.querySelector('h1, h2') as HTMLElement | null)?.innerText
        // eslint-disable-next-line unicorn/prefer-dom-node-text-content -- the words as seen
        return (element as HTMLElement).innerText
          .split('\n')
          .map(line => line.trim())
          .filter(line => line && line !== title)
      }))
    }
    return words
  }
  finally {
    await page.close()
  }
}
