import { readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import ts from 'typescript'

/** Who imports whom: files below a folder, written with slashes. */
export type Imports = Map<string, Set<string>>

const script = /<script[^>]*>([\s\S]*?)<\/script>/g

/**
 * The imports of files among each other, of types too, in `import()` and by a component's name in a template.
 *
 * @param files paths below `root`
 */
export function importsOf(files: readonly string[], root: string): Imports {
  const known = new Set(files)
  const byName = new Map(files.filter(file => /^components\/.*\.vue$/.test(file)).map(file => [basename(file, '.vue'), file]))
  return new Map(files.map((file) => {
    const text = readFileSync(join(root, file), 'utf8')
    const code = file.endsWith('.vue') ? [...text.matchAll(script)].map(([, inner]) => inner).join('\n') : text
    const named = [...specifiersIn(code)].filter(path => path.startsWith('.')).map(path => join(dirname(file), path))
    const drawn = file.endsWith('.vue') ? [...text.replace(script, '').matchAll(/<([A-Z]\w*)/g)].map(([, name]) => byName.get(name!)) : []
    return [file, new Set([...named, ...drawn].filter(to => to !== undefined && to !== file && known.has(to)) as string[])]
  }))
}

function specifiersIn(code: string): Set<string> {
  const found = new Set<string>()
  const look = (node: ts.Node): void => {
    const written = ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
      ? node.moduleSpecifier
      : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
        ? node.arguments[0]
        : ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined
    if (written && ts.isStringLiteralLike(written))
      found.add(written.text)
    ts.forEachChild(node, look)
  }
  look(ts.createSourceFile('code.ts', code, ts.ScriptTarget.Latest))
  return found
}

/** Files that import each other in a circle, each circle once, in the order in which they do. */
export function circlesIn(imports: Imports): string[][] {
  const circles: string[][] = []
  const done = new Set<string>()
  const path: string[] = []
  const walk = (file: string): void => {
    const at = path.indexOf(file)
    if (at >= 0)
      return void circles.push([...path.slice(at), file])
    if (done.has(file))
      return
    path.push(file)
    for (const to of imports.get(file) ?? [])
      walk(to)
    path.pop()
    done.add(file)
  }
  for (const file of imports.keys())
    walk(file)
  return circles
}
