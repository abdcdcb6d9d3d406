import type { LoadedDeck } from './lib/core/decks.ts'
import { Buffer } from 'node:buffer'
import { existsSync } from 'node:fs'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import process from 'node:process'
import { gzipSync } from 'node:zlib'
import { bundleName } from '../kit/deck/decks.ts'
import { inlineDeck } from './lib/bundle/inline.ts'
import { markBundle } from './lib/bundle/plugin.ts'
import { readArguments, runCommand } from './lib/core/command.ts'
import { chosenDecks } from './lib/core/decks.ts'
import { kB, makeWritable, namingFullDisk } from './lib/core/files.ts'
import { atExit, clearAbandoned, removeNow } from './lib/core/lifetime.ts'
import { progressBar } from './lib/core/progress.ts'
import { loadTalk, refuseFaults } from './lib/faults/talk.ts'
import { refuseSecrets, rulesFor } from './lib/site/audit.ts'
import { offerFiles } from './lib/site/extras.ts'
import { siteBase } from './lib/site/folder.ts'
import { buildDeck } from './lib/slidev/run.ts'

const usage = {
  name: 'npx lectern bundle',
  about: 'Writes each deck as one HTML file that opens from a USB stick by double click.',
  flags: {
    out: { type: 'string', default: 'dist', about: 'folder to write' },
    deck: { type: 'string', about: 'one deck only, by its locale' },
  },
} as const

runCommand(async () => {
  const { values } = readArguments(usage, process.argv.slice(2))
  const out = resolve(values.out)
  const found = await loadTalk()
  const decks = chosenDecks(found, values.deck)
  await refuseFaults(decks)
  const work = await workIn(out)
  const files = await namingFullDisk(out, () => bundleAll(decks, work))
  // All or none: a deck that fails leaves the earlier files as they were.
  for (const { name, html } of files) {
    await rename(join(work, 'files', name), join(out, name))
    console.log(
      `${relative(process.cwd(), join(out, name))}: ${kB(Buffer.byteLength(html))}, ${kB(gzipSync(html).length)} compressed`,
    )
  }
  removeNow(work)
  if (existsSync(join(out, 'index.html')))
    await offerFiles('offline', out, await siteBase(out), found)
})

interface Bundle {
  name: string
  html: string
}

async function bundleAll(decks: LoadedDeck[], work: string): Promise<Bundle[]> {
  const bar = progressBar(decks.length)
  const folder = join(work, 'files')
  await mkdir(folder)
  markBundle()
  try {
    const files: Bundle[] = []
    for (const deck of decks) {
      bar.show(`bundling ${deck.name}: ${deck.slides.length} slides`)
      const built = join(work, deck.locale)
      await buildDeck(deck.file, './', built, 'audience')
      const name = bundleName(deck)
      const html = await inlineDeck(built)
      await writeFile(join(folder, name), html)
      files.push({ name, html })
      bar.step()
    }
    await refuseSecrets(folder, await rulesFor(decks), 'Not bundled, because it')
    return files
  }
  finally {
    bar.end()
  }
}

/** A folder to work in on the same disk as `out`. */
async function workIn(out: string): Promise<string> {
  await makeWritable(out)
  clearAbandoned(out, /^\.bundling-(\d+)$/)
  const work = join(out, `.bundling-${process.pid}`)
  atExit(() => removeNow(work))
  await makeWritable(work)
  return work
}
