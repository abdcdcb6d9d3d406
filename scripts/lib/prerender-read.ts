import type { DeckCitations } from '../../kit/citations.ts'
import type { Locale } from '../../snippets/types.ts'
import type { LoadedDeck } from './decks.ts'
import type { LivePage, PageAbout } from './prerender-page.ts'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { dateWords, hostOf } from '../../kit/dates.ts'
import { handoutWords } from '../../kit/handout-words.ts'
import { languageNames, pageTitle, readingWords as words } from '../../kit/ui-words.ts'
import { projectRoot } from './decks.ts'
import { escape, headOf, preloads } from './prerender-page.ts'

export interface ReadingSlide {
  no: number
  title: string
  concept: string
  /** Opens a part. */
  opens: boolean
  /** Belongs to no part, whatever came before. */
  apart: boolean
  /** Plain markup of what the slide says. */
  html: string
}

export interface ReadingDeck {
  deck: LoadedDeck
  locale: Locale
  /** Path of the deck from the host's root, `/…/`. */
  home: string
  /** Home of the deck in each other language. */
  others: { locale: Locale, home: string }[]
  pdf: string
  offline: string
  slides: ReadingSlide[]
  cited: DeckCitations
  /** Text of tokens and reading styles. */
  css: string
}

/** The whole deck as one flowing page: contents, every slide's words with its claims, the sources. */
export function readingPage(about: PageAbout, reading: ReadingDeck, live: LivePage): string {
  const { deck, locale, home, others, pdf, offline, slides, css } = reading
  const ways = [
    `<a href="${escape(home)}">${words.backToSlides[locale]}</a>`,
    ...others.map(other => `<a href="${escape(other.home)}read/" lang="${other.locale}" hreflang="${other.locale}">${languageNames[other.locale]}</a>`),
    `<a href="${escape(home)}handout/">${handoutWords.handout[locale]}</a>`,
    `<a href="${escape(pdf)}">${words.pdf[locale]}</a>`,
    `<a class="offline-file" href="${escape(offline)}" download>${words.offline[locale]}</a>`,
  ].join('\n')
  return `<!DOCTYPE html>
<html lang="${escape(about.lang)}">
<head>
${headOf(about).join('\n')}
${[...live.meta, ...preloads(live.faces, live.faces.map(({ family }) => family).filter(family => locale === 'ko' || !/myung/i.test(family)))].join('\n')}
<style>${live.faces.map(({ rule }) => rule).join('')}${css}</style>
</head>
<body class="reading">
<header class="reading-head">
<p class="kicker">${words.read[locale]}</p>
<h1>${escape(deck.title)}</h1>
${deck.subject ? `<p class="lead">${escape(deck.subject)}</p>` : ''}
<p class="ways">${ways}</p>
</header>
${contents(reading)}
<main>
${slides.map(slide => section(slide, reading)).join('\n')}
${sources(reading)}
</main>
<footer class="reading-foot">
<p>${words.unscripted[locale]}</p>
<p class="ways"><a href="#contents">${words.toTop[locale]}</a> ${ways}</p>
</footer>
</body>
</html>
`
}

function contents({ slides, locale }: ReadingDeck): string {
  const entry = ({ no, title }: ReadingSlide) => `<a href="#s${no}"><span class="no">${no}</span> ${escape(title)}</a>`
  let list = ''
  let open = false
  for (const slide of slides) {
    if (open && (slide.opens || slide.apart)) {
      list += '</ol></li>\n'
      open = false
    }
    list += slide.opens ? `<li class="concept-${escape(slide.concept)}">${entry(slide)}<ol>\n` : `<li>${entry(slide)}</li>\n`
    open ||= slide.opens
  }
  return `<nav class="reading-contents" id="contents" aria-labelledby="contents-name">
<h2 id="contents-name">${words.contents[locale]}</h2>
<ol>
${list}${open ? '</ol></li>\n' : ''}</ol>
</nav>`
}

function section(slide: ReadingSlide, { locale, home }: ReadingDeck): string {
  const kind = slide.opens ? 'reading-part' : 'reading-slide'
  const map = slide.html.includes('class="map-words"') ? slide.html.replace('<ol class="map-words">', `<h3>${words.map[locale]}</h3>\n<ol class="map-words">`) : slide.html
  return `<section class="${kind} concept-${escape(slide.concept)}" id="s${slide.no}">
<p class="no">${slide.no}</p>
<h2>${escape(slide.title)}</h2>
${map.trim()}
<p class="back"><a href="${escape(`${home}${slide.no}/`)}">${words.backToSlide[locale]}</a></p>
</section>`
}

function sources({ cited, locale }: ReadingDeck): string {
  const rows = cited.sources.map(({ number, publisher, title, lang, date, url }) => `<li id="source-${number}"><span class="no">${number}</span> <span>${escape(publisher)}, <a href="${escape(url)}" rel="noopener noreferrer"${lang ? ` lang="${escape(lang)}"` : ''}>${escape(title)}</a> <span class="when">${escape(dateWords(date, locale))} · ${escape(hostOf(url))}</span></span></li>`)
  return `<section class="reading-sources" id="sources" aria-labelledby="sources-name">
<h2 id="sources-name">${words.sources[locale]}</h2>
<ol>
${rows.join('\n')}
</ol>
</section>`
}

/** Title of the reading page. */
export function readingTitle(deck: LoadedDeck, locale: Locale): string {
  return pageTitle(words.read[locale], deck.title)
}

/** Sheets of `styles/` for a page without scripts, the dark palette by preference: it knows no other. */
export async function flowingStyles(...names: string[]): Promise<string> {
  const sheets = await Promise.all(names.map(name => readFile(join(projectRoot, 'styles', name), 'utf8')))
  return sheets.join('\n')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/html\.dark\s*\{([^}]*)\}/g, '@media (prefers-color-scheme: dark) { :root {$1} }')
    .replace(/\s+/g, ' ')
}
