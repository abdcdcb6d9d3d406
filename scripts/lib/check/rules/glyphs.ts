import type { Found, Rule } from '../rule.ts'
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
    const found: Found[] = []
    for (const [at, nodeId] of nodeIds.entries()) {
      const { isCode, code } = said.marked[at]!
      const inCode = (family: string) => code
        .flatMap(at => fonts[at]!)
        .reduce((sum, { familyName, glyphCount }) => sum + (familyName === family ? glyphCount : 0), 0)
      const foreign = fonts[at]!
        .filter(({ isCustomFont }) => !isCustomFont)
        .map(({ familyName, glyphCount }) => ({ familyName, glyphCount: glyphCount - inCode(familyName) }))
        .filter(({ glyphCount }) => glyphCount > 0)
      if (isCode || foreign.length === 0)
        continue
      const { object } = await session.send('DOM.resolveNode', { nodeId })
      const { result } = await session.send('Runtime.callFunctionOn', {
        objectId: object.objectId,
        functionDeclaration: whereIs.toString(),
        returnByValue: true,
      })
      const { words, box } = result.value as ReturnType<typeof whereIs>
      // A node's fonts count those of all below it: only the innermost says where.
      if (words) {
        found.push({
          message:
            `${foreign.map(({ familyName, glyphCount }) => `${familyName} draws ${glyphCount}`).join(' and ')} of the characters in “${words.slice(0, 40)}”`,
          remedy: 'use other characters or bring a font that has them',
          severity: talk.kit ? 'error' : 'warning',
          words,
          box,
        })
      }
    }
    found.push(...await page.evaluate(findBoxes))
    // What is wrong is looked for in each state, for the first of them is told.
    if (found.length > 0)
      await page.evaluate(() => preflight.forget('glyphs'))
    return found
  },
}

interface MarkedWords {
  /** Whether there are words, or faces of them, that were not there before. */
  isNew: boolean
  /** Whether the deck has brought a font. */
  own: boolean
  /** In the order of the document: whether it is code, and the places in this list of the code in it. */
  marked: { isCode: boolean, code: number[] }[]
}

/**
 * Marks the elements of the slide and of the layers over it that hold words of their own: those alone can be named,
 * and each is a question to the browser. Runs in the page.
 */
function markWords(no: number): MarkedWords {
  const mark = 'data-preflight-words'
  for (const element of document.querySelectorAll(`[${mark}]`))
    element.removeAttribute(mark)
  const there = document.querySelectorAll(
    `#slide-content [data-slidev-no="${no}"] *, #slide-content > :not(#slideshow), #slide-content > :not(#slideshow) *`,
  )
  let isNew = false
  const marked: Element[] = []
  const loaded = [...document.fonts].filter(({ status }) => status === 'loaded')
  const own = new Set(loaded.map(({ family }) => family.replace(/["']/g, '')))
  /** Code in whichever face of even width the machine has, where the deck brings none for it. */
  const isCode = (element: Element) => {
    const families = getComputedStyle(element).fontFamily.split(',').map(name => name.trim().replace(/["']/g, ''))
    return families.at(-1) === 'monospace' && !families.some(family => own.has(family))
  }
  for (const element of there) {
    const words = [...element.childNodes].map(node => node.nodeType === 3 ? node.nodeValue!.trim() : '').join('')
    if (words && element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) {
      element.setAttribute(mark, '')
      marked.push(element)
      const { fontFamily, fontStyle, fontWeight } = getComputedStyle(element)
      const look = [own.size > 0, fontFamily, fontStyle, fontWeight, words].join(' ')
      isNew = preflight.isFirstLook('glyphs', element, look) || isNew
    }
  }
  const code = new Set(marked.filter(isCode))
  return {
    isNew,
    own: own.size > 0,
    marked: marked.map(element => ({
      isCode: code.has(element),
      code: [...code].flatMap(other => other !== element && element.contains(other) ? [marked.indexOf(other)] : []),
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
      const {
        width,
        actualBoundingBoxAscent,
        actualBoundingBoxDescent,
        actualBoundingBoxLeft,
        actualBoundingBoxRight,
      } = pen.measureText(char)
      known.set(
        font + char,
        [
          width,
          actualBoundingBoxAscent,
          actualBoundingBoxDescent,
          actualBoundingBoxLeft,
          actualBoundingBoxRight,
        ].join(),
      )
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

/** The element's own words and their place on the slide. Runs in the page. */
function whereIs(this: Element) {
  const words = [...this.childNodes]
    .filter(node => node.nodeType === 3)
    .map(node => (node as globalThis.Text).data.trim())
    .join(' ')
    .trim()
  const stage = preflight.stage()
  return {
    words: preflight.isSeen(this, stage) ? words : '',
    box: preflight.place(this.getBoundingClientRect(), stage),
  }
}
