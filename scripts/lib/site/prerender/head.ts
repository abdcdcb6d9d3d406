import { createHash } from 'node:crypto'
import { escapeHtml as escape } from '@vue/shared'

/** What stands in a page's head about the page itself. */
export interface PageAbout {
  lang: string
  title: string
  description: string
  /** Path from the host's root; absolute addresses need `site`. */
  path: string
  /** Path of the same page by language tag, the first one the default. */
  twins: { lang: string, path: string }[]
  /** Path of a picture of 1200 × 675 pixels. */
  picture?: string
  /** `https://…` without a slash at its end. */
  site?: string
}

/**
 * The Content-Security-Policy of a page.
 *
 * @param scripts the text of each script that stands in it; where there is none, no script runs at all
 */
export function policyOf(scripts: readonly string[] = []): string {
  const hashes = scripts.map(script => ` 'sha256-${createHash('sha256').update(script).digest('base64')}'`).join('')
  return [
    'default-src \'none\'',
    // WebAssembly can do no more than the scripts that bring it.
    ...hashes ? [`script-src 'self'${hashes} 'wasm-unsafe-eval'`] : [],
    'style-src \'self\' \'unsafe-inline\'',
    'img-src \'self\' data: blob:',
    'media-src \'self\' data: blob:',
    'font-src \'self\'',
    'frame-src \'self\'',
    'object-src \'self\'',
    ...hashes ? ['connect-src \'self\''] : [],
    'base-uri \'none\'',
    'form-action \'none\'',
  ].join('; ')
}

/** The tags about a page: who may load what, its names, its twins, its picture. */
export function headOf(
  { lang, title, description, path, twins, picture, site = '' }: PageAbout,
  policy = policyOf(),
): string[] {
  const say = (property: string, content: string) => `<meta property="og:${property}" content="${escape(content)}">`
  return [
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${escape(policy)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${escape(title)}</title>`,
    `<meta name="description" content="${escape(description)}">`,
    ...(site ? [`<link rel="canonical" href="${escape(site + path)}">`] : []),
    ...(twins.length > 1 ? [...twins, { ...twins[0]!, lang: 'x-default' }] : []).map(twin =>
      `<link rel="alternate" hreflang="${escape(twin.lang)}" href="${escape(site + twin.path)}">`),
    say('type', 'article'),
    say('title', title),
    say('description', description),
    ...(site ? [say('url', site + path)] : []),
    say('locale', localeTag(lang)),
    ...twins.filter(twin => twin.lang !== lang).map(twin => say('locale:alternate', localeTag(twin.lang))),
    ...(picture
      ? [
          say('image', site + picture),
          say('image:width', '1200'),
          say('image:height', '675'),
          say('image:alt', title),
          '<meta name="twitter:card" content="summary_large_image">',
        ]
      : ['<meta name="twitter:card" content="summary">']),
  ]
}

/** Open Graph names a territory with each language. */
function localeTag(lang: string): string {
  const { language, region } = new Intl.Locale(lang).maximize()
  return `${language}_${region}`
}
