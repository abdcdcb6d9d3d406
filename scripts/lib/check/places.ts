import type { SlideInfo } from '@slidev/types'
import type { Scheme } from '../../../kit/look/hues.ts'
import type { LoadedDeck } from '../core/decks.ts'
import type { Finding, Found, Rule } from './rule.ts'
import { shownPath } from '../core/command.ts'

/** Where a rule looked when it found something. */
export interface Where {
  deck?: LoadedDeck
  slide?: number
  click?: number
  scheme?: Scheme
}

/** A finding with its file and line, from what a rule says and where it looked. */
export function locate(found: Found, rule: Pick<Rule, 'name'>, where: Where): Finding {
  const deck = found.deck ?? where.deck
  const no = found.slide ?? where.slide
  const slide = no === undefined ? undefined : deck?.slides[no - 1]
  return {
    severity: 'error',
    // A rule may tell at one slide of another that was loaded ahead.
    ...no === where.slide ? where : {},
    ...found,
    rule: rule.name,
    deck,
    slide: no,
    file: found.file ?? (slide ? shownPath(slide.source.filepath) : deck ? shownPath(deck.file) : ''),
    line: found.line ?? (slide && !found.file ? lineOf(slide, found.words) : 0),
  }
}

/** What Markdown and typesetting change in words, taken away. */
function plain(text: string): string {
  return text
    .replace(/<[^>]*>/g, '')
    .replace(/[*_`#|\\]/g, '')
    .replace(/[‘’]/g, '\'')
    .replace(/[“”]/g, '"')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
}

/** The line, counted from 1, on which a slide's source says these words; its title's line where it does not. */
export function lineOf({ source }: Pick<SlideInfo, 'source'>, words = ''): number {
  const written = source.raw.replace(/<!--(?:(?!-->)[\s\S])*-->\s*$/, '').split('\n')
  const lines = written.map(plain)
  const wanted = plain(words)
  // An address stands within a tag.
  const exact = words.length > 3 ? written.findIndex(line => line.includes(words)) : -1
  if (exact >= 0)
    return source.start + 1 + exact
  for (const length of [wanted.length, 30, 15]) {
    const part = wanted.slice(0, length)
    const at = part.length > 1 ? lines.findIndex(line => line.includes(part)) : -1
    if (at >= 0)
      return source.start + 1 + at
  }
  const title = source.raw.split('\n').findIndex(line => /^#{1,6}\s/.test(line))
  return source.start + 1 + Math.max(title, 0)
}

/**
 * One line for a person: `slides.ko.md:214 slide 12 click 2 overflow: the list ends 38 px below the safe area — shorten
 * it`.
 */
export function findingLine({ file, line, slide, click, scheme, rule, severity, message, remedy }: Finding): string {
  const place = [
    `${file}${line ? `:${line}` : ''}`,
    slide && `slide ${slide}`,
    click && `click ${click}`,
    scheme === 'dark' && 'in the dark',
  ]
    .filter(Boolean)
    .join(' ')
  return `${place} ${rule}${severity === 'warning' ? ' (warning)' : ''}: ${message}${remedy ? ` — ${remedy}` : ''}`
}

/**
 * The same thing said once: where it stands on several clicks, the first of them counts, and the scheme only where
 * the other is free of it.
 */
export function merge(findings: Finding[]): Finding[] {
  const merged = new Map<string, Finding>()
  for (const finding of findings) {
    const { rule, file, slide, message, words } = finding
    const key = JSON.stringify([rule, file, slide, message.replace(/\d[\d.]*/g, '0'), words, slide ? 0 : finding.line])
    const known = merged.get(key)
    if (!known) {
      merged.set(key, { ...finding })
      continue
    }
    if (finding.scheme !== known.scheme)
      known.scheme = undefined
    if ((finding.click ?? 0) < (known.click ?? 0))
      Object.assign(known, { ...finding, scheme: known.scheme })
  }
  return [...merged.values()].sort(
    (a, b) =>
      a.file.localeCompare(b.file)
      || (a.slide ?? 0) - (b.slide ?? 0)
      || (a.click ?? 0) - (b.click ?? 0)
      || a.line - b.line,
  )
}
