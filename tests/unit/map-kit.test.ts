import type { Claim, RelationMap } from '../../kit/schema.ts'
import { describe, expect, it } from 'vitest'
import { checkMaps } from '../../kit/maps/check.ts'
import { lineStyle } from '../../kit/maps/drawing.ts'
import { drawingModule, mapTags, parseDrawingModule, withDrawings } from '../../kit/maps/markup.ts'
import { edgeId, escapeLabel, nodeId, toMermaid } from '../../kit/maps/mermaid.ts'
import { inOrder, lastStep, mapWords } from '../../kit/maps/words.ts'
import { problemLine } from '../../kit/problems.ts'
import { sample, unplaced } from '../fixtures/maps/sample.ts'

const claim = (id: string, status: Claim['status']): Claim => ({ id, status, text: { en: id, ko: id }, sources: ['s'] })
const claims = [
  claim('A1', 'reported'),
  claim('A2', 'opinion'),
  claim('A3', 'unknown'),
  claim('A4', 'quoted'),
  claim('A5', 'background'),
]

/** The sample with one thing changed. */
function changed(change: (map: RelationMap) => void): RelationMap {
  const map = structuredClone(sample)
  change(map)
  return map
}

describe('mermaid text', () => {
  it('escapes what mermaid would read as syntax', () => {
    expect(escapeLabel('a "b" [c] #1 & <d>')).toBe('a #34;b#34; #91;c#93; #35;1 #38; #60;d#62;')
    expect(escapeLabel('첫 줄\n둘째 줄')).toBe('첫 줄<br/>둘째 줄')
    expect(escapeLabel('  풀필먼트   센터 ')).toBe('풀필먼트 센터')
  })

  it('keeps a word with a dot or dash inside on one line', () => {
    expect(escapeLabel('기록·검색')).toBe('기록\u2060·\u2060검색')
    expect(escapeLabel('co-CEO')).toBe('co\u2060#45;\u2060CEO')
    expect(escapeLabel('a - b')).toBe('a #45; b')
  })

  it('has every node and relation once, in both languages, with the same ids', () => {
    const [en, ko] = (['en', 'ko'] as const).map(locale => toMermaid(sample, locale))
    expect(en!.startsWith('flowchart LR\n')).toBe(true)
    for (const node of sample.nodes) {
      expect(
        en!.split('\n').filter(line => line.trimStart().match(new RegExp(`^${nodeId(node)}[[({]`))),
      ).toHaveLength(1)
      expect(ko).toContain(escapeLabel(node.label.ko!))
    }
    for (const [i, edge] of sample.edges.entries()) {
      expect(en!.match(new RegExp(`\\b${edgeId(edge, i)}@`, 'g'))).toHaveLength(1)
      expect(ko!.match(new RegExp(`\\b${edgeId(edge, i)}@`, 'g'))).toHaveLength(1)
    }
  })

  it('writes the kind of a relation as its arrow and the kind of a node as its shape', () => {
    const text = toMermaid(sample, 'en')
    expect(text).toMatch(/e0_bezos_amazon@-->/)
    expect(text).toMatch(/e8_permit_startup@<-->/)
    expect(text).toMatch(/e9_privacy_dataset@--x/)
    expect(text).toMatch(/n_bezos\("Jeff Bezos"\):::person/)
    expect(text).toMatch(/n_privacy\{\{"Privacy rules"\}\}:::limit/)
  })
})

describe('reading order and words', () => {
  it('goes by click, then as authored', () => {
    const late = changed((map) => {
      map.nodes[0]!.step = 2
      map.edges[0]!.step = 2
    })
    expect(inOrder(late.nodes).map(node => node.id)).toEqual([
      'amazon',
      'centres',
      'records',
      'bezos',
      'baskets',
      'dataset',
      'startup',
      'permit',
      'privacy',
    ])
    expect(inOrder(late.edges).map(edge => edge.step)).toEqual([1, 1, 2, 2, 3, 3, 3, 4, 4, 5])
    expect(inOrder(late.edges)[2]!.to).toBe('amazon')
  })

  it('says each relation once in the language asked for', () => {
    const { name, summary, sentences } = mapWords(sample, 'ko')
    expect([name, summary]).toEqual([sample.title.ko, sample.summary.ko])
    expect(sentences).toHaveLength(sample.edges.length)
    expect(sentences[0]).toBe('제프 베이조스가 아마존을 세웠다.')
    expect(lastStep(sample)).toBe(5)
  })
})

describe('line style', () => {
  const rows = new Map(claims.map(row => [row.id, row]))
  const styleOf = (...ids: string[]) => lineStyle({ ...sample.edges[0]!, claims: ids }, rows)

  it('follows the least certain claim', () => {
    expect(styleOf('A1')).toBe('solid')
    expect(styleOf('A4', 'A5')).toBe('solid')
    expect(styleOf('A1', 'A2')).toBe('dashed')
    expect(styleOf('A2', 'A3', 'A1')).toBe('dotted')
  })

  it('is dotted where nothing is known to support it', () => {
    expect(styleOf('A99')).toBe('dotted')
  })

  it('is solid where the author cites nothing', () => expect(styleOf()).toBe('solid'))
})

describe('checking a map', () => {
  const concepts = [...new Set(sample.nodes.map(({ concept }) => concept)), 'fire', 'plain']
  it('finds nothing wrong with a sound one', () => {
    expect(checkMaps([sample], claims, undefined, concepts)).toEqual([])
    expect(checkMaps([unplaced(sample)], claims)).toEqual([])
  })

  it.each<[string, (map: RelationMap) => void, RegExp]>([
    ['two nodes with one id', map => map.nodes.push({ ...map.nodes[1]! }), /two nodes share the id "amazon"/],
    [
      'a node id mermaid cannot carry',
      map => void (map.nodes[7]!.id = map.edges[8]!.from = 'per mit'),
      /"per mit" is not letters and digits/,
    ],
    [
      'a relation to nowhere',
      map => void (map.edges[0]!.to = 'amazn'),
      /bezos → amazn names a node "amazn" that the map does not have/,
    ],
    [
      'a relation before its node',
      map => void (map.edges[1]!.step = 0),
      /amazon → centres appears at click 0, before its node "centres" at click 1/,
    ],
    ['a node without relations', map => void map.edges.splice(0, 1), /no relation touches the node "bezos"/],
    ['a missing label', map => void (map.nodes[2]!.label.ko = ' '), /label of node "centres" has no text in "ko"/],
    [
      'a missing sentence',
      map => void (map.edges[2]!.sentence.en = ''),
      /sentence of the relation amazon → records has no text in "en"/,
    ],
    [
      'a gap in the clicks',
      map => [...map.nodes, ...map.edges].filter(part => part.step === 5).forEach(part => (part.step = 6)),
      /nothing appears at click 5, though the map goes on to click 6/,
    ],
    ['an unknown claim', map => void (map.edges[0]!.claims = ['A1', 'Z9']), /rests on claim "Z9", which has no row/],
    [
      'two nodes at one place',
      map => void (map.nodes[3]!.at = [...map.nodes[1]!.at!]),
      /the nodes "amazon" and "baskets" both stand at \[1, 2\]; move one/,
    ],
    [
      'a place outside',
      map => void (map.nodes[0]!.at = [0, 2]),
      /the node "bezos" stands at \[0, 2\]; write column and row as numbers from 1 to 6/,
    ],
    [
      'a place without a row',
      map => void (map.nodes[0]!.at = [2] as unknown as [number, number]),
      /the node "bezos" stands at \[2\]; write column and row as numbers/,
    ],
    [
      'a node without a place among others',
      map => void delete map.nodes[4]!.at,
      /some nodes have a place, and "records" has none; give each at: \[column, row\], or none of them/,
    ],
    [
      'a side of no box',
      map => void (map.edges[0]!.leaves = 'up' as 'top'),
      /bezos → amazon has leaves: 'up'; write one of left, right, top, bottom/,
    ],
    [
      'a side where nothing has a place',
      map => map.nodes.forEach(node => delete node.at),
      /amazon → centres says a side, but no node has a place/,
    ],
    [
      'a concept without a hue',
      map => void (map.nodes[0]!.concept = 'fyre'),
      /there is no concept "fyre"; did you mean fire\?/,
    ],
    ['a circle of one', map => void (map.edges[0]!.to = 'bezos'), /bezos → bezos leads back/],
  ])('finds %s', (_, change, words) => {
    expect(checkMaps([changed(change)], claims, undefined, concepts).map(problemLine).join('\n')).toMatch(words)
  })

  it('finds two maps with one id', () => {
    expect(checkMaps([sample, sample])).toEqual([
      expect.objectContaining({ message: 'two maps share the id "sample"' }),
    ])
  })
})

describe('maps in Markdown', () => {
  const complain = (place: number, message: string) => new Error(`${place}: ${message}`)

  it('imports exactly the drawing a slide shows', () => {
    const result = withDrawings('## Data\n\n<RelationMap of="data" />\n', ['data', 'who'], complain)
    expect(result).toContain('<RelationMap of="data" :drawing="drawing_data" />')
    expect(result.match(/import .*/g)).toEqual([`import drawing_data from 'virtual:relation-map/data'`])
  })

  it('finds the tag by either of its names', () => {
    const markdown = '<RelationMap of="data" />\n\n<relation-map of=\'who\' area="560x400"></relation-map>\n'
    expect(mapTags(markdown).map(({ of, line, area }) => [of, line, area?.w])).toEqual([
      ['data', 0, undefined],
      ['who', 2, 560],
    ])
  })

  it('joins a script that is there', () => {
    const result = withDrawings(
      '<RelationMap of="who" area="560x400" />\n<script setup>\nconst a = 1\n</script>',
      ['who'],
      complain,
    )
    expect(result.match(/<script/g)).toHaveLength(1)
    expect(result).toContain(`<script setup>\nimport drawing_who_560x400 from 'virtual:relation-map/who@560x400'\n`)
  })

  it('leaves comments and code alone', () => {
    const markdown = '<!-- <RelationMap of="nope" /> -->\n\n```html\n<RelationMap of="nope" />\n```\n'
    expect(withDrawings(markdown, ['data'], complain)).toBe(markdown)
    expect(mapTags(`${markdown}<RelationMap of="data" />`).map(tag => tag.line)).toEqual([5])
  })

  it('names the known maps where one is unknown', () => {
    expect(() =>
      withDrawings('<RelationMap of="data" />\n<RelationMap of="dta" />', ['data', 'who'], complain),
    ).toThrow('1: there is no relation map "dta"; there are data, who')
    expect(() => withDrawings('<RelationMap />', ['data'], complain)).toThrow(/names no map/)
  })

  it('finds its way back from the module to the map', () => {
    expect(parseDrawingModule(drawingModule('data', { w: 560, h: 400 }))).toEqual({
      id: 'data',
      area: { w: 560, h: 400 },
    })
    expect(parseDrawingModule(drawingModule('data'))).toEqual({ id: 'data', area: undefined })
    expect(parseDrawingModule('vue')).toBeUndefined()
  })
})
