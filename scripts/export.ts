import type { PDFDocument } from '@cantoo/pdf-lib'
import type { Browser, Page } from 'playwright-chromium'
import type { Given } from './lib/core/command.ts'
import type { LoadedDeck } from './lib/core/decks.ts'
import type { StaticServer } from './lib/core/server.ts'
import type { PaperOptions } from './lib/paper/print.ts'
import type { HandoutOptions } from './lib/paper/web-page.ts'
import { existsSync } from 'node:fs'
import { readFile, utimes } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import process from 'node:process'
import { handoutName, pdfName } from '../kit/deck/decks.ts'
import { launchBrowser } from './lib/core/browser.ts'
import { readArguments, Refusal, runCommand } from './lib/core/command.ts'
import { chosenDecks, notesArePublic } from './lib/core/decks.ts'
import { makeWritable, writeAll } from './lib/core/files.ts'
import { progressBar } from './lib/core/progress.ts'
import { projectRoot } from './lib/core/roots.ts'
import { serve } from './lib/core/server.ts'
import { loadTalk } from './lib/faults/talk.ts'
import { loadDrawings } from './lib/paper/drawings.ts'
import { paperFonts } from './lib/paper/fonts.ts'
import { documentDate, handoutOf } from './lib/paper/handout.ts'
import { charactersOf } from './lib/paper/letters.ts'
import { printSlides, withPaper } from './lib/paper/print.ts'
import { slidesIn } from './lib/paper/range.ts'
import { handoutPage, papers } from './lib/paper/web-page.ts'
import { ownStyles } from './lib/paper/web.ts'
import { offerFiles } from './lib/site/extras.ts'
import { builtAt, siteBase, warnIfOld } from './lib/site/folder.ts'
import { isForeign } from './lib/slidev/theme.ts'

const usage = {
  name: 'npx lectern export',
  about: 'Prints slides and handout of every deck of the built site to PDF.',
  flags: {
    'site': { type: 'string', default: 'dist', about: 'folder that npx lectern build wrote' },
    'out': {
      type: 'string',
      about: 'folder for everything; otherwise what the site may offer goes there, handouts with notes to handouts/',
    },
    'deck': { type: 'string', about: 'one deck only, by its locale' },
    'only': { type: 'string', about: 'slides or handout' },
    'range': { type: 'string', about: 'some slides: 3-9,14' },
    'with-clicks': { type: 'boolean', about: 'slides: one page a click' },
    'dark': { type: 'boolean', about: 'slides: dark instead of light' },
    'paper': { type: 'string', default: 'a4', about: 'handout: a4 or letter' },
    'per-page': { type: 'string', default: '1', about: 'handout: 2, 3 or 6 slides a page, with lines to write on' },
    'drawings': { type: 'string', about: 'file of what was drawn in a talk, over the slides it was drawn on' },
    'without-notes': { type: 'boolean', about: 'handout: the reader\'s text in the place of the speaker\'s notes' },
    'limit': { type: 'string', default: '60', about: 'seconds a deck may take to draw' },
  },
} as const

interface Job {
  slides: boolean
  handout: boolean
  notes: boolean
  paper: Omit<PaperOptions, 'range'>
  range?: string
  layout: HandoutOptions
}

runCommand(async () => {
  const { values } = readArguments(usage, process.argv.slice(2))
  const job = jobOf(values)
  const site = resolve(values.site)
  // It starts while the decks are read; where nothing is printed it ends with the command.
  const launching = launchBrowser()
  launching.catch(() => {})
  const all = await loadTalk()
  const decks = chosenDecks(all, values.deck)
  for (const deck of decks) {
    if (job.range)
      slidesIn(job.range, deck.slides.length)
    if (!existsSync(join(site, deck.path, 'paper/index.html'))) {
      throw new Refusal(
        `No built deck in ${relative(process.cwd(), join(site, deck.path)) || '.'}. Run first: npx lectern build`,
      )
    }
  }
  await warnIfOld(site)
  if (await isDarkThemed(site, all))
    job.paper.scheme = 'dark'
  if (values.drawings !== undefined)
    job.paper.drawings = await loadDrawings(values.drawings, decks)
  // Where the site is hosted from, only what its author has made public may lie.
  const out = values.out === undefined ? undefined : resolve(values.out)
  const slidesFolder = out ?? site
  const secret = job.notes && !notesArePublic(all)
  const handoutFolder = out ?? (secret ? join(projectRoot, 'handouts') : site)
  if (job.handout && handoutFolder === site && secret) {
    throw new Refusal(
      `--out ${values.out} is the site that will be hosted, and the handout holds the speaker's notes. Choose another folder or --without-notes, or write handoutNotes: true in ${all[0]!.name}.`,
    )
  }
  for (const folder of [...job.slides ? [slidesFolder] : [], ...job.handout ? [handoutFolder] : []])
    await makeWritable(folder)
  const documents = await printAll(decks, all, site, job, launching)
  const files = documents.map(({ deck, kind, bytes }) => [
    kind === 'slides' ? join(slidesFolder, pdfName(deck)) : join(handoutFolder, handoutName(deck)),
    bytes,
  ] as const)
  await writeAll(files)
  // On the site they are as old as what they show: a build goes by their age.
  const built = await builtAt(site)
  if (built)
    await Promise.all(files.filter(([file]) => dirname(file) === site).map(([file]) => utimes(file, built, built)))
  if ([slidesFolder, handoutFolder].includes(site))
    await offerFiles('pdf', site, await siteBase(site), all)
  if (job.handout && handoutFolder !== site && out === undefined) {
    console.log(
      'The handouts hold the speaker\'s notes, so they lie outside the site. handoutNotes: true in slides.md makes them public.',
    )
  }
})

/** Whether the deck has a theme of its author's choice that knows the dark alone: its words would pale on paper. */
async function isDarkThemed(site: string, [first]: LoadedDeck[]): Promise<boolean> {
  const page = await readFile(join(site, first!.path, 'paper/index.html'), 'utf8').catch(() => '')
  return isForeign(first!.slides[0]!.frontmatter.theme) && /<html [^>]*class="[^"]*\bdark\b/.test(page)
}

function jobOf(values: Given<typeof usage.flags>['values']): Job {
  const limit = Number(values.limit) * 1000
  if (!(limit > 0))
    throw new Refusal(`--limit ${values.limit}: give a number of seconds above 0.`)
  if (!['slides', 'handout', undefined].includes(values.only))
    throw new Refusal(`--only ${values.only}: write --only slides or --only handout.`)
  const paper = values.paper.toLowerCase()
  if (!Object.hasOwn(papers, paper))
    throw new Refusal(`--paper ${values.paper}: write --paper a4 or --paper letter.`)
  const perPage = Number(values['per-page']) as Required<HandoutOptions>['perPage']
  if (![1, 2, 3, 6].includes(perPage))
    throw new Refusal(`--per-page ${values['per-page']}: write 1, 2, 3 or 6.`)
  return {
    slides: values.only !== 'handout',
    handout: values.only !== 'slides',
    // Where lines to write on stand, no notes do.
    notes: !values['without-notes'] && perPage === 1,
    paper: { scheme: values.dark ? 'dark' : 'light', clicks: !!values['with-clicks'], limit },
    range: values.range,
    layout: { paper: paper as HandoutOptions['paper'], perPage },
  }
}

interface Printed {
  deck: LoadedDeck
  kind: 'slides' | 'handout'
  bytes: Uint8Array
}

/** A page that is not laid out before its faces are there. */
function hidden(html: string): string {
  return html.replace('<html', '<html hidden')
}

/** Prints everything before anything is written: a deck that fails leaves the earlier PDFs as they were. */
async function printAll(
  decks: LoadedDeck[],
  all: LoadedDeck[],
  site: string,
  job: Job,
  launching: Promise<Browser>,
): Promise<Printed[]> {
  const kinds = (['slides', 'handout'] as const).filter(kind => job[kind])
  const bar = progressBar(decks.length * kinds.length)
  const base = await siteBase(site)
  const date = documentDate()
  let server: StaticServer | undefined
  try {
    // What writes PDF takes as long to load as a browser to start.
    const { handoutDocument, printHandout, slidesDocument } = await import('./lib/paper/documents.ts')
    const { savePdf } = await import('./lib/paper/pdf.ts')
    const { standIns } = await import('./lib/paper/pictures.ts')
    const fonts = await paperFonts(await charactersOf(decks), base)
    const instead = new Map<string, Uint8Array | Promise<Uint8Array>>(fonts.files)
    const offer = (page: string, html: string) => instead.set(page, new TextEncoder().encode(fonts.into(html)))
    for (const { path } of decks) {
      offer(`${path}paper/index.html`, hidden(await readFile(join(site, path, 'paper/index.html'), 'utf8')))
      const live = `${path}paper/live/index.html`
      if (existsSync(join(site, live)))
        offer(live, await readFile(join(site, live), 'utf8'))
    }
    const { url } = server = await serve(site, base, 0, { instead })
    const browser = await launching
    bar.show(`${decks.map(({ name }) => name).join(', ')}: drawing`)
    const printed = await Promise.all(decks.map(async (deck): Promise<Printed[]> => {
      const range = job.range ? slidesIn(job.range, deck.slides.length) : undefined
      const open = <T>(paper: Job['paper'], work: (page: Page, drawn: Promise<unknown>) => Promise<T>) =>
        withPaper(browser, deck, url + deck.path, { ...paper, range }, (page, drawn) => {
          // A face that could not be cut would only be missing.
          const whole = Promise.all([drawn, ...fonts.files.values()])
          // What breaks before anyone waits for it is told to whoever does.
          whole.catch(() => {})
          return work(page, whole)
        })
      const done: Printed[] = []
      const note = async (kind: Printed['kind'], pdf: PDFDocument) => {
        done.push({ deck, kind, bytes: await savePdf(pdf) })
        bar.step()
      }
      // The handout's pictures are light, and each slide's last.
      const shared = job.paper.scheme === 'light'
      if (job.slides && !(job.handout && shared)) {
        bar.show(`${deck.name}: slides`)
        await note('slides', await open(job.paper, async (page, drawn) => {
          const handout = await handoutOf(deck, job.notes, date)
          await drawn
          return slidesDocument(await printSlides(page), deck, handout)
        }))
      }
      if (!job.handout)
        return done
      const light = { ...job.paper, scheme: 'light', clicks: shared && job.slides && job.paper.clicks } as const
      await open(light, async (page, drawn) => {
        bar.show(`${deck.name}: slides and handout`)
        const handout = await handoutOf(deck, job.notes, date)
        const onSite = await readFile(join(site, deck.path, 'handout/index.html'), 'utf8')
        const drawings = job.paper.drawings?.deck === deck.name ? job.paper.drawings : undefined
        const pictures = standIns(onSite, deck, range, drawings)
        const whole = { deck, decks: all, handout, pictures, base }
        const html = handoutPage(whole, { css: await ownStyles(), ...job.layout })
        offer(`${deck.path}handout/index.html`, hidden(html))
        // Both are printed at once, and the one is finished here while the browser is at the other.
        const printing = printHandout(await page.context().newPage(), `${url}${deck.path}handout/`)
        printing.catch(() => {})
        await drawn
        const slides = await printSlides(page)
        const document = await slidesDocument(slides, deck, handout)
        if (job.slides && shared)
          await note('slides', document)
        await note('handout', await handoutDocument(await printing, deck, handout, document, slides))
      })
      return done
    }))
    return printed.flat()
  }
  finally {
    bar.end()
    await launching.then(browser => browser.close(), () => {})
    await server?.close()
  }
}
