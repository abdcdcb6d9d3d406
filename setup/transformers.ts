import type { SlideInfo } from '@slidev/types'
import { relative, sep } from 'node:path'
import process from 'node:process'
import { defineTransformersSetup } from '@slidev/types'
import { escapeHtml as attribute } from '@vue/shared'
import { mapTags, withDrawings } from '../kit/maps/markup.ts'
import { drawFenced } from '../scripts/lib/draw/fenced.ts'
import { loadEvidence } from '../scripts/lib/vite/citations.ts'

/**
 * Maps and fenced mermaid blocks are drawn while the deck is built; the browser gets the drawings.
 */
export default defineTransformersSetup(() => ({
  pre: [
    async ({ s, slide }) => {
      const markdown = s.toString()
      if (mapTags(markdown).length === 0)
        return
      const { maps } = await evidence()
      const changed = withDrawings(markdown, maps.map(map => map.id), (place, message) => complaint(slide, slide.source.start + (mapTags(slide.source.raw)[place]?.line ?? 0), message))
      if (changed !== markdown)
        s.overwrite(0, s.original.length, changed)
    },
  ],
  codeblocks: [
    async ({ info, code, slide }) => {
      const [, options] = /^mermaid\b\s*(\{.*\})?/.exec(info) ?? [undefined]
      if (!/^mermaid\b/.test(info))
        return
      try {
        const drawing = await drawFenced(code)
        return `<FencedDrawing ${options ? `v-bind="${attribute(options)}" ` : ''}:drawing="${attribute(JSON.stringify(drawing))}" />`
      }
      catch (error) {
        throw complaint(slide, lineOf(slide, code), `mermaid rejects this block: ${(error as Error).message}`)
      }
    },
  ],
}))

let loading: ReturnType<typeof loadEvidence> | undefined

/** Slides are compiled side by side: those that ask while the files are being read share the answer. */
function evidence(): ReturnType<typeof loadEvidence> {
  return loading ??= loadEvidence().finally(() => loading = undefined)
}

/** An error that names the place in the author's file; `line` counts from 0. */
function complaint(slide: SlideInfo | null, line: number, message: string): Error {
  const file = slide ? relative(process.cwd(), slide.source.filepath).split(sep).join('/') : 'a slide'
  return new Error(`${file}:${line + 1} ${slide ? `slide ${slide.index + 1}: ` : ''}${message}`)
}

/** The line on which a fenced block's own first line stands. */
function lineOf(slide: SlideInfo | null, code: string): number {
  if (!slide)
    return 0
  const place = slide.source.raw.indexOf(code.trimEnd())
  return slide.source.start + (place < 0 ? 0 : slide.source.raw.slice(0, place).split('\n').length - 1)
}
