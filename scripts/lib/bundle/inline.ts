import { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Refusal } from '../core/command.ts'
import { filesIn } from '../core/files.ts'
import { mimeType } from '../core/mime.ts'
import { asWritten, isElsewhere } from '../slidev/page-tags.ts'

/** Files that a build copies from `public/` and no slide shows. */
const beside = new Set(['font-licences.txt', '_headers', '_redirects', '404.html', 'robots.txt'])

/**
 * Puts a deck that was built as one script and one style into a single HTML file that asks for nothing.
 *
 * @param folder what the build wrote: `index.html` and its assets
 * @throws Refusal naming the file that would still have to be fetched
 */
export async function inlineDeck(folder: string): Promise<string> {
  const page = (await readFile(join(folder, 'index.html'), 'utf8'))
    .replace(/<link\b[^>]*>|<script\b[^>]*>\s*<\/script>/g, tag => isElsewhere(tag) ? '' : tag)
  const files = (await filesIn(folder)).filter(file => file !== 'index.html' && !beside.has(file))
  const used = new Set<string>()
  const fileOf = (url: string) => url.replace(/^\.?\//, '')
  const read = async (url: string) => {
    const file = fileOf(url)
    used.add(file)
    return readFile(join(folder, file)).catch(() => {
      throw new Refusal(`The page asks for ${file}, which the build did not write.`)
    })
  }

  let head = page
  const styles: string[] = []
  const scripts: string[] = []
  const links: string[] = []
  for (const [tag] of page.matchAll(/<link\b[^>]*>|<script\b[^>]*>\s*<\/script>/g)) {
    const url = attribute(tag, 'src') ?? attribute(tag, 'href') ?? ''
    if (/^(?:[a-z]+:|$)/i.test(url))
      continue
    head = head.replace(tag, '')
    if (tag.startsWith('<script'))
      scripts.push(String(await read(url)))
    else if (attribute(tag, 'rel') === 'stylesheet')
      styles.push(String(await read(url)))
    // A theme may name one that no deck has.
    else if (attribute(tag, 'rel')?.includes('icon') && files.includes(fileOf(url)))
      links.push(tag.replace(url, dataUrl(url, await read(url))))
  }
  if (scripts.length === 0)
    throw new Refusal('The build wrote no script into its page.')
  const shown = new Map<string, string>()
  for (const file of files.filter(isShown)) {
    const url = dataUrl(file, await readFile(join(folder, file)))
    shown.set(file, url).set(encodeURI(file), url)
  }
  const hold = (text: string) => withFiles(text, shown)
  const code = scripts.map(hold).map(safeScript)
  const css = styles.map(hold).map(safeStyle)
  const left = files.filter(file => !used.has(file) && isAsked(file, [...code, ...css]))
  if (left.length > 0)
    throw new Refusal(`A single file cannot hold ${left.join(', ')}. Link to where it is hosted.`)

  const licences = files.length ? await readFile(join(folder, 'font-licences.txt'), 'utf8').catch(() => '') : ''
  return (
    asWritten(head)
      .replace(
        /<meta charset[^>]*>/i,
        () => `<meta charset="utf-8">\n  <meta http-equiv="Content-Security-Policy" content="${policy(code)}">`,
      )
      .replace(
        '</head>',
        () => `${links.join('\n')}\n${css.map(css => `<style>${css}</style>`).join('\n')}\n</head>`,
      )
      .replace(
        '</body>',
        () =>
          `${code.map(js => `<script type="module">${js}</script>`).join('\n')}\n${licences && `<!--\n${licences.replace(/-->/g, '- ->')}\n-->\n`}</body>`,
      )
  )
}

/** Nothing may be fetched from anywhere; only these scripts run. */
function policy(scripts: string[]): string {
  const hashes = scripts.map(js => `'sha256-${createHash('sha256').update(js).digest('base64')}'`)
  return [
    `default-src 'none'`,
    `script-src ${hashes.join(' ')} 'wasm-unsafe-eval'`,
    `style-src 'unsafe-inline'`,
    `img-src data: blob:`,
    `media-src data:`,
    `font-src data:`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ')
}

/** Script text that no HTML parser ends or reads as a comment; these marks stand in literals alone. */
export function safeScript(js: string): string {
  return js.replace(/\r\n?/g, '\n').replace(/<(?=\/script|!--)/gi, '\\x3C')
}

function safeStyle(css: string): string {
  return css.replace(/<(?=\/style)/gi, '\\3C ')
}

function attribute(tag: string, name: string): string | undefined {
  return new RegExp(`\\s${name}=["']?([^"'\\s>]+)`).exec(tag)?.[1]
}

function dataUrl(url: string, bytes: Uint8Array): string {
  return `data:${mimeType(url)};base64,${Buffer.from(bytes).toString('base64')}`
}

/** Whether a slide can show the file: a picture, a film, a sound. */
function isShown(file: string): boolean {
  return /^(?:image|video|audio)\//.test(mimeType(file))
}

/** Code or a style sheet with `files` themselves where it names them: `"/a.png"`, `url(../a.png)`. */
function withFiles(text: string, files: ReadonlyMap<string, string>): string {
  return text.replace(
    /(?<=["'`(])(?:\.{0,2}\/)+([^"'`()\\\n?#]+)(?:[?#][^"'`()\\\n]*)?(?=["'`)])/g,
    (path, file: string) => files.get(file) ?? path,
  )
}

/** Whether a text may fetch the file: assets are named from beside them, what lay in `public/` by its whole path. */
function isAsked(file: string, texts: string[]): boolean {
  const path = new RegExp(`["'\`(=,\\s](?:\\.{0,2}/)*(?:assets/)?${RegExp.escape(file.replace(/^assets\//, ''))}`)
  return /\.(?:js|css|woff2?|ttf|otf)$/.test(file) || texts.some(text => path.test(text))
}
