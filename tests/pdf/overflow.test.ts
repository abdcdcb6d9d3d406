import { execFile } from 'node:child_process'
import { cp, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { kitRoot, projectRoot } from '../../scripts/lib/core/roots.ts'
import { decks, plainTitle } from '../helpers/talk.ts'

const deck = decks[0]!
const paper = join(deck.path, 'paper/index.html')
let room: string
let whole: string

beforeAll(async () => {
  room = await mkdtemp(join(tmpdir(), 'talk-overflow-'))
  await cp(join(projectRoot, 'dist'), join(room, 'site'), {
    recursive: true,
    filter: source => !/\/preview(?:\/|$)|\.pdf$/.test(source),
  })
  whole = await readFile(join(room, 'site', paper), 'utf8')
})
afterAll(() => rm(room, { recursive: true, force: true }))

/** Exports the site with one more style on paper, as a theme or a slide may bring it. */
async function exported(
  style: string,
  ...args: string[]
): Promise<{ code: number, complained: string[], files: string[] }> {
  await writeFile(join(room, 'site', paper), whole.replace('</body>', `<style>${style}</style></body>`))
  const out = join(room, 'out')
  const { code, complained } = await new Promise<{ code: number, complained: string }>(resolve =>
    execFile(
      process.execPath,
      [
        join(kitRoot, 'scripts/export.ts'),
        '--site',
        join(room, 'site'),
        '--deck',
        deck.locale,
        '--out',
        out,
        ...args,
      ],
      (error, _, complained) => resolve({ code: error ? Number(error.code) : 0, complained }),
    ),
  )
  return {
    code,
    complained: complained
      .trim()
      .split('\n')
      .filter(line => !line.endsWith('…')),
    files: await readdir(out),
  }
}

describe('words beyond their page', () => {
  it.each([
    ['right', 'translate: 900px'],
    ['above', 'translate: 0 -300px'],
  ])('on two slides, %s, stop the export, which names slides, words and remedy', async (_, rule) => {
    const { code, complained, files } = await exported(
      `:is(#paper-3, #paper-4) :is(h1, h2) { position: relative; ${rule} }`,
      '--only',
      'slides',
      '--range',
      '3-5',
    )
    expect(code).toBe(1)
    expect(complained).toHaveLength(2)
    for (const [at, no] of [3, 4].entries()) {
      const title = RegExp.escape(plainTitle(deck.slides[no - 1]!.title))
      expect(complained[at]).toMatch(new RegExp(
        `^${deck.name} slide ${no} "${title}" cannot be printed: ".+" stands \\d+ px beyond its page\\. `
        + 'Shorten the slide or divide it, or say why it may: waive: \\{ overflow: "…" \\}\\.$',
      ))
    }
    expect(files).toEqual([])
  })

  it('that a style hides are told as that', async () => {
    const { code, complained } = await exported('html.print #paper-3 * { display: none }', '--only', 'slides')
    expect(code).toBe(1)
    expect(complained).toEqual([expect.stringMatching(/ slide 3 ".+" cannot be printed: a style hides it\. See what /)])
  })

  it('nowhere: it prints', async () => {
    const { code, complained, files } = await exported('', '--only', 'slides', '--range', '2-4')
    expect(complained).toEqual([])
    expect(code).toBe(0)
    expect(files).toHaveLength(1)
  })

  it('on a site older than its deck: it prints and says so, and the PDF is no younger', async () => {
    const site = join(room, 'site')
    const long = new Date('2020-01-01')
    await utimes(join(site, 'sitemap.xml'), long, long)
    const { complained } = await exported('', '--only', 'slides', '--range', '2-3', '--out', site)
    expect(complained).toEqual([expect.stringMatching(/ changed after the site was built\. .*npx lectern build$/)])
    const [pdf] = (await readdir(site)).filter(name => name.endsWith('.pdf'))
    expect((await stat(join(site, pdf!))).mtime).toEqual(long)
  })
})
