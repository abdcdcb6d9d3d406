import type { Plugin, Rolldown } from 'vite'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { stretchLength, stretchPrefix } from './slides.ts'

const listName = 'slide-parts.json'

/**
 * Lists which files each slide of the built deck is in, so that its page can ask for them along with the main
 * script: found one after the other, they would cost a slow line two more round trips.
 */
export const partsPlugin = (slides: number): Plugin => ({
  name: 'talk:slide-parts',
  enforce: 'post',
  generateBundle: {
    order: 'post',
    handler(_, bundle) {
      const chunks = Object.values(bundle).filter(file => file.type === 'chunk')
      const stretches = new Map(chunks.flatMap(chunk => chunk.facadeModuleId?.startsWith(stretchPrefix)
        ? [[Number(chunk.facadeModuleId.slice(stretchPrefix.length)), filesOf(chunk, chunks)] as const]
        : []))
      if (stretches.size !== Math.ceil(slides / stretchLength)) {
        throw new Error(
          `The build made ${stretches.size} files of slides out of ${Math.ceil(slides / stretchLength)}: two stretches were merged. Adapt scripts/lib/site/audience/chunks.ts.`,
        )
      }
      const parts = Array.from({ length: slides }, (_, index) => stretches.get(Math.floor(index / stretchLength)))
      this.emitFile({ type: 'asset', fileName: listName, source: JSON.stringify(parts) })
    },
  },
})

/** A chunk's own files and those of all that it imports, without what the entry brings anyway. */
function filesOf(chunk: Rolldown.OutputChunk, chunks: Rolldown.OutputChunk[]): string[] {
  const byName = new Map(chunks.map(other => [other.fileName, other]))
  const withImports = (start: Rolldown.OutputChunk[]): Set<Rolldown.OutputChunk> => {
    const all = new Set(start)
    for (const one of all)
      one.imports.flatMap(name => byName.get(name) ?? []).forEach(other => all.add(other))
    return all
  }
  const known = withImports(chunks.filter(({ isEntry }) => isEntry))
  const files = [...withImports([chunk])].filter(one => !known.has(one))
  return files.flatMap(one => [
    one.fileName,
    ...((one as { viteMetadata?: { importedCss: Set<string> } }).viteMetadata?.importedCss ?? []),
  ])
}

/**
 * Takes the list out of a built deck.
 *
 * @param root folder of the built deck
 * @returns for each slide the files it is in, by their paths below `root`
 */
export async function takeParts(root: string): Promise<string[][]> {
  const file = join(root, listName)
  const parts = JSON.parse(await readFile(file, 'utf8')) as string[][]
  await rm(file)
  return parts
}
