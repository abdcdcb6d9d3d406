import type { EngineWindow } from '../../scripts/lib/engines/window.ts'
import { Buffer } from 'node:buffer'
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
import { decks, slidesWith } from '../helpers/talk.ts'

/*
 * Large text, small windows, few colours: everything can still be reached and read.
 */

const { whole } = inject('engines')
const [en] = decks as [typeof decks[0]]
const [slider] = slidesWith(en, 'SurvivorChart') as [number]
const [scored] = slidesWith(en, 'ScoreCard') as [number]

/** A window of 1280 × 720 CSS pixels at 200 % and at 400 %, and the narrowest that a page must fit. */
const narrow = [
  { name: '200 %', width: 640, height: 360 },
  { name: '400 %', width: 320, height: 180 },
  { name: '320 px', width: 320, height: 568 },
]

describe.each(engines)('in small windows of $name', (engine) => {
  const windows = useWindows({}, [engine])

  it.each(decks)('the slide of $name fits and all of the bar can be pressed', async ({ path }) => {
    const window = windows.get(engine.name)!
    const wrong: string[] = []
    for (const [index, { name, ...size }] of narrow.entries()) {
      await window.resize(size)
      if (index === 0) {
        await visit(window, `${whole}${path}${slider}/`)
        await untilLive(window)
      }
      await settle(window)
      // The live slide follows its window a moment later.
      await until(
        window,
        () => document.querySelector('#slide-content')!.getBoundingClientRect().right <= innerWidth + 1,
      )
      const found = [...await window.evaluate(barFaults), ...await window.evaluate(sideways)]
      await window.press('?')
      await until(window, () => document.querySelector<HTMLDialogElement>('.help-sheet')?.open === true)
      wrong.push(...[...found, ...await window.evaluate(sheetFaults)].map(what => `${name}: ${what}`))
      await window.press('Escape')
      await until(window, () => document.querySelector<HTMLDialogElement>('.help-sheet')?.open === false)
    }
    wrong.push(...await takeTrouble(window))
    expect(wrong, wrong.join('\n')).toEqual([])
  })

  it.each(decks)('the handout of $name is as wide as the window, and its text large enough', async ({ path }) => {
    const window = windows.get(engine.name)!
    await window.resize(narrow.at(-1)!)
    await visit(window, `${whole}${path}handout/`)
    for (const { name, ...size } of [...narrow].reverse()) {
      await window.resize(size)
      expect(await window.evaluate(sideways), name).toEqual([])
      expect(
        await window.evaluate(() =>
          Math.min(
            ...[...document.querySelectorAll('main p')].map(it => Number.parseFloat(getComputedStyle(it).fontSize)),
          ),
        ),
        name,
      ).toBeGreaterThanOrEqual(13)
    }
  })
})

describe.each(engines.filter(({ name }) => name !== 'webkit'))('with the system\'s own colours in $name', (engine) => {
  const windows = useWindows({ forcedColours: true }, [engine])

  it('a slider shows its track, the scorecard its bars, the thread its spark', async () => {
    const window = windows.get(engine.name)!
    await visit(window, `${whole}${slider}/`)
    await untilLive(window)
    expect(await window.evaluate(() => matchMedia('(forced-colors: active)').matches)).toBe(true)
    for (
      let index = 0;
      index < (await window.evaluate(() => document.querySelectorAll('#slide-content input[type="range"]').length));
      index++
    ) {
      expect(
        await inkAlong(window, '#slide-content input[type="range"]', index, 'x'),
        `track ${index + 1}`,
      ).toBeGreaterThan(0.95)
    }
    // Its dot is half as wide as its glow.
    expect(await inkAlong(window, '.travel i', 0, 'x'), 'spark').toBeGreaterThan(0.4)
    expect(await window.evaluate(standAt, { no: scored, clicks: allClicks, limit: 15_000 })).toBe(true)
    await settle(window)
    for (
      let index = 0;
      index < (await window.evaluate(() => document.querySelectorAll('#slide-content .verdict').length));
      index++
    )
      expect(await inkAlong(window, '#slide-content .verdict', index, 'y', 11), `bar ${index + 1}`).toBeGreaterThan(0.3)
  })
})

describe.each(engines.filter(({ name }) => name === 'firefox'))('with no text under 24 px in $name', (engine) => {
  const windows = useWindows({ minimumText: 24 }, [engine])

  it('no slide\'s controls lie on each other, and no text is hidden', async () => {
    const window = windows.get(engine.name)!
    const wrong: string[] = []
    for (const deck of decks) {
      await visit(window, `${whole}${deck.path}${slider}/`)
      await untilLive(window)
      expect(
        await window.evaluate(() =>
          Number.parseFloat(getComputedStyle(document.querySelector('.cite-badge')!).fontSize),
        ),
      ).toBeLessThan(24)
      wrong.push(...(await window.evaluate(controlFaults)).map(what => `${deck.name} ${slider}: ${what}`))
      await bringPreflight(window)
      for (const end of [false, true]) {
        await window.evaluate(scrollControls, end)
        wrong.push(
          ...(
            await window.evaluate(findOverflow, {
              safe: { top: 0, right: 0, bottom: 0, left: 0 },
              root: '#slide-content',
            })
          )
            .filter(({ message }) => /overlaps|hidden/.test(message))
            .map(({ message }) => `${deck.name} ${slider}${end ? ', scrolled' : ''}: ${message}`),
        )
      }
      wrong.push(...await window.evaluate(barFaults))
    }
    expect(wrong, wrong.join('\n')).toEqual([])
  })
})

/** Controls and texts beside a drawing that cannot be seen, or lie on each other. Runs in the page. */
function controlFaults(): string[] {
  const slide = document.querySelector('#slide-content')!.getBoundingClientRect()
  const parts = [...document.querySelectorAll('#slide-content :is(label, output, input, form button)')].filter(
    it => it.checkVisibility() && !it.closest('.cite'),
  )
  const name = (it: Element) => it.textContent?.trim() || (it as HTMLInputElement).name || it.tagName
  return parts.flatMap((one, index) => {
    const a = one.getBoundingClientRect()
    const outside
      = a.bottom > slide.bottom + 1 || a.right > slide.right + 1 ? [`${name(one)} is outside the slide`] : []
    return [...outside, ...parts.slice(index + 1).filter((two) => {
      const b = two.getBoundingClientRect()
      return (
        Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2
        && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2
      )
    }).map(two => `${name(one)} and ${name(two)} lie on each other`)]
  })
}

/**
 * Scrolls the controls to their start or end, and takes out of sight for good what their frame hides there, as the
 * check knows no text that is scrolled away. Runs in the page.
 */
function scrollControls(end: boolean): void {
  const frame = document.querySelector('#slide-content .controls')!
  frame.scrollTop = end ? frame.scrollHeight : 0
  const { top, bottom } = frame.getBoundingClientRect()
  const last = frame.lastElementChild!.getBoundingClientRect()
  if (end && last.bottom > bottom + 1)
    throw new Error('The last of the controls cannot be scrolled to.')
  for (const part of frame.querySelectorAll<HTMLElement>('*')) {
    const box = part.getBoundingClientRect()
    part.style.visibility = box.bottom > bottom + 1 || box.top < top - 1 ? 'hidden' : 'visible'
  }
}

/** What of the bar cannot be pressed by somebody who gets to it by Tab. Runs in the page. */
async function barFaults(): Promise<string[]> {
  const faults: string[] = []
  const items = [...document.querySelectorAll<HTMLElement>('.audience-bar[data-live] .bar-item')].filter(it =>
    it.checkVisibility({ visibilityProperty: true }),
  )
  if (items.length < 6)
    faults.push(`only ${items.length} items in the bar`)
  for (const item of items) {
    item.focus()
    await new Promise(resolve => setTimeout(resolve, 30))
    const { left, top, right, bottom, width, height } = item.getBoundingClientRect()
    const name = item.className.replace('bar-item ', '')
    if (left < -1 || top < -1 || right > innerWidth + 1 || bottom > innerHeight + 1) {
      faults.push(
        `${name} is outside the window: ${[left, top, right, bottom].map(Math.round)} in ${innerWidth} × ${innerHeight}`,
      )
    }
    else if (!item.contains(document.elementFromPoint(left + width / 2, top + height / 2))) {
      faults.push(`${name} is under something`)
    }
    if (Math.min(width, height) < 24)
      faults.push(`${name} is only ${Math.round(Math.min(width, height))} px large`)
  }
  items[0]?.blur();
  (document.activeElement as HTMLElement | null)?.blur()
  return faults
}

/** Whether the page, or the slide in it, is wider than the window. Runs in the page. */
function sideways(): string[] {
  const { scrollWidth } = document.documentElement
  const slide = document.querySelector('#slide-content')?.getBoundingClientRect()
  return [
    ...scrollWidth > innerWidth ? [`the page is ${scrollWidth} px wide in a window of ${innerWidth}`] : [],
    ...slide && (slide.left < -1 || slide.right > innerWidth + 1) ? ['the slide is wider than the window'] : [],
  ]
}

/** What of the sheet of keys cannot be seen. Runs in the page, while the sheet is open. */
function sheetFaults(): string[] {
  const sheet = document.querySelector<HTMLElement>('.help-sheet')!
  const box = sheet.getBoundingClientRect()
  const faults: string[] = []
  if (box.left < -1 || box.top < -1 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1)
    faults.push('the sheet of keys is not inside the window')
  if (sheet.scrollWidth > sheet.clientWidth + 1)
    faults.push('the sheet of keys scrolls sideways')
  const last = [...sheet.querySelectorAll('dd')].at(-1)!
  last.scrollIntoView()
  const { top, bottom } = last.getBoundingClientRect()
  if (top < box.top - 1 || bottom > box.bottom + 1)
    faults.push('the last key cannot be scrolled to')
  return faults
}

/**
 * How much of an element's length shows ink: the share of its columns (`x`) or rows (`y`) of pixels that stand out
 * from the ground beside it with a contrast of 3 or more.
 *
 * @param first only so many CSS pixels of its slide across, from its left
 */
async function inkAlong(
  window: EngineWindow,
  selector: string,
  index: number,
  along: 'x' | 'y',
  first?: number,
): Promise<number> {
  const box = await window.evaluate(({ selector, index, first }) => {
    const { left, top, width, height } = document.querySelectorAll(selector)[index]!.getBoundingClientRect()
    const scale = document.querySelector('#slide-content')!.getBoundingClientRect().width / 980
    return { left, top, width: first === undefined ? width : first * scale, height }
  }, { selector, index, first })
  const picture = Buffer.from(await window.screenshot()).toString('base64')
  return window.evaluate(async ({ picture, box, along }) => {
    const bytes = Uint8Array.from(atob(picture), letter => letter.charCodeAt(0))
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!
    context.drawImage(bitmap, 0, 0)
    const light = (x: number, y: number) => {
      const [red, green, blue] = [...context.getImageData(x, y, 1, 1).data].map(value =>
        value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
      )
      return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
    }
    const [left, top, right, bottom] = [box.left, box.top, box.left + box.width, box.top + box.height].map(
      Math.round,
    ) as [number, number, number, number]
    const ground = light(Math.max(0, left - 6), Math.round((top + bottom) / 2))
    const stands = (x: number, y: number) => {
      const [low, high] = [light(x, y), ground].sort((a, b) => a - b) as [number, number]
      return (high + 0.05) / (low + 0.05) >= 3
    }
    const range = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => from + at)
    const [lines, across]
      = along === 'x' ? [range(left, right), range(top, bottom)] : [range(top, bottom), range(left, right)]
    return (
      lines.filter(line => across.some(at => (along === 'x' ? stands(line, at) : stands(at, line)))).length
      / lines.length
    )
  }, { picture, box, along })
}
