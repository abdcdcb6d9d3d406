import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { wcagContrast } from 'culori'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { hueOf, huesCss, isColour } from '../../kit/look/hues.ts'
import { randomFrom } from '../../kit/random.ts'
import { kitRoot } from '../../scripts/lib/core/roots.ts'
import { withoutSheetsFromElsewhere } from '../../scripts/lib/fonts/plugin.ts'
import { facesOf, fontVariables } from '../../scripts/lib/look/faces.ts'
import { slidevDeckKeys, slidevSlideKeys } from '../../scripts/lib/slidev/settings.ts'

const random = randomFrom(18)
const colours = ['#000', '#fff', 'yellow', 'rebeccapurple', 'oklch(70% 0.3 150)', ...Array.from({ length: 60 }, () =>
  `#${Math.floor(random() * 0x1000000).toString(16).padStart(6, '0')}`)]

/** A block's own variables, by name. */
async function tokens(scheme: 'light' | 'dark'): Promise<Record<string, string>> {
  const sheet = await readFile(join(kitRoot, 'styles/tokens.css'), 'utf8')
  const block = (scheme === 'light' ? /:root \{([^}]*)\}/ : /html\.dark \{([^}]*)\}/).exec(sheet)![1]!
  return Object.fromEntries([...block.matchAll(/--([\w-]+): (#\w+);/g)].map(([, name, value]) => [name!, value!]))
}

describe('a hue made of one colour', () => {
  it.each(['light', 'dark'] as const)('is legible on every ground of the %s', async (scheme) => {
    const { ground, 'ground-2': second, 'plain-wash': laid } = await tokens(scheme)
    for (const colour of colours) {
      const { spark, text, wash, border } = hueOf(colour, scheme)
      for (const below of [ground!, second!, laid!, wash])
        expect(wcagContrast(text, below), `${colour}: ${text} on ${below}`).toBeGreaterThanOrEqual(4.5)
      expect(wcagContrast(spark, ground!), `${colour}: spark ${spark}`).toBeGreaterThanOrEqual(4.5)
      expect(wcagContrast(border, ground!), `${colour}: border ${border}`).toBeGreaterThanOrEqual(2.7)
    }
  })

  it('is refused where it is no colour', () => {
    expect(() => hueOf('brwon', 'light')).toThrow('"brwon" is no colour')
    expect(isColour('brwon')).toBe(false)
    expect(isColour(7)).toBe(false)
  })

  it('gives each concept its names, the first the spark', () => {
    const sheet = huesCss({ coffee: '#7b4a21', milk: '#8aa0c8' })
    expect(sheet).toContain('.concept-milk { --hue-text: var(--milk-text)')
    expect(sheet.match(/--spark:/g)).toHaveLength(2)
    expect(sheet).toMatch(/:root, \.concept-coffee \{/)
    expect(huesCss({})).toBe('')
  })
})

describe('faces', () => {
  it.each([
    ['@import url("https://fonts.example/css2?family=A:wght@1;2&display=swap");'],
    ['@import "//fonts.example/a.css" layer(base) screen;'],
    ['@import url(https://fonts.example/css2?family=A:wght@1;2);'],
  ])('of another host are none: %s', (sheet) => {
    const own = '@import "./own.css";\n@import url(\'../more.css\');\na { background: url("https://a.example/;") }'
    expect(withoutSheetsFromElsewhere(`${sheet}\n${own}`)).toBe(`\n${own}`)
  })

  it('are found in their packages, whole, with what each is cut to', async () => {
    const faces = await facesOf({ display: ['Fraunces', 'Song Myung'], body: ['Pretendard'] })
    expect(faces.filter(({ range }) => !range).map(({ family, set, weight }) => [family, set, weight]))
      .toEqual([['Fraunces', 'display', '500'], ['Pretendard', 'body', '400 700']])
    const hangul = faces.find(({ family, only }) => family === 'Song Myung' && only?.test('가'))
    expect(hangul?.only?.test('A')).toBe(false)
    expect(faces[0]!.axes).toEqual({ wght: 500, opsz: 48, SOFT: 0, WONK: 0 })
  })

  it('that are not installed are named with what installs them', async () => {
    await expect(facesOf({ display: [], body: ['Futura Now'] })).rejects.toThrow(
      'npm install @fontsource-variable/futura-now',
    )
  })

  it('stand before what stands in for them, and the computer\'s own where there are none', async () => {
    const own = await fontVariables({ display: ['Fraunces'], body: ['Pretendard'] })
    expect(own).toMatch(/--font-body: 'Pretendard', 'Pretendard Reading', 'Pretendard Fallback',/)
    expect(own).toMatch(/--font-display: 'Fraunces', 'Fraunces Fallback', .*'Pretendard', serif;/)
    expect(await fontVariables({ display: [], body: [] })).toMatch(/--font-body: system-ui/)
    const themed = await fontVariables({ display: [], body: [] }, ['Virgil'])
    expect(themed).toMatch(/--font-display: 'Virgil', system-ui.*\n.*--font-body: 'Virgil', system-ui/)
    // Drawings are measured without them.
    expect(themed).toMatch(/^\.map-drawing, \.fenced-drawing \{ --font-body: system-ui/m)
    expect(await fontVariables({ display: [], body: ['Pretendard'] }, ['Virgil'])).not.toContain('Virgil')
  })
})

it('knows the settings that are Slidev\'s own, as its types name them', () => {
  const file = join(kitRoot, 'node_modules/@slidev/types/dist/index.d.mts')
  const program = ts.createProgram([file], {
    skipLibCheck: true,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
  })
  const checker = program.getTypeChecker()
  const keysOf = (wanted: string) => program.getSourceFile(file)!.statements
    .filter(node => ts.isInterfaceDeclaration(node) && node.name.text === wanted)
    .flatMap(node => checker.getTypeAtLocation(node).getProperties().map(({ name }) => name))
  expect([...slidevDeckKeys].sort()).toEqual([...keysOf('HeadmatterConfig'), 'defaults'].sort())
  expect([...slidevSlideKeys].sort()).toEqual(keysOf('Frontmatter').sort())
})
