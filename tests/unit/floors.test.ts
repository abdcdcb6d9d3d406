import { globSync, readdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { putWhole } from '../../scripts/lib/core/files.ts'
import { kitRoot } from '../../scripts/lib/core/roots.ts'
import { arrowFault, floors, packageFault } from '../../scripts/lint/floors.ts'
import { circlesIn, importsOf } from '../helpers/imports.ts'

const folders = '{bench,components,kit,layouts,scripts,setup,snippets,styles,tests}'
const files = globSync(['*.{ts,vue}', `${folders}/**/*.{ts,vue}`], { cwd: kitRoot })
  .map(file => file.replaceAll('\\', '/'))
const imports = importsOf(files, kitRoot)

describe('the house', () => {
  it('is read whole', () => {
    expect(files.length).toBeGreaterThan(300)
    expect([...imports.get('components/RelationMap.vue')!]).toContain('kit/maps/drawing.ts')
    // By its name in a template alone.
    expect([...imports.get('layouts/chart.vue')!]).toContain('components/BetStamp.vue')
  })

  it('has no import that runs back up', () => {
    expect([...imports].flatMap(([from, all]) => [...all].flatMap(to => arrowFault(from, to) ?? []))).toEqual([])
  })

  it('has no circle of imports', () => {
    expect(circlesIn(imports).map(circle => circle.join(' → '))).toEqual([])
  })
})

describe('the floors', () => {
  it.each([
    ['kit/deck/walk.ts', 'components/use/walk.ts'],
    ['components/Cite.vue', 'layouts/map.vue'],
    ['scripts/lib/core/decks.ts', 'scripts/build.ts'],
    ['scripts/lib/core/decks.ts', 'setup/main.ts'],
    ['layouts/map.vue', 'global-top.vue'],
    ['kit/deck/walk.ts', 'tests/helpers/site.ts'],
  ])('%s does not reach up to %s, which may reach down', (from, to) => {
    expect(arrowFault(from, to)).toContain(`${from} may not import ${to}`)
  })

  it.each([
    ['kit/claims/check.ts', 'snippets/claims.ts'],
    ['layouts/chart.vue', 'components/talk/Motif.vue'],
    ['scripts/lib/maps/draw.ts', 'snippets/maps/index.ts'],
  ])('%s is the kit\'s and knows nothing of %s', (from, to) => {
    expect(arrowFault(from, to)).toMatch(/is the kit's and .* the talk's/)
    expect(arrowFault(to, 'kit/schema.ts')).toBeUndefined()
  })

  it.each([
    ['kit/words/markdown.ts', 'kit/deck/walk.ts'],
    ['kit/schema.ts', 'kit/words/status.ts'],
    ['kit/maps/drawing.ts', 'kit/claims/check.ts'],
    ['scripts/lib/site/audit.ts', 'scripts/lib/paper/handout.ts'],
    ['scripts/lib/core/decks.ts', 'scripts/lib/slidev/run.ts'],
  ])('in one of them, %s does not reach up to %s, which may reach down', (from, to) => {
    expect(arrowFault(from, to)).toContain(`${from} may not import ${to}`)
    expect(arrowFault(to, from)).toBeUndefined()
  })

  it('know each of their rooms', () => {
    for (const { folder, rooms } of floors.filter(({ rooms }) => rooms)) {
      const there = readdirSync(join(kitRoot, folder), { withFileTypes: true }).filter(entry => entry.isDirectory())
      expect(there.map(({ name }) => name).sort()).toEqual(rooms!.toSorted())
    }
  })

  const impure = ['vue', '@slidev/client', 'virtual:decks', 'd3-shape']
  it.each([...impure, 'node:path'])('keep %s out of what is pure', (name) => {
    expect(packageFault('kit/deck/walk.ts', name)).toContain(name)
    expect(packageFault('snippets/claims.ts', name)).toContain(name)
    expect(packageFault('components/Cite.vue', name) === undefined).toBe(impure.includes(name))
  })
})

describe('imports', () => {
  let room: string
  beforeAll(async () => {
    room = await mkdtemp(join(tmpdir(), 'imports-'))
  })
  afterAll(() => rm(room, { recursive: true }))

  it.each([
    ['of types', { 'a.ts': 'import type { B } from \'./b.ts\'', 'b.ts': 'export * from \'./a.ts\'' }],
    ['within a type', { 'a.ts': 'let b: import(\'./b.ts\').B', 'b.ts': 'import \'./a.ts\'' }],
    ['asked for later', { 'a.ts': 'import(\'./b.ts\')', 'b.ts': 'import \'./a.ts\'' }],
    ['in a component', { 'a.ts': 'import \'./b.vue\'', 'b.vue': '<script lang="ts">import \'./a.ts\'</script>' }],
    ['by name', { 'components/A.vue': '<template><B /></template>', 'components/B.vue': '<template><A /></template>' }],
  ])('in a circle are found %s', async (_, files: Record<string, string>) => {
    await Promise.all(Object.entries(files).map(([name, text]) => putWhole(join(room, name), text)))
    const [first, second] = Object.keys(files)
    expect(circlesIn(importsOf(Object.keys(files), room))).toEqual([[first, second, first]])
  })
})
