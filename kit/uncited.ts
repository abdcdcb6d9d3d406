import { maskUnseen } from './markdown.ts'

/** A figure or quotation that no citation stands by. */
export interface Uncited {
  kind: 'number' | 'quotation'
  text: string
  /** Lines below the slide's first. */
  line: number
}

/** Times, dates and places in a row: what counts the talk and its calendar, and claims nothing. */
const calendar = new RegExp([
  /\b(?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November|December)(?: \d{1,2},)?(?: \d{4})?/,
  /(?:\d{4}년)?\s?\d{1,2}월(?:\s?\d{1,2}일)?|\d{4}년|\d{1,2}일(?![가-힣])/,
  /(?<![\d.,$€₩])(?:19|20)\d\d(?:[-–](?:\d\d|(?:19|20)\d\d))?s?(?![\d%]|[.,]\d)/,
  /\d{4}-\d\d(?:-\d\d)?/,
].map(({ source }) => source).join('|'), 'gi')

const quotation = /“([^”]+)”|「([^」]+)」|『([^』]+)』|"([^"]+)"/g

/**
 * Numbers and quotations in a slide's Markdown without a citation in their own paragraph or list item. Headings,
 * links, code, tags and dates are no statements. A quotation has three words or more, in Korean two.
 *
 * @param raw the slide with its frontmatter
 */
export function findUncited(raw: string): Uncited[] {
  const seen = maskUnseen(raw).replace(/^---[^\n]*\n[\s\S]*?^---[ \t]*$/m, head => head.replace(/[^\n]/g, ' '))
  const found: Uncited[] = []
  for (const { text, line } of paragraphs(seen)) {
    if (/<Cite\b/.test(text) || /^\s*(?:#|::|\||<style|<script)/.test(text))
      continue
    const plain = text.replace(/<[^>]*>/g, ' ').replace(/\]\([^)]*\)/g, ']').replace(/\{\{[\s\S]*?\}\}/g, ' ').replace(/https?:\S+/g, ' ')
    const quoted = [...plain.matchAll(quotation)].map(match => match.slice(1).find(Boolean)!).find(words => words.split(/\s+/).length >= (/[가-힣]/.test(words) ? 2 : 3))
    if (quoted)
      found.push({ kind: 'quotation', text: quoted, line })
    const figure = /[$€£₩]?\d[\d.,]*(?:\s?(?:[%배명원]|퍼센트|million|billion|trillion|bn|[만억조]\s?(?:달러|원)?|달러))?/.exec(plain.replace(calendar, ' ').replace(/^\s*\d+[.)]\s/, ' '))
    if (figure)
      found.push({ kind: 'number', text: figure[0].replace(/[.,]$/, ''), line })
  }
  return found
}

/** What stands together: a paragraph, or one item of a list. */
function paragraphs(markdown: string): { text: string, line: number }[] {
  const found: { text: string, line: number }[] = []
  let open: { text: string, line: number } | undefined
  for (const [line, text] of markdown.split('\n').entries()) {
    if (!text.trim()) {
      open = undefined
    }
    else if (open && !/^\s*(?:[-*+]|\d+[.)])\s|^#/.test(text)) {
      open.text += `\n${text}`
    }
    else {
      open = { text, line }
      found.push(open)
    }
  }
  return found
}
