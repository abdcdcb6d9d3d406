import type { Page } from 'playwright-chromium'
import axe from 'axe-core'
import { describe, expect, it } from 'vitest'
import { stageWords } from '../../kit/stage/words.ts'
import { both, bothLoaded, en, goTo, mapped, onStage, timer, until, useBrowser } from '../helpers/stage.ts'
import { cuesOf, endOf } from '../helpers/talk.ts'

useBrowser()

const taught = en.slides.findIndex(({ frontmatter }) => frontmatter.layout === 'guide') + 1

describe('the presenter\'s view', () => {
  it('shows what comes next and marks the passage of the note', () => onStage(async (stage) => {
    const { presenter } = stage
    await goTo(presenter, mapped)
    await presenter.keyboard.press('ArrowRight')
    await until(presenter, mapped, 1)
    await presenter.locator('.next-preview h2', { hasText: stageWords.nextClick.en }).waitFor()
    const passages = en.slides[mapped - 1]!.note!.split(/\[click\]\s*/)
    const marked = presenter.locator('.slidev-note [aria-current]')
    await marked.filter({ hasText: passages[1]!.trim().slice(0, 30) }).waitFor()
    expect(await presenter.locator('.slidev-note > :not(.slidev-note-fade)').count()).toBe(1)
    expect(
      await marked.evaluate(element => Number.parseFloat(getComputedStyle(element).fontSize)),
    ).toBeGreaterThanOrEqual(24)
    const [box, passage] = await Promise.all([
      presenter.locator('.presenter-notes').boundingBox(),
      marked.boundingBox(),
    ])
    expect(passage!.y).toBeGreaterThanOrEqual(box!.y - 1)
    await goTo(presenter, endOf(en))
    for (let click = cuesOf(en.slides[endOf(en) - 1]!.note); click > 0; click--)
      await presenter.keyboard.press('ArrowRight')
    await presenter.getByText(stageWords.last.en!).waitFor()
  }))

  it('moves nothing by a click on a slide, Home, End or the mouse\'s Back', () => onStage(async (stage) => {
    const { presenter } = stage
    await goTo(presenter, taught)
    await both(stage, taught)
    for (const place of ['.seen > .picture', '.next-preview .picture', '.presenter-notes', '.times', '.plan-band'])
      await presenter.locator(place).click({ force: true, position: { x: 5, y: 5 } })
    for (const key of ['Home', 'End', 'Escape', 'Enter', 'Backspace'])
      await presenter.keyboard.press(key)
    await presenter.evaluate(() => history.back())
    await goTo(presenter, 999)
    await presenter.getByText('There is no slide 999').waitFor()
    await both(stage, taught)
    expect(new URL(presenter.url()).pathname).toBe('/presenter/')
    // The buttons that say so do.
    await presenter.getByRole('button', { name: stageWords.next.en, exact: true }).click()
    await both(stage, taught, 1)
    await presenter.keyboard.press(' ')
    await both(stage, taught, 2)
  }))

  it('fits windows of many sizes in both languages, for everyone', () => onStage(async ({ presenter, audience }) => {
    await audience.close()
    await bothLoaded(presenter)
    await goTo(presenter, mapped)
    await presenter.keyboard.press('ArrowRight')
    await until(presenter, mapped, 1)
    for (const [width, height] of [[1280, 720], [1024, 768], [2560, 1440]] as const) {
      await presenter.setViewportSize({ width, height })
      for (const locale of ['en', 'ko'] as const) {
        const where = `${width} × ${height}, ${locale}`
        const page = locale === 'en' ? presenter.mainFrame() : presenter.frames()[1]!
        await page.getByText(stageWords.noAudience[locale]!).waitFor()
        await page.waitForFunction(([width, height]) => innerWidth === width && innerHeight === height, [width, height])
        const outside = await page.evaluate(() =>
          [
            ...document.querySelectorAll<HTMLElement>(
              '.times > *, .seen, .next-preview .picture, .speaking, .presenter-notes, .tools button, footer button, .banner',
            ),
          ]
            .filter((element) => {
              const { left, right, top, bottom } = element.getBoundingClientRect()
              return (
                left < 0
                || top < 0
                || right > innerWidth
                || bottom > innerHeight
                || element.scrollWidth > element.clientWidth + 1
              )
            })
            .map(element => element.className || element.textContent),
        )
        expect(outside, where).toEqual([])
        await page.evaluate(axe.source)
        const { violations } = await page.evaluate(() =>
          (window as unknown as { axe: typeof axe }).axe.run({
            include: [['.times'], ['.speaking'], ['.tools'], ['footer']],
          }),
        )
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html}`), where).toEqual([])
        await presenter.keyboard.press('l')
        await presenter
          .locator(locale === 'en' ? '.other-language.shown' : '.other-language:not(.shown)')
          .waitFor({ state: 'attached' })
      }
    }
  }))

  it('on a phone is one column that scrolls, with the steps at hand', () => onStage(async ({ presenter }) => {
    expect(await presenter.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    const cut = await presenter.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('.times > *, .seen, .speaking, .tools button, footer button')]
        .filter((element) => {
          const { left, right } = element.getBoundingClientRect()
          return left < 0 || right > innerWidth || element.scrollWidth > element.clientWidth + 1
        })
        .map(element => element.className || element.textContent),
    )
    expect(cut).toEqual([])
    await presenter.getByRole('button', { name: stageWords.next.en, exact: true }).click()
    await until(presenter, 2)
  }, { size: { width: 390, height: 844 } }))
})

describe('a remote control', () => {
  it('moves either window, whatever holds the focus there', () => onStage(async (stage) => {
    const { presenter, audience } = stage
    await goTo(presenter, mapped)
    await audience.keyboard.press('Tab')
    await audience.keyboard.press('PageDown')
    await both(stage, mapped, 1)
    await presenter.getByRole('button', { name: stageWords.back.en }).focus()
    await presenter.keyboard.press('PageUp')
    await both(stage, mapped)
    await presenter.keyboard.press('?')
    await presenter.keyboard.press('PageDown')
    await both(stage, mapped, 1)
  }))

  it('that presses twice by mistake counts once', () => onStage(async (stage) => {
    // The time of a strike is that of its event: both are made before the first is answered, however long that takes.
    const press = (page: Page, key: string, gap: number) => page.evaluate(({ key, gap }) => {
      const strike = () => new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })
      const after = ({ timeStamp }: Event) => {
        while (performance.now() < timeStamp + gap);
        return strike()
      }
      let [first, second] = [strike(), undefined as Event | undefined]
      // On a busy machine a moment may last too long.
      while (!second || second.timeStamp - first.timeStamp > gap + 50)
        second = after(first = strike())
      document.body.dispatchEvent(first)
      document.body.dispatchEvent(second)
    }, { key, gap })
    // Nothing else may keep the windows busy: their own strikes are timed here.
    await bothLoaded(stage.presenter, stage.audience)
    for (const page of [stage.presenter, stage.audience]) {
      await goTo(stage.presenter, mapped)
      await both(stage, mapped)
      await press(page, 'PageDown', 30)
      await both(stage, mapped, 1)
      await page.waitForTimeout(150)
      await press(page, 'PageDown', 160)
      await both(stage, mapped, 3)
      await press(page, 'b', 30)
      await stage.audience.locator('.black-out').waitFor()
      await page.waitForTimeout(120)
      await page.keyboard.press('.')
      await stage.audience.locator('.black-out').waitFor({ state: 'detached' })
    }
  }))

  it('starts the timer with its start key, and reloads nothing', () => onStage(async (stage) => {
    for (const page of [stage.presenter, stage.audience]) {
      await page.evaluate(() => (window as Window & { stayed?: boolean }).stayed = true)
      await page.keyboard.press('F5')
      await page.waitForTimeout(200)
      await page.keyboard.press('Escape')
      expect(await page.evaluate(() => (window as Window & { stayed?: boolean }).stayed)).toBe(true)
    }
    await stage.presenter.waitForTimeout(1000)
    expect(await timer(stage.presenter)).toBeGreaterThan(0)
    await both(stage, 1)
  }))
})
