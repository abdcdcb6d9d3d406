import type { MapDrawing } from '../../kit/map-drawing.ts'
import type { Locale } from '../../snippets/types.ts'
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import { afterAll, describe, expect, it } from 'vitest'
import { locales } from '../../kit/locale.ts'
import { gapBetween } from '../../kit/map-curves.ts'
import { edgeTextSize, mapArea, nodeTextSize } from '../../kit/map-drawing.ts'
import { drawFenced } from '../../scripts/lib/draw/fenced.ts'
import { commission } from '../../scripts/lib/draw/maps.ts'
import { drawMap } from '../../scripts/lib/draw/search.ts'
import { createStudio, sharedStudio } from '../../scripts/lib/draw/studio.ts'
import { claims } from '../../snippets/claims.ts'
import { maps } from '../../snippets/maps/index.ts'
import { sample } from '../fixtures/maps/sample.ts'

const root = resolve(import.meta.dirname, '../..')
const studio = createStudio()
afterAll(() => Promise.all([studio.close(), sharedStudio().close()]))

const cases = [...maps, sample].flatMap(map => locales.map(locale => ({ map, locale, id: map.id })))

const drawings = new Map<string, Promise<MapDrawing>>()
function drawn(map: typeof sample, locale: Locale): Promise<MapDrawing> {
  const key = `${map.id} ${locale}`
  if (!drawings.has(key))
    drawings.set(key, commission({ map, locale, claims, studio }))
  return drawings.get(key)!
}

describe.each(cases)('the map $id in $locale', ({ map, locale }) => {
  it('shows every node and relation, with text one can read from the back', async () => {
    const drawing = await drawn(map, locale)
    expect(drawing.nodes.map(node => node.id).sort()).toEqual(map.nodes.map(node => node.id).sort())
    expect(drawing.edges).toHaveLength(map.edges.length)
    const scale = Math.min(mapArea.w / drawing.w, mapArea.h / drawing.h)
    expect(nodeTextSize * scale).toBeGreaterThanOrEqual(18)
    expect(edgeTextSize * scale).toBeGreaterThanOrEqual(14)
  })

  it('covers no label with another label or a node, and stays inside its frame', async () => {
    const { nodes, edges, w, h } = await drawn(map, locale)
    const labels = edges.flatMap(edge => edge.label ? [{ ...edge.label, id: edge.id }] : [])
    const boxes = [...nodes, ...labels]
    const touching = boxes.flatMap((a, i) => boxes.slice(i + 1).filter(b => gapBetween(a, b) < 3).map(b => `${a.id} ${b.id}`))
    expect(touching).toEqual([])
    for (const { id, lines, ...box } of [...nodes, ...labels]) {
      expect(box.x - box.w / 2, id).toBeGreaterThanOrEqual(0)
      expect(box.y - box.h / 2, id).toBeGreaterThanOrEqual(0)
      expect(box.x + box.w / 2, id).toBeLessThanOrEqual(w)
      expect(box.y + box.h / 2, id).toBeLessThanOrEqual(h)
      // The words lie inside their own box.
      for (const line of lines)
        expect(line.w, `${id} ${line.text}`).toBeLessThanOrEqual(box.w)
    }
  })

  it('breaks no word', async () => {
    const { nodes, edges } = await drawn(map, locale)
    for (const node of nodes)
      expect(node.lines.map(line => line.text).join(' ')).toBe(map.nodes.find(({ id }) => id === node.id)!.label[locale])
    for (const edge of edges)
      expect(edge.label?.lines.map(line => line.text).join(' ')).toBe(map.edges.find(({ from, to, sentence }) => from === edge.from && to === edge.to && sentence[locale] === edge.sentence)!.label[locale])
  })

  it('uses the room it has', async () => {
    const { nodes, w, h } = await drawn(map, locale)
    const width = Math.max(...nodes.map(n => n.x + n.w / 2)) - Math.min(...nodes.map(n => n.x - n.w / 2))
    const height = Math.max(...nodes.map(n => n.y + n.h / 2)) - Math.min(...nodes.map(n => n.y - n.h / 2))
    expect(width / w).toBeGreaterThan(0.75)
    expect(height / h).toBeGreaterThan(0.75)
  })
})

describe('drawing', () => {
  it('gives the same picture again', async () => {
    const options = { tries: 400, finalists: 1 }
    expect(await drawMap(studio, sample, 'ko', claims, options)).toEqual(await drawMap(studio, sample, 'ko', claims, options))
  })

  it('reports mermaid\'s own words where it rejects a map', async () => {
    const broken = { ...sample, nodes: sample.nodes.map((node, i) => i ? node : { ...node, id: 'bad id' }), edges: sample.edges.map(edge => edge.from === 'bezos' ? { ...edge, from: 'bad id' } : edge) }
    await expect(commission({ map: broken, locale: 'en', claims, studio })).rejects.toThrow(/mermaid rejects the map "sample" \(en\): Parse error on line 2/)
  })
})

describe('a fenced block', () => {
  it('becomes a small picture in the deck\'s colours, with real text and a name', async () => {
    const { svg, name, description } = await drawFenced('flowchart LR\n  accTitle: 불의 길\n  accDescr: 불이 사람에게 간다.\n  a["불"] -->|간다| b["사람"]\n', studio)
    expect([name, description]).toEqual(['불의 길', '불이 사람에게 간다.'])
    expect(svg).toMatch(/<text[\s\S]*불/)
    expect(svg).not.toContain('foreignObject')
    expect(svg).toContain('var(--ink)')
    expect(svg.replace(/url\(#[^)]*\)/g, '').match(/#[0-9a-f]{3,8}(?=[;"}\s])|rgba?\(|hsla?\(/g)).toBeNull()
    expect(svg.length).toBeLessThan(6000)
  })

  it.each(['sequenceDiagram\n  A->>B: hi', 'pie title P\n  "a": 3\n  "b": 4', 'timeline\n  title T\n  2025 : start\n  2026 : go', 'mindmap\n  root\n    a\n    b'])('of another kind is drawn as well: %s', async (code) => {
    const { svg, w, h } = await drawFenced(code, studio)
    expect(svg).toMatch(/^<svg/)
    expect(Math.min(w, h)).toBeGreaterThan(50)
  })
})

describe('a build', () => {
  /** Builds a deck of one slide and returns what is said. */
  async function build(body: string): Promise<string> {
    const folder = await mkdtemp(join(root, 'node_modules/.cache/draw-test-'))
    const deck = join(root, `draw-test-${process.pid}.local.md`)
    try {
      await writeFile(deck, `---\ntheme: none\nlang: en\nfonts: { provider: none }\n---\n\n# One\n\n---\n\n${body}`)
      const result = await promisify(execFile)(process.execPath, [join(root, 'node_modules/@slidev/cli/bin/slidev.mjs'), 'build', deck, '--out', folder], { cwd: root, env: { ...process.env, NO_COLOR: '1' } })
        .then(() => ({ stdout: '', stderr: 'built' }), (error: { stdout: string, stderr: string }) => error)
      return `${result.stdout}\n${result.stderr}`.replaceAll(`draw-test-${process.pid}.local.md`, 'deck.md')
    }
    finally {
      await Promise.all([rm(deck, { force: true }), rm(folder, { recursive: true, force: true })])
    }
  }

  it('stops at a block that mermaid rejects, with file, line and mermaid\'s words', async () => {
    const said = await build('## Two\n\n```mermaid\nflowchart LR\n  a --> --> b\n```\n')
    expect(said).toMatch(/deck\.md:14: mermaid rejects this block: Parse error on line 2/)
  })

  it('stops at a map there is not, naming those there are', async () => {
    const said = await build('## Two\n\n<RelationMap of="dta" />\n')
    expect(said).toMatch(/deck\.md:13 slide 2: there is no relation map "dta"; there are myth, who/)
  })
})
