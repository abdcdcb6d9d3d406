import type { CheckedTalk } from './lib/check/rule.ts'
import type { CheckResult } from './lib/check/run.ts'
import type { LoadedDeck } from './lib/core/decks.ts'
import type { StaticServer } from './lib/core/server.ts'
import { writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import process from 'node:process'
import { changedSlides } from './lib/check/changed.ts'
import { buildForeign } from './lib/check/foreign.ts'
import { limitsOf } from './lib/check/limits.ts'
import { findingLine } from './lib/check/places.ts'
import { reportPage } from './lib/check/report.ts'
import { chooseRules, loadRules, rulesTable } from './lib/check/rules.ts'
import { runCheck } from './lib/check/run.ts'
import { loadEvidence } from './lib/claims/citations.ts'
import { readArguments, Refusal, runCommand, shownPath } from './lib/core/command.ts'
import { chosenDecks } from './lib/core/decks.ts'
import { makeFolder } from './lib/core/files.ts'
import { progressBar } from './lib/core/progress.ts'
import { projectRoot } from './lib/core/roots.ts'
import { serve } from './lib/core/server.ts'
import { loadTalk } from './lib/faults/talk.ts'
import { slidesIn } from './lib/paper/range.ts'
import { siteBase, warnIfOld } from './lib/site/folder.ts'

const usage = {
  name: 'npx lectern check',
  about:
    'Looks at every slide of the built decks, in light and dark and click by click, and says what is wrong and where.',
  flags: {
    deck: { type: 'string', about: 'one deck only, by its locale' },
    slides: { type: 'string', about: 'some slides only: 3-9 or 1,4-6' },
    rule: { type: 'string', about: 'some rules only, parted by commas' },
    changed: {
      type: 'string',
      about: 'only slides whose sources changed since a git revision; since the last commit where none is named',
    },
    fix: { type: 'boolean', about: 'take out waivers that nothing needs any more' },
    list: { type: 'boolean', about: 'the rules as a table, and nothing else' },
    json: { type: 'boolean', about: 'the result as JSON' },
    entry: { type: 'string', about: 'somebody else\'s Slidev deck, built here as it is' },
    site: { type: 'string', default: 'dist', about: 'folder that npx lectern build wrote' },
    report: { type: 'string', default: '.cache/check/report.html', about: 'file for the report page' },
  },
} as const

runCommand(async () => {
  const { values } = readArguments(usage, withRevision(process.argv.slice(2)))
  const begun = Date.now()
  const all = await loadRules()
  const rules = chooseRules(all, values.rule)
  if (values.list)
    return console.log(rulesTable(rules))
  if (values.entry !== undefined) {
    for (const flag of ['deck', 'changed'] as const) {
      if (values[flag] !== undefined)
        throw new Refusal(`--${flag} is for this project's own decks and cannot go with --entry.`)
    }
  }
  const foreign = values.entry === undefined ? undefined : await buildForeign(values.entry)
  let server: StaticServer | undefined
  try {
    const decks = foreign ? [foreign.deck] : await loadTalk()
    const site = foreign?.site ?? resolve(values.site)
    const slides = await chooseSlides(decks, values)
    if (!foreign)
      await warnIfOld(site)
    server = await serve(site, foreign ? '/' : await siteBase(site))
    const talk: CheckedTalk = {
      decks,
      site,
      root: foreign?.root ?? projectRoot,
      address: server.url,
      kit: !foreign,
      limits: await limitsOf(foreign?.root ?? projectRoot, !foreign),
      evidence: foreign ? undefined : await loadEvidence(),
    }
    const progress = progressBar([...slides.values()].reduce((sum, numbers) => sum + numbers.length, 0))
    progress.show('looking at the slides')
    const result = await runCheck({ talk, rules, slides, fix: !!values.fix, progress }).finally(progress.end)
    for (const { deck, slide, rule } of result.removed)
      console.error(`${deck.name} slide ${slide}: took out the waiver of ${rule}`)
    if (values.fix && result.removed.length === 0)
      console.error('Nothing here can be mended without its author.')
    const report = resolve(values.report)
    await write(report, await reportPage(result, talk, all))
    print(result, {
      json: !!values.json,
      report,
      slides: [...slides.values()].flat().length,
      seconds: (Date.now() - begun) / 1000,
    })
    process.exitCode = result.findings.some(({ severity }) => severity === 'error') ? 1 : 0
  }
  finally {
    await server?.close()
    await foreign?.remove()
  }
})

/** `--changed` may stand alone: it then means the last commit. */
function withRevision(args: string[]): string[] {
  return args.map((arg, index) =>
    arg === '--changed' && (args[index + 1] ?? '--').startsWith('--') ? '--changed=HEAD' : arg,
  )
}

/** The slides to look at, by deck. */
async function chooseSlides(
  decks: LoadedDeck[],
  { deck, slides, changed }: { deck?: string, slides?: string, changed?: string },
): Promise<Map<LoadedDeck, number[]>> {
  const chosen = chosenDecks(decks, deck)
  const most = Math.max(...chosen.map(({ slides }) => slides.length))
  const wanted = slides === undefined ? undefined : slidesIn(slides, most, '--slides')
  const since = changed === undefined ? undefined : await changedSlides(projectRoot, chosen, changed)
  return new Map(
    chosen.map(deck => [
      deck,
      deck.slides
        .map((_, index) => index + 1)
        .filter(no => (wanted?.includes(no) ?? true) && (since?.get(deck)?.includes(no) ?? true)),
    ]),
  )
}

async function write(file: string, page: string): Promise<void> {
  try {
    await makeFolder(dirname(file))
    await writeFile(file, page)
  }
  catch (error) {
    throw new Refusal(
      `Cannot write ${file} (${(error as NodeJS.ErrnoException).code}). Choose another file with --report.`,
    )
  }
}

function print(
  { findings, waived, skipped, states }: CheckResult,
  { json, report, slides, seconds }: { json: boolean, report: string, slides: number, seconds: number },
): void {
  const errors = findings.filter(({ severity }) => severity === 'error').length
  if (json) {
    const all = { findings, waived, skipped, slides, states, seconds, report }
    console.log(JSON.stringify(all, (key, value: CheckResult['waived'][number]['deck']) =>
      key === 'deck' ? value?.locale : value, 2))
    return
  }
  for (const finding of findings)
    console.log(findingLine(finding))
  for (const { rule, reason } of skipped)
    console.log(`${rule} skipped: ${reason}`)
  const count = (number: number, one: string, more = `${one}s`) => `${number} ${number === 1 ? one : more}`
  console.log(
    `${count(slides, 'slide')}, ${count(states, 'click state')}: ${count(errors, 'error')}, ${count(findings.length - errors, 'warning')}${waived.length > 0 ? `, ${count(waived.length, 'waiver')}` : ''}, ${seconds.toFixed(0)} s. Report: ${shownPath(report)}`,
  )
}
