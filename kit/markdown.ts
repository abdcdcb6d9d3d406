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
