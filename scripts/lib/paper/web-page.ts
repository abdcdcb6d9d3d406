import type { Locale } from '../../../snippets/types.ts'
import type { PageAbout } from '../prerender-page.ts'
import type { Handout, HandoutSlide } from './handout.ts'
import { escapeHtml as escape } from '@vue/shared'
import { languageName } from '../../../kit/decks.ts'
import { handoutWords as words } from '../../../kit/handout-words.ts'
import { helpWords } from '../../../kit/ui-words.ts'
import { headOf } from '../prerender-page.ts'
import { colophon } from './handout.ts'

export interface HandoutPage {
  handout: Handout
  /** Markup of each slide's picture, by its number. */
  pictures: Record<number, string>
  /** Path of the deck from the host's root, `/…/`. */
  home: string
  /** Home of the deck in each other language. */
  others: { locale: Locale, home: string }[]
  /** Paths of the PDFs, shown once they lie there. */
  pdfs: { slides: string, handout: string }
  /** Path of the one file for offline use, shown once it lies there. */
  offline: string
  icon: string
  /** Style sheets, in the order they hold. */
  css: string[]
}

/** The handout as a page of the site: no script, every slide as a picture, its words, its claims and their sources. */
export function handoutPage(about: PageAbout, { handout, pictures, home, others, pdfs, offline, icon, css }: HandoutPage): string {
  const { locale, title, lead, slides, sources, key } = handout
  const ways = [
    `<a href="${escape(home)}">${words.slides[locale]}</a>`,
    ...others.map(other => `<a href="${escape(other.home)}handout/" lang="${other.locale}" hreflang="${other.locale}">${languageName(other.locale)}</a>`),
    `<a href="${escape(pdfs.slides)}">${words.slidesPdf[locale]}</a>`,
    `<a href="${escape(pdfs.handout)}">${words.handoutPdf[locale]}</a>`,
    `<a class="offline-file" href="${escape(offline)}" download>${helpWords.offline[locale]}</a>`,
  ].join('\n')
  return `<!DOCTYPE html>
<html lang="${escape(about.lang)}">
<head>
${headOf(about).join('\n')}
${icon}
${css.map(text => `<style>${text}</style>`).join('\n')}
</head>
<body class="handout">
<header class="handout-head">
<p class="kicker">${words.handout[locale]}</p>
<h1>${escape(title)}</h1>
<p class="lead">${escape(lead)}</p>
<p class="ways">${ways}</p>
</header>
${contents(slides, locale)}
<main>
<section class="key" aria-labelledby="key-name">
<h2 id="key-name">${words.key[locale]}</h2>
<p>${words.keyAbout[locale]}</p>
<ul>${key}</ul>
</section>
${slides.map((slide, index) => `${opensAppendix(slides, index) ? `<h2 class="handout-appendix" id="appendix">${words.appendix[locale]}</h2>\n` : ''}${section(slide, handout, pictures[slide.no] ?? '', home)}`).join('\n')}
<section class="handout-sources" id="sources" aria-labelledby="sources-name">
<h2 id="sources-name">${words.sources[locale]}</h2>
<ol>
${sources.map(({ number, html, slides: cited }) => `<li id="source-${number}"><span class="no">${number}</span> <span>${html} <span class="back">${words.citedOnSlides[locale]} ${cited.map(no => `<a href="#slide-${no}">${slides[no - 1]!.label}</a>`).join(' ')}</span></span></li>`).join('\n')}
</ol>
</section>
</main>
<footer class="handout-foot">
<p>${words.unscripted[locale]}</p>
${colophon(handout).map(line => `<p>${line}</p>`).join('\n')}
<p class="ways"><a href="#contents">${words.toContents[locale]}</a> ${ways}</p>
</footer>
</body>
</html>
`
}

function contents(slides: readonly HandoutSlide[], locale: Locale): string {
  const entry = ({ no, label, title }: HandoutSlide) => `<a href="#slide-${no}"><span class="no">${label}</span> ${escape(title)}</a>`
  const rows: string[] = []
  for (const [index, slide] of slides.entries()) {
    const below = slides[index + 1]?.level === 3 && !opensAppendix(slides, index + 1)
    if (opensAppendix(slides, index))
      rows.push(`<li class="concept-plain"><a href="#appendix"><span class="no"></span> ${words.appendix[locale]}</a><ol>`)
    if (slide.level === 2)
      rows.push(`<li class="concept-${escape(slide.concept)}">${entry(slide)}${below ? '<ol>' : '</li>'}`)
    else
      rows.push(`<li>${entry(slide)}</li>${below ? '' : '</ol></li>'}`)
  }
  return `<nav class="handout-contents" id="contents" aria-labelledby="contents-name">
<h2 id="contents-name">${words.contents[locale]}</h2>
<ol>
${rows.join('\n')}
</ol>
</nav>`
}

/** Whether a slide is the first of the appendix, which no slide of its own opens. */
function opensAppendix(slides: readonly HandoutSlide[], index: number): boolean {
  return !!slides[index]?.appendix && !slides[index - 1]?.appendix
}

function section(slide: HandoutSlide, { locale, notes }: Handout, picture: string, home: string): string {
  const tag = `h${slide.level}`
  const label = (text: string) => `<h${slide.level + 1} class="label">${text}</h${slide.level + 1}>`
  const parts = [
    `<${tag}><span class="no">${slide.label}</span>${escape(slide.title)}</${tag}>`,
    picture,
    ...slide.text ? [...notes ? [label(words.notes[locale])] : [], `<div class="handout-text">${slide.text}</div>`] : [],
    ...slide.maps.map(({ sentences }) => `${label(words.map[locale])}\n<ol class="handout-words">${sentences.map(sentence => `<li>${escape(sentence)}</li>`).join('')}</ol>`),
    ...slide.claims.length ? [label(words.claims[locale]), `<ul class="handout-claims">${slide.claims.map(html => `<li>${html}</li>`).join('\n')}</ul>`] : [],
    `<p class="back"><a href="${escape(home)}${slide.no}/">${words.openSlide[locale]}</a></p>`,
  ]
  return `<section class="handout-slide concept-${escape(slide.concept)}${slide.part === slide.title ? ' opens' : ''}" id="slide-${slide.no}">
${parts.join('\n')}
</section>`
}
