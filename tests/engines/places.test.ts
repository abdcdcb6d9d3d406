import type { LoadedDeck } from '../../scripts/lib/core/decks.ts'
import type { EngineName, EngineWindow, Settings, WindowSize } from '../../scripts/lib/engines/window.ts'
import type { Places } from '../helpers/places-in-page.ts'
import { describe, expect, inject, it } from 'vitest'
import { findOverflow } from '../../scripts/lib/check/overflow-in-page.ts'
import { allClicks, standAt } from '../../scripts/lib/slidev/in-page.ts'
import {
  bringPreflight,
  engines,
  settle,
  takeTrouble,
  until,
  untilLive,
  useWindows,
  visit,
} from '../helpers/engine-windows.ts'
import { lookAtPlaces } from '../helpers/places-in-page.ts'
import { differences, faultsOf } from '../helpers/places.ts'
import { decks } from '../helpers/talk.ts'

/*
 * What every engine draws, held against what Chromium draws in the same run: before the live deck takes over, after
 * it, and for whom scripts are off.
 */

const sites = inject('engines')
const sizes: readonly WindowSize[] = [
  [1280, 720],
  [390, 844],
  [1024, 768],
  [1920, 1080],
  [3840, 2160],
].map(([width, height]) => ({ width: width!, height: height! }))
const states = ['before the live deck', 'in the live deck', 'without scripts'] as const
type State = typeof states[number]

const rules = { safe: { top: 20, right: 32, bottom: 40, left: 32 } }

/** One slide of each kind, first of all the first one: a map, a chart, sliders, one of the appendix, a contrast. */
function kindsOf({ slides }: LoadedDeck): number[] {
  const first = (layout: string) => slides.findIndex(({ frontmatter }) => frontmatter.layout === layout) + 1
  return [
    1,
    first('map'),
    first('chart'),
    slides.findIndex(({ content }) => content.includes('<SurvivorChart')) + 1,
    first('evidence'),
    first('contrast'),
  ]
}

/**
 * What is looked at where. The live deck walks every slide, each in one of the windows and in another one in the other
 * language; still slides are pages of their own, and stand for their kind.
 */
// Deck by deck: the live one is opened once, and its windows then change their size.
const looks = states.flatMap(state => decks.flatMap((deck, deckAt) => sizes.map((size, sizeAt) => {
  const kinds = kindsOf(deck)
  const still = state === 'before the live deck'
    ? [1, kinds[1 + (sizeAt + 2 * deckAt) % (kinds.length - 1)]!]
    : [kinds[(sizeAt + 3 * deckAt) % kinds.length]!]
  const slides
    = state === 'in the live deck'
      ? deck.slides.flatMap((_, index) => ((index + 2 * deckAt) % sizes.length === sizeAt ? [index + 1] : []))
      : still
  return { deck, state, size, slides, name: `${size.width} × ${size.height}, ${deck.name}` }
})))

/** WebKitGTK paints by the processor: of so large a window it draws the first few slides. */
function isFor(engine: EngineName, { width }: WindowSize, at: number): boolean {
  return engine !== 'webkit' || width < 3840 || at < 2
}

const scripted = useWindows()

describe.each(states)('%s', (state) => {
  const settings: Settings = { scripts: state !== 'without scripts' }
  // To start three engines takes as long as to look at a dozen slides.
  const windows = settings.scripts ? scripted : useWindows(settings)

  it.each(looks.filter(look => look.state === state))(
    'every engine draws what Chromium does at $name',
    async ({ deck, size, slides }) => {
      const site = state === 'before the live deck' ? sites.held : sites.whole
      const wrong: string[] = []
      const seen = new Map<EngineName, Places[]>()
      await Promise.all([...windows.values()].map(async (window) => {
        await window.resize(size)
        const tell = (no: number, found: readonly string[]) =>
          wrong.push(...found.map(what => `${window.engine} ${no}: ${what}`))
        const places: Places[] = []
        for (const no of slides.filter((_, at) => isFor(window.engine, size, at))) {
          await goTo(window, state, deck, site, no)
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
        for (const [index, places] of seen.get(name)!.entries()) {
          wrong.push(
            ...differences(seen.get('chromium')![index]!, places).map(what => `${name} ${slides[index]}: ${what}`),
          )
        }
      }
      expect(slides.length).toBeGreaterThan(0)
      expect(wrong, wrong.join('\n')).toEqual([])
    },
  )
})

/** Shows slide `no` in its last state. The live deck walks there as its keys do, a still one is a page of its own. */
async function goTo(
  window: EngineWindow,
  state: State,
  { path, lang }: LoadedDeck,
  site: string,
  no: number,
): Promise<void> {
  const address = `${site}${path}${no}/?clicks=${allClicks}`
  if (state === 'before the live deck')
    return visit(window, address)
  if (state === 'without scripts') {
    await window.open(address)
    // Nor do a page's promises, timers and frames come to anything for the test's own.
    await until(window, () => document.fonts.status === 'loaded')
    return await new Promise(resolve => setTimeout(resolve, 100))
  }
  const here = await window.evaluate(() => ({ address: location.href, lang: document.documentElement.lang }))
  if (here.lang !== lang || !here.address.startsWith(site)) {
    await visit(window, `${site}${path}${no}/`)
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
