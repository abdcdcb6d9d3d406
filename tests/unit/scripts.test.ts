import { spawnSync } from 'node:child_process'
import { lstat, mkdir, mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { PDFDocument } from '@cantoo/pdf-lib'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { commentsIn, withoutComments } from '../../kit/words/markdown.ts'
import { checkPlace, readArguments, Refusal } from '../../scripts/lib/core/command.ts'
import { chooseDeck, discoverDecks, fileNameOf, loadDeck } from '../../scripts/lib/core/decks.ts'
import { realFolder } from '../../scripts/lib/core/files.ts'
import { projectRoot } from '../../scripts/lib/core/roots.ts'
import { serve } from '../../scripts/lib/core/server.ts'
import { documentDate } from '../../scripts/lib/paper/handout.ts'
import { openPrint } from '../../scripts/lib/paper/pdf.ts'
import { auditSite, localFolders, secretsOf } from '../../scripts/lib/site/audit.ts'
import { keepExtras } from '../../scripts/lib/site/extras.ts'
import {
  siteBase,
  swapIn,
  workBeside,
  writeNotFound,
} from '../../scripts/lib/site/folder.ts'
import { refusalFor, writeRoutes } from '../../scripts/lib/slidev/run.ts'
import { runScript } from '../helpers/command.ts'

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

describe('flags', () => {
  const usage = {
    name: 'npx lectern build',
    about: '',
    flags: { base: { type: 'string', default: '/', about: '' } },
  } as const

  it('are read, with what stands in for them', () => {
    expect(readArguments(usage, ['--base', '/x/']).values.base).toBe('/x/')
    expect(readArguments(usage, []).values.base).toBe('/')
  })

  it.each([['--bse', '/x/'], ['stray']])('name the mistake and what there is: %s', (...args) => {
    expect(() => readArguments(usage, args)).toThrow(/--base/)
  })
})

describe('commands', () => {
  it('build.ts leaves a folder alone that no build made', async () => {
    const out = await folder('keepsakes', { 'letter.txt': 'dear' })
    const { ended, said } = runScript(projectRoot, 'build.ts', ['--out', out])
    expect(await ended).toBe(1)
    expect(said()).toContain('--out')
    expect(await readdir(out)).toEqual(['letter.txt'])
  })
})

describe('decks', () => {
  const slides = '---\ntitle: One\nlang: en\n---\n\n# One\n\n---\n\n# Two\n'

  it('are found by their names, the first one first', async () => {
    const root = await folder('decks', {
      'slides.ko.md': slides,
      'slides.de.md': slides,
      'slides.md': slides,
      'slidesx.md': '',
      'notes.md': '',
    })
    const decks = await discoverDecks(root)
    expect(decks.map(deck => [deck.name, deck.locale, deck.path])).toEqual([
      ['slides.md', 'en', ''],
      ['slides.de.md', 'de', 'de/'],
      ['slides.ko.md', 'ko', 'ko/'],
    ])
    expect(chooseDeck(decks, undefined).name).toBe('slides.md')
    expect(chooseDeck(decks, 'ko').name).toBe('slides.ko.md')
    expect((await loadDeck(decks[0]!)).slides).toHaveLength(2)
  })

  it('must be there', async () => {
    await expect(discoverDecks(await folder('empty', {}))).rejects.toThrow('No slides.md')
  })
})

it.each([['Cuánto mide un metro', 'cuanto-mide-un-metro'], ['Über Ärger.pdf', 'uber-arger'], ['한글', 'slides']])(
  'files of "%s" are called %s',
  (title, file) => expect(fileNameOf(title)).toBe(file),
)

describe('comments', () => {
  it('go, except where they are shown as code', () => {
    expect(withoutComments('a<!-- b\nc -->d\n```html\n<!-- kept -->\n```\n<!-- gone -->e')).toBe(
      'ad\n```html\n<!-- kept -->\n```\ne',
    )
    expect(withoutComments('Write `<!-- kept -->` <!-- gone --> and <!-- ```\nall of it\n``` --> so')).toBe(
      'Write `<!-- kept -->`  and  so',
    )
    expect(
      commentsIn('`<!-- code -->`\n\n```html\n<!-- code -->\n```\n\n<!-- said -->').map(({ words }) => words),
    ).toEqual([' said '])
  })
})

it('a build that misses an icon names its slide and the set to install', async () => {
  const root = await folder('icons', { 'slides.md': '# One\n\n---\n\n# Two\n\n<mdi-rocket-launch />\n' })
  const said = '[plugin unplugin-icons] Error: Icon `mdi/rocket-launch` not found'
  expect((await refusalFor(join(root, 'slides.md'), said)).message).toMatch(
    /slides\.md:4: this slide does not build: Icon `mdi\/rocket-launch` not found; run npm install @iconify-json\/mdi,/,
  )
})

describe('the audit', () => {
  const markdown
    = '---\ntitle: Shown\n# nobody may read this remark\n---\n\n# Shown\n\n<!-- an aside among the authors -->\n\nWords on the slide.\n\n<!--\nPlease greet the audience warmly. [click] Words on the slide.\n-->\n'

  async function findings(text: string): Promise<string[]> {
    const root = await folder('audited', {
      'slides.md': markdown,
      'site/a.js': text,
      'site/b.woff2': '/home/someone/talk/',
    })
    const [deck] = await Promise.all((await discoverDecks(root)).map(loadDeck))
    const found = await auditSite(join(root, 'site'), {
      folders: ['/home/someone/'],
      decks: [deck!],
    })
    return found.map(({ file, what }) => `${file} ${what}`)
  }

  it('passes what the audience may have', async () => {
    expect(
      await findings(
        '"https://known.example/page" "http://www.w3.org/2000/svg" "Words on the slide." "//comment.in.code"',
      ),
    ).toEqual([])
  })

  it('passes what a note says and the slides\' claims or readers\' words say too', async () => {
    const root = await folder('said', {
      'slides.md':
        '---\nhandout: Light comes at once.\n---\n\n# One\n\n<!--\nLight comes at once.\n\nThe flash heats the air.\n\nPlease greet the audience.\n-->\n',
    })
    const [deck] = await Promise.all((await discoverDecks(root)).map(loadDeck))
    const words = (published?: string) => secretsOf(deck!, published).map(({ words }) => words)
    expect(words()).toEqual(['The flash heats the air.', 'Please greet the audience.'])
    expect(words('sentence: \'The flash heats the air.\'')).toEqual(['Please greet the audience.'])
  })

  it.each([
    ['"/home/someone/talk/slides.md"', '/home/someone/'],
    ['"Please greet the audience warmly."', 'speaker note of slide 1 in slides.md'],
    ['"Please greet the\\u0020audience   warmly."', 'speaker note'],
    ['<!-- an aside among the authors -->', 'author\'s comment'],
    ['"nobody may read this remark"', 'frontmatter comment'],
  ])('finds %s', async (text, what) => {
    expect((await findings(text)).join()).toContain(what)
  })
})

describe('what tells of this computer', () => {
  it.each([['/', []], ['', []], ['/home/someone', ['/home/someone/']]])('with HOME=%j', (home, folders) => {
    vi.stubEnv('HOME', home)
    try {
      expect(localFolders('/srv/talk')).toEqual(['/srv/talk/', ...folders])
    }
    finally {
      vi.unstubAllEnvs()
    }
  })
})

describe('the place of the project', () => {
  it.each(['/home/한글/a talk (1)/x', '/a+b,c=d@e~f!$&;'])('may be %s', place =>
    expect(() => checkPlace(place)).not.toThrow())
  it.each(['#', '%', '?', '\'', '"', '[', '}'])('cannot have %s in its path', (character) => {
    expect(() => checkPlace(`/home/a${character}b`)).toThrow(`cannot work with ${character} in a path. Rename`)
  })
})

describe('the static server', () => {
  let site: string
  beforeAll(async () => {
    site = await folder('served/site', {
      'index.html': 'home',
      '2/index.html': 'two',
      'a b.txt': 'spaced',
      '404.html': 'nothing',
    })
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

  it.each(['//evil.example/..%2fassets', '/\\evil.example/..%2fassets'])(
    'leads nobody to another host: %s',
    async (path) => {
      const server = await serve(await folder('redirecting', { 'assets/a.js': '' }), '/')
      try {
        const location = await new Promise<string | undefined>((resolve, reject) => {
          const { hostname, port } = new URL(server.url)
          request({ hostname, port, path }, response => resolve(response.resume().headers.location))
            .on('error', reject)
            .end()
        })
        expect(new URL(location ?? '', server.url).origin).toBe(new URL(server.url).origin)
      }
      finally {
        await server.close()
      }
    },
  )

  it('takes nothing', async () => {
    expect(await ask('/talks/x/', 'POST')).toMatchObject({ status: 405 })
    expect(await ask('/talks/x/', 'HEAD')).toMatchObject({ status: 200, body: '' })
  })
})

describe('a built site', () => {
  const page = '<script type="module" src="/talks/x/assets/index.js"></script>'

  it('answers every slide with a file and rewrites nothing', async () => {
    const site = await folder('linked', { 'index.html': page, '_redirects': '/*', '404.html': page })
    await writeRoutes(site, ['1', '2', '3', 'paper'])
    expect((await readdir(site)).sort()).toEqual(['1', '2', '3', 'index.html', 'paper'])
    expect(await readFile(join(site, '3/index.html'), 'utf8')).toBe(page)
    expect(await siteBase(site)).toBe('/talks/x/')
  })

  it('has a way back from an unknown address in every language', async () => {
    const site = await folder('lost', {
      'slides.md': '---\ntitle: A & B\nlang: en\n---\n',
      'slides.ko.md': '---\ntitle: 가\n---\n',
    })
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

  it('follows a link, and says where one leads nowhere', async () => {
    const real = await folder('linked-out/real', { 'index.html': 'old' })
    const link = join(room, 'linked-out/dist')
    await symlink(real, link)
    const out = await realFolder(link)
    const work = await workBeside(out)
    await folder(join(work, 'site').slice(room.length), { 'index.html': 'new' })
    await swapIn(join(work, 'site'), out)
    expect((await lstat(link)).isSymbolicLink()).toBe(true)
    expect(await readFile(join(real, 'index.html'), 'utf8')).toBe('new')
    await rm(real, { recursive: true })
    await expect(realFolder(link)).rejects.toThrow(/leads nowhere.*--out/)
    expect(await realFolder(join(room, 'not/yet'))).toBe(join(room, 'not/yet'))
  })

  it('may take the place of bundles and PDFs alone, which came before any build', async () => {
    const out = await folder('bundled/dist', {
      'project-prometheus.en.html': 'bundle',
      'project-prometheus.en.pdf': 'pdf',
    })
    await expect(workBeside(out)).resolves.toContain('building')
    await folder('bundled/dist', { 'other.html': '' })
    await expect(workBeside(out)).rejects.toThrow('no build made')
  })

  it('keeps what was added to the one before while it still says the same, and says what goes', async () => {
    const names = [
      'project-prometheus.en.pdf',
      'project-prometheus.en.html',
      'project-prometheus.ko.handout.pdf',
      'project-prometheus.fr.pdf',
    ]
    const from = await folder('extras/dist', {
      ...Object.fromEntries(names.map(name => [name, name])),
      'index.html': 'old',
    })
    const page = '<head></head>'
    const to = await folder('extras/new', { 'index.html': page, '2/index.html': page, 'ko/index.html': page })
    const decks = [{ locale: 'en', path: '' }, { locale: 'ko', path: 'ko/' }]
    await utimes(join(from, names[2]!), 1000, 1000)
    const left = await keepExtras(from, to, '/', decks, { name: 'slides.md', at: new Date(2000 * 1000) })
    expect(left).toEqual(
      expect.arrayContaining([
        expect.stringMatching(
          /^project-prometheus\.ko\.handout\.pdf is gone: slides\.md has changed.*npx lectern export/,
        ),
        expect.stringMatching(/^project-prometheus\.fr\.pdf is gone/),
      ]),
    )
    expect(left).toHaveLength(2)
    expect((await readdir(to)).filter(name => /prometheus/.test(name)).sort()).toEqual([names[1], names[0]])
    expect(await readFile(join(to, '2/index.html'), 'utf8')).toContain('href="/project-prometheus.en.pdf"')
    expect(await readFile(join(to, 'ko/index.html'), 'utf8')).toBe(page)
  })

  it('clears what a killed build left, and brings back what it had taken away', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']) as { pid: number }
    const place = await folder('killed', {
      [`dist-building-${pid}/site-old/index.html`]: 'before',
      [`dist-building-${process.pid}/x`]: '',
      'dist-building-tools/x': '',
    })
    await workBeside(join(place, 'dist'))
    expect((await readdir(place)).sort()).toEqual(['dist', `dist-building-${process.pid}`, 'dist-building-tools'])
    expect(await readFile(join(place, 'dist/index.html'), 'utf8')).toBe('before')
  })
})

describe('a printed PDF', () => {
  it('is dated by SOURCE_DATE_EPOCH, or refused', () => {
    vi.stubEnv('SOURCE_DATE_EPOCH', '1764028800')
    expect(documentDate().toISOString()).toBe('2025-11-25T00:00:00.000Z')
    vi.stubEnv('SOURCE_DATE_EPOCH', 'garbage')
    expect(documentDate).toThrow(/SOURCE_DATE_EPOCH is garbage.*unset it/)
    vi.unstubAllEnvs()
  })

  it('without tags is refused', async () => {
    const pdf = await PDFDocument.create()
    pdf.addPage()
    await expect(openPrint(await pdf.save())).rejects.toThrow(Refusal)
  })
})
