import process from 'node:process'
import { readArguments, Refusal, runCommand } from './lib/core/command.ts'
import { chooseDeck, discoverDecks } from './lib/core/decks.ts'
import { checkedPort, freePort } from './lib/core/ports.ts'
import { runSlidev } from './lib/slidev/run.ts'

const usage = {
  name: 'npx lectern start',
  about: 'Shows a deck live while you write it, on this computer only.',
  positionals: '[deck]',
  flags: {
    port: { type: 'string', default: '3030', about: 'port to try first' },
    open: { type: 'boolean', about: 'open the browser, even where nobody watches the terminal' },
    stay: { type: 'boolean', about: 'do not open the browser' },
  },
} as const

runCommand(async () => {
  const { values, positionals } = readArguments(usage, process.argv.slice(2))
  const decks = await discoverDecks()
  if (positionals.length > 1)
    throw new Refusal(`One deck at a time. Decks: ${decks.map(deck => deck.locale).join(', ')}.`)
  const deck = chooseDeck(decks, positionals[0])
  const wanted = checkedPort(values.port)
  const port = await freePort(wanted)
  if (port !== wanted)
    console.log(`Port ${wanted} is taken; using ${port}.`)
  // The talk opens by itself for a person at a terminal; a script or a service asks for it.
  const open = values.open || (process.stdout.isTTY && !process.env.CI && !values.stay)
  await runSlidev([deck.file, '--port', String(port), ...(open ? ['--open'] : [])])
})
