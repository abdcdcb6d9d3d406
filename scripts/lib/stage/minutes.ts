import type { Proposal } from '../../../kit/stage/rehearsal.ts'
import type { LoadedDeck } from '../core/decks.ts'
import { readFile, rename, stat, writeFile } from 'node:fs/promises'
import { dirname, relative } from 'node:path'
import process from 'node:process'
import { FrontmatterError, withFrontmatter } from '../../../kit/deck/frontmatter.ts'
import { Refusal } from '../core/command.ts'
import { atExit, clearAbandoned, removeNow } from '../core/lifetime.ts'

export interface ChangedFile {
  /** As seen from where the command was given. */
  name: string
  before: string
  after: string
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
  const bySource = new Map<string, { start: number, end: number, minutes: number }[]>()
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
    try {
      files.push({
        file,
        name,
        before,
        after: withFrontmatter(
          before,
          slides,
          'minutes',
          new Map(slides.map(({ minutes }, index) => [index, minutes])),
        ),
      })
    }
    catch (error) {
      throw error instanceof FrontmatterError ? new Refusal(`${name} ${error.message}`) : error
    }
  }
  const parts = files.map(({ file }) => `${file}.${process.pid}.part`)
  for (const { file } of files)
    clearAbandoned(dirname(file), /\.md\.(\d+)\.part$/)
  const cleared = atExit(() => parts.forEach(removeNow))
  try {
    for (const [index, { file, after }] of files.entries())
      await writeFile(parts[index]!, after, { mode: (await stat(file)).mode })
    for (const [index, { file }] of files.entries())
      await rename(parts[index]!, file)
  }
  catch (error) {
    throw new Refusal(
      `The decks cannot be written (${(error as NodeJS.ErrnoException).code}): ${(error as Error).message}`,
    )
  }
  finally {
    parts.forEach(removeNow)
    cleared()
  }
  return files
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
