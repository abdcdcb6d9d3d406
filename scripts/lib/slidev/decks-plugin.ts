import type { ResolvedSlidevOptions } from '@slidev/types'
import type { Plugin } from 'vite'
import { basename, join } from 'node:path'
import { knownDecks, learnDecks } from '../../../kit/deck/decks.ts'
import { discoverDecks, learnTalk, loadDeck } from '../core/decks.ts'

const virtualId = 'virtual:decks'
const kitModule = join(import.meta.dirname, '../../../kit/deck/decks.ts')

/**
 * Serves `virtual:decks`, which tells the kit of the talk's decks before anything is shown. A file that is none of its
 * folder's decks stands alone.
 */
export async function decksPlugin({ userRoot, entry, data }: ResolvedSlidevOptions): Promise<Plugin> {
  const decks = await discoverDecks(userRoot).catch(() => [])
  if (decks.some(({ name }) => name === basename(entry)))
    await learnTalk(await Promise.all(decks.map(loadDeck)))
  else
    learnDecks({ file: basename(entry, '.md'), locales: [String(data.headmatter.lang ?? 'en')] })
  return {
    name: 'talk:decks',
    resolveId: id => id === virtualId ? `\0${id}` : undefined,
    load(id) {
      if (id === `\0${virtualId}`)
        return `import { learnDecks } from ${JSON.stringify(kitModule)}\nlearnDecks(${JSON.stringify(knownDecks())})\n`
    },
  }
}
