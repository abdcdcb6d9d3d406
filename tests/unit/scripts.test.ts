import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { PDFDocument } from '@cantoo/pdf-lib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditSite } from '../../scripts/lib/audit.ts'
import { readArguments, Refusal } from '../../scripts/lib/command.ts'
import { chooseDeck, discoverDecks, loadDeck, projectRoot } from '../../scripts/lib/decks.ts'
import { withoutComments } from '../../scripts/lib/edition.ts'
import { imprint } from '../../scripts/lib/pdf.ts'
import { serve } from '../../scripts/lib/server.ts'
import { siteBase, swapIn, workBeside, writeDeepLinks, writeNotFound } from '../../scripts/lib/site.ts'

let room: string

beforeAll(async () => {
  room = await mkdtemp(join(tmpdir(), 'talk-'))
})
afterAll(() => rm(room, { recursive: true, force: true }))

/** A folder of its own below the test room, with these files. */
async function folder(name: string, files: Record<string, string>): Promise<string> {
  const path = join(room, name)
  await mkdir(path, { recursive: true })
  for (const [file, text] of Object.entries(files)) {
    await mkdir(join(path, file, '..'), { recursive: true })
    await writeFile(join(path, file), text)
  }
  return path
}

function command(script: string, ...args: string[]): Promise<{ code: number, said: string, complained: string }> {
  return new Promise(resolve => execFile(process.execPath, [join(projectRoot, 'scripts', script), ...args], { cwd: room }, (error, said, complained) =>
    resolve({ code: error ? Number(error.code) : 0, said, complained: complained.trim() })))
}

describe('flags', () => {
  const usage = { name: 'npm run build --', about: '', flags: { base: { type: 'string', default: '/', about: '' } } } as const

  it('are read, with what stands in for them', () => {
    expect(readArguments(usage, ['--base', '/x/']).values.base).toBe('/x/')
    expect(readArguments(usage, []).values.base).toBe('/')
  })

  it.each([['--bse', '/x/'], ['stray']])('name the mistake and what there is: %s', (...args) => {
    expect(() => readArguments(usage, args)).toThrow(/--base/)
  })
})

describe('commands', () => {
  it.each([
    ['build.ts', ['--base', 'talks'], '--base /talks/prometheus/'],
    ['build.ts', ['--base', '/talks'], '--base /talks/prometheus/'],
    ['build.ts', ['--outt', 'x'], '--out'],
    ['build.ts', ['--out', projectRoot], '--out dist'],
    ['export.ts', ['--site', 'nowhere'], 'npm run build'],
    ['export.ts', ['--deck', 'xx'], 'ko (slides.ko.md)'],
    ['export.ts', ['--limit', 'soon'], '--limit soon'],
    ['start.ts', ['klingon'], 'ko (slides.ko.md)'],
    ['start.ts', ['--port', '99999999'], '--port 99999999'],
    ['start.ts', ['--remote'], '--port'],
  ])('%s %j refuses in one line with the remedy', async (script, args, remedy) => {
    const { code, complained } = await command(script, ...args)
    expect(code).toBe(1)
    expect(complained.split('\n')).toHaveLength(1)
    expect(complained).toContain(remedy)
  })

  it('build.ts leaves a folder alone that no build made', async () => {
    const out = await folder('keepsakes', { 'letter.txt': 'dear' })
    const { code, complained } = await command('build.ts', '--out', out)
    expect(code).toBe(1)
    expect(complained).toContain('--out')
    expect(await readdir(out)).toEqual(['letter.txt'])
  })
})

describe('decks', () => {
  const slides = '---\ntitle: One\nlang: en\n---\n\n# One\n\n---\n\n# Two\n'

  it('are found by their names, the first one first', async () => {
    const root = await folder('decks', { 'slides.ko.md': slides, 'slides.de.md': slides, 'slides.md': slides, 'slidesx.md': '', 'notes.md': '' })
    const decks = await discoverDecks(root)
    expect(decks.map(deck => [deck.name, deck.locale, deck.path])).toEqual([['slides.md', 'en', ''], ['slides.de.md', 'de', 'de/'], ['slides.ko.md', 'ko', 'ko/']])
    expect(chooseDeck(decks, undefined).name).toBe('slides.md')
    expect(chooseDeck(decks, 'ko').name).toBe('slides.ko.md')
    expect((await loadDeck(decks[0]!)).slides).toHaveLength(2)
  })

  it('must be there', async () => {
    await expect(discoverDecks(await folder('empty', {}))).rejects.toThrow('No slides.md')
  })

  it('say where a slide is missing', async () => {
    const root = await folder('broken', { 'slides.md': '# One\n\n---\nsrc: ./gone.md\n---\n' })
    await expect(discoverDecks(root)).rejects.toThrow(/slides\.md:3: .*gone\.md/)
  })
})

describe('frontmatter', () => {
  it.each([
    ['a key twice', '---\ntitle: One\n---\n\n# One\n\n---\nlayout: x\nlayout: y\n---\n\n# Two\n', /slides\.md:9: Map keys must be unique\. Mend/],
    ['what never ends', '---\ntitle: [One\n---\n\n# One\n', /slides\.md:\d: Flow sequence .*Mend/],
  ])('with %s is named by file and line', async (name, text, complaint) => {
    const root = await folder(name.replaceAll(' ', '-'), { 'slides.md': text })
    await expect(discoverDecks(root)).rejects.toThrow(complaint)
  })
})

describe('comments', () => {
  it('go, except where they are shown as code', () => {
    expect(withoutComments('a<!-- b\nc -->d\n```html\n<!-- kept -->\n```\n<!-- gone -->e')).toBe('ad\n```html\n<!-- kept -->\n```\ne')
  })
})

describe('the audit', () => {
  const markdown = '---\ntitle: Shown\n# nobody may read this remark\n---\n\n# Shown\n\n<!-- an aside among the authors -->\n\nWords on the slide.\n\n<!--\nPlease greet the audience warmly. [click] Words on the slide.\n-->\n'

  async function findings(text: string): Promise<string[]> {
    const root = await folder('audited', { 'slides.md': markdown, 'site/a.js': text, 'site/b.woff2': 'https://binary.example/' })
    const [deck] = await Promise.all((await discoverDecks(root)).map(loadDeck))
    const found = await auditSite(join(root, 'site'), { hosts: ['known.example'], folders: ['/home/someone/'], decks: [deck!] })
    return found.map(({ file, what }) => `${file} ${what}`)
  }

  it('passes what the audience may have', async () => {
    expect(await findings('"https://known.example/page" "http://www.w3.org/2000/svg" "Words on the slide." "//comment.in.code"')).toEqual([])
  })

  it.each([
    ['"https://cdn.example/x.js"', 'https://cdn.example/x.js'],
    ['<script src="//cdn.example/x.js">', 'cdn.example'],
    ['@import "//fonts.example/x.css"', 'fonts.example'],
    ['"/home/someone/talk/slides.md"', '/home/someone/'],
    ['"Please greet the audience warmly."', 'speaker note of slide 1 in slides.md'],
    ['"Please greet the\\u0020audience   warmly."', 'speaker note'],
    ['<!-- an aside among the authors -->', 'author\'s comment'],
    ['"nobody may read this remark"', 'frontmatter comment'],
  ])('finds %s', async (text, what) => {
    expect((await findings(text)).join()).toContain(what)
  })
})

describe('the static server', () => {
  let site: string
  beforeAll(async () => {
    site = await folder('served/site', { 'index.html': 'home', '2/index.html': 'two', 'a b.txt': 'spaced', '404.html': 'nothing' })
    await folder('served', { 'secret.txt': 'secret' })
    await symlink(join(room, 'served/secret.txt'), join(site, 'way-out.txt'))
  })

  /** As typed, without the normalising that `fetch` does. */
  async function ask(path: string, method = 'GET'): Promise<{ status: number, body: string, location?: string }> {
    const server = await serve(site, '/talks/x/')
    try {
      return await new Promise((resolve, reject) => {
        const { hostname, port } = new URL(server.url)
        request({ hostname, port, path, method }, (response) => {
          let body = ''
          response.on('data', chunk => body += chunk)
          response.on('end', () => resolve({ status: response.statusCode!, body, location: response.headers.location }))
        }).on('error', reject).end()
      })
    }
    finally {
      await server.close()
    }
  }

  it.each([
    ['/talks/x/', 200, 'home'],
    ['/talks/x/2/', 200, 'two'],
    ['/talks/x/2/?clicks=1', 200, 'two'],
    ['/talks/x/a%20b.txt', 200, 'spaced'],
    ['/talks/x/3/', 404, 'nothing'],
    ['/', 404, 'nothing'],
    ['/talks/x/../../../secret.txt', 404, 'nothing'],
    ['/talks/x/%2e%2e/secret.txt', 404, 'nothing'],
    ['/talks/x/way-out.txt', 404, 'nothing'],
    ['/talks/x/%00', 404, 'nothing'],
    ['/talks/x/%E0%A4%A', 404, 'nothing'],
  ])('answers %s with %i', async (path, status, body) => {
    expect(await ask(path)).toMatchObject({ status, body })
  })

  it('adds the slash a folder lacks and keeps the query', async () => {
    expect(await ask('/talks/x/2?clicks=1')).toMatchObject({ status: 301, location: '/talks/x/2/?clicks=1' })
  })

  it('takes nothing', async () => {
    expect(await ask('/talks/x/', 'POST')).toMatchObject({ status: 405 })
    expect(await ask('/talks/x/', 'HEAD')).toMatchObject({ status: 200, body: '' })
  })
})

describe('a built site', () => {
  const page = '<script type="module" src="/talks/x/assets/index.js"></script>'

  it('answers every slide with a file and rewrites nothing', async () => {
    const site = await folder('linked', { 'index.html': page, '_redirects': '/*', '404.html': page })
    await writeDeepLinks(site, 3)
    expect((await readdir(site)).sort()).toEqual(['1', '2', '3', 'index.html', 'paper'])
    expect(await readFile(join(site, '3/index.html'), 'utf8')).toBe(page)
    expect(await siteBase(site)).toBe('/talks/x/')
  })

  it('has a way back from an unknown address in every language', async () => {
    const site = await folder('lost', { 'slides.md': '---\ntitle: A & B\nlang: en\n---\n', 'slides.ko.md': '---\ntitle: 가\n---\n' })
    await writeNotFound(site, '/talks/x/', await Promise.all((await discoverDecks(site)).map(loadDeck)))
    const text = await readFile(join(site, '404.html'), 'utf8')
    expect(text).toContain('<p lang="en"><a href="/talks/x/">A &amp; B</a></p>')
    expect(text).toContain('<p lang="ko"><a href="/talks/x/ko/">가</a></p>')
  })

  it('takes the place of the one before only as a whole', async () => {
    const out = await folder('swap/dist', { 'index.html': 'old', '9/index.html': 'old' })
    const work = await workBeside(out)
    await folder(join(work, 'site').slice(room.length), { 'index.html': 'new' })
    expect(await readFile(join(out, 'index.html'), 'utf8')).toBe('old')
    await swapIn(join(work, 'site'), out)
    expect(await readdir(out)).toEqual(['index.html'])
    expect(await readFile(join(out, 'index.html'), 'utf8')).toBe('new')
    expect(await readdir(work)).toEqual([])
  })
})

describe('a printed PDF', () => {
  it('without tags is refused', async () => {
    const pdf = await PDFDocument.create()
    pdf.addPage()
    await expect(imprint(await pdf.save(), { title: 'x', lang: 'en', keywords: [] })).rejects.toThrow(Refusal)
  })
})
