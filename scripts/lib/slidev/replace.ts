import type { Plugin } from 'vite'
import type { Feature } from './features.ts'
import type { PackageReplacement, Replacement } from './seam.ts'
import { join } from 'node:path'

const folder = join(import.meta.dirname, 'replacements')
const client = '/@slidev/client/'

/**
 * Puts replacements of the seam in the place of Slidev's modules and packages.
 *
 * @param used features of the deck, for which Slidev's own stay
 * @throws Error naming the modules that Slidev no longer asks for: theirs would stand in the edition again
 */
export function replaceModules(
  modules: readonly Replacement[],
  packages: readonly PackageReplacement[] = [],
  used: ReadonlySet<Feature> = new Set(),
): Plugin {
  const isActive = ({ unless }: { unless?: Feature }) => !unless || !used.has(unless)
  const inClient = new Map(modules.filter(isActive).map(row => [`/${row.module}`, row.with]))
  const inPackages = new Map(packages.filter(isActive).map(row => [row.module, row.with]))
  const written = [...new Set([...inClient.values(), ...inPackages.values()])]
  const waiting = new Set([...inClient.keys(), ...inPackages.keys()])
  // A bare number, because plugins judge a module by the ending of its name.
  const place = (code: string) => code.endsWith('.ts') ? join(folder, code) : `\0replacement:${written.indexOf(code)}`
  return {
    name: 'talk:replace-modules',
    enforce: 'pre',
    resolveId: {
      order: 'pre',
      async handler(source, importer, resolution) {
        const code = inPackages.get(source)
        if (code) {
          waiting.delete(source)
          return place(code)
        }
        // Cheap questions first: only what comes out of Slidev's client, and by a path, can be one of its modules.
        const isPath = /^\.{1,2}\/|^@slidev\/client\//.test(source)
        if (!importer || !isPath || !(importer.includes(client) || source.startsWith('@')))
          return
        const resolved = await this.resolve(source, importer, { ...resolution, skipSelf: true })
        const path = resolved?.id.split('?')[0]
        const module = path?.slice(path.lastIndexOf(client))
        const replacement = module && inClient.get(module)
        if (!replacement)
          return resolved
        waiting.delete(module)
        return place(replacement)
      },
    },
    load(id) {
      if (id.startsWith('\0replacement:'))
        return written[Number(id.slice('\0replacement:'.length))]
    },
    buildEnd(error) {
      if (!error && waiting.size > 0)
        throw new Error(`Slidev no longer asks for ${[...waiting].join(', ')}. Adapt scripts/lib/slidev/seam.ts.`)
    },
  }
}
