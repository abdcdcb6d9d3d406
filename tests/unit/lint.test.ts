import { join } from 'node:path'
import { ESLint } from 'eslint'
import { describe, expect, it } from 'vitest'
import { kitRoot } from '../../scripts/lib/core/roots.ts'

/** A component's script. */
const vue = (...lines: string[]) => `<script setup lang="ts">\n${lines.join('\n')}\n</script>\n`

/** With the project's own settings, as `npm run lint` has them. */
const eslint = new ESLint({ cwd: kitRoot })

async function told(file: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: join(kitRoot, file) })
  const own = result!.messages.filter(({ ruleId }) => /^(?:house\/|style\/max-len$)/.test(ruleId ?? 'house/'))
  return own.map(({ message }) => message)
}

describe('lint holds the floors', () => {
  it.each([
    ['kit/x.ts', 'import \'../snippets/claims.ts\'', /kit\/x\.ts is the kit's and snippets\/claims\.ts the talk's/],
    ['kit/x.ts', 'import type { Ref } from \'vue\'', /kit\/x\.ts may not import vue: "kit" is pure/],
    ['kit/x.ts', 'export * from \'node:path\'', /may not import node:path/],
    ['kit/x.ts', 'export type X = import(\'../components/use/walk.ts\').Walk', /may not import components/],
    ['components/X.vue', vue('import \'../scripts/lib/core/decks.ts\''), /components\/X\.vue may not import scripts/],
    ['layouts/x.vue', vue('import \'../components/talk/X.vue\''), /the kit's and components\/talk\/X\.vue the talk's/],
    ['scripts/lib/x.ts', 'const x = await import(\'../build.ts\')', /may not import scripts\/build\.ts/],
    ['snippets/x.ts', 'import { walkOf } from \'../kit/deck/walk.ts\'', /content and takes only types from kit/],
  ])('%s: %s', async (file, code, message) => {
    expect(await told(file, code)).toEqual([expect.stringMatching(message)])
  })

  it.each([
    ['snippets/x.ts', 'import type { Claim } from \'../kit/schema.ts\''],
    ['components/talk/X.vue', vue('import \'../../snippets/claims.ts\'', 'import \'../use/walk.ts\'')],
    ['setup/x.ts', 'import \'../scripts/lib/core/decks.ts\''],
    ['kit/x.ts', 'import { scaleLinear } from \'d3-scale\''],
  ])('and lets through %s: %s', async (file, code) => {
    expect(await told(file, code)).toEqual([])
  })
})

describe('lint holds what goes to a page as text', () => {
  const outside = 'import { join } from \'node:path\'\nconst far = 1\n'

  it.each([
    ['an arrow function', 'await page.evaluate(() => far)'],
    ['one within another', 'await page.evaluate(() => [1].map(one => one + far))'],
    ['a function by its name', 'function sent() { return far }\nawait page.evaluate(sent)'],
    ['one held in a constant', 'const sent = () => far\nawait window.evaluate(sent)'],
    ['a second argument', 'await page.$$eval(\'p\', all => all.length + far)'],
    ['all elements', 'await page.locator(\'p\').evaluateAll(all => all.length + far)'],
    ['a wait', 'await page.waitForFunction(() => far > 0)'],
    ['our own wait', 'await until(window, () => far > 0)'],
    ['a shorthand', 'await page.evaluate(() => ({ far }))'],
    ['a call', 'await page.evaluate(() => far.toFixed())'],
  ])('%s', async (_, code) => {
    expect(await told('tests/x.ts', outside + code)).toEqual([expect.stringContaining('"far" stays behind')])
  })

  it('imports, and every function of a file named for it', async () => {
    expect(await told('tests/x.ts', `${outside}await page.addInitScript(() => join('a'))`))
      .toEqual([expect.stringContaining('"join" stays behind')])
    for (const sent of ['function look() { return far }', 'const look = () => far']) {
      expect(await told('scripts/lib/check/in-page.ts', `${outside}export ${sent}`))
        .toEqual([expect.stringContaining('"far" stays behind')])
    }
    const imported = (file: string) => `import { look } from '${file}'\nawait page.evaluate(look)\n`
    expect(await told('tests/x.ts', imported('../scripts/lib/check/walk.ts')))
      .toEqual([expect.stringContaining('"look" goes to a page as text')])
    expect(await told('tests/x.ts', imported('../scripts/lib/slidev/in-page.ts'))).toEqual([])
  })

  it.each([
    ['its arguments', 'await page.evaluate(near => near, far)'],
    ['what it declares', 'await page.evaluate(() => { const near = 1; return near })'],
    ['the page\'s globals', 'await page.evaluate(() => document.title)'],
    ['types', 'interface Shape { a: number }\nawait page.evaluate(() => (window as unknown as Shape).a)'],
    ['the type of something outside', 'await page.evaluate((near: typeof far) => near, far)'],
    ['what is called here', 'await page.evaluate(near => near, [far].map(one => one + far))'],
  ])('but lets it have %s', async (_, code) => {
    expect(await told('tests/x.ts', outside + code)).toEqual([])
  })
})

describe('lint holds a line to 120 characters', () => {
  const words = (many: number) => 'x'.repeat(many)

  it.each([
    ['a.ts', `const a = one(${words(60)}, ${words(60)})`],
    ['a.ts', `// ${words(120)}`],
    ['a.ts', `one('${words(60)}', '${words(60)}')`],
    ['a.ts', `const a = { message: '${words(100)}' }`],
    ['a.ts', `const attribute = '${words(105)}'`],
    ['A.vue', `<template>\n  <p class="${words(60)}" title="${words(60)}" />\n</template>\n`],
    ['a.css', `p { color: red; font: ${words(120)} }`],
  ])('%s: %s', async (file, code) => {
    expect(await told(file, code)).toEqual([expect.stringMatching(/line has a length of 1\d\d/)])
  })

  it.each([
    ['120 characters, whatever they are', `const 가 = '${'가'.repeat(108)}'`],
    ['a text that no line holds', `const a = {\n  text: '${words(120)}',\n}`],
    ['a pattern that no line holds', `const a\n  = /${words(120)}/u`],
    ['a template with what it holds', `say(\n  \`${words(60)}\${one ? \`${words(60)}\` : two}\`,\n)`],
  ])('but for %s', async (_, code) => {
    expect(await told('a.ts', code)).toEqual([])
  })
})
