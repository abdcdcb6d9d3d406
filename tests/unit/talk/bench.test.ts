import type { Results, Visits } from '../../../bench/lib/report.ts'
import type { Measured } from '../../../bench/lib/visit.ts'
import { parse } from '@slidev/parser'
import { beforeAll, describe, expect, it } from 'vitest'
import { fullestMap } from '../../../bench/lib/peers.ts'
import { markdown, median, targetsOf } from '../../../bench/lib/report.ts'
import { stretched } from '../../../bench/lib/scale.ts'
import { componentSlides, stockMarkdown } from '../../../bench/lib/stock.ts'
import { decks, mapsOf } from '../../helpers/talk.ts'

function visit(figures: Partial<Measured>): Measured {
  return {
    firstPaint: 100,
    largestPaint: 100,
    mapVisible: 100,
    blocked: 100,
    layoutShift: 0,
    requests: 1,
    bytes: 1000,
    ...figures,
  }
}

function results(ours: Partial<Measured>, key = 70): Results {
  const paints = { page: [visit({})], stock: [visit({ blocked: 1000 })], ours: [visit(ours)] }
  const visits: Visits = { paints: { cover: paints, map: paints }, keys: { ours: [key], stock: [100] } }
  return { when: '', browser: 'Chromium 1', protocol: 'HTTP/2', cpu: 4, down: 200_000, latency: 150, visits }
}

const missed = (all: Results) => targetsOf(all).filter(({ holds }) => !holds).map(({ what }) => what)

describe('the benchmark\'s report', () => {
  it('takes the middle visit', () => {
    expect(median([900, 1, 2, 3, 4])).toBe(3)
    expect(median([4, 1, 3, 2])).toBe(2.5)
    expect(median([])).toBe(Number.NaN)
  })

  it('holds each figure against its peer', () => {
    expect(missed(results({ firstPaint: 125, blocked: 200 }))).toEqual([])
    expect(missed(results({ firstPaint: 126 }))).toEqual([
      'cover: first paint to the page\'s',
      'map: first paint to the page\'s',
    ])
    expect(missed(results({ mapVisible: 200 }))).toEqual(['map: map visible to the page\'s'])
    expect(missed(results({ blocked: 201, layoutShift: 0.001 }))).toHaveLength(4)
    expect(missed(results({}, 81))).toEqual(['arrow key works, to stock\'s'])
  })

  it('calls a figure that was not measured missed', () => {
    expect(missed(results({ mapVisible: undefined }))).toEqual(['map: map visible to the page\'s'])
  })

  it('holds the first paint in other engines against the page, and what an engine does not tell is a dash', () => {
    const of = (ours: number) => ({
      page: [{ firstPaint: 100 }],
      stock: [{ firstPaint: 900 }],
      ours: [{ firstPaint: ours, largestPaint: 130 }],
    })
    const all = { ...results({}), visits: undefined, engines: { firefox: { cover: of(125), map: of(126) } } }
    expect(missed(all)).toEqual(['firefox, map: first paint to the page\'s'])
    expect(markdown(all)).toMatch(/firefox, cover +\| 100 \/ – +\| 900 \/ – +\| 125 \/ 130/)
  })

  it('holds bytes and growth against their limits', () => {
    const transfer = (bytes: number) => ({ requests: 1, bytes })
    const whole = { ours: { en: transfer(300_000), ko: transfer(380_001) }, stock: {} }
    const scale = {
      sizes: [
        { slides: 30, first: transfer(1000), seconds: 10 },
        { slides: 120, first: transfer(1051), seconds: 39 },
      ],
    }
    expect(missed({ ...results({}), visits: undefined, whole, scale })).toEqual([
      'whole visit, ko',
      'first slide\'s bytes, 120 slides to 30',
    ])
  })

  it('writes tables whose rows are as wide as their heads', () => {
    const lines = markdown(results({})).split('\n').filter(line => line.startsWith('|'))
    expect(lines.length).toBeGreaterThan(12)
    expect(lines.some(line => line.includes('✗'))).toBe(false)
    expect(new Set(lines.map(line => line.split('|').length))).toEqual(new Set([6]))
  })
})

describe.each(decks)('the stock peer of $name', (deck) => {
  let slides: { content: string, frontmatter: Record<string, unknown>, note?: string }[]
  const words = new Map(componentSlides(deck).map(no => [no, [`all of {{ ${no} }} <b>`]]))
  beforeAll(async () => {
    slides = (await parse(stockMarkdown(deck, words), 'stock.md')).slides
  })

  it('has every slide in order, by its title, and none of our notes or components', () => {
    const titles = (all: { content: string }[]) => all.map(({ content }) => /^#{1,2} (.*)$/m.exec(content)?.[1])
    expect(titles(slides)).toEqual(titles(deck.slides))
    expect(
      slides.filter(
        ({ content, note }) => note || /<[A-Z]|<!--|^::(?!left|right)/m.test(content.replace(/```[\s\S]*?```/g, '')),
      ),
    ).toEqual([])
  })

  it('shows each map as fenced mermaid and each component\'s words as they are', () => {
    for (const [index, { content }] of deck.slides.entries()) {
      expect(slides[index]!.content.match(/```mermaid\nflowchart /g)?.length ?? 0).toBe(mapsOf(content).length)
      if (words.has(index + 1))
        expect(slides[index]!.content).toContain(`- all of &#123;&#123; ${index + 1} &#125;&#125; &#60;b&#62;`)
    }
  })

  it('measures the fullest map', () => {
    const { no, map } = fullestMap(deck)
    expect(mapsOf(deck.slides[no - 1]!.content)).toContain(map.id)
  })
})

describe('the long deck', () => {
  it('has as many slides as asked, first and last the talk\'s own', async () => {
    const [deck] = decks
    const { slides } = await parse(stretched(deck!, 120), 'long.md')
    expect(slides).toHaveLength(120)
    expect(slides[0]!.frontmatter).toMatchObject({ layout: 'cover', theme: 'default' })
    expect(slides[119]!.frontmatter.layout).toBe(deck!.slides.at(-1)!.frontmatter.layout)
    expect(slides.filter(({ frontmatter }) => frontmatter.layout === 'cover')).toHaveLength(1)
  })
})
