import type { TracedDrawing } from '../../kit/maps/drawing.ts'
import type { Locale, RelationMap } from '../../kit/schema.ts'
import type { CheckedTalk } from '../../scripts/lib/check/rule.ts'
import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import { afterAll, describe, expect, it } from 'vitest'
import { locales } from '../../kit/deck/decks.ts'
import { edgeTextSize, mapArea, nodeTextSize } from '../../kit/maps/drawing.ts'
import { gapBetween, mapFaults } from '../../kit/maps/faults.ts'
import { rule } from '../../scripts/lib/check/rules/maps.ts'
import { discoverDecks, loadDeck } from '../../scripts/lib/core/decks.ts'
import { projectRoot } from '../../scripts/lib/core/roots.ts'
import { drawMap } from '../../scripts/lib/maps/draw.ts'
import { drawFenced } from '../../scripts/lib/maps/fenced.ts'
import { closeStudio, inStudio } from '../../scripts/lib/maps/studio.ts'
import { sample, unplaced } from '../fixtures/maps/sample.ts'
import { claims, maps } from '../helpers/talk.ts'

const root = resolve(import.meta.dirname, '../..')
afterAll(closeStudio)

const drawings = new Map<string, Promise<Record<Locale, TracedDrawing>>>()
function drawn(map: RelationMap): Promise<Record<Locale, TracedDrawing>> {
  if (!drawings.has(map.id))
    drawings.set(map.id, drawMap({ map, claims }))
  return drawings.get(map.id)!
}

const cases = [...maps, sample].flatMap(map => locales.map(locale => ({ map, locale, id: map.id })))

describe.each(cases)('the map $id in $locale', ({ map, locale }) => {
  it('shows every node and relation, with text one can read from the back', async () => {
    const { drawing } = (await drawn(map))[locale]!
    expect(drawing.nodes.map(node => node.id).sort()).toEqual(map.nodes.map(node => node.id).sort())
    expect(drawing.edges).toHaveLength(map.edges.length)
    expect({ w: drawing.w, h: drawing.h }).toEqual(mapArea)
    expect(Math.min(nodeTextSize, edgeTextSize)).toBeGreaterThanOrEqual(20)
  })

  it('covers and crosses nothing, and stays inside its frame', async () => {
    expect(mapFaults((await drawn(map))[locale]!, mapArea)).toEqual([])
  })

  it('keeps its words inside their own boxes', async () => {
    const { drawing: { nodes, edges } } = (await drawn(map))[locale]!
    const boxes = [...nodes, ...edges.flatMap(edge => edge.label ? [{ ...edge.label, id: edge.id }] : [])]
    const lines = boxes.flatMap(({ id, x, w, lines }) =>
      lines.map(line => ({ id, text: line.text, off: Math.abs(line.x - x), w })),
    )
    const widths = await inStudio(page => page.evaluate((texts) => {
      const pen = document.createElement('canvas').getContext('2d')!
      pen.font = '500 20px Pretendard'
      return texts.map(text => pen.measureText(text).width)
    }, lines.map(({ text }) => text)))
    expect(lines.filter(({ off, w }, i) => off + widths[i]! / 2 > w / 2 + 1)).toEqual([])
  })

  it('breaks no word', async () => {
    const { drawing: { nodes, edges } } = (await drawn(map))[locale]!
    for (const node of nodes) {
      expect(node.lines.map(line => line.text).join(' ')).toBe(
        map.nodes.find(({ id }) => id === node.id)!.label[locale],
      )
    }
    for (const edge of edges) {
      expect(edge.label?.lines.map(line => line.text).join(' ')).toBe(
        map.edges.find(
          ({ from, to, sentence }) => from === edge.from && to === edge.to && sentence[locale] === edge.sentence,
        )!.label[locale],
      )
    }
  })

  it('uses the room it has', async () => {
    const { drawing: { nodes, w, h } } = (await drawn(map))[locale]!
    const width = Math.max(...nodes.map(n => n.x + n.w / 2)) - Math.min(...nodes.map(n => n.x - n.w / 2))
    const height = Math.max(...nodes.map(n => n.y + n.h / 2)) - Math.min(...nodes.map(n => n.y - n.h / 2))
    expect(width / w).toBeGreaterThan(0.9)
    expect(height / h).toBeGreaterThan(0.85)
  })
})

describe.each([...maps, sample])('the map $id', (map) => {
  it('has one geometry in every language: a change of language changes words alone', async () => {
    const [first, ...others] = Object.values(await drawn(map)).map(({ drawing: { nodes, edges }, traces }) => ({
      nodes: nodes.map(({ id, x, y, w, h, shape }) => ({ id, x, y, w, h, shape })),
      edges: edges.map(({ id, d, marks, label }) => ({ id, d, marks, beside: label && { w: label.w } })),
      traces,
    }))
    expect(others).toHaveLength(locales.length - 1)
    for (const other of others)
      expect(other).toEqual(first)
  })
})

describe('a map without places', () => {
  it('is laid out by mermaid, whole, and told to be small where it is', async () => {
    const map = { ...unplaced(sample), id: 'draft' }
    for (const { drawing, traces } of Object.values(await drawn(map))) {
      expect(drawing.nodes).toHaveLength(sample.nodes.length)
      expect(drawing.edges).toHaveLength(sample.edges.length)
      for (const { x, y, w, h } of drawing.nodes) {
        expect(x - w / 2).toBeGreaterThanOrEqual(0)
        expect(y - h / 2).toBeGreaterThanOrEqual(0)
        expect(x + w / 2).toBeLessThanOrEqual(drawing.w)
        expect(y + h / 2).toBeLessThanOrEqual(drawing.h)
      }
      // Lines begin and end at their nodes, wherever mermaid has put those.
      for (const [i, { from, to }] of drawing.edges.entries()) {
        const [a, b] = [from, to].map(id => drawing.nodes.find(node => node.id === id)!)
        expect(gapBetween(a!, { ...traces[i]![0]!, w: 0, h: 0 })).toBeLessThan(8)
        expect(gapBetween(b!, { ...traces[i]!.at(-1)!, w: 0, h: 0 })).toBeLessThan(8)
      }
      expect(
        mapFaults({ drawing, traces }, mapArea)
          .map(({ message }) => message)
          .join('\n'),
      ).toMatch(/its words are 1\d(?:\.\d)? px tall, under 20 px/)
    }
  })
})

describe('the check of maps', () => {
  /** What the rule says of a deck that shows the map. */
  async function told(map: RelationMap): Promise<string[]> {
    const folder = await mkdtemp(join(root, 'node_modules/.cache/draw-test-'))
    try {
      await writeFile(
        join(folder, 'slides.md'),
        `---\nlang: ko\n---\n\n# One\n\n---\n\n## Two\n\n<relation-map of="${map.id}" />\n`,
      )
      const deck = await loadDeck((await discoverDecks(folder))[0]!)
      const evidence = { claims, sources: [], maps: [map], files: [], mapFiles: [] }
      const found = await rule.sources!({ decks: [deck], evidence } as unknown as CheckedTalk)
      return found.map(({ slide, line, message }) => `${slide} ${line} ${message}`)
    }
    finally {
      await rm(folder, { recursive: true, force: true })
    }
  }
  const moved = (id: string, at: readonly [number, number]): RelationMap =>
    ({ ...sample, nodes: sample.nodes.map(node => node.id === id ? { ...node, at } : node) })

  it('names slide, line and what lies on what', async () => {
    const found = await told(moved('startup', [3.4, 2]))
    expect(found).toContain('2 11 the map "sample": the node "startup" lies on the node "dataset"')
  })

  it('is silent where it is just missed', async () => {
    expect(await told(moved('permit', [4, 1.1]))).toEqual([])
  })
})

describe('drawing', () => {
  it('gives the same picture again', async () => {
    const draw = (area: { w: number, h: number }) => drawMap({ map: { ...sample, id: 'again' }, claims, area })
    const [first, other] = [await draw({ w: 900, h: 413 }), await draw({ w: 900, h: 414 })]
    // The cache is keyed by the area: both were drawn, and nothing but the height differs.
    expect(other.ko!.drawing.nodes.map(({ x }) => x)).toEqual(first.ko!.drawing.nodes.map(({ x }) => x))
    expect(await draw({ w: 900, h: 413 })).toEqual(first)
  })

  it('reports mermaid\'s own words where it rejects a map', async () => {
    const broken = {
      ...sample,
      nodes: sample.nodes.map((node, i) => (i ? node : { ...node, id: 'bad id' })),
      edges: sample.edges.map(edge => (edge.from === 'bezos' ? { ...edge, from: 'bad id' } : edge)),
    }
    await expect(drawMap({ map: broken, claims })).rejects.toThrow(
      /mermaid rejects the map "sample": Parse error on line 2/,
    )
  })
})

describe('a fenced block', () => {
  it('becomes a small picture in the deck\'s colours, with real text and a name', async () => {
    const { svg, name, description } = await drawFenced(
      'flowchart LR\n  accTitle: 불의 길\n  accDescr: 불이 사람에게 간다.\n  a["불"] -->|간다| b["사람"]\n',
    )
    expect([name, description]).toEqual(['불의 길', '불이 사람에게 간다.'])
    expect(svg).toMatch(/<text[\s\S]*불/)
    expect(svg).not.toContain('foreignObject')
    expect(svg).toContain('var(--ink)')
    expect(svg.replace(/url\(#[^)]*\)/g, '').match(/#[0-9a-f]{3,8}(?=[;"}\s])|rgba?\(|hsla?\(/g)).toBeNull()
    expect(svg.length).toBeLessThan(6000)
  })

  it.each([
    'sequenceDiagram\n  A->>B: hi',
    'pie title P\n  "a": 3\n  "b": 4',
    'timeline\n  title T\n  2025 : start\n  2026 : go',
    'mindmap\n  root\n    a\n    b',
  ])('of another kind is drawn as well: %s', async (code) => {
    const { svg, w, h } = await drawFenced(code)
    expect(svg).toMatch(/^<svg/)
    expect(Math.min(w, h)).toBeGreaterThan(50)
  })

  it('is drawn once, in a talk of a dozen as well', async () => {
    const code = (letter: string) => `flowchart LR\n  accTitle: ${letter} of ${process.pid}\n  a --> b\n`
    const folder = join(projectRoot, 'node_modules/.cache/relation-maps')
    const kept = async () => (await readdir(folder)).filter(name => name.startsWith('fenced.'))
    const before = await kept()
    for (const letter of 'ABCDEFGHIJKL')
      await drawFenced(code(letter))
    const after = await kept()
    const mine = after.filter(name => !before.includes(name))
    await Promise.all(mine.map(name => rm(join(folder, name))))
    expect(before.filter(name => !after.includes(name))).toEqual([])
    expect(mine).toHaveLength(12)
  })
})

describe('a build', () => {
  /** Builds a deck of one slide and returns what is said. */
  async function build(body: string): Promise<string> {
    const folder = await mkdtemp(join(root, 'node_modules/.cache/draw-test-'))
    const deck = join(root, `draw-test-${process.pid}.local.md`)
    try {
      await writeFile(deck, `---\ntheme: none\nlang: en\nfonts: { provider: none }\n---\n\n# One\n\n---\n\n${body}`)
      const result = await promisify(execFile)(
        process.execPath,
        [join(root, 'node_modules/@slidev/cli/bin/slidev.mjs'), 'build', deck, '--out', folder],
        { cwd: root, env: { ...process.env, NO_COLOR: '1' } },
      ).then(
        () => ({ stdout: '', stderr: 'built' }),
        (error: { stdout: string, stderr: string }) => error,
      )
      return `${result.stdout}\n${result.stderr}`.replaceAll(`draw-test-${process.pid}.local.md`, 'deck.md')
    }
    finally {
      await Promise.all([rm(deck, { force: true }), rm(folder, { recursive: true, force: true })])
    }
  }

  it('stops at a map there is not, naming those there are', async () => {
    const said = await build('## Two\n\n<RelationMap of="dta" />\n')
    expect(said).toMatch(/deck\.md:13: there is no relation map "dta"; there are myth, who/)
  })
})
