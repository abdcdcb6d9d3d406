import type { LoadedDeck } from '../core/decks.ts'
import type { Progress } from '../core/progress.ts'
import type { Where } from './places.ts'
import type { CheckedTalk, Finding, Found, Rule, Visit } from './rule.ts'
import type { Waived, Waiver } from './waivers.ts'
import type { Listener, Pictures } from './walk.ts'
import process from 'node:process'
import { launchBrowser } from '../core/browser.ts'
import { locate, merge } from './places.ts'
import { applyWaivers, readWaivers, removeWaivers, staleFinding } from './waivers.ts'
import { newVisit, walkPaper, walkSlides } from './walk.ts'

export interface CheckJob {
  talk: CheckedTalk
  /** The rules to apply. */
  rules: Rule[]
  /** The slides to look at, by deck. */
  slides: Map<LoadedDeck, number[]>
  /** Whether to take waivers that nothing needs out of their files. */
  fix?: boolean
  progress?: Progress
}

export interface CheckResult {
  findings: Finding[]
  waived: Waived[]
  /** Waivers that nothing needed, taken out of their files. */
  removed: Waiver[]
  /** Rules that do not apply here, and why. */
  skipped: { rule: string, reason: string }[]
  pictures: Pictures[]
  /** How many states were looked at: slides, clicks and schemes. */
  states: number
}

/** Two pages use two cores; more only wait for each other. */
const pages = 2

/** Looks at decks and says what is wrong with them. */
export async function runCheck({ talk, rules, slides, fix, progress }: CheckJob): Promise<CheckResult> {
  const skipped = rules.flatMap((rule) => {
    const reason = rule.skip?.(talk)
    return reason ? [{ rule: rule.name, reason }] : []
  })
  const applied = rules.filter(({ name }) => !skipped.some(({ rule }) => rule === name))
  const all: Finding[] = []
  const pictures: Pictures[] = []
  let states = 0
  const add = (rule: Rule, found: Found[], where: Where) => all.push(...found.map(one => locate(one, rule, where)))
  const listener: Listener = {
    found: add,
    picture: one => pictures.push(one),
    slide(deck, no) {
      if (process.stderr.isTTY)
        progress?.show(`${deck.name} slide ${no}`)
      progress?.step()
    },
  }
  for (const rule of applied)
    add(rule, await rule.sources?.(talk) ?? [], {})

  const visits = [...slides]
    .filter(([, numbers]) => numbers.length > 0)
    .map(([deck, slides]) => ({ visit: newVisit(talk, deck), slides }))
  const looking = applied.filter(rule => rule.state)
  if (visits.length > 0 && applied.some(rule => rule.state || rule.end || rule.paper)) {
    // Nothing here may depend on another host, and none may learn of it.
    const browser = await launchBrowser(['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'])
    try {
      await inTurn(
        visits.flatMap(({ visit, slides }) =>
          share(slides, Math.ceil(pages / visits.length)).map(
            slides => () => walkSlides({ browser, visit, slides, rules: looking, listener }),
          ),
        ),
      )
      const printing = applied.filter(rule => rule.paper)
      if (printing.length > 0) {
        await inTurn(visits.map(({ visit, slides }) => () =>
          walkPaper({ browser, visit, slides, rules: printing, listener })))
      }
      for (const { visit } of visits)
        await endVisit(visit)
    }
    finally {
      await browser.close()
    }
  }

  async function endVisit(visit: Visit): Promise<void> {
    states += [...visit.clicks.values()].reduce((sum, clicks) => sum + clicks + 1, 0)
    for (const rule of applied)
      add(rule, await rule.end?.(visit) ?? [], { deck: visit.deck })
  }

  const looked = ({ deck, slide }: Pick<Finding, 'deck' | 'slide'>) =>
    !deck || (slides.has(deck) && (slide === undefined || slides.get(deck)!.includes(slide)))
  const { waivers, problems } = readWaivers(talk.decks)
  const { standing, waived, stale } = applyWaivers(
    merge(all.filter(looked)),
    waivers.filter(looked),
    applied,
    talk.decks.every(deck => slides.get(deck)?.length === deck.slides.length),
  )
  const removed = fix ? await removeWaivers(stale) : []
  const left = stale.filter(waiver => !removed.includes(waiver))
  return {
    findings: merge([...standing, ...problems.filter(looked), ...left.map(staleFinding)]),
    waived,
    removed,
    skipped,
    pictures: pictures.sort((a, b) => a.no - b.no),
    states,
  }
}

/** Runs pieces of work, as many at once as there are pages. */
async function inTurn(work: (() => Promise<void>)[]): Promise<void> {
  const left = [...work]
  await Promise.all(Array.from({ length: pages }, async () => {
    for (let next = left.shift(); next; next = left.shift())
      await next()
  }))
}

/** Parts of about the same length, in order. */
function share<T>(list: T[], parts: number): T[][] {
  const size = Math.ceil(list.length / parts)
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
    list.slice(index * size, (index + 1) * size))
}
