import type { StageBuild } from './lib/stage/build.ts'
import process from 'node:process'
import { readArguments, Refusal, runCommand } from './lib/core/command.ts'
import { chooseDeck, discoverDecks } from './lib/core/decks.ts'
import { untilSignal } from './lib/core/lifetime.ts'
import { checkedPort, freePort } from './lib/core/ports.ts'
import { freshStage, lastBuild } from './lib/stage/build.ts'
import { openInBrowser } from './lib/stage/open.ts'
import { serveStage } from './lib/stage/server.ts'

const usage = {
  name: 'npx lectern present',
  about:
    'Puts the talk on stage: builds the speaker\'s edition where it is stale, and serves it to this computer only.',
  positionals: '[deck]',
  flags: {
    'rehearse': { type: 'boolean', about: 'begin anew and record the time on each slide and click' },
    'port': { type: 'string', default: '3131', about: 'port to try first' },
    'open': { type: 'boolean', about: 'open the presenter, even where nobody watches the terminal' },
    'stay': { type: 'boolean', about: 'do not open the browser' },
    'as-built': { type: 'boolean', about: 'take the edition that was built last, whatever has changed since' },
  },
} as const

runCommand(async () => {
  const { values, positionals } = readArguments(usage, process.argv.slice(2))
  const wanted = checkedPort(values.port)
  const decks = values['as-built'] ? await discoverDecks().catch(() => []) : await discoverDecks()
  if (positionals.length > 1) {
    throw new Refusal(
      `One language at a time; the presenter switches. Decks: ${decks.map(deck => deck.locale).join(', ')}.`,
    )
  }
  const deck = decks.length > 0 ? chooseDeck(decks, positionals[0]) : { locale: 'en', path: '' }
  const { site, builtAt } = values['as-built'] ? await asBuilt() : await freshStage(what => console.log(what))
  const port = await freePort(wanted)
  const server = await serveStage(site, port)
  if (port !== wanted) {
    console.log(
      `Port ${wanted} is taken, perhaps by another npx lectern present; using ${port}. Rehearsals kept under ${wanted} do not show there.`,
    )
  }
  const wish = new URLSearchParams({
    ...(positionals[0] ? { lang: deck.locale, run: String(Date.now()) } : {}),
    ...(values.rehearse ? { rehearse: String(Date.now()) } : {}),
  })
  const query = wish.size > 0 ? `?${wish}` : ''
  const audience = `${server.url}${deck.path}${query}`
  const presenter = `${server.url}${deck.path}presenter/${query}`
  console.log(`
On stage, from this computer and without the network (edition of ${builtAt.toLocaleString()}):

  presenter  ${presenter}
  audience   ${audience}

Next:
  1. In the presenter, which opens on your own screen, press O: the audience's window goes to the other screen.
  2. Press O again: it fills that screen. Where the browser knows no other screen, drag it there and press F in it.
  3. ${values.rehearse
    ? 'Speak as you will on the day; E in the presenter ends the rehearsal and shows plan against actual.'
    : 'T starts the timer, or your first step does. ? in the presenter shows all keys.'}

Ctrl-C here ends it; the windows keep slide, click, timer and language for the next start.
`)
  // A person at a terminal wants to see it; a script or a service asks for it.
  if (values.open || (process.stdout.isTTY && !process.env.CI && !values.stay)) {
    const trouble = await openInBrowser(presenter)
    if (trouble)
      console.error(trouble)
  }
  await untilSignal()
  await server.close()
  console.log('Ended. Nothing is served any more.')
  process.exit(0)
})

async function asBuilt(): Promise<StageBuild> {
  const built = await lastBuild()
  if (!built)
    throw new Refusal('Nothing was built for the stage yet. Run it without --as-built: npx lectern present')
  return built
}
