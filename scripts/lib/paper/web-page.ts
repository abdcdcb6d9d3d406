import type { ChartTable, Cell as TableCell } from '../../../kit/charts/table.ts'
import type { Locale } from '../../../kit/schema.ts'
import type { LoadedDeck } from '../core/decks.ts'
import type { PrerenderOptions } from '../site/prerender/prerender.ts'
import type { Handout, HandoutSlide } from './handout.ts'
import { escapeHtml as escape } from '@vue/shared'
import { cellText, isFigure } from '../../../kit/charts/table.ts'
import { bundleName, handoutName, languageName, localeOf, pdfName } from '../../../kit/deck/decks.ts'
import { handoutWords as words } from '../../../kit/words/handout.ts'
import { helpWords, pageTitle } from '../../../kit/words/interface.ts'
import { headOf } from '../site/prerender/head.ts'
import { byParts, colophon } from './handout.ts'

/** Papers by their name, as CSS lengths. */
export const papers = {
  a4: { width: '210mm', height: '297mm' },
  letter: { width: '8.5in', height: '11in' },
} as const

export interface HandoutOptions {
  /** Paper of a PDF; a page of the site takes the reader's own. */
  paper?: keyof typeof papers
  /** Slides to a page: one with its words as long as they are, more with lines to write on. */
  perPage?: 1 | 2 | 3 | 6
}

/** A deck's handout, and the site that it belongs to. */
export interface HandoutWhole extends PrerenderOptions {
  deck: LoadedDeck
  decks: readonly LoadedDeck[]
  handout: Handout
  /** Markup of each slide's picture, by its number. */
  pictures: Record<number, string>
}

export interface HandoutEdition extends HandoutOptions {
  /** Its style; what is said of pages of paper comes after it. */
  css: string
  /** The page's icon, and tags that ask for files before their styles do. */
  ahead?: string[]
}

/** How several slides share a page: rows of them, and lines to write on beside each; the rest is in the style. */
interface Cell {
  rows: number
  lines: number
}

const cells: Partial<Record<number, Cell>> = {
  2: { rows: 2, lines: 3 },
  3: { rows: 3, lines: 8 },
  6: { rows: 3, lines: 3 },
}

/**
 * The handout, on the site and on paper: no script, every slide as a picture, its words, its claims and their sources.
 * Slides without a picture are left out, and sources that none of the others cites.
 */
export function handoutPage(
  { deck, decks, handout: whole, pictures, base, site }: HandoutWhole,
  { css, ahead = [], paper, perPage = 1 }: HandoutEdition,
): string {
  const handout = onlyPictured(whole, pictures)
  const { locale, title, lead, slides, sources, key } = handout
  const home = base + deck.path
  const cell = cells[perPage]
  const head = headOf({
    lang: deck.lang,
    title: pageTitle(words.handout[locale]!, deck.title),
    description: deck.subject ?? deck.title,
    path: `${home}handout/`,
    twins: decks.map(({ lang, path }) => ({ lang, path: `${base}${path}handout/` })),
    picture: `${home}preview/1.jpg`,
    site,
  })
  const others = decks.filter(other => other !== deck).map(other => ({ ...other, locale: localeOf(other.lang) }))
  // The files are shown once they lie there.
  const ways = [
    `<a href="${escape(home)}">${words.slides[locale]}</a>`,
    ...others.map(({ path, locale }) =>
      `<a href="${escape(base + path)}handout/" lang="${locale}" hreflang="${locale}">${languageName(locale)}</a>`),
    `<a href="${escape(base + pdfName(deck))}">${words.slidesPdf[locale]}</a>`,
    `<a href="${escape(base + handoutName(deck))}">${words.handoutPdf[locale]}</a>`,
    `<a class="offline-file" href="${escape(base + bundleName(deck))}" download>${helpWords.offline[locale]}</a>`,
  ].join('\n')
  return `<!DOCTYPE html>
<html lang="${escape(deck.lang)}">
<head>
${head.join('\n')}
${ahead.join('\n')}
<style>${css}${pageRules(handout, paper, cell)}</style>
</head>
<body class="handout${cell ? ` with-lines per-${perPage}` : ''}">
<header class="handout-head">
<p class="kicker">${words.handout[locale]}</p>
<h1>${escape(title)}</h1>
<p class="lead">${escape(lead)}</p>
<div class="colophon">${colophon(handout).map(line => `<p>${line}</p>`).join('')}</div>
<p class="ways">${ways}</p>
</header>
${contents(handout, cell)}
${key && `<section class="key" aria-labelledby="key-name">
<h2 id="key-name">${words.key[locale]}</h2>
<p>${words.keyAbout[locale]}</p>
<ul>${key}</ul>
</section>`}
<main>
${slides.flatMap((slide, index) => [
  ...opensAppendix(slides, index) && !cell
    ? [`<h2 class="handout-appendix" id="appendix">${words.appendix[locale]}</h2>`]
    : [],
  section(slide, handout, pictures[slide.no]!, home, cell),
]).join('\n')}
${sources.length > 0 ? sourceSection(handout) : ''}
</main>
<footer class="handout-foot">
<p class="unscripted">${words.unscripted[locale]}</p>
<p class="ways"><a href="#contents">${words.toContents[locale]}</a> ${ways}</p>
</footer>
</body>
</html>
`
}

function onlyPictured(handout: Handout, pictures: HandoutWhole['pictures']): Handout {
  const slides = handout.slides.filter(({ no }) => pictures[no] !== undefined)
  const shown = new Set(slides.map(({ no }) => no))
  const sources = handout.sources.map(source => ({ ...source, slides: source.slides.filter(no => shown.has(no)) }))
  return { ...handout, slides, sources: sources.filter(({ slides }) => slides.length > 0) }
}

/** The margins and what stands in them; every page but the first names the talk, and says its own number. */
function pageRules({ title, locale }: Handout, paper: HandoutOptions['paper'], cell: Cell | undefined): string {
  const text = (words: string) =>
    `"${words.replace(/["\\<]/g, character => `\\${character.codePointAt(0)!.toString(16)} `)}"`
  const size = paper ? `size:${papers[paper].width} ${papers[paper].height};` : ''
  const box = (name: string, content: string) =>
    `@${name}{content:${content};color:#5a4e42;font:400 10.5px/16px Pretendard,sans-serif}`
  const boxes = [
    box('top-left', text(title)),
    box('top-right', text(words.handout[locale]!)),
    box('bottom-right', 'counter(page)'),
  ]
  const none = ['top-left', 'top-right', 'bottom-right'].map(name => `@${name}{content:none}`).join('')
  const { height } = papers[paper ?? 'a4']
  const place = cell
    ? `@media print{.with-lines .handout-slide{height:calc((${height} - 36mm) / ${cell.rows} - 0.2mm)}}`
    : ''
  return `@page{${size}margin:19mm 18mm 17mm;${boxes.join('')}}@page:first{margin-top:18mm;${none}}${place}`
}

function sourceSection({ sources, slides, locale }: Handout): string {
  const labels = new Map(slides.map(({ no, label }) => [no, label]))
  return `<section class="handout-sources" id="sources" aria-labelledby="sources-name">
<h2 id="sources-name">${words.sources[locale]}</h2>
<ol>
${sources.map(({ number, html, slides: cited }) => {
  const last = cited.length - 1
  const back = cited.map((no, at) => `<a href="#slide-${no}">${labels.get(no)}${at < last ? ',' : ''}</a>`).join(' ')
  const citedOn = words[last > 0 ? 'citedOnSlides' : 'citedOnSlide'][locale]
  return `<li id="source-${number}"><span class="no">${number}</span> <span>${html} `
    + `<span class="back">${citedOn} ${back}</span></span></li>`
}).join('\n')}
</ol>
</section>`
}

function contents({ slides, sources, locale }: Handout, cell: Cell | undefined): string {
  // The number of its page, which an export fills in once it has laid the document out.
  const at = ' <span class="dots" aria-hidden="true"></span> <span class="at"></span>'
  const entry = ({ no, label, title }: HandoutSlide) =>
    `<a href="#slide-${no}"><span class="no">${label}</span> <span class="name">${escape(title)}</span>${at}</a>`
  const plain = (id: string, name: string) =>
    `<li class="concept-plain"><a href="#${id}"><span class="no"></span> <span class="name">${name}</span>${at}</a>`
  const rows = byParts(slides).map(({ head, slides }) => {
    const below = slides.map(slide => `<li>${entry(slide)}</li>`).join('\n')
    const list = below && `<ol>${below}</ol>`
    if (head)
      return `<li class="concept-${escape(head.concept)}">${entry(head)}${list}</li>`
    const [first] = slides as [HandoutSlide]
    // Where several slides share a page, no heading stands before it.
    if (first.appendix)
      return `${plain(cell ? `slide-${first.no}` : 'appendix', words.appendix[locale]!)}${list}</li>`
    // Of a part whose own slide is not among these, the slides stand by themselves.
    return below
  })
  if (sources.length > 0)
    rows.push(`${plain('sources', words.sources[locale]!)}</li>`)
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

function section(
  slide: HandoutSlide,
  { locale, notes }: Handout,
  picture: string,
  home: string,
  cell: Cell | undefined,
): string {
  const tag = `h${slide.level}`
  const part = (kind: string, name: string, content: string) =>
    `<div class="${kind}">${name && `<h${slide.level + 1} class="label">${name}</h${slide.level + 1}>\n`}${content}</div>`
  const heading = `<${tag}><span class="no">${slide.label}</span> ${escape(slide.title)}</${tag}>`
  const beside = cell
    ? `<div class="lines" aria-hidden="true">${'<i></i>'.repeat(cell.lines)}</div>`
    : slide.text && part('said', notes ? words.notes[locale]! : '', `<div class="handout-text">${slide.text}</div>`)
  const below = cell
    ? []
    : [
        ...slide.maps.map(({ sentences }) =>
          part(
            'in-words',
            words.map[locale]!,
            `<ol class="handout-words">${sentences.map(sentence => `<li>${escape(sentence)}</li>`).join('')}</ol>`,
          ),
        ),
        ...(slide.tables.length
          ? [part('numbers', words.numbers[locale]!, slide.tables.map(table => tableMarkup(table, locale)).join('\n'))]
          : []),
        ...(slide.claims.length
          ? [
              part(
                'rests',
                words.claims[locale]!,
                `<ul class="handout-claims">${slide.claims.map(html => `<li>${html}</li>`).join('\n')}</ul>`,
              ),
            ]
          : []),
        `<p class="back"><a href="${escape(home)}${slide.no}/">${words.openSlide[locale]}</a></p>`,
      ]
  const kinds = [
    `handout-slide concept-${escape(slide.concept)}`,
    ...slide.part === slide.title ? ['opens'] : [],
    ...isBroad(slide, locale) ? ['broad'] : [],
  ]
  return `<section class="${kinds.join(' ')}" id="slide-${slide.no}">
<div class="shown">
${[heading, picture, beside].filter(Boolean).join('\n')}
</div>
${below.join('\n')}
</section>`
}

function tableMarkup({ id, caption, head, rows }: ChartTable, locale: Locale): string {
  const row = (cells: string[]) => `<tr>${cells.join('')}</tr>`
  const kind = (...cells: TableCell[]) => cells.every(isFigure) ? ' class="figure"' : ''
  const above = head.map((text, at) =>
    `<th scope="col"${at > 0 ? kind(...rows.map(cells => cells[at]!)) : ''}>${escape(text)}</th>`)
  const cell = (each: TableCell, at: number) => {
    const text = escape(cellText(each, locale))
    return at === 0 ? `<th scope="row">${text}</th>` : `<td${kind(each)}>${text}</td>`
  }
  // Where a window is too narrow for it, it scrolls, by keys too.
  return `<div class="wide" tabindex="0"><table>
<caption>${escape(caption)}</caption>
<thead>${row(above)}</thead>
<tbody>${rows.map(cells => row(cells.map(cell))).join('\n')}</tbody>
</table></div>
<p class="csv"><a href="${id}.csv" download>${words.csv[locale]}<span class="of">: ${escape(caption)}</span></a></p>`
}

/**
 * Whether the claims are better set in two columns below picture and words: reckoned in lines of half a page's width.
 */
function isBroad({ text, claims }: HandoutSlide, locale: Locale): boolean {
  const wide = locale === 'ko' ? 27 : 52
  const rows = (html: string) => Math.ceil(html.replace(/<svg[\s\S]*?<\/svg>|<[^>]*>/g, '').length / wide)
  const said = rows(text) * 19
  const rests = claims.reduce((sum, claim) => sum + rows(claim) * 16 + 40, 0)
  const picture = 185
  return Math.max(picture, said) + rests / 2 < Math.max(picture + rests, said) * 0.8
}
