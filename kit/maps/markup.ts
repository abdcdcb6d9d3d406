import type { Tag } from '../words/markdown.ts'
import { maskUnseen, tagsOf } from '../words/markdown.ts'

/** A `<RelationMap of="…" />` in a slide's Markdown. */
export interface MapTag extends Omit<Tag, 'attribute'> {
  /** The map's id as written; undefined where `of` is missing. */
  of?: string
  /** `area="560x400"`, in pixels of the slide's canvas. */
  area?: { w: number, h: number }
}

/** The maps a slide shows. */
export function mapTags(markdown: string): MapTag[] {
  return tagsOf(markdown, 'RelationMap').map(({ attribute, ...place }) => {
    const size = /^(\d+)x(\d+)$/.exec(attribute('area') ?? '')
    return { ...place, of: attribute('of'), area: size ? { w: Number(size[1]), h: Number(size[2]) } : undefined }
  })
}

/** The virtual module that holds a drawing. */
export function drawingModule(id: string, area?: { w: number, h: number }): string {
  return `virtual:relation-map/${id}${area ? `@${area.w}x${area.h}` : ''}`
}

/** The map and area a virtual module stands for; undefined for any other module. */
export function parseDrawingModule(module: string): { id: string, area?: { w: number, h: number } } | undefined {
  const [, id, w, h] = /^virtual:relation-map\/([^@/]+)(?:@(\d+)x(\d+))?$/.exec(module) ?? []
  if (id)
    return { id, area: w && h ? { w: Number(w), h: Number(h) } : undefined }
}

/**
 * A slide's Markdown in which every map carries its own drawing, imported statically.
 *
 * @param known ids of the maps there are
 * @param complain makes the error for the tag at `place` (counted from 0) among the slide's maps
 * @throws what `complain` makes, where a tag names no map or an unknown one
 */
export function withDrawings(
  markdown: string,
  known: readonly string[],
  complain: (place: number, message: string) => Error,
): string {
  const tags = mapTags(markdown)
  if (!tags.length)
    return markdown
  const imports = new Map<string, string>()
  let result = markdown
  for (let place = tags.length - 1; place >= 0; place--) {
    const { of, area, attributesEnd } = tags[place]!
    if (!of || !known.includes(of)) {
      throw complain(
        place,
        of
          ? `there is no relation map "${of}"; there are ${known.join(', ')}`
          : `<RelationMap> names no map; write of="…" with one of ${known.join(', ')}`,
      )
    }
    const module = drawingModule(of, area)
    const name = `drawing_${module.replace(/^.*\//, '').replace(/\W/g, '_')}`
    imports.set(module, name)
    result = `${result.slice(0, attributesEnd)} :drawing="${name}"${result.slice(attributesEnd)}`
  }
  const lines = [...imports].map(([module, name]) => `import ${name} from '${module}'`).join('\n')
  const script = /<script(?:\s[^>]*)?\ssetup(?:\s[^>]*)?>/.exec(maskUnseen(result))
  if (script) {
    const place = script.index + script[0].length
    return `${result.slice(0, place)}\n${lines}\n${result.slice(place)}`
  }
  return `${result}\n\n<script setup lang="ts">\n${lines}\n</script>\n`
}
