import type { Box, Found, Rule } from '../rule.ts'
import { readdirSync } from 'node:fs'

/** What `markWords` sets. */
const mark = 'data-preflight-words'

export const rule: Rule = {
  name: 'glyphs',
  finds: 'any character not drawn by the deck\'s own fonts (asked from the browser, not guessed)',
  needs: ['browser'],
  skip: ({ site }) =>
    readdirSync(site, { recursive: true }).some(
      name => /\.(?:woff2?|ttf|otf)$/.test(String(name)) && !String(name).includes('KaTeX'),
    )
      ? undefined
      : 'the deck brings no fonts of its own',
  async state({ page, session, no, talk }) {
    const said = await page.evaluate(markWords, no)
    // Fonts are the same until words or faces change. A deck that brings none draws all with the computer's.
    if ((!said.own && !talk.kit) || !said.isNew)
      return []
    const { root } = await session.send('DOM.getDocument', { depth: 0 })
    const { nodeIds } = await session.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector: `[${mark}]` })
    const fonts = await Promise.all(
      nodeIds.map(async nodeId => (await session.send('CSS.getPlatformFontsForNode', { nodeId })).fonts),
    )
    const found: (Found & { families: string })[] = []
    for (const [at, { words, box, isCode }] of said.marked.entries()) {
      // A node's fonts count those of all below it: only the innermost says where.
      const below = said.marked.flatMap(({ within }, one) => within === at ? fonts[one]! : [])
      const foreign = fonts[at]!
        .filter(({ isCustomFont }) => !isCustomFont)
        .map(({ familyName, glyphCount }) => ({
          familyName,
          count: glyphCount - below
            .filter(font => font.familyName === familyName)
            .reduce((sum, { glyphCount }) => sum + glyphCount, 0),
        }))
        .filter(({ count }) => count > 0)
      if (isCode || !words || foreign.length === 0)
        continue
      const drawn = foreign.map(({ familyName, count }) => `${familyName} draws ${count}`).join(' and ')
      found.push({
        families: foreign.map(({ familyName }) => familyName).join(' and '),
        message: `${drawn} of the characters in “${words.slice(0, 40)}”`,
        remedy: 'use other characters or bring a font that has them',
        severity: talk.kit ? 'error' : 'warning',
        words,
        box,
      })
    }
    const all = [...inShort(found), ...await page.evaluate(findBoxes)]
    // What is wrong is looked for in each state, for the first of them is told.
    if (all.length > 0)
      await page.evaluate(() => preflight.forget('glyphs'))
    return all
  },
}

/** Where a whole slide is drawn by another font it is said once. */
function inShort(found: (Found & { families: string })[]): Found[] {
  return [...Map.groupBy(found, ({ families }) => families)].flatMap(([families, each]) =>
    each.length > 3
      ? [{ ...each[0]!, message: `${families} draws ${each.length} texts, such as “${each[0]!.words!.slice(0, 32)}”` }]
      : each)
}

interface MarkedWords {
  /** Whether there are words, or faces of them, that were not there before. */
  isNew: boolean
  /** Whether the deck has brought a font. */
  own: boolean
  /** In the order of the document. */
  marked: {
    /** Its own; none where they are for ears alone. */
    words: string
    box: Box
    isCode: boolean
    /** The place in this list of the nearest that it stands in, if any. */
    within: number
  }[]
}

/**
 * Marks the elements of the slide and of the layers over it that hold words of their own: those alone can be named,
 * and each is a question to the browser. Runs in the page.
 */
function markWords(no: number): MarkedWords {
  const mark = 'data-preflight-words'
  const { isFirstLook, isSeen, place, stage } = preflight
  const root = stage()
  for (const element of document.querySelectorAll(`[${mark}]`))
    element.removeAttribute(mark)
  const there = document.querySelectorAll(
    `#slideshow > [data-slidev-no="${no}"] *, #slide-content > :not(#slideshow), #slide-content > :not(#slideshow) *`,
  )
  let isNew = false
  const marked = new Map<Element, string>()
  const loaded = [...document.fonts].filter(({ status }) => status === 'loaded')
  const own = new Set(loaded.map(({ family }) => family.replace(/["']/g, '')))
  /** Code in whichever face of even width the machine has, where the deck brings none for it. */
  const isCode = (element: Element) => {
    const families = getComputedStyle(element).fontFamily.split(',').map(name => name.trim().replace(/["']/g, ''))
    return families.at(-1) === 'monospace' && !families.some(family => own.has(family))
  }
  for (const element of there) {
    const words = [...element.childNodes]
      .map(node => node.nodeType === 3 ? node.nodeValue!.trim() : '')
      .filter(Boolean)
      .join(' ')
    if (words && element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) {
      element.setAttribute(mark, '')
      marked.set(element, words)
      const { fontFamily, fontStyle, fontWeight } = getComputedStyle(element)
      const look = [own.size > 0, fontFamily, fontStyle, fontWeight, words].join(' ')
      isNew = isFirstLook('glyphs', element, look) || isNew
    }
  }
  const elements = [...marked.keys()]
  const uncut = new Map<Element, boolean>()
  return {
    isNew,
    own: own.size > 0,
    marked: elements.map(element => ({
      words: isSeen(element, root, uncut) ? marked.get(element)! : '',
      box: place(element.getBoundingClientRect(), root),
      isCode: isCode(element),
      within: elements.indexOf(element.parentElement!.closest(`[${mark}]`)!),
    })),
  }
}

/** Characters that no font has, drawn as the box that stands for them. Runs in the page. */
function findBoxes(): Found[] {
  const { texts, stage, quote, union } = preflight
  const pen = new OffscreenCanvas(8, 8).getContext('2d')!
  const known = new Map<string, string>()
  const look = (font: string, char: string) => {
    if (!known.has(font + char)) {
      pen.font = font
      const size = pen.measureText(char)
      const { actualBoundingBoxAscent: up, actualBoundingBoxDescent: down } = size
      known.set(font + char, [size.width, up, down, size.actualBoundingBoxLeft, size.actualBoundingBoxRight].join())
    }
    return known.get(font + char)!
  }
  return texts(stage()).flatMap(({ element, words, lines }) => {
    const { fontFamily, fontWeight } = getComputedStyle(element)
    const font = `${fontWeight} 64px ${fontFamily}`
    // What is no character at all is drawn as that box by any font.
    const lacking = [...new Set(words)].filter(
      char => /[\p{L}\p{N}\p{P}\p{S}]/u.test(char) && look(font, char) === look(font, '\u{10FFFE}'),
    )
    return lacking.length > 0
      ? [
          {
            message: `no font here has ${lacking.map(char => `“${char}”`).join(' and ')} in ${quote(words)}`,
            remedy: 'use other characters or bring a font that has them',
            words,
            box: union(lines),
          },
        ]
      : []
  })
}
