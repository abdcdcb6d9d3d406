import type { Buffer } from 'node:buffer'
import type { Page } from 'playwright-chromium'
import type { Stage } from '../helpers/stage.ts'
import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { readDrawings } from '../../kit/stage/drawings.ts'
import { stageWords } from '../../kit/stage/words.ts'
import { launchBrowser } from '../../scripts/lib/core/browser.ts'
import {
  both,
  bothLoaded,
  cited,
  en,
  goTo,
  laidOut,
  onStage,
  otherIn,
  stageUrl,
  until,
  useBrowser,
} from '../helpers/stage.ts'

useBrowser()

/** Windows that load their other language have their hands full. */
const patience = { timeout: 10_000 }

const map = en.slides.findIndex(({ frontmatter }) => frontmatter.layout === 'map') + 1
const sliders = en.slides.findIndex(({ content }) => content.includes('<LetterAngle')) + 1

const slide = (page: Page, no: number) => page.locator(`#slideshow > [data-slidev-no="${no}"]`)

/** A picture of a window in which nothing moves any more, however busy the machine is. */
async function atRest(page: Page): Promise<Buffer> {
  const picture = await page.screenshot()
  await page.waitForTimeout(300)
  return (await page.screenshot()).equals(picture) ? picture : atRest(page)
}

/** Nothing of the audience's window has changed by what a hand did to it. */
async function untouched({ audience }: Stage, deed: () => Promise<void>): Promise<void> {
  const before = await atRest(audience)
  await deed()
  await audience.waitForTimeout(500)
  expect((await audience.screenshot()).equals(before)).toBe(true)
}

describe('the audience\'s window', () => {
  it('answers to no pointer: no hover, panel, selection, map in words or link', () => onStage(async (stage) => {
    const { audience, presenter } = stage
    for (const [no, target] of [
      [cited, '.cite-badge'],
      [map, '.map-node'],
      [map, '.map-edge'],
      [sliders, 'input'],
      [en.slides.length, 'a'],
    ] as const) {
      await goTo(presenter, no)
      await both(stage, no)
      if (no === map)
        await presenter.keyboard.press('ArrowRight')
      await audience.waitForTimeout(700)
      const box = await slide(audience, no).locator(target).first().boundingBox()
      const [x, y] = [box!.x + box!.width / 2, box!.y + box!.height / 2]
      await untouched(stage, async () => {
        await audience.mouse.move(x, y, { steps: 3 })
        await audience.waitForTimeout(400)
      })
      await untouched(stage, async () => {
        await audience.mouse.click(x, y)
        await audience.mouse.dblclick(x, y)
        await audience.mouse.down()
        await audience.mouse.move(x + 300, y + 40, { steps: 4 })
        await audience.mouse.up()
        await audience.mouse.click(x, y, { button: 'right' })
        await audience.mouse.wheel(0, 400)
        for (const key of ['Tab', 'Enter', 'Escape', 'w'])
          await audience.keyboard.press(key)
      })
      expect(await audience.evaluate(() => getSelection()?.toString())).toBe('')
      expect(new URL(audience.url()).pathname).toBe('/')
    }
    expect(stage.context.pages()).toHaveLength(2)
    // And it still has its keys.
    await audience.keyboard.press('ArrowLeft')
    await both(stage, en.slides.length - 1)
  }))

  it('opens no window over the slides', () => onStage(async ({ audience, context }) => {
    await audience.keyboard.press('f')
    for (const key of ['o', 'O', 'p', 'g', '?'])
      await audience.keyboard.press(key)
    await audience.waitForTimeout(400)
    expect(context.pages()).toHaveLength(2)
    expect(await audience.evaluate(() => !!document.fullscreenElement)).toBe(true)
  }))
})

describe('keys in the presenter', () => {
  it('step whatever was touched last', () => onStage(async (stage) => {
    const { presenter } = stage
    const touches: [string, number, () => Promise<void>][] = [
      ['a button', map, () => presenter.getByRole('button', { name: stageWords.start.en }).click()],
      ['a node of a map', map, () => slide(presenter, map).locator('.map-node:not(.later)').first().click()],
      ['a tool', map, async () => {
        await presenter.getByRole('button', { name: stageWords.pen.en }).click()
        await presenter.getByRole('button', { name: stageWords.pen.en }).click()
      }],
      ['a citation', cited, () => slide(presenter, cited).locator('.cite-badge').first().click()],
      ['the dialog\'s surroundings', cited, async () => {
        await presenter.keyboard.press('g')
        await presenter.mouse.click(4, 4)
      }],
      ['a slider', sliders, async () => {
        const box = await slide(presenter, sliders).locator('input').first().boundingBox()
        await presenter.mouse.click(box!.x + box!.width * 0.8, box!.y + box!.height / 2)
      }],
      ['the slider\'s button', sliders, () => slide(presenter, sliders).locator('.letter-angle button').click()],
      ['the notes', map, () => presenter.locator('.presenter-notes').click()],
    ]
    for (const [what, no, touch] of touches) {
      await goTo(presenter, no)
      await both(stage, no)
      await touch()
      // Where two steps lead from here, and back.
      await presenter.keyboard.press('ArrowRight')
      await presenter.keyboard.press(' ')
      await presenter.waitForTimeout(150)
      const there = await presenter.locator('[data-place]').evaluate(({ dataset }) => `${dataset.no} ${dataset.clicks}`)
      expect(there, what).not.toBe(`${no} 0`)
      await presenter.keyboard.press('PageUp')
      await presenter.keyboard.press('ArrowLeft')
      await until(presenter, no)
    }
  }))

  it('are a slider\'s while it has the focus by Tab, and the presenter says so', () => onStage(async (stage) => {
    const { presenter } = stage
    await goTo(presenter, sliders)
    await both(stage, sliders)
    const slider = slide(presenter, sliders).locator('input').first()
    const before = Number(await slider.inputValue())
    // What Tab does, wherever it begins.
    await slider.focus()
    await presenter.getByText(stageWords.sliderHas.en!).waitFor()
    await presenter.keyboard.press('ArrowRight')
    expect(Number(await slider.inputValue())).toBeGreaterThan(before)
    await until(presenter, sliders)
    await presenter.keyboard.press('Escape')
    await presenter.getByText(stageWords.sliderHas.en!).waitFor({ state: 'detached' })
    await presenter.keyboard.press('ArrowRight')
    await both(stage, sliders, 1)
  }))

  it('are the talk\'s again the moment a dialog closes, and the dialog\'s when it or another opens at once', () =>
    onStage(async (stage) => {
      const { presenter } = stage
      for (const [no, opens] of ['g', 'u'].entries()) {
        await presenter.keyboard.press(opens)
        await presenter.locator('dialog[open] input').first().waitFor()
        await presenter.evaluate(() => {
          const dialog = document.querySelector<HTMLDialogElement>('dialog[open]')!
          const field = dialog.querySelector('input')!
          field.focus()
          dialog.close()
          const press = new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true })
          field.dispatchEvent(press)
        })
        await both(stage, no + 2)
      }
      for (const [first, no] of [['g', 5], ['u', 6]] as const) {
        await presenter.keyboard.press(first)
        await presenter.locator('dialog[open] input').first().waitFor()
        await presenter.evaluate(() => {
          document.querySelector<HTMLDialogElement>('dialog[open]')!.close()
          document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'g', bubbles: true, cancelable: true }))
        })
        // The browser tells of the first one's end meanwhile.
        await presenter.evaluate(() => new Promise(resolve => setTimeout(resolve, 100)))
        await presenter.keyboard.type(String(no))
        await presenter.keyboard.press('Enter')
        await both(stage, no)
      }
    }))
})

describe('a finger', () => {
  it('steps, opens, sets, draws and goes to in the presenter, and does nothing in the audience\'s window', () =>
    onStage(
      async (stage) => {
        const { presenter, audience, context } = stage
        await presenter.getByRole('button', { name: stageWords.next.en, exact: true }).tap()
        await both(stage, 2)
        await presenter.getByRole('button', { name: stageWords.overview.en }).tap()
        await presenter.locator('.go-to > ol > li > button').nth(cited - 1).tap()
        await both(stage, cited)
        await slide(presenter, cited).locator('.cite-badge').first().tap()
        await audience.locator('.cite-panel').waitFor()
        // The keys still step.
        await presenter.keyboard.press('ArrowDown')
        await both(stage, cited + 1)
        await goTo(presenter, sliders)
        await both(stage, sliders)
        const slider = slide(presenter, sliders).locator('input').first()
        const before = await slider.inputValue()
        const box = (await slider.boundingBox())!
        await presenter.touchscreen.tap(box.x + box.width * 0.85, box.y + box.height / 2)
        await expect
          .poll(() => slide(audience, sliders).locator('input').first().inputValue(), patience)
          .not.toBe(before)
        await presenter.keyboard.press('ArrowUp')
        await both(stage, sliders - 1)

        await presenter.getByRole('button', { name: stageWords.pen.en }).tap()
        const picture = (await presenter.locator('#slide-content').boundingBox())!
        const session = await context.newCDPSession(presenter)
        const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', share?: number) =>
          session.send('Input.dispatchTouchEvent', {
            type,
            touchPoints:
              share === undefined
                ? []
                : [{ x: picture.x + picture.width * share, y: picture.y + picture.height * share }],
          })
        await touch('touchStart', 0.3)
        for (let step = 1; step <= 8; step++)
          await touch('touchMove', 0.3 + step / 40)
        // A finger that leaves in flight makes the browser take the next tap for a halt.
        await presenter.waitForTimeout(200)
        await touch('touchEnd')
        await audience.locator('.stage-pointing .ink').waitFor({ state: 'attached' })
        await presenter.getByRole('button', { name: stageWords.keep.en }).tap()
        await presenter.getByText(stageWords.inkStays.en!).tap()
        expect(await presenter.getByLabel(stageWords.inkStays.en!).isChecked()).toBe(true)
        const [file] = await Promise.all([
          presenter.waitForEvent('download'),
          presenter.getByRole('button', { name: stageWords.saveFile.en }).tap(),
        ])
        const drawings = readDrawings(await readFile(await file.path(), 'utf8'))
        expect(drawings).toMatchObject({ slides: { [sliders - 1]: [{}] } })
        await presenter.getByRole('button', { name: stageWords.keep.en }).tap()
        await presenter.getByRole('button', { name: stageWords.wipeAll.en }).tap()
        await audience.locator('.stage-pointing .ink').waitFor({ state: 'detached' })

        await goTo(presenter, cited)
        await both(stage, cited)
        await untouched(stage, async () => {
          const badge = (await slide(audience, cited).locator('.cite-badge').first().boundingBox())!
          await audience.touchscreen.tap(badge.x + badge.width / 2, badge.y + badge.height / 2)
        })
        await both(stage, cited)
      },
      { touch: true },
    ))
})

describe('what the presenter sets', () => {
  const values = (page: Page) => slide(page, sliders).locator('.letter-angle output').allTextContents()

  it('shows in the audience\'s window, not while that is frozen, and outlives a reload and another language', () =>
    onStage(async (stage) => {
      const { presenter, audience } = stage
      await bothLoaded(presenter, audience)
      await goTo(presenter, sliders)
      await both(stage, sliders)
      const [initial] = [await values(audience)]
      await presenter.keyboard.press('z')
      await presenter.getByText(`still sees slide ${sliders}`).waitFor()
      const slider = slide(presenter, sliders).locator('input').first()
      const box = (await slider.boundingBox())!
      await presenter.mouse.click(box.x + box.width * 0.85, box.y + box.height / 2)
      await expect.poll(() => values(presenter), patience).not.toEqual(initial)
      await audience.waitForTimeout(300)
      expect(await values(audience)).toEqual(initial)
      await presenter.keyboard.press('z')
      const set = await values(presenter)
      await expect.poll(() => values(audience), patience).toEqual(set)
      await Promise.all([presenter.reload(), audience.reload()])
      await Promise.all([presenter, audience].map(laidOut))
      for (const page of [presenter, audience])
        await expect.poll(() => values(page), patience).toEqual(set)
      await bothLoaded(presenter, audience)
      await presenter.keyboard.press('l')
      await expect
        .poll(
          async () => {
            const output = otherIn(audience).locator(`#slideshow > [data-slidev-no="${sliders}"] .letter-angle output`)
            return Number.parseInt((await output.first().textContent())!)
          },
          patience,
        )
        .toBe(Number.parseInt(set[0]!))
    }))

  it('is shared: a citation that is open, a node of a map, light and dark', () => onStage(async (stage) => {
    const { presenter, audience } = stage
    await goTo(presenter, cited)
    await both(stage, cited)
    const badge = slide(presenter, cited).locator('.cite-badge').first()
    await badge.hover()
    await presenter.waitForTimeout(400)
    expect(await presenter.locator('.cite-panel').count()).toBe(0)
    await badge.click()
    for (const page of [presenter, audience])
      await page.locator('.cite-panel').waitFor()
    for (const page of [audience, presenter, audience]) {
      await page.reload()
      await page.locator('.cite-panel').waitFor()
    }
    await presenter.keyboard.press('Escape')
    for (const page of [presenter, audience])
      await page.locator('.cite-panel').waitFor({ state: 'detached' })
    const box = (await badge.boundingBox())!
    await presenter.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
    await audience.locator('.cite-panel').waitFor()
    await presenter.keyboard.press('ArrowDown')
    await audience.locator('.cite-panel').waitFor({ state: 'detached' })

    await goTo(presenter, map)
    await presenter.keyboard.press('ArrowRight')
    await both(stage, map, 1)
    const node = slide(presenter, map).locator('.map-node:not(.later)').first()
    const lit = (page: Page) => slide(page, map).locator('.map-node.lit').count()
    const at = (await node.boundingBox())!
    await presenter.mouse.move(at.x + at.width / 2, at.y + at.height / 2)
    await presenter.waitForTimeout(200)
    expect(await lit(presenter)).toBe(0)
    await presenter.mouse.click(at.x + at.width / 2, at.y + at.height / 2)
    for (const page of [presenter, audience])
      await expect.poll(() => lit(page), patience).toBeGreaterThan(0)
    await presenter.keyboard.press('Escape')
    for (const page of [presenter, audience])
      await expect.poll(() => lit(page), patience).toBe(0)

    const isDark = (page: Page) => page.evaluate(() => document.documentElement.classList.contains('dark'))
    await presenter.keyboard.press('z')
    await presenter.keyboard.press('d')
    await expect.poll(() => isDark(presenter), patience).toBe(true)
    expect(await isDark(audience)).toBe(false)
    await presenter.keyboard.press('z')
    await expect.poll(() => isDark(audience), patience).toBe(true)
    await audience.reload()
    await laidOut(audience)
    await expect.poll(() => isDark(audience), patience).toBe(true)
  }))
})

describe('the windows', () => {
  it('are one of each kind: the presenter opens the audience\'s once, and finds it again after a reload', () =>
    onStage(async ({ presenter, audience, context }) => {
      await audience.close()
      await presenter.getByText(stageWords.noAudience.en!).waitFor()
      const [opened] = await Promise.all([context.waitForEvent('page'), presenter.keyboard.press('o')])
      await laidOut(opened)
      expect(new URL(opened.url()).pathname).toBe('/')
      await presenter.getByText(stageWords.noAudience.en!).waitFor({ state: 'detached' })
      const full = () => opened.evaluate(() => !!document.fullscreenElement)
      expect(await full()).toBe(false)
      await presenter.reload()
      await laidOut(presenter)
      await presenter.getByRole('button', { name: stageWords.fillScreen.en }).click()
      await expect.poll(full, patience).toBe(true)
      expect(context.pages()).toHaveLength(2)
      await presenter.getByRole('button', { name: stageWords.fillScreen.en }).waitFor({ state: 'detached' })
    }))

  it('stand on a screen each: the audience\'s fills the one that the presenter\'s is not on', async () => {
    const browser = await launchBrowser(['--screen-info={1280x720}{1600x900 label=projector}'])
    try {
      // With a viewport of its own, a window would not be as large as its screen.
      const context = await browser.newContext({ viewport: null, reducedMotion: 'reduce' })
      const presenter = await context.newPage()
      const {
        targetInfo: { browserContextId },
      } = await (await context.newCDPSession(presenter)).send('Target.getTargetInfo')
      await (
        await browser.newBrowserCDPSession()
      ).send('Browser.grantPermissions', { browserContextId, permissions: ['windowManagement'] })
      await presenter.goto(`${stageUrl}presenter/`)
      await laidOut(presenter)
      await presenter.getByText(stageWords.noAudience.en!).waitFor()
      const [audience] = await Promise.all([context.waitForEvent('page'), presenter.keyboard.press('o')])
      await laidOut(audience)
      const left = (page: Page) => page.evaluate(() => screenX)
      expect(await left(audience)).toBeGreaterThanOrEqual(1280)
      await presenter.getByRole('button', { name: stageWords.fillScreen.en }).click()
      await expect
        .poll(() => audience.evaluate(() => [innerWidth, innerHeight, !!document.fullscreenElement]), patience)
        .toEqual([1600, 900, true])
      expect(await left(audience)).toBe(1280)
      expect(await left(presenter)).toBeLessThan(1280)
      await presenter.keyboard.press('ArrowDown')
      await both({ context, presenter, audience }, 2)
    }
    finally {
      await browser.close()
    }
  })

  it('that somebody else opened is found, and not opened twice', () => onStage(async ({ presenter, context }) => {
    await presenter.waitForTimeout(1700)
    await presenter.keyboard.press('o')
    await presenter.getByText(stageWords.elsewhere.en!).waitFor()
    expect(context.pages()).toHaveLength(2)
  }))

  it('have no seam where the screen is not as wide as the slide', () => onStage(async (stage) => {
    const { presenter, audience } = stage
    for (const scheme of ['light', 'dark']) {
      for (const no of [1, map, cited]) {
        await goTo(presenter, no)
        await both(stage, no)
        await audience.waitForTimeout(250)
        const colours = await audience.evaluate((no) => {
          const slide = document.querySelector(`#slideshow > [data-slidev-no="${no}"]`)!
          return (
            [slide.querySelector('.slidev-layout')!, slide, document.querySelector('#slide-content')!]
              .map(element => getComputedStyle(element).backgroundColor)
              .find(colour => !colour.endsWith(', 0)'))
              === getComputedStyle(document.querySelector('.audience-window')!).backgroundColor
          )
        }, no)
        expect(colours, `${no} ${scheme}`).toBe(true)
      }
      await presenter.keyboard.press('d')
    }
  }, { size: { width: 1024, height: 768 } }))

  it('go where the overview says, by number, by words and by hand', () => onStage(async (stage) => {
    const { presenter } = stage
    const go = async (text: string) => {
      await presenter.keyboard.press('g')
      await presenter.keyboard.type(text)
      await presenter.keyboard.press('Enter')
    }
    await go('from a seat')
    await both(stage, sliders)
    await presenter.getByRole('button', { name: stageWords.overview.en }).click()
    await presenter.locator('.go-to > ol > li > button').nth(2).click()
    await both(stage, 3)
    await presenter.keyboard.press('g')
    await presenter.keyboard.press('ArrowRight')
    await presenter.keyboard.press('Enter')
    await both(stage, 4)
    await presenter.keyboard.press('g')
    await presenter.keyboard.press('Escape')
    await go('nothing like it')
    await presenter.getByText('There is no slide').waitFor()
    await both(stage, 4)
    await goTo(presenter, map)
    await presenter.locator('.click-strip button').nth(2).click()
    await both(stage, map, 2)
    await presenter.keyboard.press('ArrowRight')
    await both(stage, map, 3)
  }))
})
