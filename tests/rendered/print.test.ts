import { execFile, spawn } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pdfName } from '../../kit/deck/decks.ts'
import { kitRoot } from '../../scripts/lib/core/roots.ts'
import { decks } from '../helpers/talk.ts'

/** A site whose decks only pretend: each page says of itself how far it has drawn. */
let site: string
const [first, second] = decks

beforeAll(async () => {
  site = await mkdtemp(join(tmpdir(), 'talk-site-'))
  await writeFile(join(site, 'index.html'), '<script type="module" src="/assets/index.js"></script>')
})
afterAll(() => rm(site, { recursive: true, force: true }))

async function deckSays(path: string, script: string): Promise<void> {
  await mkdir(join(site, path, 'paper'), { recursive: true })
  await writeFile(join(site, path, 'paper/index.html'), `<!doctype html><html lang="en"><title>x</title>
    <section class="paper-page" id="paper-1"><h1 class="print-slide-container">Page</h1></section><script>
    const { dataset } = document.documentElement
    ${script}
  </script>`)
}

function exportSite(...args: string[]): Promise<{ code: number, complained: string[] }> {
  return new Promise(resolve =>
    execFile(
      process.execPath,
      [join(kitRoot, 'scripts/export.ts'), '--site', site, '--limit', '3', '--only', 'slides', ...args],
      (error, _, complained) =>
        resolve({
          code: error ? Number(error.code) : 0,
          complained: complained
            .trim()
            .split('\n')
            .filter(line => !line.endsWith('…')),
        }),
    ),
  )
}

describe('the exporter', () => {
  it('names a slide that never finishes, and leaves the earlier PDFs as they were', async () => {
    await deckSays(first!.path, 'dataset.ready = "true"')
    await deckSays(second!.path, 'dataset.waiting = "3 4"')
    for (const deck of decks)
      await writeFile(join(site, pdfName(deck)), 'earlier')
    const { code, complained } = await exportSite()
    expect(code).toBe(1)
    expect(complained).toHaveLength(1)
    expect(complained[0]).toContain(`${second!.name} slide 3 "${second!.slides[2]!.title}", ${second!.name} slide 4`)
    expect(complained[0]).toContain('3 s')
    for (const deck of decks)
      expect(await readFile(join(site, pdfName(deck)), 'utf8')).toBe('earlier')
    expect((await readdir(site)).filter(name => name.endsWith('.part'))).toEqual([])
  })

  it('names a slide that breaks', async () => {
    await deckSays(first!.path, 'dataset.waiting = "2"; dataset.failed = "2 nothing is where it was"')
    const { code, complained } = await exportSite('--deck', first!.locale)
    expect(code).toBe(1)
    expect(complained).toEqual([
      `${first!.name} slide 2 "${first!.slides[1]!.title}" cannot be printed: nothing is where it was`,
    ])
  })

  it('waits for the signal and writes the file whole', async () => {
    await deckSays(first!.path, 'dataset.waiting = "1"; setTimeout(() => dataset.ready = "true", 700)')
    const out = join(site, 'made')
    const { code, complained } = await exportSite('--deck', first!.locale, '--out', out)
    expect(complained).toEqual([])
    expect(code).toBe(0)
    expect(await readdir(out)).toEqual([pdfName(first!)])
    expect((await readFile(join(out, pdfName(first!)))).subarray(0, 5).toString()).toBe('%PDF-')
  })

  it('interrupted, leaves the earlier PDFs as they were and nothing beside them', async () => {
    await deckSays(first!.path, 'dataset.waiting = "1"')
    const out = join(site, 'interrupted')
    await mkdir(out, { recursive: true })
    await writeFile(join(out, pdfName(first!)), 'earlier')
    const child = spawn(
      process.execPath,
      [
        join(kitRoot, 'scripts/export.ts'),
        '--site',
        site,
        '--only',
        'slides',
        '--deck',
        first!.locale,
        '--out',
        out,
      ],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    )
    await new Promise<void>(resolve => child.stderr.on('data', chunk => String(chunk).includes('…') && resolve()))
    child.kill('SIGINT')
    const [code, signal] = await new Promise<[number | null, string | null]>(resolve =>
      child.on('exit', (code, signal) => resolve([code, signal])),
    )
    expect(code !== 0 || signal !== null).toBe(true)
    expect(await readdir(out)).toEqual([pdfName(first!)])
    expect(await readFile(join(out, pdfName(first!)), 'utf8')).toBe('earlier')
  })

  it('does not put the speaker\'s notes where the site is hosted from', async () => {
    const { code, complained } = await exportSite('--only', 'handout', '--out', site)
    expect(code).toBe(1)
    expect(complained).toHaveLength(1)
    expect(complained[0]).toMatch(/--without-notes.*handoutNotes/)
  })

  it.each([
    [['--range', '9-3'], '--range 3-9,14'],
    [['--range', '99'], 'from 1 to'],
    [['--paper', 'a5'], '--paper letter'],
    [['--per-page', '4'], '2, 3 or 6'],
    [['--only', 'notes'], '--only handout'],
  ])('%j makes no sense, and the complaint says what does', async (args, remedy) => {
    const { code, complained } = await exportSite(...args)
    expect(code).toBe(1)
    expect(complained).toHaveLength(1)
    expect(complained[0]).toContain(remedy)
  })

  it('names the command that makes a site where there is none', async () => {
    const { code, complained } = await exportSite('--site', join(site, 'nowhere'))
    expect(code).toBe(1)
    expect(complained).toEqual([expect.stringMatching(/^No built deck in .*nowhere\. Run first: npx lectern build$/)])
  })

  it('names a browser that is not there, and leaves the earlier PDFs as they were', async () => {
    await deckSays(first!.path, 'dataset.ready = "true"')
    const out = join(site, 'no-browser')
    await mkdir(out, { recursive: true })
    await writeFile(join(out, pdfName(first!)), 'earlier')
    const { code, complained } = await new Promise<{ code: number, complained: string }>(resolve =>
      execFile(
        process.execPath,
        [
          join(kitRoot, 'scripts/export.ts'),
          '--site',
          site,
          '--deck',
          first!.locale,
          '--only',
          'slides',
          '--out',
          out,
        ],
        { env: { ...process.env, LECTERN_BROWSER: '/nowhere/chrome' } },
        (error, _, complained) => resolve({ code: error ? Number(error.code) : 0, complained }),
      ),
    )
    expect(code).toBe(1)
    expect(complained).toMatch(/^LECTERN_BROWSER points to \/nowhere\/chrome.*Point it to/m)
    expect(await readFile(join(out, pdfName(first!)), 'utf8')).toBe('earlier')
  })

  it('says where it cannot write', async () => {
    const { code, complained } = await exportSite('--out', join(site, 'index.html'))
    expect(code).toBe(1)
    expect(complained).toHaveLength(1)
    expect(complained[0]).toContain('--out')
  })
})
