import type { Claim } from '../schema.ts'
import { maskUnseen, tagsOf } from '../words/markdown.ts'
import { figuresIn, isAmong } from './figures.ts'

/** A figure, a quotation or a "not found" that no cited claim stands by. */
export interface Uncited {
  kind: 'number' | 'quotation' | 'absence'
  text: string
  /** Lines below the slide's first. */
  line: number
  where: 'slide' | 'note' | 'handout'
  /** Something is cited there; it says something else. */
  cited: boolean
}

/** Times, dates and places in a row: what counts the talk and its calendar, and claims nothing. */
const calendar = new RegExp([
  /\b(?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November|December)\b(?: \d{1,2},)?(?: \d{4})?/,
  /(?:\d{4}년)?\s?\d{1,2}월(?:\s?\d{1,2}일)?|\d{4}년|\d{1,2}일(?![가-힣])/,
  /(?<![\d.,$€₩])(?:19|20)\d\d(?:[-–](?:\d\d|(?:19|20)\d\d))?s?(?![\d%만억조기]|[.,]\d)/,
  /\d{4}-\d\d(?:-\d\d)?|(?<!\d)1년/,
  /\b(?:slides?|parts?|pages?|steps?|clicks?|numbers?|rows?) \d+/,
  /\d+(?:번째|[번쪽장부]|페이지)/,
  /\b\d+\s?(?:minutes?|seconds?)\b|\d+(?:분(?!의)|초(?!반))/,
].map(({ source }) => source).join('|'), 'gi')

const quotation = /“([^”]+)”|「([^」]+)」|『([^』]+)』|"([^"]+)"/g

/** That something was looked for in vain. */
const absence = new RegExp([
  /\b(?:I|we)(?:'ve|’ve| have)? (?:found (?:no|nothing|none|nobody)|(?:could|did)(?:n['’]t| not) find|(?:have|has)n['’]t found)\b/,
  /\b(?:no|none|nothing|not|nobody)\b[^.;:!?\n]{1,60}\bfound\b/,
  /찾지\s?못|못\s?찾/,
].map(({ source }) => source).join('|'), 'i')

/**
 * What a slide says without a claim that says it: in its Markdown, its note and its `handout` text. A figure has to
 * stand in a claim that is cited there, a quotation in one that has its words or is marked as quoted, and a "not
 * found" in one that says so or is marked as unknown. Headings, links, code, tags and dates are no statements; a
 * quotation has three words or more, in Korean two.
 *
 * In the Markdown the paragraph or list item cites (`<Cite>`), or the frontmatter; note and handout text rest on
 * all that the slide cites.
 *
 * @param raw the slide with its frontmatter
 * @param cited every claim the slide cites
 * @param whole those the frontmatter names for the slide as a whole
 */
export function findUncited(raw: string, cited: readonly Claim[] = [], whole: readonly Claim[] = []): Uncited[] {
  const seen = maskUnseen(raw).replace(/^---[^\n]*\n[\s\S]*?^---[ \t]*$/m, head => head.replace(/[^\n]/g, ' '))
  const found: Uncited[] = []
  for (const { text, line } of paragraphs(seen)) {
    if (/^\s*(?:#|::|\||<style|<script)/.test(text))
      continue
    const cites = tagsOf(text, 'Cite')
    const ids = cites.flatMap(({ attribute }) => attribute('id')?.split(/[\s,]+/) ?? [])
    const here = [...whole, ...cited.filter(({ id }) => ids.includes(id))]
    found.push(...unsupported(text, here, { line, where: 'slide' }, cites.length > 0))
  }
  const note = /<!--((?:(?!-->)[\s\S])*)-->\s*$/.exec(raw)
  for (const { text, line } of note ? paragraphs(note[1]!) : []) {
    found.push(
      ...unsupported(text.replace(/\[click[^\]]*\]/gi, ' '), cited, {
        line: line + lineAt(raw, note!.index),
        where: 'note',
      }),
    )
  }
  const handout = /^handout:[^\n]*(?:\n[ \t]+[^\n]*)*/m.exec(/^---[^\n]*\n[\s\S]*?^---[ \t]*$/m.exec(raw)?.[0] ?? '')
  if (handout) {
    found.push(
      ...unsupported(handout[0].replace(/^handout:\s*[>|]?[-+]?/, ''), cited, {
        line: lineAt(raw, raw.indexOf(handout[0])),
        where: 'handout',
      }),
    )
  }
  return found
}

/** The first figure, quotation and "not found" of a text that none of the claims says. */
function unsupported(
  text: string,
  claims: readonly Claim[],
  place: Pick<Uncited, 'line' | 'where'>,
  cites = claims.length > 0,
): Uncited[] {
  const plain = text
    .replace(/<[a-z/!](?:"[^"]*"|'[^']*'|[^>"'])*>/gi, ' ')
    .replace(/\]\([^)]*\)/g, ']')
    .replace(/\{\{[\s\S]*?\}\}/g, ' ')
    .replace(/https?:\S+/g, ' ')
    .replace(/^\s*\d+[.)]\s/, ' ')
  const found: Uncited[] = []
  const report = (kind: Uncited['kind'], text: string) => found.push({ kind, text, ...place, cited: cites })
  const said = claims.flatMap(({ text, later }) => [...Object.values(text), ...Object.values(later?.text ?? {})])
  const words = (text: string) => text.toLowerCase().replace(/[^\p{L}\d]+/gu, ' ').trim()
  const quoted = [...plain.matchAll(quotation)]
    .map(match => match.slice(1).find(Boolean)!)
    .filter(words => words.split(/\s+/).length >= (/[가-힣]/.test(words) ? 2 : 3))
  const unquoted = quoted.find(
    quote => !claims.some(({ status }) => status === 'quoted') && !said.some(one => words(one).includes(words(quote))),
  )
  if (unquoted)
    report('quotation', unquoted)
  const known = said.flatMap(one => figuresIn(one, true))
  const figure = figuresIn(plain.replace(calendar, ' ')).find(one => !isAmong(one, known))
  if (figure)
    report('number', figure.text)
  const vain = absence.exec(plain.replace(/‘[^’]*’(?!\p{L})|(?<![\p{L}\d])'[^'\n]*'(?!\p{L})/gu, ' '))
  if (vain && !claims.some(({ status }) => status === 'unknown') && !said.some(one => absence.test(one)))
    report('absence', vain[0])
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

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length - 1
}
