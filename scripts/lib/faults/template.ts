import type MarkdownIt from 'markdown-it'
import { slideParser } from '../slidev/markdown.ts'

/** A slide's Markdown as Vue will get it, laid out on the lines it was written on. */
export interface SlideTemplate {
  /** Lines as in the Markdown; scripts and styles are blanks in it. */
  html: string
  scripts: Block[]
  styles: Block[]
  /** Files whose text `<<< path` puts on the slide. */
  snippets: { path: string, line: number }[]
  /** Lines on which a `plantuml` block begins. */
  plantuml: number[]
}

/** A `<script>` or `<style>`. */
export interface Block {
  attributes: string
  content: string
  /** Line of its opening tag, from 0. */
  line: number
}

type Token = ReturnType<MarkdownIt['parse']>[number]
/**
 * Reads a slide's Markdown.
 *
 * @param mathematics whether the deck has `$`, which switches formulas on
 */
export function templateOf(content: string, mathematics: boolean): SlideTemplate {
  const markdown = slideParser(mathematics)
  const snippets: SlideTemplate['snippets'] = []
  const plantuml: number[] = []
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
    else if (token.type === 'fence' && /^plantuml\b/.test(token.info)) {
      plantuml.push(token.map![0])
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
  return { snippets, plantuml, ...withoutBlocks(html) }
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
