import type { CDPSession, Page } from 'playwright-chromium'
import type { Box, End, Found, Rule } from '../rule.ts'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { findWideHandout } from '../handout.ts'
import { findOverflow } from '../overflow-in-page.ts'
import { pictureOf } from '../picture.ts'

const noRoom = { top: 0, right: 0, bottom: 0, left: 0 }

/** How far a word may stand on paper from where it stands on the screen, in pixels of the canvas. */
const tolerance = 6

/** Share of a page that may look other than its slide: controls that only a screen has. */
const different = 0.06

export const rule: Rule = {
  name: 'print',
  finds: 'a page that differs from its slide; a handout page that overflows',
  needs: ['paper', 'browser'],
  skip: ({ site, decks }) =>
    decks.every(({ path }) => existsSync(join(site, path, 'paper/index.html')))
      ? undefined
      : 'the site has no page to print from (paper/)',
  async state({ page, session, visit, no, click, clicks, scheme, picture }) {
    if (click === clicks && picture && !visit.ends.has(no)) {
      visit.ends.set(no, {
        picture: scheme === 'dark' ? await inTheLight(page, session) : picture,
        ...(await page.evaluate(lastState)),
        overflow: (await page.evaluate(findOverflow, { safe: noRoom, root: '#slide-content' })).map(
          ({ message }) => message,
        ),
      })
    }
    return []
  },
  async paper({ visit, deck, page, session, slides }) {
    const found: Found[] = []
    for (const slide of slides) {
      const root = `#paper-${slide} .print-slide-container`
      const end = visit.ends.get(slide)
      if (!await page.locator(root).count()) {
        found.push({ slide, message: 'the slide has no page on paper' })
        continue
      }
      // A page has no edge that an audience sees: whatever lies beyond it is lost.
      const overflow = await page.evaluate(findOverflow, { safe: noRoom, root })
      found.push(
        ...overflow
          .filter(({ message }) => !end?.overflow.includes(message))
          .map(one => ({ ...one, slide, message: `on paper, ${one.message}` })),
      )
      if (!end)
        continue
      const moved = await page.evaluate(compareLines, { root, end, tolerance })
      found.push(...moved.map(one => ({ ...one, slide })))
      if (moved.length > 0)
        continue
      await page.locator(root).evaluate(element => element.scrollIntoView({ block: 'start', behavior: 'instant' }))
      const { share, box } = await page.evaluate(comparePictures, [await pictureOf(session), end.picture])
      if (share > different) {
        found.push({
          slide,
          message: `${Math.round(share * 100)} % of the page look other than the slide`,
          remedy: 'see what @media print or html.print changes',
          box,
        })
      }
    }
    if (existsSync(join(visit.talk.site, deck.path, 'handout/index.html'))) {
      const tab = await page.context().newPage()
      found.push(
        ...(await findWideHandout(tab, `${visit.talk.address}${deck.path}handout/`)).filter(({ slide }) =>
          slides.includes(slide!),
        ),
      )
      await tab.close()
    }
    return found
  },
}

/** A slide of a deck that has only the dark, as paper shows it: in the light. */
async function inTheLight(page: Page, session: CDPSession): Promise<string> {
  const change = (from: string, to: string) => page.evaluate(async ([from, to]) => {
    document.documentElement.classList.replace(from!, to!)
    for (const motion of document.getAnimations())
      motion.cancel()
    await new Promise(requestAnimationFrame)
  }, [from, to])
  await change('dark', 'light')
  const picture = await pictureOf(session)
  await change('light', 'dark')
  return picture
}

/** The lines of the slide in its last state; what can be filled in or pressed is for the screen. Runs in the page. */
function lastState(): Pick<End, 'lines'> {
  const { texts, stage } = preflight
  return {
    lines: texts(stage())
      .filter(({ element }) => !element.closest('form, button:not(.cite-badge)'))
      .flatMap(({ words, lines }) => lines.map(box => ({ words, box }))),
  }
}

/** Lines of the slide that its page lacks or shows elsewhere. Runs in the page. */
function compareLines({ root: selector, end, tolerance }: { root: string, end: End, tolerance: number }): Found[] {
  const { texts, quote } = preflight
  const root = document.querySelector<HTMLElement>(selector)!
  const bare = (words: string) => words.replace(/[\s,]/g, '')
  const there = texts(root).flatMap(({ words, lines }) => lines.map(box => ({ words: bare(words), box })))
  const away = (one: Box, two: Box) => Math.max(Math.abs(one.x - two.x), Math.abs(one.y - two.y))
  const found: Found[] = []
  const told = new Set<string>()
  for (const { words, box } of end.lines) {
    if (told.has(words))
      continue
    const twins = there.filter(line => line.words === bare(words))
    if (twins.length === 0) {
      // A row of numbers is one text on the screen and a link each on paper.
      if (bare(words).length > 0 && /^\d+$/.test(bare(words)))
        continue
      told.add(words)
      found.push({ message: `the page lacks ${quote(words)}`, remedy: 'show it in print too', words, box })
    }
    else {
      const px = Math.min(...twins.map(twin => away(twin.box, box)))
      if (px > tolerance) {
        told.add(words)
        found.push({
          message: `${quote(words)} stands ${Math.round(px)} px elsewhere on paper`,
          remedy: 'see what @media print or html.print moves',
          words,
          box,
        })
      }
    }
  }
  return found
}

/** How much of two pictures differs, looked at from afar, and where. Runs in the page. */
async function comparePictures(pictures: string[]): Promise<{ share: number, box?: Box }> {
  const { bytesOf } = preflight
  const size = { width: 140, height: 79 }
  const [one, two] = await Promise.all(pictures.map(async (text) => {
    const bitmap = await createImageBitmap(bytesOf(text), {
      resizeWidth: size.width,
      resizeHeight: size.height,
      resizeQuality: 'high',
    })
    const context = new OffscreenCanvas(size.width, size.height).getContext('2d')!
    context.drawImage(bitmap, 0, 0)
    return context.getImageData(0, 0, size.width, size.height).data
  }))
  const places: number[] = []
  for (let at = 0; at < one!.length; at += 4) {
    if ([0, 1, 2].some(channel => Math.abs(one![at + channel]! - two![at + channel]!) > 40))
      places.push(at / 4)
  }
  const columns = places.map(place => place % size.width)
  const rows = places.map(place => Math.floor(place / size.width))
  const x = Math.min(...columns) * 7
  const y = Math.min(...rows) * 7
  return {
    share: places.length / (size.width * size.height),
    box:
      places.length > 0
        ? { x, y, width: (Math.max(...columns) + 1) * 7 - x, height: (Math.max(...rows) + 1) * 7 - y }
        : undefined,
  }
}
