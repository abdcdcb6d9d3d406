import type { Browser } from 'playwright-chromium'
import type { LoadedDeck } from './lib/core/decks.ts'
import type { Finding } from './lib/site/audit.ts'
import type { PrerenderOptions } from './lib/site/prerender/prerender.ts'
import { mkdir, rename } from 'node:fs/promises'
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
import { auditSite, rulesFor } from './lib/site/audit.ts'
import { keepExtras } from './lib/site/extras.ts'
import { compressedSize, swapIn, workBeside, writeDeepLinks, writeNotFound } from './lib/site/folder.ts'
import { buildDeck } from './lib/slidev/run.ts'

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
  const base = checkedBase(String(values.base))
  const out = await checkedOut(String(values.out))
  const origin = checkedOrigin(String(values.site))
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
  const site = join(work, 'site')
  // Two cores or more are common, and a build waits a good deal: together they take two thirds of the time.
  const others = new AbortController()
  const building = progressBar(decks.length)
  building.show(`building ${decks.map(({ name }) => name).join(', ')}`)
  const built: string[] = []
  const builds = decks.map(async (deck, index) => {
    const begun = Date.now()
    const folder = join(work, String(index))
    await buildDeck(deck.file, base + deck.path, folder, 'audience', others.signal)
    await writeDeepLinks(folder, deck.slides.length)
    const size = (await compressedSize(folder) / 1000).toFixed(0)
    building.step()
    built.push(
      `${deck.name}: ${deck.slides.length} slides, ${size} kB of script and style compressed, ${((Date.now() - begun) / 1000).toFixed(1)} s`,
    )
  })
  try {
    await Promise.all(builds)
  }
  catch (error) {
    others.abort()
    await Promise.allSettled(builds)
    throw error
  }
  finally {
    building.end()
  }
  for (const [index, deck] of decks.entries()) {
    if (deck.path)
      await mkdir(site, { recursive: true })
    await rename(join(work, String(index)), join(site, deck.path))
  }
  await writeNotFound(site, base, decks)
  const { prerenderSite } = await import('./lib/site/prerender/prerender.ts')
  const { writeHandouts } = await import('./lib/paper/web.ts')
  const begun = Date.now()
  const server = await serve(site, base)
  const drawing = progressBar(decks.reduce((sum, { slides }) => sum + slides.length, 0))
  drawing.show('drawing a page for each slide, and the handouts')
  try {
    await prerenderSite(site, server.url, browser, decks, { base, site: origin }, drawing.step)
    await writeHandouts(site, server.url, browser, decks, { base, site: origin })
  }
  finally {
    drawing.end()
    await server.close()
  }
  built.push(`A page for each slide, and the handouts, ${((Date.now() - begun) / 1000).toFixed(1)} s`)
  const findings = await auditSite(site, await rulesFor(decks, origin))
  if (findings.length > 0) {
    throw new Refusal([
      'Not published, because the site holds what is not for the audience:',
      ...summary(findings),
      'Remove it from the slide or component; a page that slides link to belongs in snippets/sources.ts.',
    ].join('\n'))
  }
  return built
}

/** One line for each thing found, with the files it is in; the first dozen say enough. */
function summary(findings: Finding[]): string[] {
  const places = Map.groupBy(findings, ({ what }) => what)
  const lines = [...places].map(
    ([what, [first, ...rest]]) => `  ${first!.file}${rest.length ? ` and ${rest.length} more` : ''} ${what}`,
  )
  return lines.length > 12 ? [...lines.slice(0, 12), `  … and ${lines.length - 12} more`] : lines
}
