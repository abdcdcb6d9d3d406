import type { StaticServer } from '../../scripts/lib/core/server.ts'
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { planOf } from '../../kit/stage/plan.ts'
import { proposals, rehearsalOf } from '../../kit/stage/rehearsal.ts'
import { discoverDecks, loadDeck } from '../../scripts/lib/core/decks.ts'
import { inputsHash } from '../../scripts/lib/core/inputs.ts'
import { projectRoot } from '../../scripts/lib/core/roots.ts'
import { lastBuild } from '../../scripts/lib/stage/build.ts'
import { changeMinutes, differingLines, withMinutes } from '../../scripts/lib/stage/minutes.ts'
import { openInBrowser } from '../../scripts/lib/stage/open.ts'
import { serveStage } from '../../scripts/lib/stage/server.ts'
import { runScript } from '../helpers/command.ts'
import { decks } from '../helpers/talk.ts'

let room: string
beforeAll(async () => {
  room = await mkdtemp(join(tmpdir(), 'stage-'))
})
afterAll(() => rm(room, { recursive: true, force: true }))

describe('the stage\'s server', () => {
  let server: StaticServer

  beforeAll(async () => {
    const site = join(room, 'site')
    await mkdir(join(site, 'presenter'), { recursive: true })
    await mkdir(join(room, 'site-secrets'))
    await writeFile(join(site, 'index.html'), 'audience')
    await writeFile(join(site, 'presenter/index.html'), 'presenter')
    for (const folder of ['assets', 'ko/assets']) {
      await mkdir(join(site, folder), { recursive: true })
      await writeFile(join(site, folder, 'index-1.js'), 'script')
    }
    await writeFile(join(room, 'secret.txt'), 'secret')
    await writeFile(join(room, 'site-secrets/secret.txt'), 'secret')
    await symlink(join(room, 'secret.txt'), join(site, 'link.txt'))
    await symlink(room, join(site, 'way-out'))
    server = await serveStage(site, 0)
  })
  afterAll(() => server.close())

  /** A request as it is written, which no client tidies up. */
  function ask(
    path: string,
    options: { method?: string, headers?: Record<string, string>, host?: string } = {},
  ): Promise<{ status: number, headers: Record<string, unknown>, text: string }> {
    const { port } = new URL(server.url)
    return new Promise((resolve, reject) => {
      const asked = request(
        {
          host: options.host ?? '127.0.0.1',
          port,
          path,
          method: options.method ?? 'GET',
          headers: options.headers,
          timeout: 3000,
        },
        (response) => {
          let text = ''
          response.on('data', chunk => text += chunk)
          response.on('end', () => resolve({ status: response.statusCode!, headers: response.headers, text }))
        },
      )
      asked.on('error', reject)
      asked.end()
    })
  }

  it('serves its windows, and GET and HEAD alone', async () => {
    expect(await ask('/')).toMatchObject({ status: 200, text: 'audience' })
    expect(await ask('/presenter/?rehearse=1')).toMatchObject({ status: 200, text: 'presenter' })
    expect(await ask('/', { method: 'HEAD' })).toMatchObject({ status: 200, text: '' })
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'])
      expect((await ask('/', { method })).status).toBe(405)
  })

  it('lets a browser keep what has a hash in its name, and nothing else', async () => {
    for (const path of ['/assets/index-1.js', '/ko/assets/index-1.js'])
      expect((await ask(path)).headers['cache-control']).toMatch(/immutable/)
    for (const path of ['/', '/presenter/', '/assets/', '/assets/nothing.js', '/presenter/?assets/'])
      expect(String((await ask(path)).headers['cache-control'])).not.toMatch(/immutable/)
  })

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/presenter/../../secret.txt',
    '/%2e%2e%2fsite-secrets/secret.txt',
    '/../site-secrets/secret.txt',
    '/link.txt',
    '/way-out/secret.txt',
    '/%00',
    '/%',
    '//secret.txt',
    '/..\\secret.txt',
    '/etc/passwd',
  ])('gives nothing outside its folder: %s', async (path) => {
    const { status, text } = await ask(path)
    expect(status).toBe(404)
    expect(text).not.toContain('secret')
  })

  it.each([
    ['another site\'s page', { 'Sec-Fetch-Site': 'cross-site' }],
    ['a page of this computer on another port', { 'Sec-Fetch-Site': 'same-site' }],
    ['a foreign origin', { Origin: 'https://evil.example' }],
    ['no origin\'s frame', { Origin: 'null' }],
    ['a foreign name that leads here', { Host: 'evil.example' }],
    ['its own number on another port', { Host: '127.0.0.1:1' }],
  ])('refuses %s', async (_, headers) => {
    expect(await ask('/presenter/', { headers: headers as Record<string, string> })).toMatchObject({
      status: 403,
      text: expect.not.stringContaining('presenter'),
    })
  })

  it('is one origin, whatever the computer calls itself', async () => {
    const { port } = new URL(server.url)
    expect(await ask('/presenter/?x', { headers: { Host: `localhost:${port}` } })).toMatchObject({
      status: 307,
      headers: { location: `http://127.0.0.1:${port}/presenter/?x` },
    })
  })

  it('lets nobody frame it, read it or hold on to its windows', async () => {
    const { headers } = await ask('/')
    expect(headers['content-security-policy']).toContain('frame-ancestors \'self\'')
    expect(headers['cross-origin-opener-policy']).toBe('same-origin')
    expect(headers['cross-origin-resource-policy']).toBe('same-origin')
    expect(headers['access-control-allow-origin']).toBeUndefined()
  })

  const outside = Object.values(networkInterfaces())
    .flat()
    .find(address => address?.family === 'IPv4' && !address.internal)?.address
  it.skipIf(!outside)('does not answer to the network', async () => {
    await expect(ask('/', { host: outside })).rejects.toThrow(/ECONNREFUSED|timeout|EHOSTUNREACH/)
  })
})

describe('the stage\'s build', () => {
  it('is stale once any input differs, and only then', async () => {
    const root = join(room, 'inputs')
    await mkdir(join(root, 'kit'), { recursive: true })
    await writeFile(join(root, 'slides.md'), '# One')
    await writeFile(join(root, 'kit/a.ts'), 'a')
    const first = await inputsHash(root)
    await writeFile(join(root, 'README.md'), 'nothing to do with it')
    expect(await inputsHash(root)).toBe(first)
    await writeFile(join(root, 'kit/a.ts'), 'b')
    const second = await inputsHash(root)
    expect(second).not.toBe(first)
    await writeFile(join(root, 'slides.ko.md'), '# 하나')
    expect(await inputsHash(root)).not.toBe(second)
  })

  it('that was not finished is none', async () => {
    const folder = join(room, 'half')
    expect(await lastBuild(folder)).toBeUndefined()
    await mkdir(join(folder, 'site'), { recursive: true })
    await writeFile(join(folder, 'site/stage.json'), '{"inputs":')
    expect(await lastBuild(folder)).toBeUndefined()
  })
})

describe('opening a browser', () => {
  it('says what to do where there is none', async () => {
    expect(await openInBrowser('http://127.0.0.1/', { LECTERN_BROWSER: join(room, 'nowhere') })).toMatch(
      /LECTERN_BROWSER points to .*nowhere.*open the addresses yourself/,
    )
    const broken = join(room, 'broken-browser')
    await writeFile(broken, '#!/bin/sh\nexit 3\n')
    await chmod(broken, 0o755)
    expect(await openInBrowser('http://127.0.0.1/', { LECTERN_BROWSER: broken })).toMatch(/Open the addresses yourself/)
  })

  it('gives it the address', async () => {
    const browser = join(room, 'browser')
    await writeFile(browser, `#!/bin/sh\necho "$@" > ${join(room, 'opened')}\n`)
    await chmod(browser, 0o755)
    expect(await openInBrowser('http://127.0.0.1:1/ko/', { LECTERN_BROWSER: browser })).toBeUndefined()
    expect(await readFile(join(room, 'opened'), 'utf8')).toContain('http://127.0.0.1:1/ko/')
  })
})

describe('writing minutes back', () => {
  const deck
    = '---\ntitle: One\nminutes: 1 # for now\n---\n\n# One\n\nminutes: 7\n\n---\nlayout: x\n---\n\n# Two\n\n---\nminutes:   2.5\nlayout: y\n---\n\n# Three\n'
  const lines = [{ start: 0, end: 9 }, { start: 9, end: 14 }, { start: 14, end: 20 }]
  const write = (text: string, changes: [number, number][]) =>
    withMinutes('slides.md', text, changes.map(([index, minutes]) => ({ ...lines[index]!, minutes })))

  it('changes a value and nothing else', () => {
    expect(
      write(deck, [
        [0, 0.75],
        [2, 3],
      ]),
    ).toBe(deck.replace('minutes: 1 #', 'minutes: 0.75 #').replace('minutes:   2.5', 'minutes:   3'))
    expect(write(deck, [])).toBe(deck)
  })

  it('adds the line where it is missing', () => {
    expect(
      write(deck, [
        [1, 1],
        [0, 2],
      ]),
    ).toBe(deck.replace('layout: x\n', 'layout: x\nminutes: 1\n').replace('minutes: 1 #', 'minutes: 2 #'))
  })

  it('keeps the file\'s line ends', () => {
    const crlf = deck.replaceAll('\n', '\r\n')
    expect(write(crlf, [[0, 2], [1, 1]])).toBe(write(deck, [[0, 2], [1, 1]]).replaceAll('\n', '\r\n'))
  })

  it('names the line of a slide that has no frontmatter', () => {
    expect(() =>
      withMinutes('slides.md', '---\na: 1\n---\n\n# One\n\n---\n\n# Two\n', [{ start: 6, end: 9, minutes: 2 }]))
      .toThrow(/^slides\.md line 7.*no frontmatter/)
  })

  it('shows the lines that differ', () => {
    expect(
      differingLines(
        deck,
        write(deck, [
          [0, 0.75],
          [1, 1],
        ]),
      ),
    ).toEqual(['  3 - minutes: 1 # for now', '  3 + minutes: 0.75 # for now', '  12 + minutes: 1'])
  })

  it('does so in both decks of this talk, and the slides stay what they were', async () => {
    const root = join(room, 'talk')
    await mkdir(root)
    for (const { file, name } of decks)
      await cp(file, join(root, name))
    const copies = await Promise.all((await discoverDecks(root)).map(loadDeck))
    const rehearsed = rehearsalOf(
      planOf(copies[0]!.slides),
      copies[0]!.slides.map((_, index) => [(index % 5) * 30_000]),
      { talk: '', lang: 'en', startedAt: 0, endedAt: 0, finished: true },
    )
    const changes = proposals(rehearsed)
    expect(changes.length).toBeGreaterThan(5)
    const files = await changeMinutes(copies, changes)
    expect(files.map(({ before, after }) => differingLines(before, after).length)).toEqual([
      2 * changes.length,
      2 * changes.length,
    ])
    const again = await Promise.all((await discoverDecks(root)).map(loadDeck))
    for (const [index, { slides }] of again.entries()) {
      for (const { no, to } of changes)
        expect(slides[no - 1]!.frontmatter.minutes).toBe(to)
      const rest = ({ content, note, frontmatter: { minutes, ...others } }: (typeof slides)[number]) => ({
        content,
        note,
        others,
      })
      expect(slides.map(rest)).toEqual(copies[index]!.slides.map(rest))
    }
    expect((await readdir(root)).sort()).toEqual(['slides.ko.md', 'slides.md'])
  })
})

describe('commands', () => {
  it('pace.ts prints the plan, section by section', async () => {
    const { ended, said } = runScript(projectRoot, 'pace.ts', [])
    expect(await ended).toBe(0)
    const sections = planOf(decks[0]!.slides).sections.filter(({ title }) => title)
    for (const { title } of sections)
      expect(said()).toContain(title)
    expect(said()).toMatch(/in all on \d+ slides, .* may be skipped/)
  })

  it('pace.ts proposes by a rehearsal, and writes nothing unasked', async () => {
    const before = await readFile(decks[0]!.file, 'utf8')
    const plan = planOf(decks[0]!.slides)
    const file = join(room, 'rehearsal.json')
    await writeFile(
      file,
      JSON.stringify(
        rehearsalOf(plan, [[90_000]], { talk: '', lang: 'en', startedAt: 0, endedAt: 0, finished: false }),
      ),
    )
    const { ended, said } = runScript(projectRoot, 'pace.ts', ['--from', file])
    expect(await ended).toBe(0)
    expect(said()).toMatch(/broken off.*\n.*1 .*→ 1\.5/)
    expect(said()).toContain('Nothing is written yet')
    expect(await readFile(decks[0]!.file, 'utf8')).toBe(before)
  })

  const plan = planOf(decks[0]!.slides)
  const whole = rehearsalOf(plan, [], { talk: '', lang: 'en', startedAt: 0, endedAt: 0, finished: true })
  it.each<[string, string[], string | undefined, RegExp]>([
    ['pace.ts', ['--write'], undefined, /--from rehearsal\.json --write/],
    ['pace.ts', ['--from', 'nowhere.json'], undefined, /nowhere\.json cannot be read/],
    ['pace.ts', ['--from', 'x.json'], '{"format":"talk-rehearsal","ver', /x\.json breaks off/],
    [
      'pace.ts',
      ['--from', 'x.json'],
      JSON.stringify({ ...whole, slides: whole.slides.slice(1).map((slide, index) => ({ ...slide, no: index + 1 })) }),
      /rehearse again/,
    ],
    [
      'pace.ts',
      ['--from', 'x.json', '--write'],
      JSON.stringify({
        ...whole,
        slides: whole.slides.map(slide => ({ ...slide, title: slide.no === 5 ? 'Other' : slide.title })),
      }),
      /slide 5 is .* "Other"/,
    ],
    ['present.ts', ['klingon'], undefined, /ko \(slides\.ko\.md\)/],
    ['present.ts', ['--port', 'x'], undefined, /--port x/],
    ['present.ts', ['en', 'ko'], undefined, /One language at a time/],
    ['present.ts', ['--rehearsal'], undefined, /--rehearse/],
  ])('%s %j refuses in one line with the remedy', async (script, args, file, remedy) => {
    if (file)
      await writeFile(join(room, 'x.json'), file)
    const inRoom = args.map(arg => (arg.endsWith('.json') ? join(room, arg) : arg))
    const { ended, said } = runScript(projectRoot, script, inRoom)
    expect(await ended).toBe(1)
    expect(said().trim().split('\n')).toHaveLength(1)
    expect(said()).toMatch(remedy)
  })
})
