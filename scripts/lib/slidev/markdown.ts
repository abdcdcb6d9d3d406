import type MarkdownIt from 'markdown-it'
import { componentPlugin } from '@mdit-vue/plugin-component'
import Markdown from 'markdown-it'

type BlockRule = Parameters<MarkdownIt['block']['ruler']['push']>[1]

/** A block of one line that the pattern reads. */
function lineRule(type: string, pattern: RegExp): BlockRule {
  return (state, start, _end, silent) => {
    if (type === 'slot' && state.sCount[start]! - state.blkIndent > 0)
      return false
    const found = pattern.exec(state.src.slice(state.bMarks[start]! + state.tShift[start]!, state.eMarks[start]))
    if (!found)
      return false
    if (silent)
      return true
    const token = state.push(type, '', 0)
    token.content = found[1]!
    token.map = [start, start + 1]
    state.line = start + 1
    return true
  }
}

/** `$$` to `$$`: nothing in it is markup. */
const mathBlock: BlockRule = (state, start, end, silent) => {
  const text = (line: number) => state.src.slice(state.bMarks[line]! + state.tShift[line]!, state.eMarks[line]).trim()
  if (!text(start).startsWith('$$'))
    return false
  if (silent)
    return true
  let last = start
  if (!/.\$\$$/.test(text(start).slice(1))) {
    do last++; while (last < end && !text(last).endsWith('$$'))
  }
  state.line = last + 1
  return true
}

/** `$` to `$` within a paragraph, by the rules that Slidev has for what may stand beside a dollar. */
const mathInline: Parameters<MarkdownIt['inline']['ruler']['push']>[1] = (state) => {
  if (state.src[state.pos] !== '$' || /\s/.test(state.src[state.pos + 1] ?? ''))
    return false
  const found = /^\$((?:\\.|[^\\$])+)\$(?!\d)/s.exec(state.src.slice(state.pos))
  if (!found || /\s$/.test(found[1]!))
    return false
  state.pending += found[0].replace(/[^\n]/g, ' ')
  state.pos += found[0].length
  return true
}

const parsers = new Map<boolean, MarkdownIt>()

/**
 * A parser of slides as Slidev sets its own up, so that the same text is the same markup; what only changes looks is
 * left out.
 *
 * @param mathematics whether the deck has `$`, which switches formulas on
 */
export function slideParser(mathematics: boolean): MarkdownIt {
  const known = parsers.get(mathematics) ?? parser(mathematics)
  parsers.set(mathematics, known)
  return known
}

function parser(mathematics: boolean): MarkdownIt {
  const markdown = new Markdown({ html: true, xhtmlOut: true, linkify: true, typographer: true, quotes: '""\'\'' })
  markdown.use(componentPlugin)
  markdown.linkify.set({ fuzzyLink: false })
  const interrupts = { alt: ['paragraph', 'reference', 'blockquote', 'list'] }
  markdown.block.ruler.before(
    'fence',
    'snippet_import',
    lineRule('snippet', /^<<<[ \t]*(\S.*?)(?:#[\w-]+)?[ \t]*(?:[ \t]\S+?)?[ \t]*(?:\{.*)?$/),
    interrupts,
  )
  markdown.block.ruler.before('fence', 'slot_marker', lineRule('slot', /^::\s*([\w.\-:]+)\s*::\s*$/), interrupts)
  if (mathematics) {
    markdown.block.ruler.after('blockquote', 'math_block', mathBlock, interrupts)
    markdown.inline.ruler.after('escape', 'math_inline', mathInline)
  }
  return markdown
}
