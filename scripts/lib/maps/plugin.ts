import type { ResolvedSlidevOptions } from '@slidev/types'
import type { Logger, Plugin } from 'vite'
import type { Evidence } from '../claims/citations.ts'
import type { MapToDraw } from './draw.ts'
import { join, resolve, sep } from 'node:path'
import { localeOf } from '../../../kit/deck/decks.ts'
import { checkMaps, mapLocator } from '../../../kit/maps/check.ts'
import { parseDrawingModule } from '../../../kit/maps/markup.ts'
import { problemLine } from '../../../kit/problems.ts'
import { loadEvidence } from '../claims/citations.ts'
import { projectRoot } from '../core/roots.ts'
import { conceptsOf } from '../look/look.ts'
import { drawMap, fingerprint } from './draw.ts'
import { closeStudio, inStudio } from './studio.ts'

const snippets = join(projectRoot, 'snippets')

/**
 * Serves `virtual:relation-map/<id>`: the drawing of one map in the deck's language.
 *
 * A build stops where a map is not sound or mermaid rejects it. The dev server keeps its browser warm and follows
 * edits to `snippets/`.
 */
export function mapsPlugin(options: ResolvedSlidevOptions): Plugin[] {
  let building = false
  let log: Logger
  let evidence: Promise<Evidence> | undefined
  /** What each module of the dev server was drawn from. */
  const served = new Map<string, string>()

  async function request(id: string, area: MapToDraw['area']): Promise<MapToDraw> {
    evidence ??= loadEvidence()
    const { maps, claims, mapFiles } = await evidence
    const map = maps.find(map => map.id === id)
    if (!map)
      throw new Error(`there is no relation map "${id}"; there are ${maps.map(map => map.id).join(', ')}`)
    const problems = checkMaps([map], claims, mapLocator(mapFiles), [...await conceptsOf(projectRoot)])
    if (problems.length)
      throw new Error(problems.map(problemLine).join('\n'))
    return { map, claims, area }
  }

  return [{
    name: 'talk:maps',
    configResolved(config) {
      building = config.command === 'build'
      log = config.logger
    },
    configureServer(dev) {
      // The first slide with a map should not wait for the browser as well.
      void inStudio(async () => {}).catch(error => log.error(`[maps] ${(error as Error).message}`))
      dev.httpServer?.once('close', () => void closeStudio())
    },
    resolveId(id) {
      return parseDrawingModule(id) ? `\0${id}` : undefined
    },
    async load(id) {
      const module = id.startsWith('\0') ? id.slice(1) : ''
      const wanted = parseDrawingModule(module)
      if (!wanted)
        return
      const toDraw = await request(wanted.id, wanted.area)
      const json = JSON.stringify(
        (await drawMap(toDraw))[localeOf(options.data.headmatter.lang as string | undefined)]!.drawing,
      )
      served.set(module, fingerprint(toDraw))
      return building ? `export default JSON.parse(${JSON.stringify(json)})` : liveModule(json)
    },
    async handleHotUpdate({ file, modules, server }) {
      if (!resolve(file).startsWith(snippets + sep))
        return
      try {
        // A save that cannot be read may end after the one that mended it.
        const sound = await loadEvidence()
        evidence = Promise.resolve(sound)
      }
      catch (error) {
        log.error(
          `[maps] snippets/ cannot be read: ${(error as Error).message} — mend the file; the last sound drawings stay`,
        )
        return
      }
      const stale = (await Promise.all([...served].map(async ([module, from]) => {
        const { id, area } = parseDrawingModule(module)!
        const now = await request(id, area).then(fingerprint, () => undefined)
        return now === from ? [] : server.moduleGraph.getModuleById(`\0${module}`) ?? []
      }))).flat()
      for (const module of stale) server.moduleGraph.invalidateModule(module)
      return [...modules, ...stale]
    },
    async buildEnd() {
      if (building)
        await closeStudio()
    },
  }]
}

/** In the dev server a drawing changes in place: the slide keeps its clicks and its focus. */
function liveModule(json: string): string {
  return [
    `import { shallowRef } from 'vue'`,
    `const drawing = import.meta.hot.data.drawing ??= shallowRef()`,
    `drawing.value = ${json}`,
    `import.meta.hot.accept()`,
    `export default drawing`,
  ].join('\n')
}
