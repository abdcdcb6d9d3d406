import type { LoadedDeck } from '../core/decks.ts'
import type { PageAbout } from './prerender/head.ts'
import { escapeHtml as escape } from '@vue/shared'
import { headerPolicy } from './prerender/page.ts'

/** Where a slide stands below its deck; the first one's address is the deck's own. */
export function slideAddress(no: number): string {
  return no === 1 ? '' : `${no}/`
}

/** The paths of a page in the languages that have it, the default first. */
export function twinsOf(decks: SiteDeck[], base: string, address: string): PageAbout['twins'] {
  const no = Number.parseInt(address) || 1
  return decks.filter(deck => deck.slides.length >= no).map(({ lang, path }) => ({ lang, path: base + path + address }))
}

type SiteDeck = Pick<LoadedDeck, 'lang' | 'path' | 'slides'>

/**
 * Every page with its twins in the other languages. Search engines ask for whole addresses: without `site`
 * the paths stand alone, and the file says so.
 */
export function sitemap(decks: SiteDeck[], base: string, site = ''): string {
  const most = Math.max(...decks.map(({ slides }) => slides.length))
  const addresses = [...Array.from({ length: most }, (_, index) => slideAddress(index + 1)), 'handout/']
  const rows = addresses.map(address => twinsOf(decks, base, address)).flatMap(twins => twins.map(({ path }) => [
    '  <url>',
    `    <loc>${escape(site + path)}</loc>`,
    ...(twins.length > 1 ? [...twins, { lang: 'x-default', path: twins[0]!.path }] : []).map(twin =>
      `    <xhtml:link rel="alternate" hreflang="${escape(twin.lang)}" href="${escape(site + twin.path)}"/>`),
    '  </url>',
  ].join('\n')))
  const advice = 'Paths only: search engines want whole addresses. Build with the site\'s origin: '
    + 'npx lectern build --site https://…'
  return `<?xml version="1.0" encoding="UTF-8"?>
${site ? '' : `<!-- ${advice} -->\n`}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
  xmlns:xhtml="http://www.w3.org/1999/xhtml">
${rows.join('\n')}
</urlset>
`
}

/** Everything may be read; the sitemap is named by its whole address or not at all. */
export function robots(base: string, site = ''): string {
  return ['User-agent: *', 'Allow: /', ...(site ? ['', `Sitemap: ${site}${base}sitemap.xml`] : []), ''].join('\n')
}

const switchedOff = (
  'accelerometer autoplay camera display-capture geolocation gyroscope magnetometer microphone midi payment usb'
).split(' ')

/** Headers for hosts that read `_headers`; the pages carry the policy themselves where no host does. */
export function headers(base: string, deckPaths: string[]): string {
  return `${base}*
  Content-Security-Policy: ${headerPolicy}
  Referrer-Policy: no-referrer
  Permissions-Policy: fullscreen=(self), ${switchedOff.map(feature => `${feature}=()`).join(', ')}
  X-Content-Type-Options: nosniff
${deckPaths.map(path => `${base}${path}assets/*\n  Cache-Control: public, max-age=31536000, immutable\n`).join('')}`
}
