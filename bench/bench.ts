import type { Browser } from 'playwright-chromium'
import type { LoadedDeck } from '../scripts/lib/core/decks.ts'
import type { Addresses } from './lib/peers.ts'
import type { Results, Visits, Whole } from './lib/report.ts'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import process from 'node:process'
import { chromium } from 'playwright-chromium'
import { walkOf } from '../kit/deck/walk.ts'
import { findBrowser, startedAs } from '../scripts/lib/core/browser.ts'
import { readArguments, Refusal, runCommand } from '../scripts/lib/core/command.ts'
import { projectRoot } from '../scripts/lib/core/roots.ts'
import { loadTalk } from '../scripts/lib/faults/talk.ts'
import { kinds, peers } from './lib/compared.ts'
import { measureEngines } from './lib/engines.ts'
import { openHost } from './lib/host.ts'
import { measurePaper, measurePaperScale } from './lib/paper.ts'
import { preparePeers } from './lib/peers.ts'
import { markdown, targetsOf } from './lib/report.ts'
import { measureScale } from './lib/scale.ts'
import { measureStage } from './lib/stage.ts'
import { keyVisit, paintVisit, slow, walk } from './lib/visit.ts'

const usage = {
  name: 'npm run bench --',
  about: 'Measures the hosted deck against a hand-written page and stock Slidev, built here from the same content.',
  flags: {
    visits: { type: 'string', default: '5', about: 'cold visits of each peer' },
    quick: { type: 'boolean', about: 'one visit each' },
    scale: { type: 'boolean', about: 'only the deck of 120 slides' },
    stage: { type: 'boolean', about: 'only the two windows on stage' },
    paper: { type: 'boolean', about: 'only the PDFs, beside slidev export, and those of 240 slides' },
    all: { type: 'boolean', about: 'the visits, the stage, the PDFs and the long decks' },
    built: { type: 'string', about: 'measure this finished site instead of building one' },
    out: { type: 'string', default: '.cache/bench', about: 'folder for the tables, JSON and peers' },
  },
} as const

const longDeck = 120
const longPaper = 240

runCommand(async () => {
  const { values } = readArguments(usage, process.argv.slice(2))
  const count = values.quick ? 1 : Number(values.visits)
  if (!Number.isInteger(count) || count < 1)
    throw new Refusal(`--visits ${values.visits}: give a whole number above 0, at least 5 for figures that hold.`)
  const out = resolve(values.out)
  await mkdir(out, { recursive: true })
  const decks = await loadTalk()
  const host = await openHost()
  const browser = await chromium.launch({
    executablePath: await findBrowser(),
    chromiumSandbox: startedAs.chromiumSandbox,
    args: host.browserFlags,
  })
  const base: Results = {
    when: new Date().toISOString(),
    browser: `Chromium ${browser.version().split('.')[0]}`,
    protocol: host.protocol,
    cpu: slow.cpu,
    down: slow.down,
    latency: slow.latency,
  }
  const results = { ...base }
  let measured = false
  const files = `${relative(projectRoot, out)}/results.md and results.json`
  /** Writes down what there is so far: a run that is interrupted leaves what it has measured. */
  const keep = async (part: Partial<Results>): Promise<void> => {
    Object.assign(results, part)
    measured = true
    await writeFile(join(out, 'results.json'), `${JSON.stringify(results, null, 2)}\n`)
    await writeFile(join(out, 'results.md'), markdown(results))
  }
  const tell = async (part: Partial<Results>): Promise<void> => {
    await keep(part)
    console.log(`\n${markdown({ ...base, ...part })}`)
  }
  process.once('SIGINT', () =>
    console.error(`\nInterrupted. ${measured ? `What was measured is kept in ${files}` : 'Nothing was measured yet.'}`))
  const usual = !(values.scale || values.stage || values.paper) || !!values.all
  const chosen = {
    visits: usual,
    paper: usual || !!values.paper,
    stage: usual || !!values.stage,
    paperScale: !!values.paper || !!values.all,
    scale: !!values.scale || !!values.all,
  }
  const plan = planOf(chosen, count, !!values.quick)
  console.log(
    `To come, about ${Math.ceil(plan.reduce((sum, [, minutes]) => sum + minutes, 0))} minutes on two free cores:`,
  )
  for (const [what, minutes] of plan)
    console.log(`  ${what} (${Math.max(1, Math.round(minutes))} min)`)
  try {
    const built = values.built === undefined ? undefined : resolve(String(values.built))
    if (chosen.paper) {
      const addresses = await preparePeers(browser, host, decks, join(out, 'peers'), built, show)
      if (chosen.visits) {
        const whole = await wholeVisits(browser, addresses, decks)
        await keep({ whole })
        await tell({ whole, visits: await visitAll(browser, addresses, count, visits => keep({ visits })) })
        await tell({ engines: await measureEngines(addresses, count, show, engines => keep({ engines })) })
      }
      const stock = join(out, `peers/stock-${decks[0]!.locale}`)
      await tell({
        paper: await measurePaper(decks[0]!, built ?? join(out, 'peers/ours'), stock, join(out, 'paper'), count, show),
      })
    }
    if (chosen.stage) {
      await tell({
        stage: await measureStage(
          browser,
          host,
          decks[0]!,
          join(out, 'stage'),
          values.quick ? 10 : 60,
          values.quick ? 1000 : 10_000,
          show,
        ),
      })
    }
    if (chosen.paperScale) {
      await tell({
        paperScale: await measurePaperScale(
          decks[0]!,
          [decks[0]!.slides.length, longPaper],
          join(out, 'paper-scale'),
          show,
        ),
      })
    }
    if (chosen.scale) {
      await tell({
        scale: await measureScale(
          browser,
          host,
          decks[0]!,
          [decks[0]!.slides.length, longDeck],
          join(out, 'scale'),
          show,
        ),
      })
      await rm(join(out, 'scale'), { recursive: true, force: true })
    }
  }
  finally {
    await browser.close()
    await host.close()
  }
  const targets = targetsOf(results)
  console.log(`${targets.filter(({ holds }) => holds).length} of ${targets.length} targets hold. Kept in ${files}`)
})

/** What a run measures, part by part, and about how many minutes each takes. */
function planOf(
  parts: Record<'visits' | 'paper' | 'stage' | 'paperScale' | 'scale', boolean>,
  rounds: number,
  quick: boolean,
): [what: string, minutes: number][] {
  const all: [boolean, string, number][] = [
    [parts.visits || parts.paper, 'building the peers', 2],
    [parts.visits, 'whole visits', 1.5],
    [parts.visits, `${rounds} cold visits each in Chromium`, rounds * 1.1],
    [parts.visits, `${rounds} first paints each in Firefox and WebKit`, rounds * 0.7],
    [parts.paper, `${rounds} prints each`, rounds * 0.4],
    [parts.stage, 'the two windows on stage', quick ? 2 : 8],
    [parts.paperScale, `printing ${longPaper} slides`, 2],
    [parts.scale, `building ${longDeck} slides`, 2],
  ]
  return all.flatMap(([chosen, what, minutes]) => chosen ? [[what, minutes]] : [])
}

function show(what: string): void {
  console.error(`${what} …`)
}

async function wholeVisits(browser: Browser, { decks: addresses }: Addresses, decks: LoadedDeck[]): Promise<Whole> {
  const whole: Whole = { ours: {}, stock: {} }
  for (const { locale, slides } of decks) {
    for (const peer of ['ours', 'stock'] as const) {
      show(`walking through ${peer}, ${locale}`)
      whole[peer][locale] = await walk(
        browser,
        addresses[peer][locale]!,
        walkOf(slides.map(({ frontmatter }) => frontmatter)).length,
      )
    }
  }
  return whole
}

/** One visit of each in turn, so that a busy moment of this computer falls on all alike. */
async function visitAll(
  browser: Browser,
  { slides, decks }: Addresses,
  count: number,
  keep: (visits: Visits) => Promise<void>,
): Promise<Visits> {
  const none = () => ({ page: [], stock: [], ours: [] })
  const visits: Visits = { paints: { cover: none(), map: none() }, keys: { ours: [], stock: [] } }
  const [locale] = Object.keys(decks.ours)
  for (let round = 1; round <= count; round++) {
    show(`visits, round ${round} of ${count}`)
    for (const kind of kinds) {
      for (const peer of peers)
        visits.paints[kind][peer].push(await paintVisit(browser, slides[kind][peer], kind === 'map', round === 1))
    }
    for (const peer of ['stock', 'ours'] as const)
      visits.keys[peer].push(await keyVisit(browser, decks[peer][locale!]!))
    await keep(visits)
  }
  return visits
}
