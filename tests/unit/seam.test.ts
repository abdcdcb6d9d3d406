import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { kitRoot } from '../../scripts/lib/core/roots.ts'
import * as seam from '../../scripts/lib/slidev/seam.ts'

const modules = join(kitRoot, 'node_modules')
const { finishedModules, audienceModules, stageModules, replacedPackages } = seam
const replacedModules = [...finishedModules, ...audienceModules, ...stageModules]
const { patchedModules, importedModules, namesInCli } = seam

/** A module's text, or nothing where it is not there any more. */
function upstream(path: string): string | undefined {
  try {
    return readFileSync(join(modules, path), 'utf8')
  }
  catch {}
}

const own = globSync('{*.vue,{components,layouts,setup,styles,kit,scripts}/**/*.{ts,vue}}', { cwd: kitRoot })
  .filter(file => !file.endsWith('/seam.ts'))
  .map(file => ({ file, text: readFileSync(join(kitRoot, file), 'utf8') }))

/** Slidev's own code that runs in the browser. */
const theirs = ['@slidev/client', '@slidev/parser/dist'].flatMap(name =>
  globSync('**/*.{ts,vue,mjs}', { cwd: join(modules, name), exclude: ['node_modules/**'] })
    .map(file => readFileSync(join(modules, name, file), 'utf8')))

/** Ours that import a module by its path, or stand in its place. */
function lookAt({ module, ...row }: { module: string, with?: string, by?: string }): string {
  const stand = row.with?.endsWith('.ts') ? [`scripts/lib/slidev/replacements/${row.with}`] : []
  const by = row.by ? [`scripts/lib/${row.by}`] : []
  const files = [...stand, ...by, ...own.filter(({ text }) => text.includes(`'${module}'`)).map(({ file }) => file)]
  return [...new Set(files), 'scripts/lib/slidev/seam.ts'].join(', ')
}

describe('the seam to Slidev', () => {
  it.each(['cli', 'client', 'parser'])('was read against the @slidev/%s that is installed', (name) => {
    expect(JSON.parse(upstream(`@slidev/${name}/package.json`)!)).toHaveProperty('version', seam.slidevVersion)
  })

  const rows = [...replacedModules, ...patchedModules, ...importedModules]
  it.each(rows)('knows $module as it is', (row) => {
    const text = upstream(row.module)
    const found = text === undefined ? 'gone' : createHash('sha256').update(text).digest('hex').slice(0, 12)
    expect(found, `${row.module} is not what it was. Look at ${lookAt(row)}`).toBe(row.hash)
  })

  it.each([...patchedModules, ...importedModules.filter(({ text }) => text)])('finds its words in $module', (row) => {
    expect(upstream(row.module), `Look at ${lookAt(row)}`).toContain(row.text)
  })

  it('lists whatever stands in the place of a module', () => {
    const stands = globSync('*', { cwd: join(kitRoot, 'scripts/lib/slidev/replacements') })
    const listed = [...replacedModules, ...replacedPackages].map(row => row.with)
    // The table of slides is served by site/audience/slides.ts under the name of `namesInCli`.
    expect(stands.filter(file => !listed.includes(file))).toEqual(['slide-table.ts'])
  })

  it.each(namesInCli)('finds $text in what Slidev builds with', ({ text, why }) => {
    const files = globSync('dist/*.mjs', { cwd: join(modules, '@slidev/cli') })
    const builds = files.map(file => upstream(`@slidev/cli/${file}`)).join('\n') + theirs.join('\n')
    expect(builds, why).toContain(text)
  })

  it.each(replacedPackages)('serves the names that Slidev takes from $module', ({ module, names }) => {
    const found = theirs.flatMap(text => [
      ...text.matchAll(/import (?!type\b)([^;\n]*?) from ['"]([^'"]+)['"]/g),
      ...text.matchAll(/const (\{[^}]*\}) = await import\('([^']+)'\)/g),
    ].flatMap(([, clause = '', source]) => source === module ? namesOf(clause) : []))
    expect([...new Set(found)].sort()).toEqual(names)
  })

  it('lists each module of Slidev\'s client that is imported by its path, and no other', () => {
    const imported = own.flatMap(({ text }) =>
      [...text.matchAll(/(?:from|import) ['"](@slidev\/client\/[^'"]+)['"]/g)].map(match => match[1]!))
    const replaced = replacedModules.map(({ module }) => module)
    expect([...new Set(imported)].filter(module => !module.includes('/styles/') && !replaced.includes(module)).sort())
      .toEqual(importedModules.map(({ module }) => module).sort())
  })
})

/** The names in an import's clause, as their module calls them. */
function namesOf(clause: string): string[] {
  const inBraces = /\{([^}]*)\}/.exec(clause)?.[1] ?? ''
  const named = inBraces.split(',').map(one => one.trim().split(/\s+as\s+|:/)[0]!.trim()).filter(Boolean)
  const byDefault = /^\w+/.test(clause.trim()) ? ['default'] : []
  return [...byDefault, ...named.filter(one => !one.startsWith('type '))]
}
