import type { Page } from 'puppeteer-core'
import { describe, expect, it } from 'vitest'
import { findEngines } from '../../scripts/lib/engines/find.ts'
import { launchFirefox } from '../../scripts/lib/engines/firefox.ts'
import { cited, mapped, stageUrl } from '../helpers/stage.ts'

const firefox = (await findEngines()).engines.find(({ name }) => name === 'firefox')
const patience = { timeout: 15_000 }

/** Until a window says that the talk is there, and its slide is the one that is drawn. */
async function until(page: Page, no: number, clicks = 0): Promise<void> {
  await page.bringToFront()
  await page.waitForSelector(`[data-place][data-no="${no}"][data-clicks="${clicks}"]`, patience)
  await page.waitForSelector(`#slideshow > [data-slidev-no="${no}"] .slidev-layout`, { ...patience, visible: true })
}

describe.skipIf(!firefox)('in Firefox', () => {
  it('both windows go together, and the audience\'s answers to no pointer', async () => {
    const browser = await launchFirefox(firefox!.path)
    try {
      const [audience, presenter] = [await browser.newPage(), await browser.newPage()]
      const trouble: string[] = []
      for (const page of [audience, presenter]) {
        page.on('pageerror', error => trouble.push(String(error)))
        page.on('console', message => message.type() === 'error' && trouble.push(message.text()))
        await page.setViewport({ width: 1280, height: 720 })
      }
      await audience.goto(stageUrl)
      await presenter.goto(`${stageUrl}presenter/`)
      for (const page of [audience, presenter])
        await page.waitForSelector('html[data-laid-out]', patience)

      for (const key of ['g', ...String(mapped), 'Enter', 'ArrowRight'] as const)
        await presenter.keyboard.press(key as 'g')
      await until(audience, mapped, 1)
      await audience.keyboard.press('PageDown')
      await until(audience, mapped, 2)
      await until(presenter, mapped, 2)

      for (const key of ['g', ...String(cited), 'Enter'] as const)
        await presenter.keyboard.press(key as 'g')
      await until(audience, cited)
      const badge = (await (await audience.$(`#slideshow > [data-slidev-no="${cited}"] .cite-badge`))!.boundingBox())!
      const [x, y] = [badge.x + badge.width / 2, badge.y + badge.height / 2]
      await audience.mouse.move(x, y)
      await new Promise(resolve => setTimeout(resolve, 500))
      await audience.mouse.click(x, y)
      await audience.mouse.click(x, y, { count: 2 })
      expect(await audience.$('.cite-panel')).toBeNull()
      expect(await audience.evaluate(() => getSelection()?.toString())).toBe('')

      // The presenter opens it: there it is, and in the audience's window too.
      await presenter.bringToFront()
      const own = (await (await presenter.$(`#slideshow > [data-slidev-no="${cited}"] .cite-badge`))!.boundingBox())!
      await presenter.mouse.click(own.x + own.width / 2, own.y + own.height / 2)
      for (const page of [presenter, audience]) {
        await page.bringToFront()
        await page.waitForSelector('.cite-panel', { ...patience, visible: true })
      }
      expect((await browser.pages()).filter(page => page.url().startsWith(stageUrl))).toHaveLength(2)

      await audience.keyboard.press('f')
      await audience.waitForFunction(() => !!document.fullscreenElement, patience)
      await audience.reload()
      await until(audience, cited)
      await audience.waitForSelector('.cite-panel', { ...patience, visible: true })
      expect(trouble).toEqual([])
    }
    finally {
      await browser.close()
    }
  })
})
