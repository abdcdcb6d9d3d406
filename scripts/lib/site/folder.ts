import type { LoadedDeck } from '../core/decks.ts'
import { existsSync, renameSync } from 'node:fs'
import { access, constants, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import process from 'node:process'
import { gzipSync } from 'node:zlib'
import { escapeHtml as escape } from '@vue/shared'
import { localeOf } from '../../../kit/deck/decks.ts'
import { notFound } from '../../../kit/words/interface.ts'
import { Refusal } from '../core/command.ts'
import { cannotWrite, filesIn, makeWritable } from '../core/files.ts'
import { lastChange } from '../core/inputs.ts'
import { atExit, clearAbandoned, removeNow } from '../core/lifetime.ts'
import { isExtra } from './extras.ts'

/** A page for addresses that are nobody's: small, without scripts, with the way back in each language. */
export async function writeNotFound(folder: string, base: string, decks: LoadedDeck[]): Promise<void> {
  const ways = decks.map(
    ({ lang, title, path }) =>
      `    <p lang="${escape(lang)}">${notFound[localeOf(lang)]}</p>\n    <p lang="${escape(lang)}"><a href="${escape(base + path)}">${escape(title)}</a></p>`,
  )
  await writeFile(join(folder, '404.html'), `<!doctype html>
<html lang="${escape(decks[0]!.lang)}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="robots" content="noindex">
  <title>404</title>
  <style>
    :root { color-scheme: light dark; }
    body {
      display: grid; min-height: 90vh; margin: 0; place-content: center; text-align: center;
      font: 1.25rem/1.6 system-ui, sans-serif; color: CanvasText; background: Canvas;
    }
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
  for (const file of await filesIn(join(folder, 'assets'))) {
    if (['.js', '.css'].includes(extname(file)))
      total += gzipSync(await readFile(join(folder, 'assets', file))).length
  }
  return total
}

/**
 * A new folder beside `out` to work in, so that `out` stays as it is until the work is whole. It goes when the
 * process ends; what killed builds left there goes now.
 *
 * @param out where links lead to already
 * @throws Refusal if `out` is something that must not be replaced, or cannot be written
 */
export async function workBeside(out: string): Promise<string> {
  const building = new RegExp(`^${RegExp.escape(basename(out))}-building-(\\d+)$`)
  clearAbandoned(dirname(out), building, (work) => {
    // Killed between taking the old one away and putting the new one there.
    if (!existsSync(out) && existsSync(join(work, 'site-old')))
      renameSync(join(work, 'site-old'), out)
  })
  const there = await stat(out).catch(() => undefined)
  if (there && !there.isDirectory())
    throw new Refusal(`${out} is a file. Choose another folder with --out.`)
  if (there && !existsSync(join(out, 'index.html')) && (await readdir(out)).some(name => !isExtra(name)))
    throw new Refusal(`${out} holds something that no build made. Empty it, or choose another folder with --out.`)
  // Said now and not when all is built: what may not be written cannot be taken away either.
  if (there)
    await access(out, constants.W_OK).catch((error) => { throw cannotWrite(out, error) })
  const work = join(dirname(out), `${basename(out)}-building-${process.pid}`)
  atExit(() => removeNow(work))
  await makeWritable(work)
  return work
}

/**
 * Puts the finished folder `made` in the place of `out`.
 *
 * @throws Refusal if that cannot be done; `out` is then as it was
 */
export async function swapIn(made: string, out: string): Promise<void> {
  const old = `${made}-old`
  const there = existsSync(out)
  try {
    if (there)
      await rename(out, old)
    await rename(made, out)
  }
  catch (error) {
    if (existsSync(old))
      await rename(old, out)
    throw cannotWrite(out, error)
  }
  removeNow(old)
}

/** When a site was built; undefined where there is none. No other command writes this file of it again. */
export async function builtAt(site: string): Promise<Date | undefined> {
  return (await stat(join(site, 'sitemap.xml')).catch(() => undefined))?.mtime
}

/** A site older than what it was made of shows what that no longer says. */
export async function warnIfOld(site: string): Promise<void> {
  const [built, { name, at }] = await Promise.all([builtAt(site), lastChange()])
  if (built && at > built)
    console.error(`${name} changed after the site was built. For what it says now, run first: npx lectern build`)
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
    throw new Refusal(`No built site in ${folder}. Run first: npx lectern build`)
  return base
}
