import type { Face } from '../look/faces.ts'
import { readFile } from 'node:fs/promises'
import subsetFont from 'subset-font'
import { keepFeatures } from '../fonts/cut.ts'
import { drawnBy, faceRule } from '../look/faces.ts'
import { talkFaces } from '../look/look.ts'

/*
 * Chromium draws a variable font into a PDF letter by letter, as Type 3: nothing that reads the file knows such
 * a face by name, and some readers show it poorly. So paper gets every face at fixed weights, one a file, and the
 * PDF carries real, subset TrueType. These files exist while an export runs; no visitor ever fetches one.
 */

/** The weights that the styles ask the body face for. */
const weights = [400, 500, 550, 600, 650, 700]

export interface PaperFonts {
  /** Font files, which are being cut, by the path at which a page asks for each. */
  files: Map<string, Promise<Uint8Array>>
  /** A page of the site with these files in the place of its own. */
  into: (html: string) => string
}

/**
 * Static cuts of the talk's faces with the characters of `text`.
 *
 * @param base where the site is served, `/…/`
 */
export async function paperFonts(text: string, base: string): Promise<PaperFonts> {
  const characters = [...new Set(text.normalize('NFC'))].sort().join('')
  const faces = await talkFaces()
  if (faces.length === 0)
    return { files: new Map(), into: html => html }
  const cuts = faces.flatMap((face, index) => cutsOf(face, characters, index))
  // Whoever waits for one is told.
  cuts.forEach(({ file }) => file.catch(() => {}))
  const rules = cuts.map(({ face, path }) => faceRule(face, base + path)).join('')
  const own = new RegExp(`font-family:\\s*["']?(?:${faces.map(({ family }) => family).join('|')})["']?\\s*[;}]`)
  return {
    files: new Map(cuts.map(({ path, file }) => [path, file])),
    into: html => html
      .replace(/@font-face\s*\{[^}]*\}/g, rule => own.test(rule) ? '' : rule)
      .replace(/<link\s[^>]*as="font"[^>]*>/g, '')
      .replace('</head>', `<style>${rules}</style>\n</head>`),
  }
}

/** @param index of the face among the talk's: one family may come in several files, each for a script */
function cutsOf(
  face: Face,
  characters: string,
  index: number,
): { face: Face, path: string, file: Promise<Uint8Array> }[] {
  const asked = drawnBy(face, characters)
  const options = { targetFormat: 'truetype', keepFeatures } as const
  if (!asked)
    return []
  const name = `paper-fonts/${face.family.toLowerCase().replaceAll(' ', '-')}-${index}`
  const varies = typeof face.axes?.wght === 'object'
  const part = readFile(face.file).then(file =>
    subsetFont(file, asked, { ...options, ...(varies ? {} : { variationAxes: face.axes }) }))
  if (!varies)
    return [{ face, path: `${name}.ttf`, file: part }]
  return weights.map(wght => ({
    face: { ...face, weight: String(wght) },
    path: `${name}-${wght}.ttf`,
    file: part.then(file => subsetFont(file, asked, { ...options, variationAxes: { wght } })),
  }))
}
