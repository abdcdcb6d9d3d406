import type { LoadedDeck } from '../../scripts/lib/core/decks.ts'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { dependencyRoot } from '../../scripts/lib/core/roots.ts'
import { firstStyle, rulesOf, scoped, usedStyle } from '../../scripts/lib/site/prerender/css.ts'
import { firstFaces, takeFaces } from '../../scripts/lib/site/prerender/faces.ts'
import { headOf, policyOf } from '../../scripts/lib/site/prerender/head.ts'
import { policy } from '../../scripts/lib/site/prerender/page.ts'
import { headers, robots, sitemap } from '../../scripts/lib/site/sitemap.ts'

describe('the rules of a sheet', () => {
  it('are read past what only looks like CSS, with the at-rules around them', () => {
    expect(rulesOf(`/* a {} */ a:is(.b, .c), [title=","] { color: red; /* } */ content: "}"; }
      @media (width > 1px) { @supports (gap: 0) { b { gap: 0 } } } @property --x { syntax: "*"; }`)).toEqual([
      { selectors: ['a:is(.b, .c)', '[title=","]'], body: 'color: red;content: "}"' },
      { at: '@media (width > 1px)', rules: [
        { at: '@supports (gap: 0)', rules: [{ selectors: ['b'], body: 'gap: 0' }] },
      ] },
      { at: '@property --x', body: 'syntax: "*"' },
    ])
  })

  it('leave out paper, faces, movements and what has no block', () => {
    expect(rulesOf('@charset "utf-8"; @layer a; @font-face { font-family: x } @keyframes k { to { top: 0 } } '
      + '@media print { a { top: 0 } } @page { size: a4 }')).toEqual([])
  })
})

describe('the faces of a first paint', () => {
  it('are cut from one that has a single weight, too', async () => {
    const slide = {
      html: '<p>Words</p>',
      faces: { Own: 'Wdors' },
      display: { stack: 'Own', body: 'Own', own: [] },
      otherName: {},
    }
    const rule = '@font-face{font-family:Own;font-weight:400 700}'
    const face = { family: 'Own', rule, file: 'KaTeX_Main-Regular.woff2' }
    const [own] = await firstFaces(slide, [face], join(dependencyRoot('katex'), 'dist/fonts'), true)
    expect(own).toMatchObject({ draws: 'body', family: 'First Own', bytes: expect.stringMatching(/^.{500,}$/) })
  })
})

describe('the styles of a first paint', () => {
  it.each([
    ['.map > svg text', '.map > svg text:is(#first-paint *)'],
    ['.thread::before', '.thread:is(#first-paint *)::before'],
    ['p:after', 'p:is(#first-paint *)::after'],
    ['::before', '*:is(#first-paint *)::before'],
    ['html', 'html'],
    ['html.dark', 'html.dark'],
    ['#first-paint', '#first-paint'],
    ['html[lang^=ko] .cover h1', 'html[lang^=ko] .cover h1:is(#first-paint *)'],
  ])('keep %s to the first paint', (selector, expected) => expect(scoped(selector)).toBe(expected))

  it('show the dark scheme by choice and by preference', () => {
    expect(
      firstStyle(
        [
          { selectors: ['html.dark'], body: '--ground:#000' },
          { selectors: ['body'], body: 'background:var(--ground)' },
        ],
        '',
      ),
    ).toBe(
      'html.dark{--ground:#000}@media (prefers-color-scheme:dark){html:not(.light){--ground:#000}}body{background:var(--ground)}',
    )
    expect(firstStyle([{ selectors: ['html:not(.dark) .x'], body: 'color:red' }], '')).toBe(
      'html.light .x:is(#first-paint *){color:red}@media (prefers-color-scheme:light){html:not(.dark) .x:is(#first-paint *){color:red}}',
    )
  })

  it('leave out custom properties that nothing asks for, in turn', () => {
    const rules = [
      { selectors: [':root'], body: '--a:1px;--b:var(--a);--c:rgb(0 0 0 / calc(1 * (2)))' },
      { selectors: ['p'], body: 'margin:0' },
    ]
    expect(firstStyle(rules, '')).toBe('p:is(#first-paint *){margin:0}')
    expect(firstStyle(rules, '<p style="margin:var(--b)">')).toBe(
      ':root{--a:1px;--b:var(--a)}p:is(#first-paint *){margin:0}',
    )
  })

  it('keep semicolons in strings and addresses', () => {
    expect(firstStyle([{ selectors: ['p'], body: 'background:url("data:image/svg+xml;utf8,<a>");content:";"' }], ''))
      .toBe('p:is(#first-paint *){background:url("data:image/svg+xml;utf8,<a>");content:";"}')
  })
})

describe('the styles of a page without scripts', () => {
  it('keep what reaches something, key frames and paper, and custom properties that are asked for', async () => {
    const css = `@font-face { font-family: X; src: url(x.woff2) }
      @property --far { syntax: '<angle>'; inherits: false; initial-value: 0deg }
      * { --un-a: 0; --un-b: 0 } .a, .gone::before { left: var(--un-a) }
      @media print { @media screen { .gone { top: 0 } } }
      @keyframes k { from { top: 0 } } @page { margin: 1mm; @top-left { content: "a" } } .b { color: red }`
    const asked: string[][] = []
    const style = await usedStyle(css, '<b style="left:var(--un-c)">', async (selectors) => {
      asked.push(selectors)
      return selectors.filter(selector => !/gone/.test(selector))
    })
    expect(asked).toEqual([['*', '.a', '.gone::before', '.gone', '.b']])
    expect(style).toBe('@font-face{font-family:X;src:url(x.woff2)}*{--un-a:0}.a{left:var(--un-a)}'
      + '@keyframes k{from{top:0}}@page{margin:1mm;@top-left{content:"a"}}.b{color:red}')
  })
})

describe('the faces', () => {
  it('leave the sheet that named them', () => {
    const { css, faces } = takeFaces('a{b:c}@font-face{font-family:Song Myung;src:url(/assets/song.woff2)}d{e:f}')
    expect(css).toBe('a{b:c}d{e:f}')
    expect(faces).toEqual([
      {
        family: 'Song Myung',
        file: '/assets/song.woff2',
        rule: '@font-face{font-family:Song Myung;src:url(/assets/song.woff2)}',
      },
    ])
  })
})

const twins = [{ lang: 'en', path: '/t/3/' }, { lang: 'ko', path: '/t/ko/3/' }]

describe('the head', () => {
  const about = {
    lang: 'ko',
    title: 'A "<b>" & c',
    description: 'words',
    path: '/t/ko/3/',
    twins,
    picture: '/t/ko/preview/3.jpg',
  }

  it('names twins and default with and without the site\'s origin', () => {
    const bare = headOf(about).join('\n')
    expect(bare).toContain('<link rel="alternate" hreflang="en" href="/t/3/">')
    expect(bare).toContain('<link rel="alternate" hreflang="x-default" href="/t/3/">')
    expect(bare).not.toContain('canonical')
    const whole = headOf({ ...about, site: 'https://talks.example.org' }).join('\n')
    expect(whole).toContain('<link rel="canonical" href="https://talks.example.org/t/ko/3/">')
    expect(whole).toContain('<meta property="og:image" content="https://talks.example.org/t/ko/preview/3.jpg">')
    expect(whole).toContain('<meta property="og:locale" content="ko_KR">')
  })

  it('escapes what it says', () => expect(headOf(about)).toContain('<title>A &quot;&lt;b&gt;&quot; &amp; c</title>'))
})

describe('the files around the pages', () => {
  it('list every page with its twins', () => {
    // The second deck is one slide longer.
    const decks = ['', 'ko/'].map((path, index) =>
      ({ lang: index ? 'ko' : 'en', path, slides: Array.from({ length: 1 + index }) as LoadedDeck['slides'] }))
    const whole = sitemap(decks, '/t/', 'https://talks.example.org')
    expect([...whole.matchAll(/<loc>https:\/\/talks\.example\.org([^<]*)</g)].map(([, address]) => address)).toEqual(
      ['/t/', '/t/ko/', '/t/ko/2/', '/t/handout/', '/t/ko/handout/'],
    )
    expect(whole.match(/hreflang="x-default" href="https:\/\/talks\.example\.org\/t\/"/g)).toHaveLength(2)
    expect(sitemap(decks, '/t/')).toContain('--site')
  })

  it('name the sitemap only by its whole address', () => {
    expect(robots('/t/', 'https://talks.example.org')).toContain('Sitemap: https://talks.example.org/t/sitemap.xml')
    expect(robots('/t/')).not.toContain('Sitemap')
  })

  it('send the policy, and let nothing run from elsewhere', () => {
    expect(policy).toMatch(/^default-src 'none'; script-src 'self'(?: 'sha256-[\w+/]+=*'){3} 'wasm-unsafe-eval';/)
    expect(policy).not.toMatch(/'unsafe-eval'|https?:/)
    for (const own of ['img', 'media', 'font', 'frame', 'object'])
      expect(policy).toMatch(new RegExp(`; ${own}-src 'self'[; ]`))
    expect(policyOf()).toMatch(/^default-src 'none'; style-src /)
    expect(policyOf()).not.toMatch(/script|connect/)
    expect(headers('/t/', ['', 'ko/'])).toMatch(
      /^\/t\/\*\n {2}Content-Security-Policy: .*frame-ancestors 'self'[\s\S]*\n\/t\/ko\/assets\/\*\n/,
    )
  })
})
