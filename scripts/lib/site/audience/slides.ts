import type { ResolvedSlidevOptions } from '@slidev/types'
import type { Plugin } from 'vite'
import { join } from 'node:path'

/** Slides that travel together: few enough to be quick, many enough to spare requests on a slow line. */
export const stretchLength = 4

/**
 * Frontmatter that the client reads of slides it has not fetched: for addresses, clicks, transitions, and for
 * the thread through the deck. All the rest travels with the slide.
 */
const knownAhead = (
  'layout transition clicks clicksStart preload routeAlias hideInToc lang zoom concept part appendix verdict'
).split(' ')

const table = JSON.stringify(join(import.meta.dirname, '../../slidev/replacements/slide-table.ts'))
export const stretchName = 'talk:stretch/'
const stretchPrefix = `\0${stretchName}`

/**
 * The list of slides as the audience needs it. In Slidev's own, the first file carries every slide's whole
 * frontmatter and loader, so that each slide of a long deck makes the first one slower.
 */
export function slidesPlugin({ data, utils }: ResolvedSlidevOptions): Plugin {
  const stretches = Array.from({ length: Math.ceil(data.slides.length / stretchLength) }, (_, index) => index)
  const frontmatterOf = (index: number) =>
    Object.entries({ ...(data.headmatter.defaults as object), ...data.slides[index]!.frontmatter })

  async function list(): Promise<string> {
    const rows = data.slides.map(({ title, level }, index) => ({
      title,
      level,
      frontmatter: Object.fromEntries(frontmatterOf(index).filter(([key]) => knownAhead.includes(key))),
    }))
    return [
      `import { slideTable } from ${table}`,
      `import error from ${JSON.stringify((await utils.getLayouts()).error)}`,
      `import loading from '@slidev/client/internals/SlideLoading.vue'`,
      `const rows = JSON.parse(${JSON.stringify(JSON.stringify(rows))})`,
      `export const slides = slideTable(rows, [${stretches.map(index => `() => import('${stretchName}${index}')`)}], ${stretchLength}, { loading, error })`,
    ].join('\n')
  }

  function stretch(index: number): string {
    const numbers = Array.from({ length: stretchLength }, (_, place) => index * stretchLength + place + 1).filter(
      no => no <= data.slides.length,
    )
    // As in Slidev's own: a slide's `class: text-white` is a class of UnoCSS like any in its words.
    return ['// @unocss-include', ...numbers.map((no) => {
      const rest = Object.fromEntries(frontmatterOf(no - 1).filter(([key]) => !knownAhead.includes(key)))
      return [
        `import slide${no} from '/@slidev/slides/${no}/md'`,
        `export const s${no} = { default: slide${no}, frontmatter: JSON.parse(${JSON.stringify(JSON.stringify(rest))}) }`,
      ].join('\n')
    })].join('\n')
  }

  return {
    name: 'talk:slides',
    enforce: 'pre',
    resolveId: { order: 'pre', handler: id => id.startsWith(stretchName) ? `\0${id}` : undefined },
    load: {
      order: 'pre',
      handler(id) {
        if (id === '/@slidev/slides')
          return list()
        if (id.startsWith(stretchPrefix))
          return stretch(Number(id.slice(stretchPrefix.length)))
      },
    },
  }
}
