import type { LoadedDeck } from '../../core/decks.ts'
import type { Found, Rule } from '../rule.ts'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { kB } from '../../core/files.ts'
import { sentBytes } from '../bytes.ts'

interface Budgets {
  /** For opening one slide, by language. */
  slide: Record<string, number>
  /** For a visit of them all. */
  visit: Record<string, number>
}

/** In bytes as a static host with gzip sends them, fonts included. */
export const kitBudgets: Budgets = { slide: { en: 240_000, ko: 320_000 }, visit: { en: 300_000, ko: 380_000 } }

/** For a deck that was never asked to be light: what a slide loads on its own, and all of them. */
const anyones: Budgets = { slide: { any: 1_500_000 }, visit: { any: 6_000_000 } }

export const rule: Rule = {
  name: 'weight',
  finds: 'budgets for bytes by slide and in all',
  needs: ['site', 'browser'],
  async sources({ site, decks, kit }) {
    const found: Found[] = []
    const sizes = new Map<string, Promise<number>>()
    for (const deck of decks) {
      const budget = budgetOf(kit, 'slide', deck)
      for (const index of deck.slides.keys()) {
        const page = join(site, deck.path, String(index + 1), 'index.html')
        if (!existsSync(page))
          continue
        const text = await readFile(page, 'utf8')
        const files = [
          ...new Set(
            [...text.matchAll(/(?:src|href)="\/?([^":]*?assets\/[^"]+|[^":]+\.(?:png|jpe?g|webp|svg|gif|mp4))"/g)].map(
              match => match[1]!,
            ),
          ),
        ]
        const parts = await Promise.all(files.map(async (file) => {
          const path = [join(site, file), join(site, deck.path, file.slice(file.indexOf('assets/')))].find(path =>
            existsSync(path),
          )
          if (path && !sizes.has(path))
            sizes.set(path, readFile(path).then(content => sentBytes(path, content)))
          return { file, bytes: path ? await sizes.get(path)! : 0 }
        }))
        const total = gzipSync(text).length + parts.reduce((sum, { bytes }) => sum + bytes, 0)
        const [heaviest] = parts.sort((a, b) => b.bytes - a.bytes)
        if (total > budget) {
          found.push({
            deck,
            slide: index + 1,
            message:
              `opening the slide takes ${kB(total)}, and its budget is ${kB(budget)}${heaviest ? `; the largest part is ${heaviest.file} with ${kB(heaviest.bytes)}` : ''}`,
            remedy: 'make its pictures or parts smaller, or allow more in the headmatter\'s budgets',
            words: heaviest && ownName(heaviest.file),
          })
        }
      }
    }
    return found
  },
  async end({ talk, deck, fetched, clicks }) {
    const whole = clicks.size === deck.slides.length
    if (!whole)
      return []
    const files = await Promise.all([...fetched].map(async ([path, bytes]) => ({ path, bytes: await bytes })))
    const total = files.reduce((sum, { bytes }) => sum + bytes, 0)
    const budget = budgetOf(talk.kit, 'visit', deck)
    const heavy = files
      .filter(({ path, bytes }) => bytes > anyones.slide.any! && path !== '/')
      .map(({ path, bytes }): Found => ({
        deck,
        slide: Math.max(deck.slides.findIndex(({ source }) => source.raw.includes(ownName(path))) + 1, 1),
        message: `${path} has ${kB(bytes)}`,
        remedy: 'make it smaller',
        severity: 'warning',
        words: ownName(path),
      }))
    return total > budget
      ? [
          ...heavy,
          {
            deck,
            slide: 1,
            message: `a visit of all slides takes ${kB(total)}, and its budget is ${kB(budget)}`,
            remedy: 'look for the largest files in dist/assets',
            severity: talk.kit ? 'error' : 'warning',
          },
        ]
      : heavy
  },
}

/** The name of a file before the build marked it. */
function ownName(path: string): string {
  return path.split('/').at(-1)!.replace(/-[\w-]{8}(?=\.\w+$)/, '')
}

/** What opening a slide, or a whole visit, may weigh in bytes: the author's own budget, in kB, before the kit's. */
export function budgetOf(kit: boolean, what: keyof Budgets, { lang, slides }: LoadedDeck): number {
  const own = Number((slides[0]?.frontmatter.budgets as Partial<Record<keyof Budgets, unknown>> | undefined)?.[what])
  if (kit && own > 0)
    return own * 1000
  const budgets = (kit ? kitBudgets : anyones)[what]
  return budgets[lang.slice(0, 2)] ?? Math.max(...Object.values(budgets))
}
