import { globSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { planOf } from '../../../kit/stage/plan.ts'
import { readerKey } from '../../../scripts/lib/core/decks.ts'
import { projectRoot } from '../../../scripts/lib/core/roots.ts'
import { authoringKeys } from '../../../scripts/lib/slidev/settings.ts'
import { claimsOf, cuesOf, decks, endOf, everySlide, mapsOf, plainTitle, wordsOf } from '../../helpers/talk.ts'

/** Words a planned minute that leave room for clicks and pauses; a Korean word carries more. */
const spokenPace: Record<string, [least: number, most: number]> = { en: [100, 140], ko: [75, 115] }

/** What stays the same from language to language. */
function bones({ content, frontmatter, note }: typeof everySlide[number]['slide']) {
  return {
    layout: frontmatter.layout,
    concept: frontmatter.concept,
    motif: frontmatter.motif,
    minutes: frontmatter.minutes,
    appendix: frontmatter.appendix,
    verdict: frontmatter.verdict,
    optional: frontmatter.optional,
    clicks: frontmatter.clicks,
    maps: mapsOf(content),
    claims: claimsOf(content, frontmatter),
    reveals: (content.match(/\bv-(?:click|clicks|after|switch)\b/g) ?? []).length,
    cues: cuesOf(note),
  }
}

describe('the decks', () => {
  it('are there in English and Korean', () => {
    expect(decks.map(deck => deck.lang)).toEqual(['en', 'ko'])
  })

  it.each(decks.slice(1))('$name has the slides of the first deck, in their order', ({ slides }) => {
    expect(slides.map(bones)).toEqual(decks[0]!.slides.map(bones))
  })

  it.each(decks)('$name takes about twenty minutes', (deck) => {
    const walk = deck.slides.slice(0, endOf(deck))
    const minutes = walk.reduce((sum, { frontmatter }) => sum + Number(frontmatter.minutes ?? Number.NaN), 0)
    console.log(`${deck.name}: ${minutes} minutes on ${walk.length} slides`)
    expect(minutes).toBeGreaterThanOrEqual(18)
    expect(minutes).toBeLessThanOrEqual(22)
  })

  it.each(decks)('$name shows seven maps or more, none of them twice', ({ slides }) => {
    const maps = slides.flatMap(({ content }) => mapsOf(content))
    expect(maps.length).toBeGreaterThanOrEqual(7)
    expect(new Set(maps).size).toBe(maps.length)
  })
})

describe('every slide', () => {
  it.each(everySlide)('$deck.name $no has a title', ({ slide }) => {
    expect(plainTitle(slide.title)).not.toBe('')
  })

  it.each(everySlide.filter(({ slide }) => !slide.frontmatter.appendix))(
    '$deck.name $no has a note that its minutes have room for',
    ({ deck, slide }) => {
      const [least, most] = spokenPace[deck.lang]!
      const pace = wordsOf(slide.note) / Number(slide.frontmatter.minutes)
      expect(pace).toBeGreaterThanOrEqual(least)
      expect(pace).toBeLessThanOrEqual(most)
    },
  )

  it.each(everySlide)(
    '$deck.name $no never has two dollar signs on one line, which Slidev takes for mathematics',
    ({ slide }) => {
      expect(slide.source.raw.split('\n').filter(line => /\$.*\$/.test(line))).toEqual([])
    },
  )
})

describe('frontmatter', () => {
  it('is either read where slides are drawn or kept from the audience', async () => {
    const { FRONTMATTER_FIELDS, HEADMATTER_FIELDS } = await fieldsOfSlidev()
    const readers = globSync(
      [
        'layouts/**/*.vue',
        'components/**/*.{vue,ts}',
        '*.vue',
        'scripts/lib/{claims,fonts,site/audience,slidev,stage}/*.ts',
      ],
      { cwd: projectRoot },
    )
    const code = (await Promise.all(readers.map(file => readFile(join(projectRoot, file), 'utf8')))).join('\n')
    const known = new Set([...FRONTMATTER_FIELDS, ...HEADMATTER_FIELDS, ...authoringKeys, 'class', 'duration'])
    const strangers = everySlide.flatMap(({ deck, slide, no }) => Object.keys(slide.frontmatter)
      .filter(key => !known.has(key) && !new RegExp(`\\b${key}\\b`).test(code))
      .map(key => `${deck.name} slide ${no}: ${key}`))
    expect(strangers).toEqual([])
  })
})

it.each(decks)('the plan of $name leaves something that may be skipped', ({ slides }) => {
  const { slides: planned, sections } = planOf(slides)
  expect(sections.length).toBeGreaterThan(5)
  const optional = planned.filter(({ optional }) => optional)
  expect(optional.length).toBeGreaterThanOrEqual(3)
  expect(optional.every(({ no }) => slides[no - 1]!.frontmatter.layout !== 'section')).toBe(true)
})

it.each(everySlide)(
  '$deck.name $no has a text for its readers, in its own language and not the note\'s',
  ({ slide, deck }) => {
    const text = String(slide.frontmatter[readerKey] ?? '')
    expect(text.length).toBeGreaterThan(deck.lang === 'ko' ? 50 : 100)
    expect(/\p{Script=Hangul}/u.test(text)).toBe(deck.lang === 'ko')
    expect(slide.note).not.toContain(text)
  },
)

/** The keys Slidev knows; its module runs in a browser only, so they are read from its text. */
async function fieldsOfSlidev(): Promise<Record<'FRONTMATTER_FIELDS' | 'HEADMATTER_FIELDS', string[]>> {
  const text = await readFile(join(projectRoot, 'node_modules/@slidev/client/constants.ts'), 'utf8')
  const list = (name: string) =>
    [
      ...text
        .slice(text.indexOf(name))
        .split(']')[0]!
        .matchAll(/'(\w+)'/g),
    ].map(match => match[1]!)
  return { FRONTMATTER_FIELDS: list('FRONTMATTER_FIELDS = ['), HEADMATTER_FIELDS: list('HEADMATTER_FIELDS = [') }
}
