import type { Page } from 'playwright-chromium'
import type { Drawings } from '../../kit/stage/drawings.ts'
import type { Stage } from '../helpers/stage.ts'
import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { quantile } from '../../bench/lib/stage-report.ts'
import { readDrawings } from '../../kit/stage/drawings.ts'
import { stageWords } from '../../kit/stage/words.ts'
import { both, en, goTo, laidOut, onStage, useBrowser } from '../helpers/stage.ts'

useBrowser()

/** Windows that load their other language have their hands full. */
const patience = { timeout: 10_000 }

const slideWith = (tag: string) => en.slides.findIndex(({ content }) => content.includes(tag)) + 1
const [map, bars] = [slideWith('<RelationMap'), slideWith('<BarChart')]

/** Where on the slide the middle of an element stands, as shares of its width and height. */
function placeOf(page: Page, selector: string): Promise<[number, number]> {
  return page.evaluate((selector) => {
    const slide = document.querySelector('#slide-content')!.getBoundingClientRect()
    const { left, top, width, height } = document.querySelector(selector)!.getBoundingClientRect()
    return [(left + width / 2 - slide.left) / slide.width, (top + height / 2 - slide.top) / slide.height]
  }, selector)
}

/** Moves the presenter's pointer to a place on the slide. */
async function moveTo({ presenter }: Stage, x: number, y: number, steps = 1): Promise<void> {
  const box = (await presenter.locator('#slide-content').boundingBox())!
  await presenter.mouse.move(box.x + box.width * x, box.y + box.height * y, { steps })
}

const dot = '.laser circle:last-of-type'

describe('pointing', () => {
  it.each([
    [1024, 768],
    [1920, 1080],
    [1280, 800],
  ])('with the laser comes to the same place in a window of %i × %i, and fades', (width, height) =>
    onStage(async (stage) => {
      const { presenter, audience } = stage
      await audience.setViewportSize({ width, height })
      await presenter.keyboard.press('p')
      for (const [x, y] of [[0.1, 0.2], [0.5, 0.5], [0.93, 0.88]] as const) {
        await moveTo(stage, x, y)
        await audience.locator(dot).waitFor({ state: 'attached' })
        const slide = (await audience.locator('#slide-content').boundingBox())!
        await expect.poll(async () => {
          const [atX, atY] = await placeOf(audience, dot)
          return Math.hypot((atX - x) * slide.width, (atY - y) * slide.height)
        }, patience).toBeLessThan(2)
      }
      await presenter.keyboard.press('Escape')
      await audience.locator(dot).waitFor({ state: 'detached' })
    }))

  it('is seen within 50 ms at the median', () => onStage(async (stage) => {
    const { presenter, audience } = stage
    await presenter.keyboard.press('p')
    await moveTo(stage, 0.1, 0.5)
    await audience.locator(dot).waitFor({ state: 'attached' })
    await presenter.evaluate(() => {
      const times = (window as Window & { moved?: number[] }).moved = [] as number[]
      document
        .querySelector('.layer')!
        .addEventListener('pointermove', event => times.push(performance.timeOrigin + event.timeStamp), true)
    })
    await audience.evaluate((dot) => {
      const times = (window as Window & { seen?: number[] }).seen = [] as number[]
      let last = ''
      const look = () => {
        const at = document.querySelector(dot)?.getAttribute('cx') ?? ''
        if (at !== last)
          times.push(performance.timeOrigin + performance.now())
        last = at
        requestAnimationFrame(look)
      }
      last = document.querySelector(dot)?.getAttribute('cx') ?? ''
      requestAnimationFrame(look)
    }, dot)
    for (let step = 1; step <= 30; step++) {
      await moveTo(stage, 0.1 + step / 50, 0.5)
      await presenter.waitForTimeout(120)
    }
    const moved = await presenter.evaluate(() => (window as Window & { moved?: number[] }).moved!)
    const seen = await audience.evaluate(() => (window as Window & { seen?: number[] }).seen!)
    expect(moved.length).toBe(30)
    expect(seen.length).toBeGreaterThan(25)
    const delays = seen.map(time => time - Math.max(...moved.filter(each => each <= time)))
    expect(quantile(delays, 0.5)).toBeLessThan(50)
  }))

  it('with the pen stays with its slide, through a reload, until it is cleared', () => onStage(async (stage) => {
    const { presenter, audience } = stage
    const lines = (page: Page) => page.locator('.stage-pointing .ink').count()
    await goTo(presenter, 3)
    await both(stage, 3)
    await presenter.keyboard.press('w')
    await moveTo(stage, 0.2, 0.3)
    await presenter.mouse.down()
    await moveTo(stage, 0.5, 0.6, 12)
    // It is there before it is finished.
    await expect.poll(() => lines(audience), patience).toBe(1)
    await presenter.mouse.up()
    await expect.poll(() => lines(audience), patience).toBe(1)
    const [one, other] = await Promise.all([presenter, audience].map(page => placeOf(page, '.stage-pointing .ink')))
    expect(Math.hypot((one![0] - other![0]) * 1280, (one![1] - other![1]) * 720)).toBeLessThan(2)
    expect(other![0]).toBeCloseTo(0.35, 1)
    // The keys go on under the pen.
    await presenter.keyboard.press('ArrowDown')
    await both(stage, 4)
    expect(await lines(audience)).toBe(0)
    await presenter.keyboard.press('ArrowUp')
    await both(stage, 3)
    await audience.reload()
    await laidOut(audience)
    await expect.poll(() => lines(audience), patience).toBe(1)
    await presenter.keyboard.press('c')
    for (const page of [presenter, audience])
      await expect.poll(() => lines(page), patience).toBe(0)
  }))

  it('keeps the lines as a file, and for the talk that begins anew where the speaker wishes so', () =>
    onStage(async (stage) => {
      const { presenter, audience } = stage
      const lines = (page: Page) => page.locator('.stage-pointing .ink').count()
      await presenter.keyboard.press('v')
      await presenter.getByText(stageWords.noInk.en!).waitFor()
      await goTo(presenter, 3)
      await both(stage, 3)
      const draw = async (from: number) => {
        await moveTo(stage, from, 0.3)
        await presenter.mouse.down()
        await moveTo(stage, from + 0.2, 0.5, 5)
        await presenter.mouse.up()
      }
      await presenter.keyboard.press('w')
      await draw(0.2)
      await draw(0.6)
      await expect.poll(() => lines(audience), patience).toBe(2)

      const before = await audience.screenshot()
      await presenter.keyboard.press('v')
      await presenter.getByText('npx lectern export --drawings drawings.json').waitFor()
      expect((await audience.screenshot()).equals(before)).toBe(true)
      const [file] = await Promise.all([presenter.waitForEvent('download'), presenter.keyboard.press('Enter')])
      expect(file.suggestedFilename()).toBe('drawings.json')
      const drawings = readDrawings(await readFile(await file.path(), 'utf8')) as Drawings
      expect(drawings).toMatchObject({ deck: en.name })
      expect(Object.entries(drawings.slides).map(([no, strokes]) => [no, strokes.length])).toEqual([['3', 2]])
      expect(drawings.slides[3]![0]![0]![0]).toBeCloseTo(0.2 * 980, 0)

      const beginAnew = async () => {
        for (let times = 0; times < 2; times++)
          await presenter.keyboard.press('Shift+R')
        await both(stage, 1)
        await goTo(presenter, 3)
        await both(stage, 3)
      }
      await presenter.getByRole('button', { name: stageWords.keep.en, exact: false }).click()
      await presenter.getByLabel(stageWords.inkStays.en!).check()
      await presenter.keyboard.press('Escape')
      await beginAnew()
      for (const page of [presenter, audience])
        await expect.poll(() => lines(page), patience).toBe(2)
      await presenter.keyboard.press('v')
      await presenter.getByLabel(stageWords.inkStays.en!).uncheck()
      await presenter.keyboard.press('Escape')
      await beginAnew()
      for (const page of [presenter, audience])
        await expect.poll(() => lines(page), patience).toBe(0)
      await draw(0.2)
      await expect.poll(() => lines(audience), patience).toBe(1)
      await presenter.keyboard.press('v')
      await presenter.getByRole('button', { name: stageWords.wipeAll.en }).click()
      await expect.poll(() => lines(audience), patience).toBe(0)
    }))

  it('shows nothing to the audience while it is frozen', () => onStage(async (stage) => {
    const { presenter, audience } = stage
    await goTo(presenter, map)
    await presenter.keyboard.press('ArrowRight')
    await both(stage, map, 1)
    await audience.waitForTimeout(800)
    await presenter.keyboard.press('z')
    await presenter.getByText(`still sees slide ${map}`).waitFor()
    const before = await audience.screenshot()
    await presenter.keyboard.press('p')
    await moveTo(stage, 0.4, 0.4, 5)
    await presenter.keyboard.press('w')
    await presenter.mouse.down()
    await moveTo(stage, 0.6, 0.6, 5)
    await presenter.mouse.up()
    await presenter.keyboard.press('1')
    await presenter.locator('.stage-pointing .lit').waitFor()
    await audience.waitForTimeout(400)
    expect((await audience.screenshot()).equals(before)).toBe(true)
    await presenter.keyboard.press('z')
    await audience.locator('.stage-pointing .ink').waitFor({ state: 'attached' })
    await audience.locator('.stage-pointing .lit').waitFor()
  }))

  it('puts a node or a bar in the spotlight by its number and by a held Shift, and zooms in and back', () =>
    onStage(async (stage) => {
      const { presenter, audience } = stage
      await audience.setViewportSize({ width: 1600, height: 900 })
      await goTo(presenter, map)
      await presenter.keyboard.press('ArrowRight')
      await both(stage, map, 1)
      await presenter.waitForTimeout(700)
      await presenter.keyboard.press('2')
      await audience.locator('.stage-pointing .lit').waitFor()
      const around = await placeOf(audience, '.stage-pointing .lit')
      const node = await audience.evaluate((no) => {
        const second = document.querySelectorAll(`#slideshow > [data-slidev-no="${no}"] .map-node:not(.later)`)[1]!
        second.setAttribute('data-test', 'second')
        return '[data-test="second"]'
      }, map)
      const at = await placeOf(audience, node)
      expect(Math.hypot((around[0] - at[0]) * 1600, (around[1] - at[1]) * 900)).toBeLessThan(2)
      await presenter.keyboard.press('2')
      await audience.locator('.stage-pointing .lit').waitFor({ state: 'detached' })
      await presenter.keyboard.down('Shift')
      await moveTo(stage, at[0], at[1], 3)
      await audience.locator('.stage-pointing .lit').waitFor()
      await presenter.keyboard.up('Shift')
      await audience.locator('.stage-pointing .lit').waitFor({ state: 'detached' })

      await presenter.keyboard.press('0')
      await goTo(presenter, bars)
      await both(stage, bars)
      await presenter.keyboard.press('3')
      await audience.locator('.stage-pointing .lit').waitFor()
      const third = await audience.evaluate((no) => {
        document.querySelectorAll(`#slideshow > [data-slidev-no="${no}"] .track`)[2]!.setAttribute('data-test', 'third')
        return '[data-test="third"]'
      }, bars)
      const [lit, bar] = [await placeOf(audience, '.stage-pointing .lit'), await placeOf(audience, third)]
      expect(Math.hypot((lit[0] - bar[0]) * 1600, (lit[1] - bar[1]) * 900)).toBeLessThan(2)
      await presenter.keyboard.press('0')
      await goTo(presenter, map)
      await both(stage, map)

      const width = async () => (await audience.locator('#slide-content').boundingBox())!.width
      const whole = await width()
      await presenter.keyboard.press('m')
      await moveTo(stage, 0.3, 0.3)
      await presenter.mouse.down()
      await moveTo(stage, 0.6, 0.6, 4)
      await presenter.mouse.up()
      await expect.poll(async () => await width() / whole, patience).toBeCloseTo(1 / 0.3, 1)
      // The middle of what was framed is the middle of the screen.
      const slide = (await audience.locator('#slide-content').boundingBox())!
      expect(slide.x + slide.width * 0.45).toBeCloseTo(800, 0)
      expect(slide.y + slide.height * 0.45).toBeCloseTo(450, 0)
      await presenter.keyboard.press('m')
      await expect.poll(width, patience).toBeCloseTo(whole, 0)
    }))
})
