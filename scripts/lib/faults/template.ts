import type MarkdownIt from 'markdown-it'
import { componentPlugin } from '@mdit-vue/plugin-component'
import Markdown from 'markdown-it'

/** A slide's Markdown as Vue will get it, laid out on the lines it was written on. */
export interface SlideTemplate {
  /** Lines as in the Markdown; scripts and styles are blanks in it. */
  html: string
  scripts: Block[]
  styles: Block[]
  /** Files whose text `<<< path` puts on the slide. */
  snippets: { path: string, line: number }[]
}

/** A `<script>` or `<style>`. */
export interface Block {
  attributes: string
  content: string
  /** Line of its opening tag, from 0. */
  line: number
}

type Token = ReturnType<MarkdownIt['parse']>[number]
type Rule = Parameters<MarkdownIt['block']['ruler']['push']>[1]

/** A block of one line that the pattern reads. */
function lineRule(type: string, pattern: RegExp): Rule {
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
const mathBlock: Rule = (state, start, end, silent) => {
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

/** As Slidev sets its own up, so that the same text is the same markup; what only changes looks is left out. */
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

const parsers = new Map<boolean, MarkdownIt>()

/**
 * Reads a slide's Markdown.
 *
 * @param mathematics whether the deck has `$`, which switches formulas on
 */
export function templateOf(content: string, mathematics: boolean): SlideTemplate {
  if (!parsers.has(mathematics))
    parsers.set(mathematics, parser(mathematics))
  const markdown = parsers.get(mathematics)!
  const snippets: SlideTemplate['snippets'] = []
  let html = ''
  let line = 0
  let slot = false
  const put = (text: string) => {
    html += text
    line += text.split('\n').length - 1
  }
  const escape = markdown.utils.escapeHtml
  const tag = (token: Token) =>
    `<${token.nesting < 0 ? '/' : ''}${token.tag}${markdown.renderer.renderAttrs(token)}${token.nesting === 0 ? ' /' : ''}>`

  function inline(tokens: Token[]) {
    for (const token of tokens) {
      if (token.type === 'text')
        put(escape(token.content))
      else if (token.type === 'html_inline')
        put(token.content)
      else if (token.type === 'softbreak' || token.type === 'hardbreak')
        put('\n')
      else if (token.type !== 'code_inline' && token.tag)
        put(tag(token))
    }
  }

  for (const token of markdown.parse(content, {})) {
    if (token.map && token.nesting >= 0)
      put('\n'.repeat(Math.max(0, token.map[0] - line)))
    // A component on a line of its own is markup of a block's rank.
    if (token.type === 'html_block' || token.type === 'html_inline') {
      put(token.content)
    }
    else if (token.type === 'inline') {
      inline(token.children ?? [])
    }
    else if (token.type === 'snippet') {
      snippets.push({ path: token.content, line: token.map![0] })
    }
    else if (token.type === 'slot') {
      put(`${slot ? '</template>' : ''}<template v-slot:${token.content}="slotProps">`)
      slot = true
    }
    else if (token.tag && !token.hidden && token.type !== 'fence' && token.type !== 'code_block') {
      put(tag(token))
    }
  }
  if (slot)
    put('</template>')
  return { snippets, ...withoutBlocks(html) }
}

/** Takes scripts and styles out, as the engine does before Vue sees the rest. */
function withoutBlocks(html: string): Pick<SlideTemplate, 'html' | 'scripts' | 'styles'> {
  const scripts: Block[] = []
  const styles: Block[] = []
  const take = (into: Block[]) => (whole: string, attributes: string, content: string, at: number, text: string) => {
    into.push({ attributes, content, line: text.slice(0, at).split('\n').length - 1 })
    return whole.replace(/[^\n]/g, ' ')
  }
  return {
    html: html
      .replace(/<script((?:\s[^>]*)?\ssetup(?:\s[^>]*)?)>([\s\S]*?)<\/script>/g, take(scripts))
      .replace(/<style([^>]*)>([^<]*)<\/style>/g, take(styles)),
    scripts,
    styles,
  }
}
