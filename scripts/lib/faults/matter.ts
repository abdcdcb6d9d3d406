import type { SlideInfo } from '@slidev/types'
import type { Problem } from '../../../kit/problems.ts'
import type { Known } from './known.ts'
import { existsSync } from 'node:fs'
import { join, sep } from 'node:path'
import { insteadOf } from '../../../kit/words/spelling.ts'
import { shownPath } from '../core/command.ts'
import { fault } from '../core/fault.ts'
import { kitRoot } from '../core/roots.ts'

/** A slide as its frontmatter is judged. */
type Slide = Pick<SlideInfo, 'frontmatter' | 'source' | 'importChain'>

/**
 * File and line of a frontmatter key: the slide's own, or that of a slide that imports it. Its first line where neither
 * has it.
 */
function placeOfKey(
  { source, importChain = [] }: Pick<Slide, 'source' | 'importChain'>,
  key: string,
): { file: string, line: number } {
  for (const { filepath, raw, start } of [...importChain, source]) {
    const lines = raw.split('\n')
    const end = lines.findIndex((line, at) => at > 0 && /^(?:---|```)\s*$/.test(line))
    const at = lines.findIndex((line, at) => at < end && new RegExp(`^(['"]?)${key}\\1\\s*:`).test(line))
    if (at >= 0)
      return { file: shownPath(filepath), line: start + at + 1 }
  }
  return { file: shownPath(source.filepath), line: source.start + 1 }
}

/** A mistake in the value of a frontmatter key. */
export function faultAt(
  slide: Pick<Slide, 'source' | 'importChain'>,
  key: string,
  message: string,
  remedy: string,
): Problem {
  const { file, line } = placeOfKey(slide, key)
  return fault(file, line, message, remedy)
}

/** Values of a slide's frontmatter that mean nothing. */
export function matterFaults(
  slide: Slide,
  index: number,
  head: Record<string, unknown>,
  known: Known,
  root: string,
): Problem[] {
  const { frontmatter } = slide
  const faults: Problem[] = []
  const say = (key: string, message: string, remedy: string) => faults.push(faultAt(slide, key, message, remedy))

  const standard = (head.defaults as Record<string, unknown> | undefined)?.layout
  const layout = String((frontmatter.layout ?? standard) || (index === 0 ? 'cover' : 'default'))
  if (!known.layouts.has(layout))
    say('layout', `there is no layout "${layout}"`, insteadOf(layout, known.layouts.keys()))
  const { concept, minutes, optional, image } = frontmatter
  if (
    concept !== undefined
    && [root, kitRoot].some(home => known.layouts.get(layout)?.startsWith(join(home, 'layouts') + sep))
    && !known.concepts.has(String(concept))
  ) {
    say('concept', `there is no concept "${concept}"`, insteadOf(String(concept), known.concepts))
  }
  if (minutes !== undefined && !isMinutes(minutes)) {
    say(
      'minutes',
      `minutes: ${shown(minutes)} is no number`,
      'write the minutes this slide takes, for example minutes: 1.5',
    )
  }
  if (optional !== undefined && typeof optional !== 'boolean') {
    say(
      'optional',
      `optional: ${shown(optional)} is neither true nor false`,
      'write optional: true where the slide may be left out',
    )
  }
  if (
    typeof image === 'string'
    && /^\/(?!\/)/.test(image)
    && !existsSync(join(root, 'public', image.split(/[?#]/)[0]!))
  ) {
    say('image', `there is no file ${image}`, 'put it into public/, or mend the path')
  }
  return faults
}

function isMinutes(value: unknown): boolean {
  return typeof value !== 'boolean' && value !== '' && Number(value ?? 0) >= 0 && Number.isFinite(Number(value ?? 0))
}

/** A value as its author wrote it, more or less. */
export function shown(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
