import type { EngineName } from '../../scripts/lib/engines/window.ts'
import type { Kind, Peer } from './compared.ts'
import type { Addresses } from './peers.ts'
import { findEngines } from '../../scripts/lib/engines/find.ts'
import { kinds, peers } from './compared.ts'

/** Times of one visit in milliseconds since its navigation began; without one where the engine does not tell it. */
export interface EnginePaint {
  firstPaint?: number
  largestPaint?: number
}

/** Every single visit by engine, in the order made. */
export type EnginePaints = Partial<Record<EngineName, Record<Kind, Record<Peer, EnginePaint[]>>>>

/**
 * Times the first paint in Firefox and WebKit, as far as they are here. Neither lets its processor or network be
 * slowed: the host's line is slow instead, for all peers alike, so ratios to the page count and no time does.
 *
 * @param keep is called after each round with what there is so far
 */
export async function measureEngines(
  { slow }: Addresses,
  rounds: number,
  show: (what: string) => void,
  keep: (paints: EnginePaints) => Promise<void>,
): Promise<EnginePaints> {
  const { engines, missing } = await findEngines()
  for (const line of missing)
    show(`not timed in ${line}`)
  const paints: EnginePaints = {}
  for (const engine of engines.filter(({ name }) => name !== 'chromium')) {
    const none = () => ({ page: [], stock: [], ours: [] })
    const own = paints[engine.name] = { cover: none(), map: none() } as Record<Kind, Record<Peer, EnginePaint[]>>
    const window = await engine.launch({ anyCertificate: true })
    try {
      for (let round = 1; round <= rounds; round++) {
        show(`first paint in ${engine.name}, round ${round} of ${rounds}`)
        for (const kind of kinds) {
          for (const peer of peers) {
            await window.open(slow[kind][peer])
            own[kind][peer].push(await window.evaluate(readPaint))
            await window.open('about:blank')
          }
        }
        await keep(paints)
      }
    }
    finally {
      await window.close()
    }
  }
  return paints
}

/** Runs in the page, once it has loaded. A largest paint may still come while the live deck starts. */
async function readPaint(): Promise<EnginePaint> {
  await new Promise(resolve => setTimeout(resolve, 1500))
  const times = (type: string) => new Promise<number[]>((resolve) => {
    if (!PerformanceObserver.supportedEntryTypes.includes(type))
      return resolve([])
    new PerformanceObserver(list =>
      resolve(list.getEntries().flatMap(({ name, startTime }) => (name === 'first-paint' ? [] : [startTime]))),
    ).observe({ type, buffered: true })
    setTimeout(resolve, 500, [])
  })
  return { firstPaint: (await times('paint')).at(0), largestPaint: (await times('largest-contentful-paint')).at(-1) }
}
