import type { CheckedTalk, Finding, Found, Rule, Visit } from '../../scripts/lib/check/rule.ts'
import type { Evidence } from '../../scripts/lib/claims/citations.ts'
import type { LoadedDeck } from '../../scripts/lib/core/decks.ts'
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findUncited } from '../../kit/claims/uncited.ts'
import { flawOfAddress } from '../../scripts/lib/check/address-flaws.ts'
import { changedSlides } from '../../scripts/lib/check/changed.ts'
import { limitsOf, readLimits } from '../../scripts/lib/check/limits.ts'
import { findingLine, locate, merge } from '../../scripts/lib/check/places.ts'
import { cuesOf, minutesIn, plannedMinutes } from '../../scripts/lib/check/planned.ts'
import { chooseRules, loadRules, ruleNames, rulesTable } from '../../scripts/lib/check/rules.ts'
import { applyWaivers, readWaivers, removeWaivers, withoutWaiver } from '../../scripts/lib/check/waivers.ts'
import { canvasOf, newVisit } from '../../scripts/lib/check/walk.ts'
import { discoverDecks, loadDeck } from '../../scripts/lib/core/decks.ts'
import { kitRoot, projectRoot } from '../../scripts/lib/core/roots.ts'
import { fixtureClaims, fixtureSources, soundClaim } from '../fixtures/citations/evidence.ts'

const run = promisify(execFile)
const rules = await loadRules()
let room: string

beforeAll(async () => {
  room = await mkdtemp(join(tmpdir(), 'talk-check-'))
})
afterAll(() => rm(room, { recursive: true, force: true }))

function ruleOf(name: string): Rule {
  return chooseRules(rules, name)[0]!
}

async function write(folder: string, files: Record<string, string>): Promise<string> {
  const root = join(room, folder)
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, name)), { recursive: true })
    await writeFile(join(root, name), text)
  }
  return root
}

/** A talk whose decks are written for the test. */
async function talkOf(folder: string, files: Record<string, string>, evidence?: Evidence): Promise<CheckedTalk> {
  const root = await write(folder, files)
  const decks = await Promise.all((await discoverDecks(root)).map(loadDeck))
  return {
    decks,
    root,
    site: join(root, 'site'),
    address: 'http://127.0.0.1/',
    kit: true,
    limits: await limitsOf(root, true),
    evidence,
  }
}

/** `slide line rule: message` of what a rule says of a talk's sources. */
async function told(name: string, talk: CheckedTalk): Promise<string[]> {
  const found: Found[] = await ruleOf(name).sources!(talk)
  return found
    .map(one => locate(one, { name }, {}))
    .map(({ deck, slide, line, message }) => `${deck?.name} ${slide} ${line}: ${message}`)
}

function visitOf(talk: CheckedTalk, deck: LoadedDeck, clicks: [number, number][]): Visit {
  return Object.assign(newVisit(talk, deck), { clicks: new Map(clicks) })
}

describe('the rules', () => {
  it('are one file each, and all that there are', async () => {
    expect(rules.map(({ name }) => name)).toEqual(ruleNames)
    expect((await readdir(join(kitRoot, 'scripts/lib/check/rules'))).sort()).toEqual(
      ruleNames.map(name => `${name}.ts`).sort(),
    )
  })

  it('stand in docs/check.md as they are', async () => {
    const page = await readFile(join(kitRoot, 'docs/check.md'), 'utf8')
    expect(page, 'run npx lectern check --list and put it there').toContain(rulesTable(rules))
  })
})

describe('parity', () => {
  const slide = (layout: string, minutes: number, body: string) =>
    `---\nlayout: ${layout}\nminutes: ${minutes}\n---\n\n# One\n\n${body}\n`
  const deck = (lang: string, ...slides: string[]) =>
    `---\ntitle: T\nlang: ${lang}\n---\n\n# Start\n\n${slides.join('\n')}`
  const same = [
    slide('map', 1, '<RelationMap of="data" />'),
    slide('evidence', 1, '- a <Cite id="A1" />\n- <span v-click>b</span>'),
  ]

  it('is silent over twins', async () => {
    expect(
      await told(
        'parity',
        await talkOf('twins', { 'slides.md': deck('en', ...same), 'slides.ko.md': deck('ko', ...same) }),
      ),
    ).toEqual([])
  })

  it.each([
    ['layout', slide('split', 1, '<RelationMap of="data" />'), 'slides.ko.md 2 9: layout: split, and map in slides.md'],
    ['minutes', slide('map', 2, '<RelationMap of="data" />'), 'slides.ko.md 2 10: minutes: 2, and 1 in slides.md'],
    ['map', slide('map', 1, '<RelationMap of="money" />'), 'slides.ko.md 2 13: maps: money, and data in slides.md'],
  ])('names the slide of another %s', async (name, other, line) => {
    expect(
      await told(
        'parity',
        await talkOf(`parity-${name}`, {
          'slides.md': deck('en', ...same),
          'slides.ko.md': deck('ko', other, same[1]!),
        }),
      ),
    ).toEqual([line])
  })

  it('names the slide that is in one language\'s appendix only', async () => {
    const last = same[1]!.replace('minutes', 'appendix: true\nminutes')
    const talk = await talkOf('parity-appendix', {
      'slides.md': deck('en', ...same),
      'slides.ko.md': deck('ko', same[0]!, last),
    })
    expect(await told('parity', talk)).toEqual(['slides.ko.md 3 19: appendix: true, and none in slides.md'])
  })

  it('names other claims, reveals, and a slide too few', async () => {
    const claims = await talkOf('parity-claims', {
      'slides.md': deck('en', ...same),
      'slides.ko.md': deck('ko', same[0]!, slide('evidence', 1, '- a <Cite id="A2" />\n- b')),
    })
    expect(await told('parity', claims)).toEqual([
      'slides.ko.md 3 22: claims: A2, and A1 in slides.md',
      'slides.ko.md 3 22: reveals: none, and 1 in slides.md',
    ])
    const short = await talkOf('parity-short', {
      'slides.md': deck('en', ...same),
      'slides.ko.md': deck('ko', same[0]!),
    })
    expect(await told('parity', short)).toEqual(['slides.ko.md 2 13: slides.ko.md has 2 slides, and slides.md 3'])
  })

  it('compares the clicks that the slides took', async () => {
    const talk = await talkOf('parity-clicks', {
      'slides.md': deck('en', ...same),
      'slides.ko.md': deck('ko', ...same),
    })
    const [first, second] = talk.decks
    expect(await ruleOf('parity').end!(visitOf(talk, first!, [[2, 5], [3, 1]]))).toEqual([])
    const found = await ruleOf('parity').end!(visitOf(talk, second!, [[2, 4], [3, 1]]))
    expect(found.map(({ slide, message }) => [slide, message])).toEqual([[2, 'clicks: 4, and 5 in slides.md']])
  })
})

describe('claims', () => {
  const evidence: Evidence = {
    claims: [
      ...fixtureClaims,
      soundClaim({
        id: 'F1',
        text: { en: 'Of 12 firms, 3 are left.', ko: '열두 회사 가운데 3곳이 남았다.' },
        sources: ['first'],
      }),
    ],
    sources: fixtureSources,
    maps: [],
    files: [],
    mapFiles: [],
  }
  const cited = evidence.claims.map(({ id }) => id).join(' ')

  it('names the line of what cites nothing, and the id without a row', async () => {
    const talk = await talkOf(
      'claims',
      {
        'slides.md':
          `# Cover\n\n---\n\n## Figures\n\nOf 12 firms, 3 are left.\n\nOf 12 firms, 3 are left. <Cite id="${cited}" />\n\n- “It will never fly at all”\n\n---\n\n## More\n\nNothing <Cite id="X9" />\n`,
      },
      evidence,
    )
    expect((await told('claims', talk)).sort()).toEqual([
      'slides.md 2 11: the quotation “It will never fly at all” cites no claim',
      'slides.md 2 7: the number 12 cites no claim',
      'slides.md 3 17: claim "X9" has no row',
    ])
  })

  it('holds notes and handout texts against what their slide cites, on a cover too', async () => {
    const slide = (head: string, ...body: string[]) => `---\nlayout: ${head}\n---\n\n${body.join('\n\n')}\n`
    const talk = await talkOf('spoken', { 'slides.md': [
      slide(
        'cover\nclaims: [F1]\nhandout: >-\n  Of 13 firms some are left.',
        '# Cover in 20 minutes',
        '<!--\nOf twelve hundred firms three are left.\n\n[click] Of 12 firms, 3 are left.\n-->',
      ),
      slide('default', 'Nothing', '<!-- Eighteen billion, and I found no product. -->'),
    ].join('\n') }, evidence)
    expect((await told('claims', talk)).filter(line => !line.includes('no slide cites')).sort()).toEqual([
      'slides.md 1 11: the number twelve hundred in the note stands in no claim cited there',
      'slides.md 1 4: the number 13 in the handout stands in no claim cited there',
      'slides.md 2 22: the number Eighteen billion in the note cites no claim',
      'slides.md 2 22: the words “I found no” in the note cites no claim',
    ])
  })

  it('warns in one line of the rows that no deck cites, at the first of them', async () => {
    const rows = fixtureClaims.map(({ id }) => `  { id: '${id}' },\n`).join('')
    const files = [{ file: 'snippets/claims.ts', text: `claims = [\n${rows}]\n` }]
    const [one, two, ...others] = fixtureClaims.map(({ id }) => id)
    const talk = await talkOf(
      'unused',
      Object.fromEntries(Object.entries({ 'slides.md': one, 'slides.ko.md': two }).map(([name, id]) =>
        [name, `# Cover\n\n---\n\n<Cite id="${id}" />\n`])),
      { ...evidence, claims: fixtureClaims, files },
    )
    expect(await ruleOf('claims').sources!(talk)).toEqual([{
      severity: 'warning',
      file: 'snippets/claims.ts',
      line: 4,
      message: `no slide cites ${others.join(' ')}`,
      remedy: 'cite what you keep, delete the other rows',
    }])
  })

  it('names a row without a source', async () => {
    const broken = { ...evidence, claims: [{ ...fixtureClaims[0]!, sources: [] }, ...fixtureClaims.slice(1)] }
    const found = await told(
      'claims',
      await talkOf(
        'rows',
        { 'slides.md': `# Cover\n\n---\n\n<Cite id="${fixtureClaims.map(({ id }) => id).join(' ')}" />\n` },
        broken,
      ),
    )
    expect(found).toEqual([expect.stringContaining(`claim "${fixtureClaims[0]!.id}": it has no source`)])
  })

  it.each([
    ['About 9 % of it', '9 %'],
    ['$6.2 bn at launch', '6.2 bn'],
    ['6.2bn at launch', '6.2bn'],
    ['Eighteen billion, all in', 'Eighteen billion'],
    ['nine per cent of it', 'nine per cent'],
    ['half a million of them', 'half a million'],
    ['415TWh', '415'],
    ['4000억 달러', '4000억'],
    ['위성 5만 1,600기', '5만 1,600'],
    ['사천억 달러', '사천억'],
    ['백만 기', '백만'],
    ['구 퍼센트', '구 퍼센트'],
    ['이조 원', '이조'],
    ['for seven years', 'seven years'],
    ['7년 동안', '7'],
    ['- 직원 100명', '100'],
    ['He called it “an industrial bubble, mostly”.', 'an industrial bubble, mostly'],
    ['그는 “거품은 꺼진다”고 했다', '거품은 꺼진다'],
    ['No ruling on either was found.', 'No ruling on either was found'],
    ['I couldn’t find a product.', 'I couldn’t find'],
    ['제품은 찾지 못했다', '찾지 못'],
  ])('take %j for a statement, printed and spoken', (text, words) => {
    expect(findUncited(`# T\n\n${text}\n`)).toMatchObject([{ text: words, line: 2, where: 'slide' }])
    expect(findUncited(`# T\n\n<!--\n${text}\n-->\n`)).toMatchObject([{ text: words, line: 3, where: 'note' }])
    expect(findUncited(`---\nhandout: >-\n  ${text}\n---\n\n# T\n`)).toMatchObject([
      { text: words, line: 1, where: 'handout' },
    ])
  })

  it.each([
    'In November 2025',
    '3 October 2025',
    '2025년 11월 기사',
    '`12 firms`',
    '[page](https://a.example/12)',
    '## Top 10 firms',
    'A “moat”',
    '1. first',
    '<Chart :from="3" />',
    '<!-- 12 firms -->\n\nNot the note.',
    'From 2024 to 2026',
    'Slide 3, part 2, in 20 minutes',
    'Two men, three things, part two, one in a hundred',
    'A couple of billion, tens of billions',
    'An H100 and AI1, the 1st',
    '3번 슬라이드, 2부, 20분',
    '이만 마칩니다, 천만에요, 조만간, 수십억',
    '수익 구조, 백조 한 마리, 1년 뒤, 기억',
    'A year ago, years later',
    'It is ‘not found’, never ‘not there’',
    '```\n12 firms\n```',
  ])('leave %j alone', (text) => {
    expect(findUncited(`# T\n\n${text}\n`)).toEqual([])
  })

  it.each([
    ['18.2 billion', 'about 18.2 billion raised'],
    ['Eighteen billion', 'about 18.2 billion raised'],
    ['eighteen point two billion', 'about 18.2 billion raised'],
    ['182억', 'about 18.2 billion raised'],
    ['백팔십이억', 'about 18.2 billion raised'],
    ['51,600', '최대 5만 1,600기'],
    ['720 to 745 billion', 'from 720 to 745 billion'],
    ['364–400 on the ground', '364 to 400 billion'],
    ['nine to eleven per cent', 'nine to eleven percent'],
    ['9 %', 'roughly nine percent'],
    ['a million satellites', 'one million satellites'],
    ['“Pretty far” off, he said', 'They are “pretty far” off, he said.'],
    ['I found nothing newer', 'None newer was found.'],
  ])('find %j in %j', (text, row) => {
    const claim = soundClaim({ text: { en: row, ko: '그렇다.' } })
    expect(findUncited(`# T\n\n${text} <Cite id="A1" />\n\n<!-- ${text} -->\n`, [claim])).toEqual([])
  })

  it('find it where the tag holds more than its ids', () => {
    const claim = soundClaim({ text: { en: 'Of 12 firms, 3 are left.', ko: '3곳이 남았다.' } })
    expect(findUncited('# T\n\nOf 12 firms <Cite v-if="$clicks > 1" id="A1" />\n', [claim])).toEqual([])
  })

  it.each([
    ['19.2 billion', 'about 18.2 billion raised'],
    ['18.4 billion', 'about 18.2 billion raised'],
    ['nineteen billion', 'about 18.2 billion raised'],
    ['18.2 million', 'about 18.2 billion raised'],
    ['1,820억', 'about 18.2 billion raised'],
    ['51,600,000', '최대 5만 1,600기'],
    ['“It will never fly”', 'It will always fly.'],
    ['I found nothing newer', 'A newer one was seen.'],
  ])('do not find %j in %j', (text, row) => {
    const claim = soundClaim({ text: { en: row, ko: '그렇다.' } })
    expect(findUncited(`# T\n\n${text} <Cite id="A1" />\n\n<!-- ${text} -->\n`, [claim])).toMatchObject([
      { where: 'slide', cited: true },
      { where: 'note', cited: true },
    ])
  })
})

describe('notes', () => {
  const deck = (...slides: string[]) =>
    `---\ntitle: T\nduration: 2min\nminutes: 1\n---\n\n# One\n\n<!-- Say it. -->\n\n---\n${slides.join('\n---\n')}`

  it('name the slide without a note or minutes, and are silent over one with both', async () => {
    const talk = await talkOf('notes', {
      'slides.md': deck('minutes: 1\n---\n\n# Two\n\n<!-- Say it. -->\n', 'minutes: 0\n---\n\n# Three\n'),
    })
    expect(await told('notes', talk)).toEqual([
      'slides.md 3 23: the slide has no note',
      'slides.md 3 23: the slide\'s minutes are "0"',
    ])
  })

  it('ask the appendix for neither, and count none of its minutes', async () => {
    const appendix = (key: string) => deck('minutes: 1\n---\n\n# Two\n\n<!-- Say it. -->\n', `${key}\n---\n\n# Three\n`)
    expect(
      await told('notes', await talkOf('appendix', { 'slides.md': appendix('minutes: 3\nappendix: true') })),
    ).toEqual([])
    expect(await told('notes', await talkOf('no-appendix', { 'slides.md': appendix('appendix: false') }))).toEqual([
      'slides.md 3 23: the slide has no note',
      'slides.md 3 23: the slide has no minutes',
    ])
  })

  it('hold the plan against the length of the talk', async () => {
    const plan = (minutes: number) =>
      talkOf(`plan-${minutes}`, { 'slides.md': deck(`minutes: ${minutes}\n---\n\n# Two\n\n<!-- Say it. -->\n`) })
    expect(await told('notes', await plan(1.2))).toEqual([])
    expect(await told('notes', await plan(1.3))).toEqual([
      'slides.md 1 3: the slides\' minutes add up to 2.3, and the talk is 2 long',
    ])
  })

  it('hold cues against clicks', async () => {
    const talk = await talkOf('cues', {
      'slides.md': '# One\n\n<!-- [click] a [click] b -->\n\n---\n\n# Two\n\n<!-- [click:2] -->\n',
    })
    const found = await ruleOf('notes').end!(visitOf(talk, talk.decks[0]!, [[1, 1], [2, 2]]))
    expect(found.map(({ slide, message }) => [slide, message])).toEqual([
      [1, 'the note has 2 [click] cues, and the slide one click'],
    ])
  })

  it('read lengths as Slidev writes them', () => {
    expect(['20min', '1h 10min', '90s', 15, '30', undefined, 'long'].map(minutesIn)).toEqual([
      20,
      70,
      1.5,
      15,
      30,
      undefined,
      undefined,
    ])
    expect(plannedMinutes([0.1, 0.2, undefined, 'x', -1])).toBe(0.3)
    expect(cuesOf('[click] a [click:3] b')).toBe(4)
  })
})

describe('weight', () => {
  it('holds each slide\'s page and parts against its budget', async () => {
    const page = (file: string) => `<script src="/assets/${file}"></script>`
    // What does not compress, so that its size is its size.
    const noise = (size: number) =>
      Array.from({ length: size }, (_, at) => String.fromCharCode(33 + ((at * 7919 + ((at * at) % 977)) % 90))).join('')
    const talk = await talkOf('weight', {
      'slides.md': '---\nlang: en\n---\n# One\n\n---\n\n# Two\n',
      'site/1/index.html': page('light.js'),
      'site/2/index.html': page('heavy.woff2'),
      'site/assets/light.js': noise(1000),
      'site/assets/heavy.woff2': noise(240_001),
    })
    expect(await told('weight', talk)).toEqual([
      expect.stringMatching(
        /^slides\.md 2 8: opening the slide takes 240 kB, and its budget is 240 kB; the largest part is assets\/heavy\.woff2/,
      ),
    ])
  })

  it('holds the visit of a whole deck against its budget', async () => {
    const talk = await talkOf('visit', { 'slides.md': '---\nlang: en\n---\n# One\n' })
    const of = (bytes: number) =>
      Object.assign(visitOf(talk, talk.decks[0]!, [[1, 0]]), { fetched: new Map([['/', Promise.resolve(bytes)]]) })
    expect(await ruleOf('weight').end!(of(300_000))).toEqual([])
    expect(await ruleOf('weight').end!(of(301_000))).toMatchObject([
      { slide: 1, message: 'a visit of all slides takes 301 kB, and its budget is 300 kB' },
    ])
  })
})

describe('private', () => {
  it('names the slide and the line of a note that ships, and is silent where none does', async () => {
    const files = {
      'slides.md': '# One\n\n---\n\n# Two\n\n<!--\nPlease greet the audience warmly.\n-->\n',
      'site/a.js': '"Two"',
    }
    const talk = await talkOf('private', files)
    expect(await told('private', talk)).toEqual([])
    await writeFile(join(talk.site, 'b.js'), '"Please greet the audience warmly."')
    expect(await told('private', talk)).toEqual([
      expect.stringMatching(/^slides\.md 2 \d+: b\.js holds a speaker note of slide 2/),
    ])
    await writeFile(join(talk.site, 'b.js'), `"${talk.root}/slides.md"`)
    expect(await told('private', talk)).toEqual([expect.stringContaining('names the local folder')])
  })

  it('knows that the notes are public', async () => {
    const built = (deck: string) => ({
      'slides.md': `---\nlang: en\n${deck}---\n\n# One\n\n<!--\nPlease greet the audience warmly.\n-->\n`,
      'site/handout/index.html': '<p>Please greet the audience warmly.</p>',
    })
    expect(await told('private', await talkOf('hosted', built('handoutNotes: true\n')))).toEqual([])
    expect(await told('private', await talkOf('unhosted', built('')))).toHaveLength(1)
  })
})

describe('addresses', () => {
  it.each(['https://a.example/x_(y)', '#part', '/2', './a.pdf', 'mailto:a@b.example', 'files/a.pdf'])(
    'may be %s',
    (address) => {
      expect(flawOfAddress(address)).toBeUndefined()
    },
  )
  it.each([
    '',
    '#',
    'http://a.example',
    '//a.example',
    'www.a.example',
    'https://localhost/x',
    'http://127.0.0.1:3030/',
    'https://intranet/x',
    'https://a.example/x.',
    'https://a.example/x y',
    'file:///home/a',
    'javascript:void(0)',
    'https://me:word@a.example/',
  ])('are odd: %j', (address) => {
    expect(flawOfAddress(address)).toMatchObject({ what: expect.any(String), remedy: expect.any(String) })
  })
})

describe('limits', () => {
  it('are read as layouts state them', () => {
    expect(
      readLimits(
        '/**\n * A.\n *\n * Limit: 5 `ul > li`; 4 `li` beside `p`;\n *   18 words in `li`; 1 line in `h2`; text from 14 px.\n */',
      ),
    ).toEqual({
      text: 14,
      limits: [
        { most: 5, kind: 'count', of: 'ul > li', beside: undefined },
        { most: 4, kind: 'count', of: 'li', beside: 'p' },
        { most: 18, kind: 'words', of: 'li', beside: undefined },
        { most: 1, kind: 'lines', of: 'h2', beside: undefined },
      ],
    })
    expect(readLimits('/** nothing */')).toEqual({ limits: [] })
    expect(() => readLimits('/**\n * Limit: few words.\n */')).toThrow('few words')
  })

  it('hold a talk that uses our layouts from elsewhere, and its own before ours', async () => {
    const root = await write('elsewhere', {
      'layouts/statement.vue': '<script setup>\n/**\n * Limit: 9 words in `h1`.\n */\n</script>\n',
    })
    const { layouts } = await limitsOf(root, true)
    expect(layouts.get('chart')!.limits).toContainEqual({ most: 1, kind: 'lines', of: 'h2', beside: undefined })
    expect(layouts.get('statement')!.limits.map(({ most }) => most)).toEqual([9])
    expect([...(await limitsOf(root, false)).layouts.keys()]).toEqual(['statement'])
  })

  it('are stated by every layout of ours', async () => {
    const { layouts } = await limitsOf(projectRoot, true)
    expect(layouts.size).toBeGreaterThanOrEqual(11)
    for (const [name, { limits }] of layouts)
      expect(limits.length, name).toBeGreaterThan(0)
  })
})

describe('the canvas', () => {
  it.each([
    ['title: T', { width: 980, height: 552 }],
    ['aspectRatio: 4/3', { width: 980, height: 735 }],
    ['aspectRatio: 1.25', { width: 980, height: 784 }],
    ['canvasWidth: 1280\naspectRatio: "16:10"', { width: 1280, height: 800 }],
  ])('of a deck with %j is Slidev\'s', async (head, size) => {
    const talk = await talkOf(`canvas-${size.height}`, { 'slides.md': `---\n${head}\n---\n\n# One\n` })
    expect(canvasOf(talk.decks[0]!)).toEqual(size)
  })
})

describe('findings', () => {
  const finding = (more: Partial<Finding>): Finding => ({
    rule: 'overflow',
    severity: 'error',
    file: 'slides.ko.md',
    line: 214,
    slide: 12,
    click: 2,
    message: 'the list ends 38 px below the safe area',
    ...more,
  })

  it('are one line with place and remedy', () => {
    expect(findingLine(finding({}))).toBe(
      'slides.ko.md:214 slide 12 click 2 overflow: the list ends 38 px below the safe area',
    )
    expect(findingLine(finding({ click: 0, scheme: 'dark', severity: 'warning', remedy: 'shorten it' }))).toBe(
      'slides.ko.md:214 slide 12 in the dark overflow (warning): the list ends 38 px below the safe area — shorten it',
    )
  })

  it('are said once, at the first click and without a scheme that makes no difference', () => {
    const merged = merge([
      finding({ click: 3, scheme: 'light' }),
      finding({ click: 2, scheme: 'dark' }),
      finding({ slide: 13, scheme: 'dark' }),
    ])
    expect(merged.map(({ slide, click, scheme }) => [slide, click, scheme])).toEqual([
      [12, 2, undefined],
      [13, 2, 'dark'],
    ])
  })
})

describe('waivers', () => {
  const deckWith = async (folder: string, waive: string) =>
    (await talkOf(folder, { 'slides.md': `---\ntitle: T\n---\n\n# One\n\n---\nlayout: x\n${waive}---\n\n# Two\n` }))
      .decks

  it('cover what they name on their slide, and are stale where nothing needs them', async () => {
    const decks = await deckWith('waived', 'waive: { overflow: "it bleeds on purpose", links: "nothing is broken" }\n')
    const { waivers, problems } = readWaivers(decks)
    expect(problems).toEqual([])
    const on = (slide: number, rule: string) => locate({ message: 'm', slide }, { name: rule }, { deck: decks[0]! })
    const { standing, waived, stale } = applyWaivers(
      [on(1, 'overflow'), on(2, 'overflow'), on(2, 'legible')],
      waivers,
      rules,
      true,
    )
    expect(standing.map(({ slide, rule }) => [slide, rule])).toEqual([[1, 'overflow'], [2, 'legible']])
    expect(waived).toMatchObject([{ rule: 'overflow', reason: 'it bleeds on purpose' }])
    expect(stale.map(({ rule }) => rule)).toEqual(['links'])
    expect(await removeWaivers(stale)).toHaveLength(1)
    expect(await readFile(decks[0]!.file, 'utf8')).toContain(
      'layout: x\nwaive: { overflow: "it bleeds on purpose" }\n---',
    )
  })

  it('are not stale where their rule says something only once every slide has been looked at', async () => {
    const decks = await deckWith('half', 'waive: { weight: "one film", parity: "as spoken", overflow: "it bleeds" }\n')
    const stale = (whole: boolean) =>
      applyWaivers([], readWaivers(decks).waivers, rules, whole).stale.map(({ rule }) => rule)
    expect(stale(false)).toEqual(['overflow'])
    expect(stale(true)).toEqual(['weight', 'parity', 'overflow'])
  })

  it.each([
    ['waive: { overflow: "" }\n', 'gives no reason'],
    ['waive: { overflow: true }\n', 'gives no reason'],
    ['waive: overflow\n', 'names no rule with its reason'],
    ['waive:\n  overfow: "a typing mistake"\n', 'there is no rule "overfow"'],
  ])('must say what and why: %j', async (waive, complaint) => {
    const { waivers, problems } = readWaivers(await deckWith(`bad-${complaint.length}-${waive.length}`, waive))
    expect(waivers).toEqual([])
    expect(problems.map(({ slide, line, message }) => [slide, line >= 9, message.includes(complaint)])).toEqual([
      [2, true, true],
    ])
  })

  it('go without a trace of anything else', () => {
    expect(withoutWaiver(['---', 'waive: { a: "x, y", b: \'z\' }', '---'], 'a')).toEqual([
      '---',
      'waive: { b: \'z\' }',
      '---',
    ])
    expect(withoutWaiver(['---', 'waive: { a: "x" }', 'k: 1', '---'], 'a')).toEqual(['---', 'k: 1', '---'])
    expect(withoutWaiver(['---', 'waive:', '  a: x', '  b: y', 'k: 1', '---'], 'a')).toEqual([
      '---',
      'waive:',
      '  b: y',
      'k: 1',
      '---',
    ])
    expect(withoutWaiver(['---', 'waive:', '  a: |', '    x', '---'], 'a')).toBeUndefined()
  })
})

describe('changed slides', () => {
  it('are those whose words, layout, components or claims are other than at a revision', async () => {
    const talk = await talkOf('changed', {
      'slides.md':
        '---\ntitle: T\nlang: en\n---\n\n# One\n\n---\nlayout: card\n---\n\n# Two\n\n---\n\n# Three\n\n<Chart />\n\n<<< @/snippets/shown.js#part {2}\n\n---\n\n# Four\n\n<Cite id="A1" />\n\n---\n\n<BarChart of="sales" /> <Cite id="A3" />\n\n<ScoreCard of="guesses" />\n\n---\n\n<relation-map of="who" />\n\n---\n\n<wide-sum />\n',
      'layouts/card.vue': 'a',
      'components/Chart.vue': 'import { x } from \'../kit/x.ts\'',
      'components/talk/WideSum.vue': 'import { sum } from "../../kit/sum.ts"',
      'kit/sum.ts': '1',
      'kit/x.ts': '1',
      'snippets/claims/a.ts': 'id: \'A1\'',
      'snippets/claims/b.ts': 'id: \'A2\'',
      'snippets/claims/나.ts': 'id: "A3"',
      'snippets/charts.ts': 'id: \'sales\'',
      'snippets/scorecards.ts': 'id: \'guesses\'',
      'snippets/maps/who.ts': 'id: \'who\', edges: [{ claims: [\'A2\'] }]',
      'snippets/shown.js': 'a',
      'snippets/words.ts': 'a',
      'scripts/build.ts': 'a',
      'scripts/lib/look/hues.ts': 'a',
      'styles/a.css': 'a',
      'README.md': 'a',
    })
    const git = (...args: string[]) =>
      run('git', ['-c', 'user.name=t', '-c', 'user.email=t@t.example', ...args], { cwd: talk.root })
    await git('init', '-q')
    await git('add', '.')
    await git('commit', '-qm', 'a')
    const after = async (file: string, text: string) => {
      await writeFile(join(talk.root, file), text)
      const decks = await Promise.all((await discoverDecks(talk.root)).map(loadDeck))
      const numbers = [...(await changedSlides(talk.root, decks, 'HEAD')).values()][0]
      await git('checkout', '-q', '--', '.')
      return numbers
    }
    expect(await after('README.md', 'b')).toEqual([])
    expect(
      await after('slides.md', (await readFile(join(talk.root, 'slides.md'), 'utf8')).replace('# Two', '# Zwei')),
    ).toEqual([2])
    expect(await after('layouts/card.vue', 'b')).toEqual([2])
    expect(await after('kit/x.ts', '2')).toEqual([3])
    expect(await after('kit/sum.ts', '2')).toEqual([7])
    expect(await after('snippets/shown.js', 'b')).toEqual([3])
    expect(await after('snippets/claims/a.ts', 'id: \'A1\' ')).toEqual([4])
    expect(await after('snippets/charts.ts', 'id: \'sales\' ')).toEqual([5])
    expect(await after('snippets/scorecards.ts', 'id: \'guesses\' ')).toEqual([5])
    expect(await after('snippets/claims/나.ts', 'id: "A3" ')).toEqual([5])
    // The claim stands on the map alone.
    expect(await after('snippets/claims/b.ts', 'id: \'A2\' ')).toEqual([6])
    expect(await after('scripts/build.ts', 'b')).toEqual([])
    for (const file of ['styles/a.css', 'snippets/words.ts', 'scripts/lib/look/hues.ts'])
      expect(await after(file, 'b'), file).toEqual([1, 2, 3, 4, 5, 6, 7])
    await expect(changedSlides(talk.root, talk.decks, 'no-such')).rejects.toThrow('--changed no-such')
  })
})

const shippedSlides = (await loadDeck((await discoverDecks())[0]!)).slides.length

describe('the command', () => {
  it.each([
    [['slides.md', 'site/sitemap.xml', 'snippets/claims/a.ts'], ['snippets/claims/a.ts']],
    [['snippets/claims/a.ts', 'slides.md', 'site/sitemap.xml'], []],
  ])('warns of a site older than what it was made of: %j', async (files, changed) => {
    const root = await write(`old-${changed.length}`, {
      'slides.md': '---\ntheme: none\naddons: [slidev-addon-lectern]\n---\n\n# One\n',
      'site/index.html': '<script src="/assets/a.js"></script>',
      'site/sitemap.xml': '',
      'snippets/claims/a.ts': '',
    })
    // Later than the kit's own files, of which it is made too.
    const now = Date.now() / 1000 + 60
    for (const [at, file] of files.entries())
      await utimes(join(root, file), now + at, now + at)
    await mkdir(join(root, 'node_modules'))
    await symlink(kitRoot, join(root, 'node_modules/slidev-addon-lectern'))
    const { stderr } = await run(process.execPath, [
      join(kitRoot, 'scripts/check.ts'),
      ...['--site', 'site', '--rule', 'claims', '--report', 'report.html'],
    ], { cwd: root })
    expect([...stderr.matchAll(/^(.*) changed after the site was built/gm)].map(([, file]) => file)).toEqual(changed)
  })

  it.each([
    [['--slides', 'x'], '--slides 3-9'],
    [['--slides', '5-2'], '--slides 3-9'],
    [['--slides', '99'], `the deck has no slide 99. Write slide numbers from 1 to ${shippedSlides}`],
    [['--slides', '1-99'], `the deck has no slide ${shippedSlides + 1}`],
    [['--rule', 'overfow'], 'overflow, legible'],
    [['--deck', 'xx'], 'ko (slides.ko.md)'],
    [['--changed', 'no-such-revision'], '--changed main'],
    [['--entry', 'nowhere.md'], 'no such file'],
    [['--entry', 'package.json'], 'Markdown file'],
    [['--entry', 'slides.md', '--deck', 'ko'], '--deck'],
    [['--site', 'nowhere'], 'npx lectern build'],
    [['--slide', '3'], '--slides'],
  ])('refuses %j in one line with the remedy', async (args, remedy) => {
    const failed = await run(process.execPath, [join(kitRoot, 'scripts/check.ts'), ...args], {
      cwd: projectRoot,
    }).then(
      () => undefined,
      error => error as { code: number, stderr: string },
    )
    expect(failed?.code).toBe(1)
    expect(failed?.stderr.trim().split('\n')).toHaveLength(1)
    expect(failed?.stderr).toContain(remedy)
  })
})
