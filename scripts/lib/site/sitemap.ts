import { escapeHtml as escape } from '@vue/shared'
import { headerPolicy } from './prerender/page.ts'

/** One page of the site, in every language it has. */
export interface Address {
  /** Path from the host's root by language tag, the default first. */
  twins: { lang: string, path: string }[]
}

/**
 * Every page with its twins in the other languages. Search engines ask for whole addresses: without `site`
 * the paths stand alone, and the file says so.
 */
export function sitemap(pages: Address[], site = ''): string {
  const rows = pages.flatMap(({ twins }) => twins.map(({ path }) => [
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

const switchedOff = [
  'accelerometer',
  'autoplay',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'usb',
]

/** Headers for hosts that read `_headers`; the pages carry the policy themselves where no host does. */
export function headers(base: string, deckPaths: string[]): string {
  return `${base}*
  Content-Security-Policy: ${headerPolicy}
  Referrer-Policy: no-referrer
  Permissions-Policy: fullscreen=(self), ${switchedOff.map(feature => `${feature}=()`).join(', ')}
  X-Content-Type-Options: nosniff
${deckPaths.map(path => `${base}${path}assets/*\n  Cache-Control: public, max-age=31536000, immutable\n`).join('')}`
}
