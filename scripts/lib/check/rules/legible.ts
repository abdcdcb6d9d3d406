import type { LayoutLimits } from '../limits.ts'
import type { Box, Found, Rule, ShownState } from '../rule.ts'
import { layoutOf } from '../../core/decks.ts'
import { limitsFor } from '../limits.ts'
import { isNew } from '../rule.ts'

export const rule: Rule = {
  name: 'legible',
  finds: 'text under the size limits; contrast below AA; more words than the layout\'s stated limit',
  needs: ['browser'],
  colours: true,
  async state(view) {
    const { page, talk, deck, no } = view
    const stated = limitsFor(talk.limits, deck, no)
    const sizes = { least: talk.limits.text, running: stated.text ?? talk.limits.running }
    return [
      ...view.still ? [] : await page.evaluate(findSmall, sizes),
      ...view.still ? [] : await page.evaluate(countWords, { stated, no, layout: layoutOf(deck, no) }),
      ...await findFaint(view),
    ]
  },
}

/** Text smaller than it may be on the slide's own canvas. Runs in the page. */
function findSmall({ least, running }: { least: number, running: number }): Found[] {
  // More words than a label has.
  const sentence = 10
  const { texts, stage, frameOf, quote, union } = preflight
  const root = stage()
  const { scale } = frameOf(root)
  const blocks = Map.groupBy(
    texts(root).filter(({ element }) => element.closest('[data-slidev-no]')),
    ({ block }) => block,
  )
  return [...blocks].flatMap(([block, parts]): Found[] => {
    const words = parts.map(({ words }) => words).join(' ')
    const sizes = parts.map(({ element }) => drawnSize(element))
    const size = Math.min(...sizes)
    const smallest = parts[sizes.indexOf(size)]!
    // A sentence is as large as most of it; the badges in it are not.
    const body = Math.max(...sizes)
    const shown = (px: number) => `${Math.round(px * 10) / 10} px`
    const say = (message: string, remedy: string, lines: Box[]) =>
      [{ message, remedy, words: smallest.words, box: union(lines) }]
    if (size < least - 0.05) {
      const message = `${quote(smallest.words)} is ${shown(size)} tall, under ${least} px`
      return say(message, 'make it larger or leave it out', smallest.lines)
    }
    if (
      body >= running - 0.05
      || words.split(' ').filter(word => /[\p{L}\p{N}]/u.test(word)).length <= sentence
      || block.matches('svg text, pre, pre *')
    ) {
      return []
    }
    return say(
      `${quote(words)} runs on at ${shown(body)}, under ${running} px`,
      'make it larger or shorten it',
      parts.flatMap(({ lines }) => lines),
    )
  })

  function drawnSize(element: Element): number {
    const size = Number.parseFloat(getComputedStyle(element).fontSize)
    if (element instanceof SVGGraphicsElement) {
      const matrix = element.getScreenCTM()
      return matrix ? size * Math.sqrt(Math.abs(matrix.a * matrix.d - matrix.b * matrix.c)) / scale : size
    }
    const box = element.closest<HTMLElement>('p, li, td, div, section, h1, h2, h3') ?? root
    return box.offsetWidth > 0 ? size * box.getBoundingClientRect().width / box.offsetWidth / scale : size
  }
}

/** Words, lines and items beyond what the layout's file states. Runs in the page. */
function countWords({
  stated: { limits },
  no,
  layout: name,
}: {
  stated: LayoutLimits
  no: number
  layout: string
}): Found[] {
  const { stage, frameOf, place, texts, union, describe } = preflight
  const layout = document.querySelector(`#slideshow > [data-slidev-no="${no}"] .slidev-layout`)
  if (!layout)
    return []
  const root = stage()
  const there = texts(root)
  const say = (message: string, boxes: Box[], words?: string): Found[] =>
    [{ message, remedy: 'shorten it, or move words into the notes', box: union(boxes), words }]
  const { scale } = frameOf(root)
  return limits.flatMap(({ kind, most, of, beside }) => {
    if (beside && !layout.querySelector(`:scope > ${beside}`))
      return []
    const found = [...layout.querySelectorAll<HTMLElement>(of)].filter(element => element.checkVisibility())
    const boxes = found.map(element => place(element.getBoundingClientRect(), root))
    if (kind === 'count') {
      if (found.length <= most)
        return []
      const where = beside ? ` beside ${beside}` : ''
      const message = `${found.length} of ${of}, and the layout "${name}" holds ${most}${where}`
      return say(message, boxes, found.at(-1)!.textContent)
    }
    return found.flatMap((element, index) => {
      const parts = there.filter(({ element: one }) => element.contains(one) && !one.closest('.cite'))
      const tell = (what: string, each: string) => say(
        `${describe(element)} ${what}, and the layout "${name}" holds ${most}${each}`,
        [boxes[index]!],
        parts[0]?.words,
      )
      if (kind === 'lines') {
        const height
          = Number.parseFloat(getComputedStyle(element).lineHeight)
            || Number.parseFloat(getComputedStyle(element).fontSize) * 1.2
        const lines = Math.round(element.getBoundingClientRect().height / scale / height)
        return lines > most ? tell(`takes ${lines} lines`, '') : []
      }
      const words = parts.flatMap(({ words }) => words.split(' ')).filter(word => /[\p{L}\p{N}]/u.test(word))
      return words.length > most ? tell(`has ${words.length} words`, ' in each') : []
    })
  })
}

interface Judged {
  words: string
  box: Box
  /** The same in pixels of the window. */
  window: Box
  colour: [number, number, number, number]
  /** The ratio it needs. */
  needs: number
}

/** Text whose colour is too close to what is really behind it: the picture of the slide without its words tells. */
async function findFaint({ page, session, visit, no, scheme }: ShownState): Promise<Found[]> {
  const words = await page.evaluate(collectColours)
  const nameOf = (word: Judged) => `legible ${JSON.stringify([no, scheme, word])}`
  // A click changes few of a slide's words; the rest has been judged.
  const fresh = words.filter(word => isNew(visit, nameOf(word)))
  if (fresh.length === 0)
    return []
  await page.evaluate(() => document.documentElement.toggleAttribute('data-preflight-wordless', true))
  const clip = around(fresh.map(({ window }) => window), page.viewportSize()!)
  const { data } = await session.send('Page.captureScreenshot', {
    format: 'png',
    optimizeForSpeed: true,
    // Half the size tells as much of what is behind a line of text, in a fraction of the time.
    clip: { ...clip, scale: 0.5 },
  })
  await page.evaluate(() => document.documentElement.toggleAttribute('data-preflight-wordless', false))
  const faint = await page.evaluate(judgeColours, { words: fresh, picture: data, corner: clip })
  // What is faint is looked for in each state, for the first of them is told.
  faint.forEach(({ number }) => visit.met.delete(nameOf(fresh[number]!)))
  return faint.map(({ found }) => found)
}

/** Whole pixels of the window around some boxes. */
function around(boxes: Box[], size: { width: number, height: number }): Box {
  const within = (px: number, most: number) => Math.min(Math.max(px, 0), most)
  const x = Math.floor(within(Math.min(...boxes.map(box => box.x)), size.width - 1))
  const y = Math.floor(within(Math.min(...boxes.map(box => box.y)), size.height - 1))
  return {
    x,
    y,
    width: Math.max(Math.ceil(within(Math.max(...boxes.map(box => box.x + box.width)), size.width)) - x, 1),
    height: Math.max(Math.ceil(within(Math.max(...boxes.map(box => box.y + box.height)), size.height)) - y, 1),
  }
}

/** Every line of text with its colour, its opacity reckoned in. Runs in the page. */
function collectColours(): Judged[] {
  const { texts, stage, ink, colour, opacityOf, frameOf } = preflight
  const { left, top, scale } = frameOf(stage())
  return texts(stage()).flatMap(({ element, words, lines }) => {
    // What cannot be used may be faint, as WCAG has it, and lines of code that a click has put aside.
    if (element.closest('[aria-disabled="true"], :disabled, .slidev-code-dishonored'))
      return []
    const style = getComputedStyle(element)
    const [red, green, blue, alpha] = colour(
      element instanceof SVGElement ? style.fill : style.webkitTextFillColor || style.color,
    )
    const size = Number.parseFloat(style.fontSize)
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700)
    const drawn = alpha * opacityOf(element)
    return lines
      .map(ink)
      .map(box => ({
        words,
        box,
        window: {
          x: left + box.x * scale,
          y: top + box.y * scale,
          width: box.width * scale,
          height: box.height * scale,
        },
        colour: [red, green, blue, drawn] as Judged['colour'],
        needs: large ? 3 : 4.5,
      }))
  })
}

/** Holds colours against a picture of what is behind them; says by their number which are faint. Runs in the page. */
async function judgeColours({
  words,
  picture,
  corner,
}: {
  words: Judged[]
  picture: string
  corner: Box
}): Promise<{ number: number, found: Found }[]> {
  const { bytesOf, contrast, quote } = preflight
  // The page's own policy may forbid it to fetch, never to read what it holds.
  const bitmap = await createImageBitmap(bytesOf(picture))
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d', { willReadFrequently: true })!
  context.drawImage(bitmap, 0, 0)
  const { data, width: across } = context.getImageData(0, 0, bitmap.width, bitmap.height)
  const known = new Map<string, Map<number, number>>()
  return words.flatMap(({ words, box, window, colour, needs }, number) => {
    const pixel = (length: number) => Math.round(length * bitmap.width / corner.width)
    const [left, top] = [pixel(window.x - corner.x), pixel(window.y - corner.y)]
    // A pixel at the least, and nothing beyond the picture.
    const right = Math.min(Math.max(pixel(window.x + window.width - corner.x), left + 1), bitmap.width)
    const bottom = Math.min(Math.max(pixel(window.y + window.height - corner.y), top + 1), bitmap.height)
    if (left < 0 || top < 0 || right <= left || bottom <= top)
      return []
    const [red, green, blue, alpha] = colour
    const ratios = known.get(colour.join()) ?? new Map<number, number>()
    known.set(colour.join(), ratios)
    let [low, below] = [Infinity, 0]
    const [width, total] = [right - left, (right - left) * (bottom - top)]
    for (let index = 0; index < total; index++) {
      const at = ((top + Math.floor(index / width)) * across + left + index % width) * 4
      const key = data[at]! << 16 | data[at + 1]! << 8 | data[at + 2]!
      let ratio = ratios.get(key)
      if (ratio === undefined) {
        const behind = [data[at]!, data[at + 1]!, data[at + 2]!]
        ratio = contrast([red, green, blue].map((value, index) => value * alpha + behind[index]! * (1 - alpha)), behind)
        ratios.set(key, ratio)
      }
      if (ratio < needs - 0.02) {
        below++
        low = Math.min(low, ratio)
      }
    }
    // A line or a spark that crosses behind the words does not make them hard to read.
    if (below / total <= 0.2)
      return []
    const message = `${quote(words)} has a contrast of ${(Math.floor(low * 10) / 10).toFixed(1)}, under ${needs}`
    return [{ number, found: { message, remedy: 'use a stronger colour', words, box } }]
  })
}
