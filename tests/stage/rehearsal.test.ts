import { readFile } from 'node:fs/promises'
import axe from 'axe-core'
import { describe, expect, it } from 'vitest'
import { readRehearsal, rehearsalCsv } from '../../kit/stage/rehearsal.ts'
import { rehearsalWords, stageWords } from '../../kit/stage/words.ts'
import { en, goTo, laidOut, mapped, stageUrl, until, useBrowser } from '../helpers/stage.ts'
import { endOf, plainTitle } from '../helpers/talk.ts'
import { watchTrouble } from '../helpers/visit.ts'

const browser = useBrowser()

describe('a rehearsal', () => {
  it('is recorded, shown, kept and exported', async () => {
    const context = await browser().newContext({ viewport: { width: 1280, height: 720 }, reducedMotion: 'reduce', acceptDownloads: true })
    const page = await context.newPage()
    const trouble = watchTrouble(page, stageUrl)
    await page.goto(`${stageUrl}presenter/?rehearse=${Date.now()}`)
    await laidOut(page)
    await page.getByText(stageWords.recording.en).waitFor()
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

    const [json] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: rehearsalWords.json.en }).click()])
    const rehearsal = readRehearsal(await readFile(await json.path(), 'utf8'), json.suggestedFilename())
    expect(rehearsal).toMatchObject({ lang: 'en', finished: true })
    const rehearsed = rehearsal.slides[mapped - 1]!
    expect(rehearsed.clicks).toHaveLength(3)
    for (const seconds of rehearsed.clicks)
      expect(seconds).toBeGreaterThanOrEqual(0.2)
    expect(rehearsed.seconds).toBeCloseTo(rehearsed.clicks.reduce((sum, seconds) => sum + seconds, 0), 0)
    expect(rehearsal.slides[0]!.seconds).toBeGreaterThan(0)
    expect(rehearsal.slides.filter(({ seconds }) => seconds > 0).map(({ no }) => no)).toEqual([1, mapped, mapped + 1])
    const [csv] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: rehearsalWords.csv.en }).click()])
    expect(await readFile(await csv.path(), 'utf8')).toBe(`\uFEFF${rehearsalCsv(rehearsal)}`)

    await page.evaluate(axe.source)
    const { violations } = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run())
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html}`)).toEqual([])

    // It is still there another day, in the other language too, until it is deleted.
    await page.goto(`${stageUrl}ko/rehearsal/`)
    await page.locator('.pace-chart').first().waitFor()
    for (const word of [rehearsalWords.remove.ko, rehearsalWords.removeSure.ko])
      await page.getByRole('button', { name: word }).click()
    await page.getByText(rehearsalWords.none.ko).waitFor()
    expect(trouble).toEqual([])
    await context.close()
  })
})
