import type { LoadedDeck } from './decks.ts'
import { existsSync } from 'node:fs'
import { copyFile, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import process from 'node:process'
import { gzipSync } from 'node:zlib'
import { escapeHtml as escape } from '@vue/shared'
import { localeOf } from '../../kit/locale.ts'
import { Refusal } from './command.ts'

/** Routes of a deck besides its slides that must answer to a direct address. */
const otherRoutes = ['paper']

/**
 * Makes every address of a built deck a file: a host that knows no rewriting answers it, and a
 * reload stays where it was.
 *
 * @param folder where the deck was built to
 */
export async function writeDeepLinks(folder: string, slides: number): Promise<void> {
  const page = join(folder, 'index.html')
  const routes = [...Array.from({ length: slides }, (_, index) => String(index + 1)), ...otherRoutes]
  for (const route of routes) {
    await mkdir(join(folder, route), { recursive: true })
    await copyFile(page, join(folder, route, 'index.html'))
  }
  // Slidev's own would turn every unknown address into the first deck, the other languages' too.
  await rm(join(folder, '_redirects'), { force: true })
  await rm(join(folder, '404.html'), { force: true })
}

const missing = { en: 'There is no such page here. The talk begins on its first slide:', ko: '이 주소에는 아무것도 없습니다. 발표는 첫 슬라이드에서 시작합니다:' }

/** A page for addresses that are nobody's: small, without scripts, with the way back in each language. */
export async function writeNotFound(folder: string, base: string, decks: LoadedDeck[]): Promise<void> {
  const ways = decks.map(({ lang, title, path }) =>
    `    <p lang="${escape(lang)}">${missing[localeOf(lang)]}</p>\n    <p lang="${escape(lang)}"><a href="${escape(base + path)}">${escape(title)}</a></p>`)
  await writeFile(join(folder, '404.html'), `<!doctype html>
<html lang="${escape(decks[0]!.lang)}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="robots" content="noindex">
  <title>404</title>
  <style>
    :root { color-scheme: light dark; }
    body { display: grid; min-height: 90vh; margin: 0; place-content: center; text-align: center; font: 1.25rem/1.6 system-ui, sans-serif; color: CanvasText; background: Canvas; }
    h1 { font-size: 4rem; margin: 0; }
    a { color: LinkText; }
  </style>
</head>
<body>
  <main>
    <h1>404</h1>
${ways.join('\n')}
  </main>
</body>
</html>
`)
}

/** Bytes of a deck's scripts and styles as a host sends them. */
export async function compressedSize(folder: string): Promise<number> {
  let total = 0
  for (const entry of await readdir(join(folder, 'assets'), { recursive: true, withFileTypes: true })) {
    if (entry.isFile() && ['.js', '.css'].includes(extname(entry.name)))
      total += gzipSync(await readFile(join(entry.parentPath, entry.name))).length
  }
  return total
}

/**
 * A new folder beside `out` to work in, so that `out` stays as it is until the work is whole.
 *
 * @throws Refusal if `out` is something that must not be replaced, or cannot be written
 */
export async function workBeside(out: string): Promise<string> {
  const there = await stat(out).catch(() => undefined)
  if (there && !there.isDirectory())
    throw new Refusal(`${out} is a file. Choose another folder with --out.`)
  if (there && !existsSync(join(out, 'index.html')) && (await readdir(out)).some(name => extname(name) !== '.pdf'))
    throw new Refusal(`${out} holds something that no build made. Empty it, or choose another folder with --out.`)
  const work = join(dirname(out), `${basename(out)}-building-${process.pid}`)
  try {
    await mkdir(work, { recursive: true })
  }
  catch (error) {
    throw new Refusal(`Cannot write to ${dirname(out)} (${(error as NodeJS.ErrnoException).code}). Choose another folder with --out.`)
  }
  return work
}

/** Puts the finished folder `made` in the place of `out`. */
export async function swapIn(made: string, out: string): Promise<void> {
  const old = `${made}-old`
  const there = existsSync(out)
  if (there)
    await rename(out, old)
  await rename(made, out)
  if (there)
    await rm(old, { recursive: true, force: true })
}

/**
 * The base a site was built for, read from where its first page looks for its own script.
 *
 * @throws Refusal if `folder` holds no built deck
 */
export async function siteBase(folder: string): Promise<string> {
  const page = await readFile(join(folder, 'index.html'), 'utf8').catch(() => '')
  const base = /<script\s[^>]*?src="(\/(?:[^"]*\/)?)assets\//.exec(page)?.[1]
  if (!base)
    throw new Refusal(`No built site in ${folder}. Run first: npm run build`)
  return base
}
