import type { EngineName, EngineWindow, Settings, Size } from '../../scripts/lib/engines/window.ts'
import type { Places } from '../helpers/places.ts'
import { describe, expect, inject, it } from 'vitest'
import { standAt } from '../../scripts/lib/check/in-page.ts'
import { findOverflow } from '../../scripts/lib/check/rules/overflow.ts'
import { bringPreflight, engines, settle, takeTrouble, untilLive, useWindows, visit } from '../helpers/engine-windows.ts'
import { differences, faultsOf, lookAtPlaces } from '../helpers/places.ts'
import { decks } from '../helpers/talk.ts'

/*
 * What every engine draws, held against what Chromium draws in the same run: before the live deck takes over, after
 * it, and for whom scripts are off.
 */

const sites = inject('engines')
const sizes: readonly Size[] = [[1280, 720], [390, 844], [1024, 768], [1920, 1080], [3840, 2160]].map(([width, height]) => ({ width: width!, height: height! }))
const states = ['before the live deck', 'in the live deck', 'without scripts'] as const
type State = typeof states[number]

/** Beyond any slide's last: everything has come in. */
const allClicks = 99
const rules = { safe: { top: 20, right: 32, bottom: 40, left: 32 } }

const looks = sizes.flatMap((size, sizeAt) => decks.flatMap((deck, deckAt) => states.map((state, stateAt) => {
  // Each slide is met in each language in one window and state, and each layout in each window.
  const layouts = [...new Set(deck.slides.map(({ frontmatter }) => frontmatter.layout))]
  const slides = deck.slides.flatMap(({ frontmatter: { layout } }, index) => {
    const first = deck.slides.findIndex(({ frontmatter }) => frontmatter.layout === layout) === index
    const turn = (index + sizeAt * states.length + stateAt + 7 * deckAt) % (sizes.length * states.length) === 0
    return turn || (first && (layouts.indexOf(layout) + sizeAt + stateAt * decks.length + deckAt) % (states.length * decks.length) === 0) ? [index + 1] : []
  })
  return { deck, state, size, slides, name: `${size.width} × ${size.height}, ${deck.name}, ${state}` }
})))

describe.each(states)('%s', (state) => {
  const settings: Settings = { scripts: state !== 'without scripts' }
  const windows = useWindows(settings)

  it.each(looks.filter(look => look.state === state))('every engine draws what Chromium does at $name', async ({ deck, size, slides }) => {
    const site = state === 'before the live deck' ? sites.held : sites.whole
    const wrong: string[] = []
    const seen = new Map<EngineName, Places[]>()
    await Promise.all([...windows.values()].map(async (window) => {
      await window.resize(size)
      // A map under the mouse offers its words.
      await window.move(4, 4)
      const tell = (no: number, found: readonly string[]) => wrong.push(...found.map(what => `${window.engine} ${no}: ${what}`))
      const places: Places[] = []
      for (const no of slides) {
        await goTo(window, state, site + deck.path, no)
        await bringPreflight(window)
        places.push(await window.evaluate(lookAtPlaces))
        tell(no, faultsOf(places.at(-1)!))
        tell(no, await overlaps(window))
      }
      if (settings.scripts)
        tell(0, await takeTrouble(window))
      seen.set(window.engine, places)
    }))
    for (const { name } of engines.filter(({ name }) => name !== 'chromium')) {
      for (const [index, no] of slides.entries())
        wrong.push(...differences(seen.get('chromium')![index]!, seen.get(name)![index]!).map(what => `${name} ${no}: ${what}`))
    }
    expect(slides.length).toBeGreaterThan(1)
    expect(wrong, wrong.join('\n')).toEqual([])
  })
})

/** Shows slide `no` in its last state. The live deck walks there as its keys do, a still one is a page of its own. */
async function goTo(window: EngineWindow, state: State, address: string, no: number): Promise<void> {
  if (state !== 'in the live deck')
    return visit(window, `${address}${no}/?clicks=${allClicks}`)
  if (!(await window.evaluate(() => location.href)).startsWith(address)) {
    await visit(window, `${address}${no}/`)
    await untilLive(window)
  }
  if (!await window.evaluate(standAt, { no, clicks: allClicks, limit: 30_000 }))
    throw new Error(`${window.engine} does not draw slide ${no} within 30 s.`)
  await settle(window)
}

/** What the check's own rule finds of texts that are cut, hidden or on each other. */
async function overlaps(window: EngineWindow): Promise<string[]> {
  const root = await window.evaluate(() => {
    const still = document.querySelector('#first-slide-content')
    still?.querySelector('.slidev-page')?.setAttribute('data-slidev-no', '')
    return still ? '#first-slide-content' : '#slide-content'
  })
  return (await window.evaluate(findOverflow, { ...rules, root })).map(({ message }) => message)
}
