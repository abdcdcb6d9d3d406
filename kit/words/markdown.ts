/** What Markdown hides or shows as mere text: comments, fences (open ones run to the end), inline code. */
const unseen = new RegExp([
  /<!--(?:(?!-->)[\s\S])*(?:-->)?/,
  /^[ \t]*(?<fence>`{3,}|~{3,})[^\n]*(?:\n(?![ \t]*\k<fence>[`~]*[ \t]*$)[^\n]*)*(?:\n[ \t]*\k<fence>[`~]*)?/m,
  /(?<ticks>`+)(?!`)(?:(?!\n\s*\n)[\s\S])*?[^`]\k<ticks>(?!`)/,
].map(({ source }) => source).join('|'), 'gm')

/**
 * What stands between comment marks, in code fences or in inline code, replaced by blanks, so that
 * positions and lines stay what they were.
 */
export function maskUnseen(markdown: string): string {
  return markdown.replace(unseen, hidden => hidden.replace(/[^\n]/g, ' '))
}

/** A comment in Markdown: its text with its marks, what it says, where it begins, and whether it ends. */
export interface Comment {
  text: string
  words: string
  start: number
  closed: boolean
}

/** The HTML comments; one that never ends runs to the end. What stands in code is none. */
export function commentsIn(markdown: string): Comment[] {
  return [...markdown.matchAll(unseen)].filter(([text]) => text.startsWith('<!--')).map(({ 0: text, index }) => {
    const closed = text.endsWith('-->')
    return { text, words: text.slice(4, closed ? -3 : undefined), start: index, closed }
  })
}

/** Markdown without its HTML comments; what stands in code is content and stays. */
export function withoutComments(markdown: string): string {
  return markdown.replace(unseen, found => found.startsWith('<!--') ? '' : found)
}

/** What HTML says with its few usual entities, in plain characters. */
export function withoutEntities(html: string): string {
  return html
    .replace(/&(?:quot|#34);/g, '"')
    .replace(/&(?:apos|#39);/g, '\'')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
}

/** A component's tag in a slide's Markdown. */
export interface Tag {
  /** An attribute's value as written, without the space around it; undefined where the tag does not have it. */
  attribute: (name: string) => string | undefined
  /** Where the tag starts and ends, and where its attributes end (before `/>` or `>`). */
  start: number
  end: number
  attributesEnd: number
  /** Lines before the tag. */
  line: number
}

/**
 * The tags of a component, `RelationMap` or `relation-map`; those in comments and code do not count.
 *
 * @param component in PascalCase
 */
export function tagsOf(markdown: string, component: string): Tag[] {
  const seen = maskUnseen(markdown)
  // A name of one word has no other form: `<cite>` is HTML's.
  const kebab = /\B[A-Z]/.test(component)
    ? component.replace(/\B[A-Z]/g, letter => `-${letter}`).toLowerCase()
    : component
  const tags = new RegExp(`<(?:${component}|${kebab})(?![\\w-])((?:"[^"]*"|'[^']*'|[^>"'])*?)\\s*/?>`, 'g')
  return [...seen.matchAll(tags)].map(tag => ({
    attribute: (name) => {
      const found = new RegExp(`(?<![\\w:.-])${name}=(?:"([^"]*)"|'([^']*)')`).exec(tag[1]!)
      return (found?.[1] ?? found?.[2])?.trim()
    },
    start: tag.index,
    end: tag.index + tag[0].length,
    attributesEnd: tag.index + tag[0].indexOf(tag[1]!, 1) + tag[1]!.length,
    line: seen.slice(0, tag.index).split('\n').length - 1,
  }))
}
