import type { Problem } from '../../../kit/problems.ts'
import { problemLine } from '../../../kit/problems.ts'
import { Refusal } from './command.ts'

/** More lines than these at once help nobody. */
const most = 20

/**
 * A mistake in an author's own file.
 *
 * @param file as people type it, from where the command was given
 * @param line from 1
 */
export function fault(file: string, line: number, message: string, remedy: string): Problem {
  return { file, line, message, remedy }
}

/**
 * Refuses where there are problems: a line for each, each once, in the order of the files.
 *
 * @throws Refusal
 */
export function refuseOver(problems: readonly Problem[]): void {
  const inOrder = problems.toSorted((a, b) => a.file.localeCompare(b.file) || (a.line ?? 0) - (b.line ?? 0))
  const lines = [...new Set(inOrder.map(problemLine))]
  if (lines.length > 0) {
    throw new Refusal(
      [...lines.slice(0, most), ...(lines.length > most ? [`and ${lines.length - most} more`] : [])].join('\n'),
    )
  }
}
