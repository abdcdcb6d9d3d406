import type { Browser } from 'playwright-chromium'
import type { RelationMap } from '../../kit/schema.ts'
import type { LoadedDeck } from '../../scripts/lib/core/decks.ts'
import type { Kind, Peer } from './compared.ts'
import type { Host } from './host.ts'
import { execFile } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import { mapTags } from '../../kit/maps/markup.ts'
import { Refusal } from '../../scripts/lib/core/command.ts'
import { projectRoot } from '../../scripts/lib/core/roots.ts'
import { siteBase } from '../../scripts/lib/site/folder.ts'
import { maps } from '../../snippets/maps/index.ts'
import { slideWords, writeStaticPage } from './page.ts'
import { buildStock, componentSlides, stockMarkdown } from './stock.ts'
import { slow } from './visit.ts'

/** Where each peer's slides are served. */
export interface Addresses {
  /** The address of the cover and of the map slide. */
  slides: Record<Kind, Record<Peer, string>>
  /** The same at the end of a slow line. */
  slow: Record<Kind, Record<Peer, string>>
  /** The decks' own addresses, by locale. */
  decks: Record<'ours' | 'stock', Record<string, string>>
}

/** The fullest map of a deck and its slide's number: what a browser has most work with. */
export function fullestMap(deck: LoadedDeck): { no: number, map: RelationMap } {
  const found = deck.slides.flatMap(({ content }, index) => {
    const map = maps.find(map => map.id === mapTags(content)[0]?.of)
    return map ? [{ no: index + 1, map }] : []
  }).sort((a, b) => b.map.edges.length + b.map.nodes.length - a.map.edges.length - a.map.nodes.length)
  if (!found[0])
    throw new Refusal(`${deck.name} has no slide with a relation map to measure.`)
  return found[0]
}

/**
 * Builds all three and serves them the same way.
 *
 * @param folder to work in; emptied first
 * @param built a finished site to measure instead of a new build
 */
export async function preparePeers(
  browser: Browser,
  host: Host,
  decks: readonly LoadedDeck[],
  folder: string,
  built: string | undefined,
  show: (what: string) => void,
): Promise<Addresses> {
  await rm(folder, { recursive: true, force: true })
  const site = built ?? join(folder, 'ours')
  if (!built) {
    show('building this deck')
    await promisify(execFile)(process.execPath, [join(projectRoot, 'scripts/build.ts'), '--out', site], {
      cwd: projectRoot,
      maxBuffer: 1e8,
    }).catch((error) => {
      throw new Refusal(`The deck does not build:\n${String(error.stderr || error.message).trim()}`)
    })
  }
  const base = await siteBase(site)
  const ours = await host.serve(site, base)
  const addresses: Addresses = {
    slides: { cover: {}, map: {} } as Addresses['slides'],
    slow: { cover: {}, map: {} } as Addresses['slow'],
    decks: { ours: {}, stock: {} },
  }
  for (const deck of decks) {
    addresses.decks.ours[deck.locale] = ours + deck.path
    show(`building stock Slidev, ${deck.locale}`)
    const stock = join(folder, `stock-${deck.locale}`)
    await buildStock(
      stockMarkdown(deck, await slideWords(browser, ours + deck.path, componentSlides(deck))),
      stock,
      '/',
    )
    addresses.decks.stock[deck.locale] = await host.serve(join(stock, 'site'), '/', { rewrite: true })
  }
  const [first] = decks
  const { no, map } = fullestMap(first!)
  const clicks = Math.max(...[...map.nodes, ...map.edges].map(({ step }) => step))
  show('writing the hand-written pages')
  for (const [kind, number, place] of [['cover', 1, '1/'], ['map', no, `${no}/?clicks=${clicks}`]] as const) {
    await writeStaticPage(browser, addresses.decks.ours[first!.locale]! + place, number, join(folder, `page-${kind}`))
    const page = join(folder, `page-${kind}`)
    const places = (roots: Record<Peer, string>): Record<Peer, string> => ({
      page: roots.page,
      stock: `${roots.stock}${number === 1 ? '' : number}`,
      ours: `${roots.ours}${number === 1 ? '' : `${number}/`}`,
    })
    addresses.slides[kind] = places({
      page: await host.serve(page, '/'),
      stock: addresses.decks.stock[first!.locale]!,
      ours: addresses.decks.ours[first!.locale]!,
    })
    addresses.slow[kind] = places({
      page: await host.serve(page, '/', { line: slow }),
      stock: await host.serve(join(folder, `stock-${first!.locale}/site`), '/', { rewrite: true, line: slow }),
      ours: await host.serve(site, base, { line: slow }) + first!.path,
    })
  }
  return addresses
}
