import type { Problem } from '../../../kit/problems.ts'
import type { LoadedDeck } from '../core/decks.ts'
import type { Finding, Rule } from './rule.ts'
import { readFile, writeFile } from 'node:fs/promises'
import { locate } from './places.ts'
import { ruleNames } from './rules.ts'

/** A finding that its slide says to leave, and why. */
export interface Waiver {
  deck: LoadedDeck
  slide: number
  rule: string
  reason: string
}

export interface Waived extends Waiver {
  findings: Finding[]
}

const self = { name: 'waivers' }
const example = 'write for example waive: { overflow: "the picture bleeds on purpose" }'

/** The waivers in the slides' frontmatter, and what is wrong with them. */
export function readWaivers(decks: LoadedDeck[]): { waivers: Waiver[], problems: (Finding & Problem)[] } {
  const waivers: Waiver[] = []
  const problems: (Finding & Problem)[] = []
  for (const deck of decks) {
    for (const [index, { frontmatter }] of deck.slides.entries()) {
      const { waive } = frontmatter
      if (waive === undefined)
        continue
      const say = (message: string, remedy: string, rule = 'waive') =>
        problems.push({ ...locate({ message, words: `${rule}:` }, self, { deck, slide: index + 1 }), remedy })
      if (typeof waive !== 'object' || waive === null || Array.isArray(waive)) {
        say('the waiver names no rule with its reason', example)
        continue
      }
      for (const [rule, reason] of Object.entries(waive)) {
        if (!ruleNames.includes(rule))
          say(`there is no rule "${rule}" to waive`, `name one of ${ruleNames.join(', ')}`, rule)
        else if (typeof reason !== 'string' || !/[\p{L}\p{N}]{2,}.*[\p{L}\p{N}]{2,}/u.test(reason))
          say(`the waiver of ${rule} gives no reason`, example, rule)
        else
          waivers.push({ deck, slide: index + 1, rule, reason })
      }
    }
  }
  return { waivers, problems }
}

/**
 * Parts findings into those that stand and those that a waiver covers.
 *
 * @param rules those that have looked; a waiver that none of their findings needs is stale
 * @param whole whether they looked at every slide: what a rule says in the end may need them all, in both languages
 */
export function applyWaivers(
  findings: Finding[],
  waivers: Waiver[],
  rules: readonly Rule[],
  whole: boolean,
): { standing: Finding[], waived: Waived[], stale: Waiver[] } {
  const covers = (waiver: Waiver, { rule, deck, slide }: Finding) =>
    rule === waiver.rule && deck === waiver.deck && slide === waiver.slide
  const waived = waivers.map(waiver => ({ ...waiver, findings: findings.filter(finding => covers(waiver, finding)) }))
  return {
    standing: findings.filter(finding => !waivers.some(waiver => covers(waiver, finding))),
    waived: waived.filter(({ findings }) => findings.length > 0),
    stale: waivers.filter((waiver, index) =>
      waived[index]!.findings.length === 0 && rules.some(({ name, end }) => name === waiver.rule && (whole || !end))),
  }
}

/** What is said of a waiver that nothing needs any more. */
export function staleFinding({ deck, slide, rule }: Waiver): Finding {
  return locate(
    {
      severity: 'warning',
      message: `nothing on the slide needs the waiver of ${rule} any more`,
      remedy: 'remove it, or let npx lectern check --fix do so',
      words: `${rule}:`,
    },
    self,
    { deck, slide },
  )
}

/** Takes stale waivers out of the files that hold them, and nothing else. Returns those it could take out. */
export async function removeWaivers(stale: Waiver[]): Promise<Waiver[]> {
  const removed: Waiver[] = []
  const files = Map.groupBy(stale, ({ deck, slide }) => deck.slides[slide - 1]!.source.filepath)
  for (const [file, waivers] of files) {
    const lines = (await readFile(file, 'utf8')).split('\n')
    // From the end, so that earlier lines keep their places.
    for (const waiver of waivers.toSorted((a, b) => startOf(b) - startOf(a))) {
      const from = startOf(waiver)
      const head = lines.slice(from, from + waiver.deck.slides[waiver.slide - 1]!.source.raw.split('\n').length)
      const without = withoutWaiver(head, waiver.rule)
      if (!without)
        continue
      lines.splice(from, head.length, ...without)
      removed.push(waiver)
    }
    await writeFile(file, lines.join('\n'))
  }
  return removed
}

function startOf({ deck, slide }: Waiver): number {
  return deck.slides[slide - 1]!.source.start
}

/**
 * A slide's lines without its waiver of `rule`; undefined where it is written in a way that only a person should touch.
 */
export function withoutWaiver(lines: string[], rule: string): string[] | undefined {
  const at = lines.findIndex(line => line.startsWith('waive:'))
  if (at < 0)
    return undefined
  const flow = /^waive:\s*\{(.*)\}\s*$/.exec(lines[at]!)
  if (flow) {
    const entries = flow[1]!.match(/\s*[\w-]+\s*:\s*(?:"(?:\\.|[^"\\])*"|'(?:''|[^'])*'|[^,"'{}]+)\s*(?:,|$)/g)
    if (entries?.join('') !== flow[1]!)
      return undefined
    const kept = entries.map(entry => entry.replace(/,\s*$/, '').trim()).filter(entry => !entry.startsWith(`${rule}:`))
    return lines.toSpliced(at, 1, ...kept.length > 0 ? [`waive: { ${kept.join(', ')} }`] : [])
  }
  if (!/^waive:\s*$/.test(lines[at]!))
    return undefined
  const end = lines.findIndex((line, index) => index > at && !/^\s+\S/.test(line))
  const own = lines.slice(at + 1, end < 0 ? lines.length : end)
  // An entry over several lines is left to its author.
  if (own.some(line => !/^\s+[\w-]+:\s*\S/.test(line) || /:\s*[|>]/.test(line)))
    return undefined
  const kept = own.filter(line => !line.trim().startsWith(`${rule}:`))
  return lines.toSpliced(at, own.length + 1, ...kept.length > 0 ? [lines[at]!, ...kept] : [])
}
