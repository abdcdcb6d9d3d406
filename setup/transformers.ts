import type { SlideInfo } from '@slidev/types'
import { defineTransformersSetup } from '@slidev/types'
import { escapeHtml as attribute } from '@vue/shared'
import { mapTags, withDrawings } from '../kit/maps/markup.ts'
import { problemLine } from '../kit/problems.ts'
import { loadEvidence } from '../scripts/lib/claims/citations.ts'
import { shownPath } from '../scripts/lib/core/command.ts'
import { fault } from '../scripts/lib/core/fault.ts'
import { boundWords } from '../scripts/lib/look/bound-words.ts'
import { drawFenced } from '../scripts/lib/maps/fenced.ts'

/**
 * Maps and fenced mermaid blocks are drawn while the deck is built; the browser gets the drawings. Compounds and last
 * words keep together.
 */
export default defineTransformersSetup(() => ({
  pre: [
    async ({ s, slide }) => {
      const markdown = s.toString()
      if (mapTags(markdown).length === 0)
        return
      const { maps } = await evidence()
      const changed = withDrawings(
        markdown,
        maps.map(map => map.id),
        (place, message) =>
          complaint(
            slide,
            slide.source.start + (mapTags(slide.source.raw)[place]?.line ?? 0),
            message,
            'mend its name',
          ),
      )
      if (changed !== markdown)
        s.overwrite(0, s.original.length, changed)
    },
    ({ s, options }) => {
      const markdown = s.toString()
      const changed = boundWords(markdown, options.data.features.katex)
      if (changed !== markdown)
        s.overwrite(0, s.original.length, changed)
    },
  ],
  codeblocks: [
    (block) => {
      const { data: { config }, mode } = block.options
      // Where no block is an editor, Slidev takes its mark for a range of lines, in which none is: all are dimmed.
      if (config.monaco !== true && config.monaco !== mode)
        block.info = block.info.replace(/\{monaco[\w-]*\}\s*(?:\{[^}]*\})?/, '')
      return undefined
    },
    async ({ info, code, slide }) => {
      const [, options] = /^mermaid\b\s*(\{.*\})?/.exec(info) ?? [undefined]
      if (!/^mermaid\b/.test(info))
        return
      try {
        const drawing = await drawFenced(code)
        return `<FencedDrawing ${options ? `v-bind="${attribute(options)}" ` : ''}:drawing="${attribute(JSON.stringify(drawing))}" />`
      }
      catch (error) {
        throw complaint(
          slide,
          lineOf(slide, code),
          `mermaid rejects this block: ${inOneLine((error as Error).message)}`,
          'mend it',
        )
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
function complaint(slide: SlideInfo | null, line: number, message: string, remedy: string): Error {
  const error = new Error(
    problemLine(fault(slide ? shownPath(slide.source.filepath) : 'a slide', line + 1, message, remedy)),
  )
  // The line says where to look; a stack would only bury it.
  error.stack = error.message
  return error
}

/** Mermaid's words without its drawing of the place. */
function inOneLine(message: string): string {
  return message
    .split('\n')
    .map(line => line.trim())
    .filter(line => line && !/^-*\^$|^\.\.\./.test(line))
    .join(' ')
    .replace(/\.$/, '')
}

/** The line on which a fenced block's own first line stands. */
function lineOf(slide: SlideInfo | null, code: string): number {
  if (!slide)
    return 0
  const place = slide.source.raw.indexOf(code.trimEnd())
  return slide.source.start + (place < 0 ? 0 : slide.source.raw.slice(0, place).split('\n').length - 1)
}
