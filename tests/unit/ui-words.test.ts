import type { LocalText } from '../../kit/schema.ts'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { waysInBundle, waysOnSite } from '../../kit/deck/addresses.ts'
import { announced, slideOf } from '../../kit/deck/walk.ts'
import { barWords, helpWords, keyHelp, pageTitle, spokenTitle } from '../../kit/words/interface.ts'
import { offerFiles } from '../../scripts/lib/site/extras.ts'

describe('the words around the slides', () => {
  const rows = keyHelp.flatMap(({ title, rows }) => [
    title,
    ...rows.flatMap(({ keys, does }) => [does, ...keys.filter(key => typeof key !== 'string')]),
  ])
  const all = Object.entries<LocalText>({
    ...barWords,
    ...helpWords,
    ...Object.fromEntries(rows.map(row => [row.en, row])),
  })

  it.each(all)('say "%s" in both languages', (name, { en, ko }) => {
    expect(en!.trim()).not.toBe('')
    expect(ko, name).toMatch(name === 'pdf' ? /PDF/ : /\p{Script=Hangul}/u)
    expect(en).not.toMatch(/\p{Script=Hangul}/u)
  })

  it('tell where one is', () => {
    const walk = { length: 32, total: 34 }
    expect(slideOf(12, walk, 'en')).toBe('Slide 12 of 32')
    expect(slideOf(12, walk, 'ko')).toBe('슬라이드 32장 중 12')
    expect(announced(12, walk, 'The data moat', 'en')).toBe('Slide 12 of 32: The data moat')
    expect(announced(12, walk, '', 'en')).toBe('Slide 12 of 32')
    expect(slideOf(32, walk, 'en')).toBe('Slide 32 of 32')
    expect(slideOf(33, walk, 'en')).toBe('Appendix, slide 1 of 2')
    expect(slideOf(34, walk, 'ko')).toBe('부록 2장 중 2')
  })

  it('name a window after its slide and the talk', () => {
    expect(pageTitle('The myth', 'Project Prometheus')).toBe('The myth · Project Prometheus')
    expect(pageTitle('Project Prometheus', 'Project Prometheus')).toBe('Project Prometheus')
    expect(spokenTitle('A **myth** <em>and</em> its\n`mirror`')).toBe('A myth and its mirror')
    expect(spokenTitle(undefined)).toBe('')
  })
})

describe('the ways on', () => {
  it('keep slide and step from language to language, on any base', () => {
    const en = waysOnSite({ base: '/talks/p/', locale: 'en', no: 12, last: 32, clicks: 3 })
    expect(en.languages).toEqual([{ locale: 'ko', href: '/talks/p/ko/12/?clicks=3' }])
    const ko = waysOnSite({ base: '/talks/p/ko/', locale: 'ko', no: 12, last: 32 })
    expect(ko.languages).toEqual([{ locale: 'en', href: '/talks/p/12/' }])
    expect(ko).toMatchObject({
      previous: '/talks/p/ko/11/',
      next: '/talks/p/ko/13/',
      read: '/talks/p/ko/handout/#slide-12',
      contents: '/talks/p/ko/handout/#contents',
      pdf: '/talks/p/project-prometheus.ko.pdf',
      offline: '/talks/p/project-prometheus.ko.html',
    })
  })

  it('do not take a folder that happens to be called ko for the deck\'s own', () => {
    expect(waysOnSite({ base: '/ko/talk/ko/', locale: 'ko', no: 1, last: 2 }).languages[0]!.href).toBe('/ko/talk/1/')
    expect(waysOnSite({ base: '/ko/', locale: 'en', no: 1, last: 2 }).languages[0]!.href).toBe('/ko/ko/1/')
  })

  it('end at the first and the last slide', () => {
    expect(waysOnSite({ base: '/', locale: 'en', no: 1, last: 2 }).previous).toBeUndefined()
    expect(waysOnSite({ base: '/', locale: 'en', no: 2, last: 2 }).next).toBeUndefined()
  })

  it('stay beside the file in the bundle', () => {
    expect(waysInBundle({ base: './', locale: 'ko', no: 2, last: 3, clicks: 1 })).toEqual({
      previous: '#/1',
      next: '#/3',
      pdf: './project-prometheus.ko.pdf',
      languages: [{ locale: 'en', href: './project-prometheus.en.html#/2?clicks=1' }],
    })
  })
})

describe('offering a file', () => {
  it.each([
    { what: 'pdf', file: 'project-prometheus.en.pdf', link: /type="application\/pdf"[^>]*href="([^"]+)"/g },
    { what: 'offline', file: 'project-prometheus.en.html', link: /rel="enclosure"[^>]*href="([^"]+)"/g },
  ] as const)(
    '($what) tells it to each page of its own deck, once, and only where there is one',
    async ({ what, file, link }) => {
      const site = await mkdtemp(join(tmpdir(), 'offer-'))
      const pages = ['index.html', '1/index.html', 'ko/index.html', 'ko/1/index.html']
      try {
        for (const page of pages) {
          await mkdir(dirname(join(site, page)), { recursive: true })
          await writeFile(join(site, page), '<html><head><title>x</title></head><body></body></html>')
        }
        await writeFile(join(site, file), '')
        const decks = [{ locale: 'en', path: '' }, { locale: 'ko', path: 'ko/' }]
        await offerFiles(what, site, '/p/', decks)
        await offerFiles(what, site, '/p/', decks)
        const found = await Promise.all(
          pages.map(async page =>
            [...(await readFile(join(site, page), 'utf8')).matchAll(link)].map(([, href]) => href),
          ),
        )
        expect(found).toEqual([[`/p/${file}`], [`/p/${file}`], [], []])
      }
      finally {
        await rm(site, { recursive: true })
      }
    },
  )
})
