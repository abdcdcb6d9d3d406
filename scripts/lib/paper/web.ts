import type { Browser, Page } from 'playwright-chromium'
import type { Scheme } from '../../../kit/look/hues.ts'
import type { LoadedDeck } from '../core/decks.ts'
import type { PrerenderOptions } from '../site/prerender/prerender.ts'
import type { Handout } from './handout.ts'
import type { HandoutWhole } from './web-page.ts'
import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import subsetFont from 'subset-font'
import { tableCsv } from '../../../kit/charts/table.ts'
import { charactersBeyond } from '../../../kit/words/characters.ts'
import { notesArePublic } from '../core/decks.ts'
import { kitRoot } from '../core/roots.ts'
import { drawnBy, faceRule, rangeOf } from '../look/faces.ts'
import { darkByPreference, lookCss, talkFaces } from '../look/look.ts'
import { usedStyle } from '../site/prerender/css.ts'
import { takeFaces } from '../site/prerender/faces.ts'
import { onlyScheme, preloads } from '../site/prerender/page.ts'
import { canReach, reachingIn } from '../site/prerender/styles-in-page.ts'
import { documentDate, handoutOf } from './handout.ts'
import { siteCharacters } from './letters.ts'
import { takePictures } from './pictures-in-page.ts'
import { withPaper } from './print.ts'
import { drawnPage } from './slides-in-page.ts'
import { tellReadings } from './targets-in-page.ts'
import { handoutPage } from './web-page.ts'

/** How long a deck may take to draw, in milliseconds. */
const limit = 60_000

/**
 * Gives every deck of a built site its slides as one page that needs no script, `paper/`, and its handout, `handout/`:
 * with the speaker's notes where the author makes them public, with the reader's text otherwise.
 *
 * @param folder the built site
 * @param url where it is served
 * @returns a line about each slide that its page cuts off
 * @throws Refusal naming the slide that cannot be drawn
 */
export async function writePaper(
  folder: string,
  url: string,
  browser: Browser,
  decks: readonly LoadedDeck[],
  { base, site }: PrerenderOptions,
): Promise<string[]> {
  const notes = notesArePublic(decks)
  const cut: string[] = []
  await Promise.all(decks.map(async (deck) => {
    const root = join(folder, deck.path)
    const paper = { scheme: 'light', live: true, tellCut: (line: string) => cut.push(line), limit } as const
    const handout = await withPaper(browser, deck, url + deck.path, paper, async (page, drawn) => {
      const handout = await handoutOf(deck, notes, documentDate())
      await drawn
      const drawnDeck = await page.evaluate(drawnPage)
      await writeFile(join(root, 'paper/index.html'), drawnDeck)
      const pictures = await picturesOf(page, handout)
      await mkdir(join(root, 'handout'), { recursive: true })
      await writeFile(
        join(root, 'handout/index.html'),
        await siteHandout(page, drawnDeck, root, { deck, decks, handout, pictures, base, site }),
      )
      return handout
    })
    for (const table of handout.slides.flatMap(({ tables }) => tables))
      await writeFile(join(root, `handout/${table.id}.csv`), tableCsv(table, handout.locale))
  }))
  return cut
}

/**
 * A deck's handout as it lies on the site. Of its styles it has what reaches something: an engine asks every rule for
 * every element, and the live deck has many that the handout has not.
 *
 * @param page any page, to ask in
 * @param drawnDeck the deck's page `paper/`, which names its faces and its styles
 * @param root folder of the built deck
 */
async function siteHandout(page: Page, drawnDeck: string, root: string, whole: HandoutWhole): Promise<string> {
  const { deck, decks, handout, base } = whole
  const { faces } = takeFaces(drawnDeck)
  const css = [
    ...faces.map(({ rule }) => rule),
    await furtherFace(handout, decks, root, base + deck.path),
    await ownStyles(onlyScheme(drawnDeck)),
    await deckStyles(root, drawnDeck),
  ].join('')
  // Each face that comes after the first layout has the whole of it made again.
  const [icon = ''] = /<link [^>]*rel="icon"[^>]*>/.exec(drawnDeck) ?? []
  const ahead = [icon, ...preloads(faces, await facesAsked(handout))]
  const styled = (css: string) => handoutPage(whole, { css, ahead })
  const html = styled('')
  return styled(await usedStyle(css, html, selectors =>
    page.evaluate(`(${reachingIn})(${JSON.stringify({ html, selectors })}, ${canReach})`)))
}

/** The page's own pictures by slide, each named by the words it shows; the page can't be printed any more. */
async function picturesOf(page: Page, { slides }: Handout): Promise<Record<number, string>> {
  // What no walk over the words that are drawn tells: the maps, sentence by sentence.
  const maps = slides.filter(({ maps }) => maps.length > 0).map(({ no, maps }) =>
    [no, maps.map(({ summary, sentences }) => [summary, ...sentences].join(' ')).join(' ')])
  await page.evaluate(tellReadings)
  return page.evaluate(takePictures, Object.fromEntries(maps) as Record<number, string>)
}

/** The families that the handout's own words are drawn by, besides its pictures. */
async function facesAsked({ title, lead, slides }: Handout): Promise<string[]> {
  const headings = [title, ...slides.map(({ title }) => title)].join('')
  const running = [lead, ...slides.map(({ text }) => text)].join('')
  const asked = (await talkFaces()).filter(face => drawnBy(face, face.set === 'display' ? headings : running))
  return [...new Set(asked.map(({ family }) => family))]
}

/**
 * The handout's texts hold characters that no slide shows: a small face of their own, so that the slides' stays small.
 */
async function furtherFace(
  { slides, locale }: Handout,
  decks: readonly LoadedDeck[],
  root: string,
  home: string,
): Promise<string> {
  const missing = charactersBeyond(await siteCharacters(decks, locale), slides.map(slide => slide.text).join(''))
  const face = (await talkFaces()).find(({ set }) => set === 'body')
  if (!missing || !face)
    return ''
  const options = { targetFormat: 'woff2', variationAxes: face.axes } as const
  const file = await subsetFont(await readFile(face.file), missing, options)
  const name = `assets/handout-${createHash('sha256').update(file).digest('hex').slice(0, 8)}.woff2`
  await writeFile(join(root, name), file)
  return faceRule({ ...face, range: rangeOf(missing) }, home + name)
}

/** What draws the slides. Their palette is the page's own, and what they say of the whole page is for the live deck. */
async function deckStyles(root: string, page: string): Promise<string> {
  const names = [...page.matchAll(/<link rel="stylesheet"[^>]* href="[^"]*\/([^"/]+)">/g)]
  const sheets = await Promise.all(names.map(([, name]) => readFile(join(root, 'assets', name!), 'utf8')))
  return sheets
    .join('')
    .replace(/@page\s*\{[^}]*\}/g, '')
    .replace(/(?:html\.dark|:root)\{--(?:ground|[\w-]+-text)[^}]*\}/g, '')
}

/**
 * Our own sheets for a page without scripts; the dark palette by preference, for the page knows no other.
 *
 * @param only the one scheme that the deck is fixed to
 */
export async function ownStyles(only?: Scheme): Promise<string> {
  const names = ['handout', 'handout-page', 'handout-print']
  const sheets = await Promise.all([
    lookCss(),
    ...names.map(name => readFile(join(kitRoot, `styles/${name}.css`), 'utf8')),
  ])
  const css = darkByPreference(sheets.join('\n').replace(/\/\*[\s\S]*?\*\//g, ''), only).replace(/\s+/g, ' ')
  return only ? `${css} @media screen { html:has(> .handout) { color-scheme: ${only} } }` : css
}
