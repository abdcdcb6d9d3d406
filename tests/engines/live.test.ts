import type { EngineWindow } from '../../scripts/lib/engines/window.ts'
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import {
  engines,
  placeOf,
  settle,
  takeTrouble,
  until,
  untilLive,
  useWindows,
  visit,
} from '../helpers/engine-windows.ts'
import { cuesOf, decks, endOf, plainTitle, slidesWith } from '../helpers/talk.ts'

/*
 * What a visitor does, in each engine by itself: keys, pointer, badges, maps, sliders, the bar. Chromium's part is
 * in `tests/rendered/`, where each is looked at more closely.
 */

const { whole, late } = inject('engines')
const [en, ko] = decks as [typeof decks[0], typeof decks[0]]
const [mapped] = slidesWith(en, 'RelationMap') as [number]
const [slider] = slidesWith(en, 'SurvivorChart') as [number]
const cited = slidesWith(en, 'Cite')
/** Each place of the deck, in the order of the right arrow. */
const way = en.slides.flatMap(({ note }, index) =>
  Array.from({ length: cuesOf(note) + 1 }, (_, clicks) => ({ no: index + 1, clicks })),
)

describe.each(engines.filter(({ name }) => name !== 'chromium'))('in $name', (engine) => {
  const windows = useWindows({}, [engine])
  let window: EngineWindow

  beforeEach(async () => {
    window = windows.get(engine.name)!
    await window.resize({ width: 1280, height: 720 })
  })
  afterEach(async () => {
    // A scheme that a test has chosen would be the next one's.
    await window.evaluate(() => localStorage.clear())
  })

  async function open(no: number, clicks = 0, deck = en): Promise<void> {
    await visit(window, `${whole}${deck.path}${no}/${clicks ? `?clicks=${clicks}` : ''}`)
    await untilLive(window)
    await untilAt(no, clicks)
  }

  async function untilAt(no: number, clicks = 0): Promise<void> {
    await until(window, ({ no, clicks }) => {
      const here = {
        no: Number(/\/(\d+)\/?$/.exec(location.pathname)?.[1] ?? 1),
        clicks: Number(new URLSearchParams(location.search).get('clicks') ?? 0),
      }
      const slide = document.querySelector<HTMLElement>(`#slide-content [data-slidev-no="${no}"]`)
      return here.no === no && here.clicks === clicks && !!slide?.childElementCount && slide.offsetParent !== null
    }, { no, clicks })
  }

  async function isCalm(): Promise<void> {
    expect(await takeTrouble(window)).toEqual([])
  }

  /** The middle of what is seen of an element of the slide at hand. */
  async function middleOf(selector: string, at = 0): Promise<[number, number]> {
    const middle = await window.evaluate(({ selector, at }) => {
      const element = [...document.querySelectorAll(selector)].filter(it =>
        it.checkVisibility({ visibilityProperty: true }),
      )[at]
      const { left, top, width, height } = element?.getBoundingClientRect() ?? { left: 0, top: 0, width: 0, height: 0 }
      return width ? [left + width / 2, top + height / 2] as [number, number] : null
    }, { selector, at })
    if (!middle)
      throw new Error(`${selector} (${at}) is not to be seen.`)
    return middle
  }

  const focused = () =>
    window.evaluate(() => document.activeElement?.getAttribute('data-node') ?? document.activeElement?.className ?? '')
  const count = (selector: string) => window.evaluate(selector => document.querySelectorAll(selector).length, selector)
  const wait = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

  async function tabTo(selector: string): Promise<void> {
    for (let tabs = 0; tabs < 60; tabs++) {
      await window.press('Tab')
      if (await window.evaluate(selector => document.activeElement?.matches(selector) ?? false, selector))
        return
    }
    throw new Error(`Tab does not reach ${selector}.`)
  }

  it('takes over from the still slide without a blank frame', async () => {
    const heard: { seen: number, blank: number }[] = []
    for (const site of [whole, late]) {
      await visit(window, `${site}${mapped}/`)
      await untilLive(window)
      await wait(300)
      heard.push(await window.evaluate(() => (globalThis as unknown as { testFrames: typeof heard[0] }).testFrames))
    }
    expect(heard.map(({ blank }) => blank)).toEqual([0, 0])
    expect(Math.min(...heard.map(({ seen }) => seen))).toBeGreaterThan(5)
    await isCalm()
  })

  it('keys go on and back, by clicks and by slides', async () => {
    const at = en.slides.findIndex(({ note }) => cuesOf(note) > 2) + 1
    await open(at)
    for (const [key, no, clicks] of [
      ['ArrowRight', at, 1],
      ['Space', at, 2],
      ['PageDown', at, 3],
      ['ArrowLeft', at, 2],
      ['PageUp', at, 1],
      ['ArrowDown', at + 1, 0],
      ['ArrowUp', at, 0],
      ['End', endOf(en), 0],
      ['Home', 1, 0],
    ] as const) {
      await window.press(key)
      await untilAt(no, clicks)
    }
    await isCalm()
  })

  it('a press by the bar goes on', async () => {
    await open(1)
    await window.move(600, 300)
    await window.click(...await middleOf('.audience-bar[data-live] .bar-next'))
    await untilAt(way[1]!.no, way[1]!.clicks)
    await window.click(...await middleOf('.audience-bar[data-live] .bar-previous'))
    await untilAt(1)
    await isCalm()
  })

  it('a badge opens with a click, and Escape closes it for good', async () => {
    let covered = 0
    for (const no of cited) {
      await open(no)
      const badges = await window.evaluate(
        no =>
          [...document.querySelectorAll(`[data-slidev-no="${no}"] .cite-badge`)].filter(it =>
            it.checkVisibility({ visibilityProperty: true }),
          ).length,
        no,
      )
      for (let badge = 0; badge < Math.min(badges, 4); badge++) {
        const [x, y] = await middleOf(`[data-slidev-no="${no}"] .cite-badge`, badge)
        await window.click(x, y)
        await until(window, () => document.querySelector('.cite-panel') !== null)
        const over = await window.evaluate(
          ([x, y]) => document.elementFromPoint(x!, y!)?.closest('.cite-panel') !== null,
          [x, y],
        )
        covered += over ? 1 : 0
        await window.press('Escape')
        await until(window, () => document.querySelector('.cite-panel') === null)
        if (over || badge === 0) {
          await wait(400)
          expect(await count('.cite-panel'), `slide ${no}, badge ${badge + 1}${over ? ', under its panel' : ''}`).toBe(
            0,
          )
        }
        await window.move(4, 4)
        await wait(50)
      }
      // Where the pointer lies under the panel it used to open it again; two such badges are enough.
      if (covered > 1)
        break
    }
    await isCalm()
  })

  it('a badge opens with Tab and Enter; Escape gives the keys back', async () => {
    const [no] = cited as [number]
    await open(no)
    await window.move(4, 4)
    await tabTo(`[data-slidev-no="${no}"] .cite-badge`)
    await window.press('Enter')
    await until(
      window,
      () => document.activeElement?.closest('.cite-panel') !== null && document.querySelector('.cite-panel') !== null,
    )
    await window.press('Escape')
    await until(window, () => document.querySelector('.cite-panel') === null)
    expect(await focused()).toContain('cite-badge')
    await window.press('ArrowDown')
    await untilAt(no + 1)
    await isCalm()
  })

  it('a map is walked by Tab and arrows, and tells itself in words', async () => {
    const clicks = cuesOf(en.slides[mapped - 1]!.note)
    await open(mapped, clicks)
    await window.move(4, 4)
    await tabTo('[data-node]')
    const first = await focused()
    const nodes = await count(`[data-slidev-no="${mapped}"] [data-node][tabindex="0"]`)
    expect(nodes).toBeGreaterThan(2)
    // One ring, and no more.
    const rings = () => window.evaluate(() => {
      const ring = document.activeElement!.querySelector('.map-ring')!
      return [getComputedStyle(ring).visibility, getComputedStyle(document.activeElement!).outlineStyle]
    })
    expect(await rings()).toEqual(['visible', 'none'])
    await window.press('ArrowRight')
    expect(await focused()).not.toBe(first)
    expect(await rings()).toEqual(['visible', 'none'])
    await window.press('ArrowLeft')
    expect(await focused()).toBe(first)
    await window.press('w')
    await until(window, () => (document.querySelector('.map-words')?.textContent?.length ?? 0) > 40)
    await window.press('Escape')
    await until(window, () => document.querySelector('.map-words') === null)
    expect(await focused()).toBe(first)
    expect(await placeOf(window)).toEqual({ no: mapped, clicks })
    await isCalm()
  })

  it('a slider moves by keys and by the pointer, and the deck stays', async () => {
    await open(slider)
    const input = `[data-slidev-no="${slider}"] input[type="range"]`
    const value = () =>
      window.evaluate(selector => Number(document.querySelector<HTMLInputElement>(selector)!.value), input)
    const told = () =>
      window.evaluate(no => document.querySelector(`[data-slidev-no="${no}"] output`)!.textContent, slider)
    await window.evaluate(selector => document.querySelector<HTMLInputElement>(selector)!.focus(), input)
    const before = [await value(), await told()]
    await window.press('ArrowRight', 'ArrowRight')
    await until(
      window,
      ([selector, before]) =>
        Number(document.querySelector<HTMLInputElement>(selector as string)!.value) > Number(before),
      [input, before[0]],
    )
    expect(await told()).not.toBe(before[1])
    const box = await window.evaluate((selector) => {
      const { left, top, width, height } = document.querySelector(selector)!.getBoundingClientRect()
      return { left, top, width, height }
    }, input)
    await window.click(box.left + box.width * 0.1, box.top + box.height / 2)
    const low = await value()
    await window.click(box.left + box.width * 0.9, box.top + box.height / 2)
    expect(await value()).toBeGreaterThan(low)
    expect(await placeOf(window)).toEqual({ no: slider, clicks: 0 })
    await isCalm()
  })

  it('the language changes and keeps slide and click', async () => {
    await open(mapped, 1)
    await window.press('l')
    await until(window, path => location.pathname.startsWith(path), new URL(`${whole}${ko.path}${mapped}`).pathname)
    await untilLive(window)
    await untilAt(mapped, 1)
    expect(await window.evaluate(() => document.documentElement.lang)).toBe(ko.lang)
    expect(
      await window.evaluate(
        no => document.querySelector(`[data-slidev-no="${no}"] :is(h1, h2)`)!.textContent?.replace(/\s+/g, ' ').trim(),
        mapped,
      ),
    ).toBe(plainTitle(ko.slides[mapped - 1]!.title))
    await isCalm()
  })

  it('light and dark change, and a choice outlives a reload', async () => {
    await open(cited[0]!)
    const ground = () =>
      window.evaluate(
        () =>
          [
            document.documentElement.classList.contains('dark'),
            getComputedStyle(document.body).backgroundColor,
          ] as const,
      )
    const [, light] = await ground()
    await window.press('d')
    await until(window, () => document.documentElement.classList.contains('dark'))
    const [, dark] = await ground()
    expect(dark).not.toBe(light)
    await window.reload()
    await untilLive(window)
    expect(await ground()).toEqual([true, dark])
    await isCalm()
  })

  it('the window is filled by a key and by a key again', async () => {
    await open(1)
    await window.press('f')
    await until(window, () => document.fullscreenElement !== null)
    await settle(window)
    expect(await window.evaluate(() => {
      const { left, right, top, bottom } = document.querySelector('#slide-content')!.getBoundingClientRect()
      return left >= -1 && top >= -1 && right <= innerWidth + 1 && bottom <= innerHeight + 1
    })).toBe(true)
    await window.press('f')
    await until(window, () => document.fullscreenElement === null)
    await isCalm()
  })

  it('back, forward and reload stay with the slides', async () => {
    await open(2)
    await window.press('ArrowDown')
    await untilAt(3)
    await window.reload()
    await untilLive(window)
    await untilAt(3)
    await window.back()
    await untilAt(2)
    await window.forward()
    await untilAt(3)
    await isCalm()
  })

  it('the contents lead to a slide', async () => {
    await open(2)
    await window.press('c')
    await until(window, () => location.hash === '#contents' && document.readyState === 'complete')
    await until(window, () => {
      const { top } = document.querySelector('#contents')!.getBoundingClientRect()
      return top > -5 && top < innerHeight
    })
    expect(
      await window.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    ).toBe(0)
    expect(
      await window.evaluate(() => document.querySelectorAll('#contents a, #contents ~ * a').length),
    ).toBeGreaterThan(10)
    await isCalm()
  })

  it('the sheet of keys opens and closes', async () => {
    await open(2)
    await window.press('?')
    await until(window, () => document.querySelector<HTMLDialogElement>('.help-sheet')?.open === true)
    await window.press('Escape')
    await until(window, () => document.querySelector<HTMLDialogElement>('.help-sheet')?.open === false)
    expect(await placeOf(window)).toEqual({ no: 2, clicks: 0 })
    await isCalm()
  })

  it('twenty quick presses on a cold load end where twenty slow ones do', async () => {
    const due = way[20]!
    for (const since of ['the still slide', 'the live deck']) {
      await window.open(`${late}404.html`)
      await window.evaluate(
        address => void setTimeout(() => location.assign(address)),
        `${late}1/?from=${encodeURIComponent(since)}`,
      )
      // Before the first paint nobody knows what to press, and Chromium drops it.
      if (since === 'the still slide') {
        await until(
          window,
          () =>
            document.querySelector('#first-paint h1') !== null
            && performance.getEntriesByName('first-contentful-paint').length > 0,
        )
      }
      else {
        await until(
          window,
          () =>
            document.querySelector('.audience-bar[data-live]') !== null
            && document.querySelector('#first-paint') === null,
        )
      }
      for (let press = 0; press < 20; press++)
        await window.press('ArrowRight')
      await until(
        window,
        () =>
          document.querySelector('.audience-bar[data-live]') !== null
          && document.querySelector('#first-paint') === null,
      )
      // Steps that wait for their slides follow; then nothing more may come.
      await until(
        window,
        ({ no, clicks }) =>
          new RegExp(`/${no}/?$`).test(location.pathname)
            && Number(new URLSearchParams(location.search).get('clicks') ?? 0) === clicks,
        due,
        15_000,
      ).catch(() => {})
      await wait(500)
      expect(await placeOf(window), since).toEqual(due)
    }
  })
})
