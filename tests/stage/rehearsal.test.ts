import type { Rehearsal } from '../../kit/stage/rehearsal.ts'
import { readFile } from 'node:fs/promises'
import axe from 'axe-core'
import { describe, expect, it } from 'vitest'
import { readRehearsal, rehearsalCsv } from '../../kit/stage/rehearsal.ts'
import { rehearsalWords, stageWords } from '../../kit/stage/words.ts'
import { both, en, goTo, laidOut, mapped, onStage, stageUrl, until, useBrowser } from '../helpers/stage.ts'
import { endOf, plainTitle } from '../helpers/talk.ts'
import { watchTrouble } from '../helpers/visit.ts'

const browser = useBrowser()

describe('a rehearsal', () => {
  it('is recorded, shown, kept and exported', async () => {
    const context = await browser().newContext({
      viewport: { width: 1280, height: 720 },
      reducedMotion: 'reduce',
      acceptDownloads: true,
    })
    const page = await context.newPage()
    const trouble = watchTrouble(page, stageUrl)
    await page.goto(`${stageUrl}presenter/?rehearse=${Date.now()}`)
    await laidOut(page)
    await page.getByText(stageWords.recording.en!).waitFor()
    await page.keyboard.press('t')
    await page.waitForTimeout(300)
    await goTo(page, mapped)
    await page.waitForTimeout(250)
    for (let click = 1; click <= 2; click++) {
      await page.keyboard.press('ArrowRight')
      await page.waitForTimeout(250)
    }
    await page.reload()
    await laidOut(page)
    await until(page, mapped, 2)
    await page.keyboard.press('ArrowDown')
    await page.waitForTimeout(250)
    await page.keyboard.press('e')
    await page.waitForURL('**/rehearsal/#*')
    await page.locator('.pace-chart').first().waitFor()
    expect(await page.locator('.pace-chart').first().locator('.pair').count()).toBe(endOf(en))
    expect(await page.locator('tbody tr:not(.section)').count()).toBe(endOf(en))
    const row = page.locator('tbody tr', { hasText: plainTitle(en.slides[mapped - 1]!.title) })
    await expect.poll(() => row.locator('td').count()).toBe(4)

    const [json] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: rehearsalWords.json.en }).click(),
    ])
    const rehearsal = readRehearsal(await readFile(await json.path(), 'utf8')) as Rehearsal
    expect(rehearsal).toMatchObject({ lang: 'en', finished: true })
    const rehearsed = rehearsal.slides[mapped - 1]!
    expect(rehearsed.clicks).toHaveLength(3)
    for (const seconds of rehearsed.clicks)
      expect(seconds).toBeGreaterThanOrEqual(0.2)
    expect(rehearsed.seconds).toBeCloseTo(rehearsed.clicks.reduce((sum, seconds) => sum + seconds, 0), 0)
    expect(rehearsal.slides[0]!.seconds).toBeGreaterThan(0)
    expect(rehearsal.slides.filter(({ seconds }) => seconds > 0).map(({ no }) => no)).toEqual([1, mapped, mapped + 1])
    const [csv] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: rehearsalWords.csv.en }).click(),
    ])
    expect(await readFile(await csv.path(), 'utf8')).toBe(`\uFEFF${rehearsalCsv(rehearsal)}`)

    // It ended before those: nobody passed them over.
    expect(await page.getByText(rehearsalWords.notReached.en!).count()).toBe(endOf(en) - mapped - 1)
    expect(await page.getByText(rehearsalWords.passedOver.en!).count()).toBe(mapped - 2)

    await page.evaluate(axe.source)
    const { violations } = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run())
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html}`)).toEqual([])

    // It is still there another day, in the other language too, until it is deleted.
    await page.goto(`${stageUrl}ko/rehearsal/`)
    await page.locator('.pace-chart').first().waitFor()
    for (const word of [rehearsalWords.remove.ko, rehearsalWords.removeSure.ko])
      await page.getByRole('button', { name: word }).click()
    await page.getByText(rehearsalWords.none.ko!).waitFor()
    expect(trouble).toEqual([])
    await context.close()
  })

  it('that the browser has no room for is told of, and taken away as a file', async () => {
    const context = await browser().newContext({ viewport: { width: 1280, height: 720 }, acceptDownloads: true })
    const page = await context.newPage()
    const thrown: string[] = []
    page.on('pageerror', ({ message }) => thrown.push(message))
    await page.goto(`${stageUrl}rehearsal/`)
    await page.evaluate(fillStorage)
    await page.goto(`${stageUrl}presenter/?rehearse=${Date.now()}&lang=en&run=1`)
    await page.frameLocator('.other-language').locator('html[data-laid-out]').waitFor({ state: 'attached' })
    await page.keyboard.press('t')
    await page.waitForTimeout(300)
    await goTo(page, mapped)
    await page.keyboard.press('e')
    await page.getByRole('alert').filter({ hasText: stageWords.full.en }).waitFor()
    // What is gone to after the end is no part of it.
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('+')
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: stageWords.saveFile.en }).click(),
    ])
    await page.getByText(stageWords.fileSaved.en!.replace('{file}', file.suggestedFilename())).waitFor()
    const rehearsal = readRehearsal(await readFile(await file.path(), 'utf8')) as Rehearsal
    expect(rehearsal.finished).toBe(true)
    expect(rehearsal.slides[0]!.seconds).toBeGreaterThan(0)
    expect(thrown).toEqual([])
    await context.close()
  })

  it('of the whole talk by script ends where the plan ends, with the mouse moving all the time', () =>
    onStage(async (stage) => {
      const { presenter, audience } = stage
      const end = endOf(en)
      const walk = walkCourse(
        await presenter.evaluate(() => JSON.parse(localStorage.getItem('talk-stage')!).totals as number[]),
        end,
      )
      const moving = new AbortController()
      const wander = (async () => {
        for (let step = 0; !moving.signal.aborted; step++) {
          for (const page of [presenter, audience])
            await page.mouse.move(640 + 600 * Math.sin(step / 3), 360 + 340 * Math.cos(step / 5))
          // As often as a hand's mouse tells of itself; without a pause, moves are all that the windows get done.
          await presenter.waitForTimeout(15)
        }
      })()
      await presenter.keyboard.press('t')
      for (const [no, clicks] of walk.slice(1)) {
        await presenter.keyboard.press('ArrowRight')
        await both(stage, no, clicks)
        expect(await audience.locator('.cite-panel, .map-node.lit').count()).toBe(0)
      }
      moving.abort()
      await wander
      await both(stage, end, walk.at(-1)![1])
      await presenter.getByText(stageWords.last.en!).waitFor()
    }))
})

/** Leaves no room in the browser's storage; runs in the page. */
function fillStorage(): void {
  let text = ''
  for (let size = 2 ** 23; size >= 1; size /= 2) {
    try {
      localStorage.setItem('filling', text + 'x'.repeat(size))
      text += 'x'.repeat(size)
    }
    catch {}
  }
}

/** Every slide and click of the walk, in order. */
function walkCourse(clicks: number[], end: number): [no: number, clicks: number][] {
  return clicks
    .slice(0, end)
    .flatMap((total, index) => Array.from({ length: total + 1 }, (_, click): [number, number] => [index + 1, click]))
}
