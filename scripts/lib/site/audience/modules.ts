import type { Plugin } from 'vite'
import type { Feature } from '../../slidev/features.ts'
import { join } from 'node:path'
import { patchedModules, replacedModules, replacedPackages } from '../../slidev/seam.ts'

const folder = join(import.meta.dirname, '../../slidev/replacements')
const client = '/@slidev/client/'

/**
 * Puts the replacements of the seam in, except for the features that the deck uses.
 *
 * @throws Error naming the modules that Slidev no longer asks for: theirs would stand in the edition again
 */
export function replaceModules(used: Set<Feature>): Plugin {
  const isActive = ({ unless }: { unless?: Feature }) => !unless || !used.has(unless)
  const inClient = new Map(replacedModules.filter(isActive).map(row => [`/${row.module}`, row.with]))
  const inPackages = new Map(replacedPackages.filter(isActive).map(row => [row.module, row.with]))
  const written = [...new Set([...inClient.values(), ...inPackages.values()])]
  const waiting = new Set([...inClient.keys(), ...inPackages.keys()])
  // A bare number, because plugins judge a module by the ending of its name.
  const place = (code: string) => code.endsWith('.ts') ? join(folder, code) : `\0audience:${written.indexOf(code)}`
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
    transform: {
      filter: { id: /\/@slidev\/client\/setup\/routes\.ts$/ },
      handler(code) {
        const { module, text } = patchedModules.find(({ by }) => by === 'site/audience/modules.ts')!
        if (!code.includes(text))
          throw new Error(`${module} has changed: it no longer has "${text}". Adapt scripts/lib/slidev/seam.ts.`)
        return `import Play from '../pages/play.vue'\n${code.replace(text, 'Play')}`
      },
    },
    load(id) {
      if (id.startsWith('\0audience:'))
        return written[Number(id.slice('\0audience:'.length))]
    },
    buildEnd(error) {
      if (!error && waiting.size > 0)
        throw new Error(`Slidev no longer asks for ${[...waiting].join(', ')}. Adapt scripts/lib/slidev/seam.ts.`)
    },
  }
}
