import { globSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { checkEvidence } from '../../kit/claims/check.ts'
import { waysOnSite } from '../../kit/deck/addresses.ts'
import { byLanguage, languageName, learnDecks, localeOf, rootOf } from '../../kit/deck/decks.ts'
import { licenceOf } from '../../kit/deck/licence.ts'
import { tallyWords } from '../../kit/deck/tally.ts'
import { rangeText, slideLabel, slideNamed, slideOf } from '../../kit/deck/walk.ts'
import { placeText } from '../../kit/stage/words.ts'
import { barWords } from '../../kit/words/interface.ts'
import { inEveryLanguage, wordsMissing } from '../../kit/words/languages.ts'
import { kitRoot } from '../../scripts/lib/core/roots.ts'

afterEach(() => learnDecks({ file: 'project-prometheus', locales: ['en', 'ko'] }))

const source = {
  id: 's',
  publisher: 'P',
  title: 'T',
  date: '2026',
  url: 'https://example.org/',
  lang: 'de',
  grade: 'A' as const,
}

describe('a talk in one language', () => {
  it('leads to no other', () => {
    learnDecks({ file: 'coffee', locales: ['en'] })
    expect(waysOnSite({ base: '/', locale: 'en', no: 2, last: 6 })).toMatchObject({
      languages: [],
      pdf: '/coffee.en.pdf',
    })
    expect(localeOf('ko')).toBe('en')
  })

  it('may say its texts plainly', () => {
    learnDecks({ file: 'coffee', locales: ['de'] })
    const claim = {
      id: 'C1',
      status: 'reported' as const,
      text: byLanguage('Kaffee kommt aus Äthiopien.'),
      sources: ['s'],
    }
    expect(checkEvidence([claim], [source])).toEqual([])
  })
})

describe('a talk in three languages', () => {
  it('leads from each to the two others', () => {
    learnDecks({ file: 'coffee', locales: ['en', 'de', 'pt-BR'] })
    const { languages, pdf } = waysOnSite({ base: '/talks/de/', locale: 'de', no: 3, last: 6, clicks: 2 })
    expect(languages).toEqual([
      { locale: 'en', href: '/talks/3/?clicks=2' },
      { locale: 'pt-BR', href: '/talks/pt-BR/3/?clicks=2' },
    ])
    expect(pdf).toBe('/talks/coffee.de.pdf')
    expect(languages.map(({ locale }) => languageName(locale))).toEqual(['English', 'Português (Brasil)'])
    expect(rootOf('/de/', 'en')).toBe('/de/')
  })

  it('names the text that is missing in one', () => {
    learnDecks({ file: 'coffee', locales: ['en', 'de', 'pt-BR'] })
    const claim = {
      id: 'C1',
      status: 'reported' as const,
      text: byLanguage({ en: 'It is so.', pt: 'É assim.' }),
      sources: ['s'],
    }
    expect(checkEvidence([claim], [source]).map(({ message }) => message))
      .toEqual(['claim "C1": it has no text in "de"'])
  })
})

describe('words around the slides', () => {
  it('are the author\'s, else ours of the language or its base, else English', () => {
    learnDecks({
      file: 'coffee',
      locales: ['en', 'de', 'ko-KR'],
      words: { de: { Previous: 'Zurück' }, en: { Previous: 'Back' } },
    })
    expect(['de', 'de-AT', 'en', 'ko-KR', 'fr'].map(locale => barWords.previous[locale])).toEqual([
      'Zurück',
      'Zurück',
      'Back',
      '이전',
      'Previous',
    ])
    expect(barWords.next.de).toBe('Next')
    expect(wordsMissing('de')).toContain('Next')
    expect(wordsMissing('de')).not.toContain('Previous')
    expect(wordsMissing('ko-KR')).toEqual([])
  })

  it('are said with their numbers in every language', () => {
    learnDecks({
      file: 'coffee',
      locales: ['de', 'ko-KR'],
      words: {
        de: {
          'Slide {no} of {of}': 'Folie {no} von {of}',
          'Appendix, slide {no} of {of}': 'Anhang, Folie {no} von {of}',
          'A{no}': 'Anhang {no}',
          '1–{end}, A1–A{last}': '1–{end}, Anhang A1–A{last}',
          'Verdicts so far: {judged}, {left} to come': 'Bisher: {judged}; {left} stehen aus',
          'none': 'keine',
          '{place} · click {no}/{of}': '{place} · Klick {no}/{of}',
        },
      },
    })
    const walk = { length: 20, total: 22 }
    const bets = [{ name: 'A', concept: 'plain' }, { name: 'B', concept: 'plain' }]
    const said = (locale: string) => [
      slideOf(3, walk, locale),
      slideOf(21, walk, locale),
      slideLabel(21, walk, locale),
      rangeText(walk, locale),
      tallyWords(bets, locale),
      placeText(3, walk, 1, 4, locale),
    ]
    expect(said('de')).toEqual([
      'Folie 3 von 20',
      'Anhang, Folie 1 von 2',
      'Anhang 1',
      '1–20, Anhang A1–A2',
      'Bisher: keine; 2 stehen aus',
      '3 / 20 · Klick 1/4',
    ])
    expect(['anhang 2', 'A2', '부록2', 'Zulage 2'].map(label => slideNamed(label, walk))).toEqual([22, 22, 22, undefined])
    expect(said('ko-KR')).toEqual(said('ko'))
    expect(said('ko')).toEqual([
      '슬라이드 20장 중 3',
      '부록 2장 중 1',
      '부록 1',
      '1–20, 부록 A1–A2',
      '지금까지의 판정: 없음. 남은 판정 2개',
      '3 / 20 · 클릭 1/4',
    ])
    for (const word of ['To land on time, skip', 'Even without these {left} too long', '1–{end}, A1'])
      expect(wordsMissing('de')).toContain(word)
  })

  it('are all known to whatever looks for an author\'s, and so stand in kit/', () => {
    const files = globSync('{kit,components,layouts,scripts,setup}/**/*.{ts,vue}', { cwd: kitRoot })
      .map(file => file.split(sep).join('/'))
      .filter(file => !file.startsWith('components/talk/') && file !== 'kit/words/languages.ts')
      .filter(file => readFileSync(join(kitRoot, file), 'utf8').includes('inEveryLanguage('))
    const known = readFileSync(join(kitRoot, 'scripts/lib/faults/words.ts'), 'utf8')
    expect(files.length).toBeGreaterThan(6)
    expect(files.filter(file => !known.includes(`import '../../../${file}'`))).toEqual([])
  })

  it('stay what they are within groups and lists', () => {
    const table = inEveryLanguage({
      group: [{ keys: ['W', { en: 'Space', ko: '스페이스' }], does: { en: 'Go', ko: '가기' } }],
      stroke: { width: 1 },
    })
    expect(table.group[0]!.does.fr).toBe('Go')
    expect(table.group[0]!.keys[0]).toBe('W')
    expect(JSON.stringify(table)).toContain('{"en":"Space","ko":"스페이스"}')
    expect(table.stroke.width).toBe(1)
  })
})

it.each([
  ['CC BY-SA 4.0', { name: 'CC BY-SA 4.0', url: 'https://creativecommons.org/licenses/by-sa/4.0/' }],
  ['CC0 1.0', { name: 'CC0 1.0', url: 'https://creativecommons.org/publicdomain/zero/1.0/' }],
  ['All rights reserved', { name: 'All rights reserved', url: undefined }],
  [{ name: 'Ours', url: 'https://example.org/ours' }, { name: 'Ours', url: 'https://example.org/ours' }],
  [{ name: 'Ours', url: 'javascript:alert(1)' }, undefined],
  [4, undefined],
  ['', undefined],
])('the licence %j', (value, licence) => {
  expect(licenceOf(value)).toEqual(licence)
})
