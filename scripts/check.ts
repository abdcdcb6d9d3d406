import type { Talk } from './lib/check/rule.ts'
import { join, resolve } from 'node:path'
import process from 'node:process'
import { limitsOf } from './lib/check/limits.ts'
import { findingLine } from './lib/check/places.ts'
import { chooseRules, loadRules } from './lib/check/rules.ts'
import { runCheck } from './lib/check/run.ts'
import { readSlides } from './lib/check/select.ts'
import { readArguments, runCommand } from './lib/command.ts'
import { chooseDeck, discoverDecks, loadDeck, projectRoot } from './lib/decks.ts'
import { progressBar } from './lib/progress.ts'
import { serve } from './lib/server.ts'
import { siteBase } from './lib/site.ts'
import { loadEvidence } from './lib/vite/citations.ts'

const usage = { name: 'npm run check --', about: '', flags: {
  slides: { type: 'string', about: '' },
  deck: { type: 'string', about: '' },
  rule: { type: 'string', about: '' },
  site: { type: 'string', default: 'dist', about: '' },
} } as const

runCommand(async () => {
  const { values } = readArguments(usage, process.argv.slice(2))
  const begun = Date.now()
  const rules = await loadRules()
  const decks = await Promise.all((await discoverDecks()).map(loadDeck))
  const site = resolve(String(values.site))
  const server = await serve(site, await siteBase(site))
  const talk: Talk = { decks, root: projectRoot, site, address: server.url, kit: true, limits: await limitsOf(projectRoot, true), evidence: await loadEvidence() }
  const chosen = values.deck ? [chooseDeck(decks, String(values.deck))] : decks
  const slides = new Map(decks.filter(d => chosen.includes(d)).map(d => [d, values.slides ? [...readSlides(String(values.slides), d.slides.length)] : d.slides.map((_, i) => i + 1)]))
  const progress = progressBar(64)
  try {
    const result = await runCheck({ talk, rules: chooseRules(rules, values.rule as string), known: rules.map(r => r.name), slides, progress })
    progress.end()
    console.log(result.findings.map(findingLine).join('\n'))
    console.log(result.findings.length, result.states, result.skipped, (globalThis as any).T, (Date.now() - begun) / 1000)
  }
  finally {
    await server.close()
  }
  void join
})
