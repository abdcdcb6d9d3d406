import type { Locale, RelationMap } from '../../../snippets/types.ts'
import { describe, expect, it } from 'vitest'
import { leastCertain } from '../../../kit/words/status.ts'
import { claims } from '../../../snippets/claims.ts'
import { maps } from '../../../snippets/maps/index.ts'

const locales: Locale[] = ['en', 'ko']

/** What the article talks about, as it must be found on a node of some map, in both languages. */
const entities: Record<string, Record<Locale, string>> = {
  'the titan': { en: 'Prometheus', ko: '프로메테우스' },
  'the startup': { en: 'Project Prometheus', ko: '프로젝트 프로메테우스' },
  'Bezos': { en: 'Jeff Bezos', ko: '제프 베이조스' },
  'Amazon': { en: 'Amazon', ko: '아마존' },
  'fulfilment centres': { en: 'Fulfilment centres', ko: '풀필먼트 센터' },
  'Whole Foods': { en: 'Whole Foods', ko: '홀푸즈' },
  'purchase records': { en: 'Purchase records', ko: '구매 기록' },
  'search patterns': { en: 'Search patterns', ko: '검색 패턴' },
  'recommendation': { en: 'Recommendation', ko: '추천 시스템' },
  'logistics optimisation': { en: 'Logistics optimisation', ko: '물류 최적화' },
  'Alexa': { en: 'Alexa', ko: '알렉사' },
  'AWS': { en: 'AWS', ko: 'AWS' },
  'Blue Origin': { en: 'Blue Origin', ko: '블루 오리진' },
  'Musk': { en: 'Elon Musk', ko: '일론 머스크' },
  'SpaceX': { en: 'SpaceX', ko: '스페이스X' },
  'data centres on the ground': { en: 'Ground data centres', ko: '지상 데이터센터' },
  'data centres in space': { en: 'Space data centres', ko: '우주 데이터센터' },
  'the 400 billion': { en: '400 bn dollars a year', ko: '4,000억 달러' },
  'stealth mode': { en: 'Stealth mode', ko: '스텔스 모드' },
  'regulation': { en: 'Regulation', ko: '규제' },
  'privacy': { en: 'privacy', ko: '개인정보' },
  'antitrust': { en: 'antitrust', ko: '독점' },
}

/** Labels that hold an entity by name alone, not as part of a longer name. */
const exact = new Set(['the titan', 'Amazon'])

const statusOf = new Map(claims.map(claim => [claim.id, claim.status]))

function mapNamed(id: string): RelationMap {
  const map = maps.find(candidate => candidate.id === id)
  if (!map)
    throw new Error(`no map ${id}`)
  return map
}

describe('what the maps are about', () => {
  it('keeps the order of the slides', () => {
    expect(maps.map(({ id }) => id)).toEqual(['myth', 'who', 'money', 'data', 'cloud', 'space', 'limits'])
  })

  it.each(Object.entries(entities))('gives %s a place in both languages', (name, words) => {
    const nodes = maps.flatMap(map => map.nodes)
    const found = nodes.filter(node => locales.every(locale => exact.has(name)
      ? node.label[locale] === words[locale]
      : node.label[locale]!.includes(words[locale]!)))
    expect(found).not.toEqual([])
  })

  it('shows one entity in one way wherever it appears', () => {
    const seen = new Map<string, object>()
    for (const node of maps.flatMap(map => map.nodes)) {
      const { id, label, kind, concept } = node
      expect({ label, kind, concept }, id).toEqual(seen.get(id) ?? { label, kind, concept })
      seen.set(id, { label, kind, concept })
    }
    const labels = [...seen.values()].map(look => JSON.stringify((look as { label: object }).label))
    expect(new Set(labels).size, 'two ids for one label').toBe(labels.length)
  })
})

describe.each(maps)('map $id', (map) => {
  const nodes = new Map(map.nodes.map(node => [node.id, node]))

  it('is small enough to be drawn large', () => {
    expect(map.nodes.length).toBeGreaterThanOrEqual(7)
    expect(map.nodes.length).toBeLessThanOrEqual(9)
    expect(map.edges.length).toBeGreaterThanOrEqual(7)
    expect(map.edges.length).toBeLessThanOrEqual(10)
    for (const id of nodes.keys())
      expect(map.edges.filter(edge => edge.from === id || edge.to === id).length, id).toBeLessThanOrEqual(5)
  })

  it('has ids of letters and digits, each once, and no relation twice', () => {
    expect(nodes.size).toBe(map.nodes.length)
    for (const id of nodes.keys())
      expect(id).toMatch(/^[a-z][a-z0-9]*$/i)
    const pairs = map.edges.map(edge => [edge.from, edge.to].sort().join(' '))
    expect(new Set(pairs).size).toBe(pairs.length)
  })

  it('joins every node, and only nodes that it has', () => {
    const ends = map.edges.flatMap(edge => [edge.from, edge.to])
    expect([...new Set(ends)].sort()).toEqual([...nodes.keys()].sort())
  })

  it('tells its story in three to five clicks, none of them empty', () => {
    const steps = new Set([...map.nodes, ...map.edges].map(item => item.step))
    const last = Math.max(...steps)
    expect([...steps].sort((a, b) => a - b)).toEqual(Array.from({ length: last + 1 }, (_, step) => step))
    expect(last).toBeGreaterThanOrEqual(3)
    expect(last).toBeLessThanOrEqual(5)
    expect(map.nodes.filter(node => node.step === 0).length).toBeLessThanOrEqual(3)
    for (const node of map.nodes) {
      const joined = map.edges.filter(edge => edge.from === node.id || edge.to === node.id)
      expect(joined.some(edge => edge.step === node.step), `${node.id} appears without a relation`).toBe(true)
    }
    for (const edge of map.edges) {
      const ready = Math.max(nodes.get(edge.from)!.step, nodes.get(edge.to)!.step)
      expect(edge.step, `${edge.from} to ${edge.to}`).toBeGreaterThanOrEqual(ready)
    }
  })

  it('keeps its labels short', () => {
    expect(map.title.en!.split(' ').length).toBeLessThanOrEqual(6)
    for (const { id, label } of map.nodes) {
      expect(label.en!.length, id).toBeLessThanOrEqual(30)
      expect(label.ko!.replace(/[ ·?]/g, '').length, id).toBeLessThanOrEqual(10)
    }
    for (const { from, to, label } of map.edges) {
      expect(label.en!.split(' ').length, `${from} to ${to}`).toBeLessThanOrEqual(3)
      expect(label.ko!.replaceAll(' ', '').length, `${from} to ${to}`).toBeLessThanOrEqual(7)
    }
  })

  it('says every relation as one whole sentence in both languages', () => {
    const english = /^[A-Z].*\.$/
    const korean = /[가-힣].*다\.$/
    for (const edge of map.edges) {
      expect(edge.sentence.en).toMatch(english)
      expect(edge.sentence.ko).toMatch(korean)
    }
    expect(map.summary.en).toMatch(english)
    expect(map.summary.ko).toMatch(korean)
    expect(JSON.stringify(map), 'two dollar signs on a line switch formulas on').not.toContain('$')
  })

  it('rests every relation on claims that exist', () => {
    for (const edge of map.edges) {
      expect(edge.claims, `${edge.from} to ${edge.to}`).not.toEqual([])
      expect(edge.claims.filter(id => !statusOf.has(id)), `${edge.from} to ${edge.to}`).toEqual([])
    }
  })
})

describe('how sure a line looks', () => {
  it.each([
    ['myth', 'titan', 'fire', 'background'],
    ['myth', 'fire', 'technology', 'opinion'],
    ['who', 'bezos', 'prometheus', 'reported'],
    ['who', 'bezos', 'musk', 'opinion'],
    ['who', 'prometheus', 'product', 'unknown'],
    ['money', 'capital', 'experiments', 'quoted'],
    ['data', 'fulfilment', 'stockdata', 'background'],
    ['data', 'amazondata', 'prometheus', 'unknown'],
    ['cloud', 'aws', 'compute', 'background'],
    ['cloud', 'aws', 'prometheus', 'unknown'],
    ['space', 'spend', 'groundcentres', 'quoted'],
    ['space', 'blueorigin', 'spacecentres', 'opinion'],
    ['limits', 'amazondata', 'assets', 'unknown'],
    ['limits', 'prometheus', 'stealth', 'unknown'],
  ] as const)('%s: %s to %s is %s', (mapId, from, to, status) => {
    const edge = mapNamed(mapId).edges.find(edge => edge.from === from && edge.to === to)
    expect(leastCertain(edge!.claims.map(id => statusOf.get(id)!))).toBe(status)
  })
})
