import type { Proposal } from '../../../kit/stage/rehearsal.ts'
import type { LoadedDeck } from '../core/decks.ts'
import { readFile } from 'node:fs/promises'
import { relative } from 'node:path'
import process from 'node:process'
import { Refusal } from '../core/command.ts'
import { placeAll } from '../core/files.ts'

export interface ChangedFile {
  /** As seen from where the command was given. */
  name: string
  before: string
  after: string
}

/** A slide's lines in a Markdown file, from 0, `end` the first one after it; and its minutes. */
interface PlannedLines {
  start: number
  end: number
  minutes: number
}

/**
 * Puts new minutes into the slides' frontmatter in every deck and in the files it imports. All files or none are
 * written, and each whole or not at all.
 *
 * @throws Refusal naming file and line of a slide that cannot take them, with nothing written
 */
export async function changeMinutes(
  decks: readonly Pick<LoadedDeck, 'slides'>[],
  changes: readonly Proposal[],
): Promise<ChangedFile[]> {
  const bySource = new Map<string, PlannedLines[]>()
  for (const { slides } of decks) {
    for (const { no, to } of changes) {
      const { filepath, start, end } = slides[no - 1]!.source
      bySource.set(filepath, [...bySource.get(filepath) ?? [], { start, end, minutes: to }])
    }
  }
  const files: (ChangedFile & { file: string })[] = []
  for (const [file, slides] of bySource) {
    const name = relative(process.cwd(), file)
    const before = await readFile(file, 'utf8')
    files.push({ file, name, before, after: withMinutes(name, before, slides) })
  }
  await placeAll(files.map(({ file, after }) => [file, after]), (_, error: NodeJS.ErrnoException) =>
    new Refusal(`The decks cannot be written (${error.code}): ${error.message}`))
  return files
}

/**
 * A deck's Markdown with the minutes of some slides set anew. Every other character stays as it is: the line's own
 * comment, its spacing, the file's line ends.
 *
 * @param name of the file, for the message
 * @throws Refusal naming the line of a slide that has no frontmatter
 */
export function withMinutes(name: string, markdown: string, slides: readonly PlannedLines[]): string {
  const lines = markdown.split('\n')
  const isFence = (line: string) => /^---[ \t]*\r?$/.test(line)
  // From the end, so that a line put in moves none of those still to do.
  for (const { start, end, minutes } of slides.toSorted((a, b) => b.start - a.start)) {
    const opens = lines.findIndex((line, at) => at >= start && at < end && isFence(line))
    const closes = lines.findIndex((line, at) => at > opens && at < end && isFence(line))
    if (opens < 0 || closes < 0) {
      throw new Refusal(
        `${name} line ${start + 1}: this slide has no frontmatter between two lines of ---. Give it one with "minutes: ${minutes}".`,
      )
    }
    const at = lines.findIndex((line, at) => at > opens && at < closes && /^minutes[ \t]*:/.test(line))
    if (at < 0) {
      lines.splice(closes, 0, `minutes: ${minutes}${lines[closes]!.endsWith('\r') ? '\r' : ''}`)
    }
    else {
      lines[at] = lines[at]!.replace(
        /^(minutes[ \t]*:[ \t]*)[^#\r]*?([ \t]*(?:#.*)?\r?)$/,
        (_, head: string, tail: string) => `${/\s$/.test(head) ? head : `${head} `}${minutes}${tail}`,
      )
    }
  }
  return lines.join('\n')
}

/** The lines that differ, before and after, with their numbers. A line put in stands alone. */
export function differingLines(before: string, after: string): string[] {
  const [old, now] = [before.split('\n'), after.split('\n')]
  const lines: string[] = []
  for (let from = 0, to = 0; from < old.length || to < now.length; from++, to++) {
    if (old[from] === now[to])
      continue
    // Lines are replaced or put in, never taken out: one that the old text goes on with right after it is new.
    const isNew = old[from] === now[to + 1]
    if (!isNew)
      lines.push(`  ${from + 1} - ${old[from]?.trimEnd()}`)
    lines.push(`  ${to + 1} + ${now[to]?.trimEnd()}`)
    if (isNew)
      from--
  }
  return lines
}
