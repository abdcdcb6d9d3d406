/** Where a slide's part of a Markdown file is, in lines from 0; `end` is the first line after it. */
export interface SlideLines {
  start: number
  end: number
}

/** A slide without the frontmatter that a value should go into. */
export class FrontmatterError extends Error {}

/**
 * A deck's Markdown with one frontmatter key of some slides set anew. Every other character stays as it is: the
 * line's own comment, its spacing, the file's line ends.
 *
 * @param changes by index in `slides`
 * @throws FrontmatterError naming the line of a slide that has no frontmatter
 */
export function withFrontmatter(
  markdown: string,
  slides: readonly SlideLines[],
  key: string,
  changes: ReadonlyMap<number, number>,
): string {
  const lines = markdown.split('\n')
  // From the end, so that a line put in moves none of those still to do.
  for (const [index, value] of [...changes].sort(([a], [b]) => b - a))
    setKey(lines, slides[index]!, key, value)
  return lines.join('\n')
}

function setKey(lines: string[], { start, end }: SlideLines, key: string, value: number): void {
  const isFence = (line: string) => /^---[ \t]*\r?$/.test(line)
  const opens = lines.findIndex((line, at) => at >= start && at < end && isFence(line))
  const closes = lines.findIndex((line, at) => at > opens && at < end && isFence(line))
  if (opens < 0 || closes < 0) {
    throw new FrontmatterError(
      `line ${start + 1}: this slide has no frontmatter between two lines of ---. Give it one with "${key}: ${value}".`,
    )
  }
  const at = lines.findIndex((line, at) => at > opens && at < closes && new RegExp(`^${key}[ \\t]*:`).test(line))
  if (at < 0) {
    lines.splice(closes, 0, `${key}: ${value}${lines[closes]!.endsWith('\r') ? '\r' : ''}`)
  }
  else {
    lines[at] = lines[at]!.replace(
      new RegExp(`^(${key}[ \\t]*:[ \\t]*)[^#\\r]*?([ \\t]*(?:#.*)?\\r?)$`),
      (_, head: string, tail: string) => `${/\s$/.test(head) ? head : `${head} `}${value}${tail}`,
    )
  }
}
