import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { basename, dirname, extname, join, resolve } from 'node:path'
import { dependencyRoot, packageRoot, projectRoot } from '../core/roots.ts'
import { conceptsOf } from '../look/look.ts'
import { slidevThemes } from '../slidev/settings.ts'

/** What a deck's slides may name. */
export interface Known {
  /** Folders that layouts, components and styles come from, the deck's own last. */
  roots: string[]
  /** By name, as Slidev's own order of folders decides. */
  layouts: Map<string, string>
  /** In PascalCase. */
  components: Set<string>
  /** The deck's own hues. */
  concepts: Set<string>
  /** All files that layouts, components, setup and what lies above and below slides come from. */
  files: string[]
}

/** Vue's own, and what Slidev's app registers. */
const builtIn = [
  'Transition',
  'TransitionGroup',
  'KeepAlive',
  'Suspense',
  'Teleport',
  'Component',
  'Slot',
  'Template',
  'RouterLink',
  'RouterView',
]

/** Whether the name of a theme or an addon is that of a folder. */
export function isFolder(name: string): boolean {
  return /^[./]|^@\/|^[^@].*\//.test(name)
}

/** The package that one installs for a theme or an addon. */
export function extensionPackage(kind: 'theme' | 'addon', name: string): string {
  if (name.startsWith('@') || name.startsWith(`slidev-${kind}-`))
    return name
  return kind === 'theme' && slidevThemes.includes(name) ? `@slidev/theme-${name}` : `slidev-${kind}-${name}`
}

/**
 * The folder of a theme or addon as Slidev finds it from a deck; undefined where there is none.
 *
 * @param name as the headmatter has it
 * @param root folder of the deck
 */
export function extensionRoot(kind: 'theme' | 'addon', name: string, root: string): string | undefined {
  if (isFolder(name)) {
    const folder = name.startsWith('@/') ? resolve(root, name.slice(2)) : resolve(root, name)
    return existsSync(folder) ? folder : undefined
  }
  const names = name.startsWith('@') ? [name] : [`@slidev/${kind}-${name}`, `slidev-${kind}-${name}`, name]
  return names.map(name => packageRoot(name, root)).find(Boolean)
}

/**
 * All that a deck's slides may name.
 *
 * @param root folder of the deck
 * @param extensions folders of its theme and addons
 */
export async function knownTo(root: string, extensions: string[]): Promise<Known> {
  const roots = [...new Set([dependencyRoot('@slidev/client'), ...extensions, root])]
  const layouts = new Map<string, string>()
  const components = new Set(builtIn)
  const files: string[] = []
  for (const folder of roots) {
    for (const file of await filesIn(join(folder, 'layouts'), /\.(?:vue|m?[jt]s)$/)) {
      layouts.set(basename(file, extname(file)), file)
      files.push(file)
    }
  }
  for (const folder of [join(roots[0]!, 'builtin'), ...roots.slice(1).map(root => join(root, 'components'))]) {
    for (const file of await filesIn(folder, /\.(?:vue|md|[jt]sx?)$/)) {
      files.push(file)
      const name = basename(file, extname(file))
      components.add(pascalCase(name === 'index' ? basename(dirname(file)) : name))
    }
  }
  for (const folder of roots.slice(1)) {
    const layers = /^(?:(?:global|slide)-?(?:top|bottom)|custom-?nav-?controls)\.vue$/i
    files.push(...(await readdir(folder)).filter(name => layers.test(name)).map(name => join(folder, name)))
  }
  for (const folder of roots) {
    for (const file of await filesIn(join(folder, 'setup'), /\.m?[jt]s$/)) {
      files.push(file)
      for (const [, name] of (await readFile(file, 'utf8')).matchAll(/\.component\(\s*['"`]([\w-]+)/g))
        components.add(pascalCase(name!))
    }
  }
  return { roots, layouts, components, concepts: await conceptsOf(root), files }
}

/** `v-click` and `vClick` as `VClick`. */
export function pascalCase(name: string): string {
  return name.replace(/(?:^|[-_:.])([a-z0-9])/gi, (_, letter: string) => letter.toUpperCase())
}

/** Whether a component's name is an icon's, of a set that is installed: `<carbon-rocket />`, `<CarbonRocket />`. */
export function isIcon(name: string): boolean {
  const kebab = name.replace(/\B[A-Z]/g, letter => `-${letter}`).toLowerCase().replace(/[:_]/g, '-').replace(/^i-/, '')
  const parts = kebab.split('-')
  return parts.some((_, at) => at > 0 && packageRoot(`@iconify-json/${parts.slice(0, at).join('-')}`, projectRoot))
}

async function filesIn(folder: string, pattern: RegExp): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  return entries
    .filter(entry => !entry.isDirectory() && pattern.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name))
    .sort()
}
