import type { Scheme } from '../../../../kit/look/hues.ts'
import type { Face, FirstFace } from './faces.ts'
import type { PageAbout } from './head.ts'
import type { CapturedSlide } from './in-page.ts'
import { escapeHtml as escape } from '@vue/shared'
import { minifySync } from 'vite'
import { asWritten, isElsewhere } from '../../slidev/page-tags.ts'
import { firstStyle } from './css.ts'
import { asData, firstFacesScript, firstFacesTags } from './faces.ts'
import { headOf, policyOf } from './head.ts'
import { runStill } from './still-in-page.ts'

/** What the live deck's own page loads, and its faces. */
export interface LivePage {
  /** Tags that load nothing and start nothing: the icon, the deck's one scheme, what an author's `index.html` adds. */
  meta: string[]
  /** The one scheme that the deck is fixed to. */
  scheme?: Scheme
  styles: string[]
  scripts: string[]
  body: string
  faces: Face[]
}

/** Light or dark as the visitor chose on an earlier visit, or else prefers: known before the first paint. */
const schemeScript
  = 'var s;try{s=localStorage.getItem(\'slidev-color-schema\')}catch(e){}document.documentElement.classList.add(/^(dark|light)$/.test(s)?s:matchMedia(\'(prefers-color-scheme:dark)\').matches?\'dark\':\'light\')'

/** The still slide's own clicks and keys. */
const stillScript = minifySync('still.js', `(${runStill})()`).code.trim()

/** The Content-Security-Policy of every page with scripts; what only a header may say stands in `headerPolicy`. */
export const policy = policyOf([schemeScript, firstFacesScript, stillScript])

export const headerPolicy = `${policy}; frame-ancestors 'self'`

/** The scale by CSS alone; the live deck waits unseen below, and the bar until all of it has come. */
const frame
  = '#first-paint{--slidev-slide-scale:var(--stage-scale);position:fixed;inset:0;z-index:50;width:auto;height:auto;overflow:hidden;background:var(--ground)!important}#first-paint *{animation:none!important}#first-paint~:is(#app,.audience-bar,.audience-reading){visibility:hidden}#first-paint .audience-bar:not(:has(.bar-help)){visibility:hidden}'

/** Without scripts nothing comes in by clicks: all of it is there. And no button does anything. */
const scriptless
  = '#first-paint :is(.slidev-vclick-hidden,.later){opacity:1!important;visibility:visible!important;transform:none!important}#first-paint :is(h1,h2){opacity:1!important}#first-paint .audience-bar button{display:none}'

/** What a slide's page needs besides the slide: letters for its first paint, files of the live deck. */
export interface SlideFiles {
  /** Faces with the letters of its headings. */
  firstFaces: FirstFace[]
  /** Scripts and styles with the slide in the live deck, which its main script would only ask for later. */
  parts: string[]
}

/** A slide's own page: the slide itself first, then the live deck that will take its place. */
export function slidePage(
  about: PageAbout,
  slide: CapturedSlide,
  live: LivePage,
  { firstFaces, parts }: SlideFiles,
): string {
  const first = firstFacesTags(firstFaces, slide.display)
  const classes = live.scheme ? `with-bar ${live.scheme}` : 'with-bar'
  const clicks
    = slide.clicks.length > 0
      ? `<script type="application/json" id="first-clicks">${asData(slide.clicks)}</script>\n`
      : ''
  return `<!DOCTYPE html>
<html lang="${escape(about.lang)}" class="${classes}">
<head>
${headOf(about, policy).join('\n')}
${[...live.meta, ...live.styles.map(waiting)].join('\n')}
${schemeTag(live)}${first ? `${first.data}\n` : ''}<script>${firstFacesScript}</script>
<style>${live.faces.map(({ rule }) => rule).join('')}</style>
<style id="first-style">${firstStyle(slide.rules, slide.html + frame)}${frame}${first?.style ?? ''}</style>
<noscript><style>${scriptless}</style></noscript>
</head>
<body${slide.bodyStyle ? ` style="${escape(slide.bodyStyle)}"` : ''}>
<div id="first-paint">${slide.html}</div>
${clicks}<script>${stillScript}</script>
${live.body}
${[...preloads(live.faces, facesInOrder(slide)), ...parts.map(ahead), ...live.scripts].join('\n')}
</body>
</html>
`
}

/** Nothing is left to choose where the deck has only one scheme. */
function schemeTag({ scheme }: LivePage): string {
  return scheme ? '' : `<script>${schemeScript}</script>\n`
}

/**
 * The faces that the slide wants, those of its running text first: its headings have their letters already.
 * They stand behind the slide, for a browser waits with the first paint for what it preloads in the head.
 */
function facesInOrder({ faces, display }: CapturedSlide): string[] {
  return Object.keys(faces).sort((a, b) => Number(display.own.includes(a)) - Number(display.own.includes(b)))
}

/** Asks for a file of the live deck before its main script does. */
function ahead(file: string): string {
  return file.endsWith('.css')
    ? `<link rel="preload" as="style" crossorigin href="${escape(file)}">`
    : `<link rel="modulepreload" crossorigin href="${escape(file)}">`
}

/**
 * A style sheet that holds up nothing: the live deck's script turns it on. It stands in the head all the same,
 * because the sheets of single slides, which come later, must come after it.
 */
function waiting(link: string): string {
  return link.replace('<link', '<link media="print" data-live')
}

/** A page of the live deck that is no slide (the deck on paper). */
export function barePage(about: PageAbout, live: LivePage): string {
  return `<!DOCTYPE html>
<html lang="${escape(about.lang)}"${live.scheme ? ` class="${live.scheme}"` : ''}>
<head>
${headOf({ ...about, twins: [] }, policy).join('\n')}
<meta name="robots" content="noindex">
${live.meta.join('\n')}
${schemeTag(live)}<style>${live.faces.map(({ rule }) => rule).join('')}</style>
${[...live.styles, ...live.scripts].join('\n')}
</head>
<body>
${live.body}
</body>
</html>
`
}

export function preloads(faces: Face[], families: string[]): string[] {
  return families
    .flatMap(family => faces.filter(face => face.file && face.family === family))
    .map(({ file }) => `<link rel="preload" as="font" type="font/woff2" href="${escape(file!)}" crossorigin>`)
}

/** The one scheme that a built page says its deck has. */
export function onlyScheme(html: string): Scheme | undefined {
  return /<meta name="color-scheme" content="(light|dark)">/.exec(html)?.[1] as Scheme | undefined
}

/** What Slidev's own page holds, sorted by what a prerendered page does with it. */
export function livePage(html: string, faces: Face[]): LivePage {
  const head = /<head>([\s\S]*)<\/head>/.exec(html)![1]!
  const body = /<body>([\s\S]*)<\/body>/.exec(html)![1]!
  const tags = [...head.matchAll(/<(script|style)\b[^>]*>[\s\S]*?<\/\1>|<link\b[^>]*>|<meta\b[^>]*>/g)]
    .map(([tag]) => asWritten(tag))
    .filter(tag => !isElsewhere(tag))
  const of = (pattern: RegExp) => tags.filter(tag => pattern.test(tag))
  return {
    // Those that each page has of its own stay out, and what hurries or slows the first paint.
    meta: [
      ...of(/^<meta name="(?!viewport|description|referrer|twitter:)/),
      ...of(/^<link (?=.*rel=")(?!.*rel="(?:stylesheet|modulepreload|preload|prefetch|dns-prefetch|preconnect)")/),
      ...of(/^<style|^<script type="application\//),
    ],
    scheme: onlyScheme(html),
    styles: of(/rel="stylesheet"/),
    scripts: [...of(/rel="modulepreload"/), ...of(/^<script[^>]*><\/script>/)],
    body: body.trim().replace(/\n\s*/g, '\n'),
    faces,
  }
}
