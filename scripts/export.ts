import type { LoadedDeck } from './lib/decks.ts'
import type { PrintOptions } from './lib/print.ts'
import { existsSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import process from 'node:process'
import { launchBrowser } from './lib/browser.ts'
import { readArguments, Refusal, runCommand } from './lib/command.ts'
import { chooseDeck, discoverDecks, loadDeck, pdfName } from './lib/decks.ts'
import { offerFiles } from './lib/offer.ts'
import { imprint } from './lib/pdf.ts'
import { printDeck } from './lib/print.ts'
import { progressBar } from './lib/progress.ts'
import { serve } from './lib/server.ts'
import { siteBase } from './lib/site.ts'

const usage = {
  name: 'npm run export --',
  about: 'Prints the built decks to PDF, where the hosted site offers them.',
  flags: {
    site: { type: 'string', default: 'dist', about: 'folder that npm run build wrote' },
    out: { type: 'string', about: 'folder to write, the site\'s own unless given' },
    deck: { type: 'string', about: 'one deck only, by its locale' },
    dark: { type: 'boolean', about: 'dark slides instead of light ones' },
    limit: { type: 'string', default: '60', about: 'seconds a deck may take to draw' },
  },
} as const

runCommand(async () => {
  const { values } = readArguments(usage, process.argv.slice(2))
  const site = resolve(String(values.site))
  const out = resolve(String(values.out ?? values.site))
  const limit = Number(values.limit) * 1000
  if (!(limit > 0))
    throw new Refusal(`--limit ${values.limit}: give a number of seconds above 0.`)
  const found = await discoverDecks()
  const chosen = values.deck === undefined ? found : [chooseDeck(found, String(values.deck))]
  const decks = await Promise.all(chosen.map(loadDeck))
  for (const { path } of decks) {
    if (!existsSync(join(site, path, 'paper/index.html')))
      throw new Refusal(`No built deck in ${relative(process.cwd(), join(site, path)) || '.'}. Run first: npm run build`)
  }
  await makeWritable(out)
  await printAll(decks, site, out, { scheme: values.dark ? 'dark' : 'light', limit })
  if (out === site)
    await offerFiles('pdf', site, await siteBase(site), found)
})

async function printAll(decks: LoadedDeck[], site: string, out: string, options: PrintOptions): Promise<void> {
  const bar = progressBar(decks.length)
  const server = await serve(site, await siteBase(site))
  try {
    const browser = await launchBrowser()
    try {
      const printed: [LoadedDeck, Uint8Array][] = []
      for (const deck of decks) {
        bar.show(`printing ${deck.name}: ${deck.slides.length} slides`)
        printed.push([deck, await imprint(await printDeck(browser, deck, server.url + deck.path, options), deck)])
        bar.step()
      }
      bar.end()
      // All or none: a deck that fails leaves the earlier PDFs as they were.
      for (const [deck, bytes] of printed)
        await writeWhole(join(out, pdfName(deck)), bytes)
    }
    finally {
      await browser.close()
    }
  }
  finally {
    bar.end()
    await server.close()
  }
}

async function makeWritable(out: string): Promise<void> {
  try {
    await mkdir(out, { recursive: true })
    const probe = join(out, `.write-${process.pid}`)
    await writeFile(probe, '')
    await rm(probe)
  }
  catch (error) {
    throw new Refusal(`Cannot write to ${out} (${(error as NodeJS.ErrnoException).code}). Choose another folder with --out.`)
  }
}

async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  const draft = `${file}.${process.pid}.part`
  try {
    await writeFile(draft, bytes)
    await rename(draft, file)
  }
  catch (error) {
    await rm(draft, { force: true })
    throw new Refusal(`Cannot write ${file} (${(error as NodeJS.ErrnoException).code}). Choose another folder with --out.`)
  }
  console.log(`${relative(process.cwd(), file)}: ${(bytes.length / 1000).toFixed(0)} kB`)
}
