import type { Page } from 'playwright-chromium'
import type { LoadedDeck } from '../core/decks.ts'
import type { AboutDocuments, PrintedHandout } from './finish.ts'
import type { Handout } from './handout.ts'
import { handoutWords } from '../../../kit/words/handout.ts'
import { withoutEntities } from '../../../kit/words/markdown.ts'
import { makeRoomForNumbers } from './contents-in-page.ts'
import { sayWords, takePictures } from './pictures-in-page.ts'
import { nameTargets, tellReadings } from './targets-in-page.ts'

/** What a deck's documents say of themselves. */
export function aboutDocuments(deck: LoadedDeck, handout: Handout): AboutDocuments {
  const { title, lang, author, subject, keywords } = deck
  const { locale, slides } = handout
  return {
    title,
    lang,
    author,
    subject,
    keywords,
    handoutTitle: `${title}: ${handoutWords.handout[locale]}`,
    contents: handoutWords.contents[locale]!,
    sources: handoutWords.sources[locale]!,
    slides: slides.map(({ no, label, title, level, part }) => ({ no, label, title, level, part })),
    links: linkWords(handout),
  }
}

/** What links lead to: slides and lists by their names, sources by theirs. */
function linkWords({ locale, slides, sources, licence }: Handout): Map<string, string> {
  const plain = (html: string) => withoutEntities(html.replace(/<[^>]*>/g, '')).replace(/\s+/g, ' ').trim()
  const hrefs = (html: string) =>
    [...html.matchAll(/href="([^"#][^"]*)"[^>]*>([\s\S]*?)<\/a>/g)].map(
      ([, href, words]) => [new URL(plain(href!)).href, plain(words!)] as const,
    )
  return new Map([
    ...slides.flatMap(({ claims }) => claims.flatMap(hrefs)),
    ...sources.flatMap(({ html }) => hrefs(html)),
    ...licence?.url ? [[new URL(licence.url).href, licence.name] as const] : [],
    ...slides.flatMap(({ no, label, title }) =>
      ['slide', 'paper'].map(kind => [`${kind}-${no}`, `${label}: ${title}`] as const),
    ),
    ...sources.map(
      ({ number, html }) => [`source-${number}`, `${handoutWords.sources[locale]} ${number}: ${plain(html)}`] as const,
    ),
    ['sources', handoutWords.sources[locale]!],
    ['appendix', handoutWords.appendix[locale]!],
    ['contents', handoutWords.contents[locale]!],
  ])
}

/** What each slide of a page on paper shows, in words, by its number. */
export async function wordsOf(page: Page, handout: Handout): Promise<Record<number, string>> {
  await page.evaluate(tellReadings)
  return page.evaluate(sayWords, mapsInWords(handout))
}

/** The page's own pictures, by slide; the slides can't be printed from that page any more. */
export async function picturesOf(page: Page, handout: Handout): Promise<Record<number, string>> {
  return page.evaluate(takePictures, await wordsOf(page, handout))
}

/** Prints the handout that a page shows, in whose pictures' place something stands for each. */
export async function printHandout(page: Page, address: string): Promise<PrintedHandout> {
  await page.emulateMedia({ media: 'print', colorScheme: 'light' })
  await page.goto(address)
  await page.evaluate(() => document.fonts.ready)
  await page.evaluate(() => {
    // Chromium tells the language of a passage only where the passage is something of its own.
    document.querySelectorAll('span[lang]:not([role])').forEach(passage => passage.setAttribute('role', 'note'))
    // A section may begin at the foot of a page and its heading on the next.
    for (const section of document.querySelectorAll('.handout-slide')) {
      const heading = section.querySelector('h2, h3')!
      heading.id = section.id
      section.removeAttribute('id')
    }
  })
  await page.evaluate(nameTargets)
  const numbers = await page.evaluate(makeRoomForNumbers)
  // Drawn once as it stands: Chromium else prints, now and then, what lies beyond each page as well.
  await page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve))))
  return { bytes: await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true }), numbers }
}

/** What the pictures' alternative text says beyond the words drawn in them: the maps, sentence by sentence. */
function mapsInWords({ slides }: Handout): Record<number, string> {
  return Object.fromEntries(slides.filter(({ maps }) => maps.length > 0).map(({ no, maps }) =>
    [no, maps.map(({ summary, sentences }) => [summary, ...sentences].join(' ')).join(' ')]))
}
