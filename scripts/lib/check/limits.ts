import type { LoadedDeck } from '../core/decks.ts'
import { globSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { layoutOf } from '../core/decks.ts'
import { kitRoot } from '../core/roots.ts'

/** How much a layout holds, as the comment at the head of its file states it. */
export interface LayoutLimit {
  kind: 'count' | 'words' | 'lines'
  most: number
  /** CSS selector within the layout. */
  of: string
  /** Only where this is on the slide too. */
  beside?: string
}

export interface LayoutLimits {
  limits: LayoutLimit[]
  /** Smallest size of its running text in pixels, where it is not the deck's. */
  text?: number
}

export interface Limits {
  /** Room that stays free at each edge of the slide, in pixels of its canvas. */
  safe: { top: number, right: number, bottom: number, left: number }
  /** Smallest size of any text, in pixels of the canvas. */
  text: number
  /** Smallest size of text that runs on for a sentence. */
  running: number
  layouts: Map<string, LayoutLimits>
}

/** The kit's: the thread with part and page runs below the safe area. */
const ours = { safe: { top: 20, right: 32, bottom: 40, left: 32 }, text: 14, running: 20 }

/** For a deck that knows nothing of the kit: the slide's own edges, and the size of Slidev's code blocks. */
const anyones = { safe: { top: 0, right: 0, bottom: 0, left: 0 }, text: 12, running: 12 }

/**
 * The limits for decks in `root`, with those that the kit's layouts state, and those in its own `layouts/`, which go
 * before.
 */
export async function limitsOf(root: string, kit: boolean): Promise<Limits> {
  const homes = [...new Set([...kit ? [kitRoot] : [], root])]
  const files = homes.flatMap(home => globSync('layouts/**/*.vue', { cwd: home }).map(file => join(home, file)))
  const stated = await Promise.all(
    files.map(async file => [basename(file, '.vue'), readLimits(await readFile(file, 'utf8'))] as const),
  )
  return { ...kit ? ours : anyones, layouts: new Map(stated) }
}

/**
 * The limits that a layout's head comment states, after `Limit:` and parted by semicolons: ``5 `li` ``,
 * ``4 `li` beside `p` ``, ``18 words in `li` ``, ``2 lines in `h1` ``, `text from 14 px`.
 *
 * @throws Error naming the part that is none of these
 */
export function readLimits(source: string): LayoutLimits {
  const stated = /^ \* Limit:(.*(?:\n \* {2,}.*)*)/m.exec(source)?.[1]
  const limits: LayoutLimits = { limits: [] }
  for (const part of (stated ?? '')
    .replace(/\n \*\s+/g, ' ')
    .split(';')
    .map(part => part.trim().replace(/\.$/, ''))
    .filter(Boolean)) {
    const size = /^text from (\d+) px$/.exec(part)
    const limit = /^(\d+) (?:(words|lines|line) in )?`([^`]+)`(?: beside `([^`]+)`)?$/.exec(part)
    if (size) {
      limits.text = Number(size[1])
    }
    else if (limit) {
      limits.limits.push({
        most: Number(limit[1]),
        kind: limit[2] === 'words' ? 'words' : limit[2] ? 'lines' : 'count',
        of: limit[3]!,
        beside: limit[4],
      })
    }
    else {
      throw new Error(
        `The limit "${part}" cannot be read. Write for example: 5 \`li\`; 18 words in \`li\`; 1 line in \`h2\`; text from 14 px`,
      )
    }
  }
  return limits
}

/** What the layout of a slide states. */
export function limitsFor({ layouts }: Limits, deck: LoadedDeck, no: number): LayoutLimits {
  return layouts.get(layoutOf(deck, no)) ?? { limits: [] }
}
