import type { CapturedSlide } from './in-page.ts'
import { Buffer } from 'node:buffer'
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import subsetFont from 'subset-font'

/** A face of the live deck: its rule, and where its file lies. */
export interface Face { family: string, rule: string, file?: string }

/** A face that travels in a page: the letters of its headings, to be there at the first paint. */
export interface FirstFace {
  /** The slide's headings, its running text, or the other language's name in the bar. */
  draws: 'display' | 'body' | 'name'
  /** Name of its own: the whole face of the live deck comes later and keeps its name. */
  family: string
  /** Base64 of a WOFF2 file. */
  bytes: string
  descriptors: FontFaceDescriptors
}

/**
 * Adds the faces of a page, from the data block below. From bytes a face is ready at once; from a `data:` address it is
 * not.
 */
export const firstFacesScript
  = 'function addFirstFaces(page){try{JSON.parse(page.getElementById(\'first-faces\').textContent).forEach(function(f){document.fonts.add(new FontFace(f.family,Uint8Array.from(atob(f.bytes),function(c){return c.charCodeAt(0)}),f.descriptors))})}catch(e){}}addFirstFaces(document)'

/**
 * Letters that a machine which fits outlines to pixels takes the heights of all others from: without them lines would
 * stand a shade lower or higher.
 */
const gauges = 'HOox'

/** Data in a script element of its own, which nothing in it can close. */
export function asData(data: unknown): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c')
}

/** The data block and the style that lets the still slide's words, and the other language's name, use these faces. */
export function firstFacesTags(
  faces: readonly FirstFace[],
  stacks: { stack: string, body: string },
): { data: string, style: string } | undefined {
  if (faces.length === 0)
    return undefined
  const [display, body, name] = (['display', 'body', 'name'] as const).map(what =>
    faces.filter(({ draws }) => draws === what).map(({ family }) => `'${family}'`),
  )
  return {
    data: `<script type="application/json" id="first-faces">${asData(faces.map(({ family, bytes, descriptors }) => ({ family, bytes, descriptors })))}</script>`,
    style: [
      display!.length > 0 ? `#first-paint{--font-display:${display!.join()},${stacks.stack}}` : '',
      body!.length > 0 ? `#first-paint .slidev-layout{--font-body:${body!.join()},${stacks.body}}` : '',
      name!.length > 0 ? `#first-paint .bar-name{font-family:${name!.join()},var(--font-body)}` : '',
    ].join(''),
  }
}

/**
 * The letters of a slide's headings, cut from the deck's display faces: the largest words stand in their own face
 * at the first paint, and do not change under the reader's eyes. The other language's name comes along where its
 * script is another, because a browser looks through every face of the machine for letters it has not got.
 *
 * @param assets folder with the deck's font files
 * @param whole the slide's running text too: on the cover, which most visitors meet first, no line may move at all,
 * whatever faces the machine has to stand in
 * @returns faces of about 1 to 5 kB, none where the slide has no such words
 */
export async function firstFaces(
  { html, faces: drawn, display, otherName }: Pick<CapturedSlide, 'html' | 'faces' | 'display' | 'otherName'>,
  faces: readonly Face[],
  assets: string,
  whole = false,
): Promise<FirstFace[]> {
  const found: FirstFace[] = []
  const add = async (draws: FirstFace['draws'], family: string, lettersOf: (range: string | undefined) => string) => {
    const face = faces.find(face => face.family === family)
    const said = (name: string) => new RegExp(`${name}:([^;}]+)`).exec(face?.rule ?? '')?.[1]?.trim()
    const letters = lettersOf(said('unicode-range'))
    if (!face?.file || !letters)
      return
    // One weight is half the bytes of all; strong words want the others too.
    const plain = draws === 'body' && !/<(?:strong|b|h[3-6])\b/.test(html)
    const whole = await readFile(join(assets, basename(face.file)))
    const cutTo = (variationAxes = {}) => subsetFont(whole, letters, { targetFormat: 'woff2', variationAxes })
    // A face of one weight alone has no axis to hold.
    const cut = plain ? await cutTo({ wght: 400 }).catch(() => cutTo()) : await cutTo()
    found.push({
      draws,
      family: `First ${family}`,
      bytes: Buffer.from(cut).toString('base64'),
      descriptors: { weight: plain ? '400' : said('font-weight'), unicodeRange: said('unicode-range') },
    })
  }
  if (display.own.some(family => drawn[family])) {
    for (const family of display.own) {
      await add('display', family, (range) => {
        // A line's height and its spaces are those of the first face for all characters, whether it draws any other or
        // not.
        const letters = drawn[family] ?? (range ? '' : 'n')
        return letters && ` ${gauges}${letters}`
      })
    }
  }
  for (const [family, letters] of Object.entries(whole ? drawn : {})) {
    if (!display.own.includes(family))
      await add('body', family, () => ` ${gauges}${letters}`)
  }
  for (const [family, letters] of Object.entries(otherName))
    await add('name', family, () => /^[\p{Script=Latin}\p{Script=Common}]*$/u.test(letters) ? '' : letters)
  return found
}

/** Takes the faces out of a style sheet: they stand in each page, so that no later sheet loads them anew. */
export function takeFaces(css: string): { css: string, faces: Face[] } {
  const faces: Face[] = []
  const rest = css.replace(/@font-face\s*\{[^}]*\}/g, (rule) => {
    const family = /font-family:\s*["']?([^;"'}]+)/.exec(rule)?.[1]?.trim() ?? ''
    faces.push({ family, rule, file: /url\(["']?([^"')]+)/.exec(rule)?.[1] })
    return ''
  })
  return { css: rest, faces }
}
