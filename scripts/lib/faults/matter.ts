import type { SlideInfo } from '@slidev/types'
import type { Problem } from '../../../kit/problems.ts'
import type { LoadedDeck } from '../core/decks.ts'
import type { Known } from './known.ts'
import { existsSync } from 'node:fs'
import { join, sep } from 'node:path'
import { insteadOf } from '../../../kit/words/spelling.ts'
import { shownPath } from '../core/command.ts'
import { layoutOf } from '../core/decks.ts'
import { fault } from '../core/fault.ts'
import { kitRoot } from '../core/roots.ts'
import { elsewhere } from './elsewhere.ts'

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

/** What the value of a frontmatter key must be, what is said of one that is not, and what to write instead. */
export interface ValueRule {
  is: (value: unknown) => boolean
  not: string
  remedy: string
}

/** Values of a slide's frontmatter that break the rule for their key. */
export function valueFaults(slide: Slide, rules: Record<string, ValueRule>): Problem[] {
  return Object.entries(rules).flatMap(([key, { is, not, remedy }]) => {
    const value: unknown = slide.frontmatter[key]
    return value === undefined || is(value) ? [] : [faultAt(slide, key, `${key}: ${shown(value)} ${not}`, remedy)]
  })
}

export const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean'

const slideRules: Record<string, ValueRule> = {
  minutes: {
    is: value => value !== '' && !isBoolean(value) && Number(value ?? 0) >= 0 && Number.isFinite(Number(value ?? 0)),
    not: 'is no number',
    remedy: 'write the minutes this slide takes, for example minutes: 1.5',
  },
  optional: {
    is: isBoolean,
    not: 'is neither true nor false',
    remedy: 'write optional: true where the slide may be left out',
  },
  foot: {
    is: isBoolean,
    not: 'is neither true nor false',
    remedy: 'write foot: false where the slide has a foot of its own',
  },
}

/**
 * Values of a slide's frontmatter that mean nothing.
 *
 * @param no number of the slide, from 1
 */
export function matterFaults(deck: LoadedDeck, no: number, known: Known, root: string): Problem[] {
  const slide = deck.slides[no - 1]!
  const { concept } = slide.frontmatter
  const layout = layoutOf(deck, no)
  const faults: Problem[] = []
  const say = (key: string, message: string, remedy: string) => faults.push(faultAt(slide, key, message, remedy))

  if (!known.layouts.has(layout))
    say('layout', `there is no layout "${layout}"`, insteadOf(layout, known.layouts.keys()))
  if (
    concept !== undefined
    && [root, kitRoot].some(home => known.layouts.get(layout)?.startsWith(join(home, 'layouts') + sep))
    && !known.concepts.has(String(concept))
  ) {
    say('concept', `there is no concept "${concept}"`, insteadOf(String(concept), known.concepts))
  }
  faults.push(...valueFaults(slide, slideRules))
  for (const key of ['image', 'background', ...layout.startsWith('iframe') ? ['url'] : []]) {
    const value = String(slide.frontmatter[key])
    const asked = elsewhere(value)
    if (asked)
      say(key, ...asked)
    const path = /^\/(?!\/)[^?#]*/.exec(value)?.[0]
    if (path && !existsSync(join(root, 'public', path)))
      say(key, `there is no file ${path}`, 'put it into public/, or mend the path')
  }
  return faults
}

/** A value as its author wrote it, more or less. */
export function shown(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
