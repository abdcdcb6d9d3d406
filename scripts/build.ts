import type { Browser } from 'playwright-chromium'
import type { LoadedDeck } from './lib/core/decks.ts'
import type { PrerenderOptions } from './lib/site/prerender/prerender.ts'
import { join, relative, resolve } from 'node:path'
import process from 'node:process'
import { launchBrowser } from './lib/core/browser.ts'
import { readArguments, Refusal, runCommand } from './lib/core/command.ts'
import { namingFullDisk, realFolder } from './lib/core/files.ts'
import { lastChange } from './lib/core/inputs.ts'
import { removeNow } from './lib/core/lifetime.ts'
import { progressBar } from './lib/core/progress.ts'
import { projectRoot } from './lib/core/roots.ts'
import { serve } from './lib/core/server.ts'
import { loadTalk, refuseFaults } from './lib/faults/talk.ts'
import { wordsLeftEnglish } from './lib/faults/words.ts'
import { refuseSecrets, rulesFor } from './lib/site/audit.ts'
import { keepExtras } from './lib/site/extras.ts'
import { compressedSize, swapIn, workBeside, writeNotFound } from './lib/site/folder.ts'
import { buildDecks, writeRoutes } from './lib/slidev/run.ts'

const usage = {
  name: 'npx lectern build',
  about: 'Writes the audience edition of every deck as a static site.',
  flags: {
    base: { type: 'string', default: '/', about: 'address the site will be served from, /…/' },
    out: { type: 'string', default: 'dist', about: 'folder to write' },
    site: {
      type: 'string',
      default: '',
      about: 'origin it will be served from, https://…: canonical addresses and the sitemap need it',
    },
  },
} as const

runCommand(async () => {
  const { values } = readArguments(usage, process.argv.slice(2))
  const base = checkedBase(values.base)
  const out = await checkedOut(values.out)
  const origin = checkedOrigin(values.site)
  const decks = await loadTalk()
  await refuseFaults(decks)
  const work = await workBeside(out)
  const changed = await lastChange()
  let told: string[]
  try {
    // First of all: one that does not start is said at once, and its being installed can be seen here.
    const browser = await launchBrowser()
    try {
      told = await namingFullDisk(work, async () => [
        ...await buildSite(decks, { base, site: origin }, work, browser),
        ...await keepExtras(out, join(work, 'site'), base, decks, changed),
      ])
    }
    finally {
      await browser.close()
    }
    await swapIn(join(work, 'site'), out)
  }
  finally {
    removeNow(work)
  }
  told.push(...wordsLeftEnglish(decks))
  told.forEach(line => console.log(line))
  console.log(`Built ${relative(process.cwd(), out) || '.'} for ${base}. The PDFs come with: npx lectern export`)
})

function checkedBase(base: string): string {
  if (!/^\/(?:(?:[\w.~-]|%[\da-f]{2})+\/)*$/i.test(base))
    throw new Refusal(`--base ${base}: begin and end it with a slash, for example --base /talks/mine/`)
  // Whoever asks for such an address asks for another: a browser takes the dots as steps.
  if (URL.parse(base, 'http://host')?.pathname !== base) {
    throw new Refusal(
      `--base ${base}: no browser asks for that address. Name the folders from the host's root, for example --base /talks/mine/`,
    )
  }
  return base
}

/** The origin without a slash at its end; undefined where none was given. */
function checkedOrigin(site: string): string | undefined {
  if (!site)
    return undefined
  const url = URL.parse(site)
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search || url.hash || url.username) {
    throw new Refusal(
      `--site ${site}: give the origin alone, for example --site https://talks.example.org (the path belongs to --base)`,
    )
  }
  return url.origin
}

async function checkedOut(out: string): Promise<string> {
  const folder = await realFolder(resolve(out))
  if (folder === projectRoot || projectRoot.startsWith(`${folder}/`)) {
    throw new Refusal(
      `--out ${out} would replace the project itself. Choose a folder of its own, for example --out dist`,
    )
  }
  return folder
}

/** Builds the site and looks through it; returns what there is to say of it. */
async function buildSite(
  decks: LoadedDeck[],
  { base, site: origin }: PrerenderOptions,
  work: string,
  browser: Browser,
): Promise<string[]> {
  const built: string[] = []
  const told: string[] = []
  const begun = Date.now()
  const seconds = (since: number) => ((Date.now() - since) / 1000).toFixed(1)
  const site = await buildDecks(decks, work, base, 'audience', async (folder, index) => {
    const { name, slides } = decks[index]!
    await writeRoutes(folder, slides.map((_, slide) => String(slide + 1)))
    const size = (await compressedSize(folder) / 1000).toFixed(0)
    built.push(`${name}: ${slides.length} slides, ${size} kB of script and style compressed, ${seconds(begun)} s`)
  })
  await writeNotFound(site, base, decks)
  const { prerenderSite } = await import('./lib/site/prerender/prerender.ts')
  const { writePaper } = await import('./lib/paper/web.ts')
  const drawn = Date.now()
  const server = await serve(site, base)
  const drawing = progressBar(decks.reduce((sum, { slides }) => sum + slides.length, 0))
  drawing.show('drawing a page for each slide, and the handouts')
  try {
    told.push(...await prerenderSite(site, server.url, browser, decks, { base, site: origin }, drawing.step))
    told.push(...await writePaper(site, server.url, browser, decks, { base, site: origin }))
  }
  finally {
    drawing.end()
    await server.close()
  }
  built.push(`A page for each slide, and the handouts, ${seconds(drawn)} s`)
  await refuseSecrets(site, await rulesFor(decks), 'Not published, because the site')
  return [...built, ...told]
}
