import type { Page } from 'playwright-chromium'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { pressMany } from '../../bench/lib/stage.ts'
import { stageWords } from '../../kit/stage/words.ts'
import { projectRoot } from '../../scripts/lib/core/roots.ts'
import { serve } from '../../scripts/lib/core/server.ts'
import { lastBuild } from '../../scripts/lib/stage/build.ts'
import { serveStage } from '../../scripts/lib/stage/server.ts'
import { difference, withoutBar } from '../helpers/pictures.ts'
import {
  both,
  bothLoaded,
  en,
  goTo,
  ko,
  laidOut,
  mapped,
  onStage,
  otherIn,
  stageUrl,
  timer,
  until,
  useBrowser,
} from '../helpers/stage.ts'
import { cuesOf, endOf, oneOfEachLayout, plainTitle } from '../helpers/talk.ts'
import { openSlide } from '../helpers/visit.ts'

useBrowser()

describe('two windows', () => {
  it('move together, whichever is pressed, and show the same', () => onStage(async (stage) => {
    const { presenter, audience } = stage
    await presenter.keyboard.press('ArrowRight')
    await both(stage, 2)
    await audience.keyboard.press(' ')
    await both(stage, 2, 1)
    await goTo(presenter, mapped)
    await both(stage, mapped)
    for (let click = 1; click <= 3; click++) {
      await (click % 2 ? audience : presenter).keyboard.press('ArrowRight')
      await both(stage, mapped, click)
    }
    // The picture is the audience's own: nothing of the presenter's window colours or sets it.
    const look = (page: Page) =>
      page.locator(`#slideshow > [data-slidev-no="${mapped}"] :is(h2, p, button)`).evaluateAll(parts =>
        parts.map((part) => {
          const { color, fontSize, fontFamily, padding, margin } = getComputedStyle(part)
          return [part.tagName, color, fontSize, fontFamily, padding, margin].join(' ')
        }),
      )
    expect(await look(presenter)).toEqual(await look(audience))
    const shown = (page: Page) =>
      page.locator(`#slideshow > [data-slidev-no="${mapped}"] .map-part:not(.later)`).count()
    expect(await shown(audience)).toBe(await shown(presenter))
    await audience.keyboard.press('ArrowUp')
    await both(stage, mapped - 1)
  }))

  it('show the audience what the site shows', () => onStage(async (stage) => {
    const site = await serve(join(projectRoot, 'dist'))
    const [page, blank] = [await stage.context.newPage(), await stage.context.newPage()]
    try {
      for (const no of oneOfEachLayout(en)) {
        await goTo(stage.presenter, no)
        await Promise.all([both(stage, no), openSlide(page, site.url, no)])
        const pictures = await Promise.all([page, stage.audience].map(each => each.screenshot(withoutBar)))
        expect(await difference(blank, pictures[0]!, pictures[1]!), `slide ${no}`).toBeLessThan(0.0005)
      }
    }
    finally {
      await site.close()
    }
  }))

  it('lose nothing in a reload, in one that was closed, or in both', () => onStage(async (stage) => {
    const { context, presenter, audience } = stage
    await goTo(presenter, mapped)
    await presenter.keyboard.press('t')
    for (const click of [1, 2]) {
      await presenter.keyboard.press('ArrowRight')
      await both(stage, mapped, click)
    }
    await audience.reload()
    await laidOut(audience)
    await both(stage, mapped, 2)
    await presenter.close()
    await audience.keyboard.press('ArrowRight')
    const again = await context.newPage()
    await again.goto(`${stageUrl}presenter/`)
    await both({ ...stage, presenter: again }, mapped, 3)
    await again.waitForTimeout(1100)
    const time = await timer(again)
    expect(time).toBeGreaterThan(0)
    await Promise.all([again.close(), audience.close()])
    const last = await context.newPage()
    await last.goto(`${stageUrl}presenter/`)
    await until(last, mapped, 3)
    expect(await timer(last)).toBeGreaterThanOrEqual(time)
  }))

  it('change language together, at the same slide and click, and come back in it', () => onStage(async (stage) => {
    const { presenter, audience } = stage
    await goTo(presenter, mapped)
    await presenter.keyboard.press('ArrowRight')
    await both(stage, mapped, 1)
    await bothLoaded(presenter, audience)
    await presenter.keyboard.press('l')
    const title = plainTitle(ko.slides[mapped - 1]!.title)
    for (const page of [presenter, audience]) {
      await otherIn(page)
        .locator(`#slideshow > [data-slidev-no="${mapped}"]`)
        .getByText(title)
        .first()
        .waitFor({ state: 'visible' })
      await otherIn(page).locator(`[data-place][data-no="${mapped}"][data-clicks="1"]`).waitFor({ state: 'attached' })
    }
    // Nothing was navigated, and with it stayed the full screen; the keys go on.
    expect([presenter, audience].map(page => new URL(page.url()).pathname)).toEqual(['/presenter/', '/'])
    await audience.keyboard.press('PageDown')
    await otherIn(presenter).locator('[data-place][data-clicks="2"]').waitFor({ state: 'attached' })
    await otherIn(audience).locator('[data-place][data-clicks="2"]').waitFor({ state: 'attached' })
    await audience.reload()
    await otherIn(audience).locator(`[data-place][data-no="${mapped}"][data-clicks="2"]`).waitFor({ state: 'attached' })
    await presenter.keyboard.press('l')
    for (const page of [presenter, audience])
      await page.locator('.other-language:not(.shown)').waitFor({ state: 'attached' })
    await presenter.keyboard.press('PageUp')
    await both(stage, mapped, 1)
  }))

  it('change language, go on and say so when the server is dead, and know when it is back', async () => {
    const { site } = (await lastBuild())!
    let server = await serveStage(site, 0)
    const { url } = server
    await onStage(async (stage) => {
      const { presenter, audience } = stage
      await bothLoaded(presenter, audience)
      await goTo(presenter, mapped)
      await both(stage, mapped)
      await server.close()
      await presenter.keyboard.press('l')
      for (const page of [presenter, audience])
        await otherIn(page).locator(`[data-place][data-no="${mapped}"]`).waitFor({ state: 'attached' })
      await presenter.keyboard.press(' ')
      await otherIn(audience).locator('[data-place][data-clicks="1"]').waitFor({ state: 'attached' })
      await otherIn(presenter).getByText(stageWords.serverGone.ko!).waitFor()
      await presenter.keyboard.press('l')
      await audience.locator('.other-language:not(.shown)').waitFor({ state: 'attached' })
      await both(stage, mapped, 1)
      await presenter.getByText(stageWords.serverGone.en!).waitFor()
      server = await serveStage(site, Number(new URL(url).port))
      await presenter.getByText(stageWords.serverGone.en!).waitFor({ state: 'detached' })
    }, { url, outage: true })
    await server.close()
  })

  it('never show a language that did not come', async () => {
    const { site } = (await lastBuild())!
    const server = await serveStage(site, 0)
    await onStage(async (stage) => {
      const { presenter, audience } = stage
      // The server was gone before the other language had been asked for.
      await presenter.route('**/ko/**', route => route.abort())
      await audience.route('**/ko/**', route => route.abort())
      await Promise.all([presenter.reload(), audience.reload()])
      await Promise.all([presenter, audience].map(laidOut))
      await presenter.keyboard.press('l')
      await presenter.getByText(stageWords.notYet.en!.replace('{language}', '')).waitFor()
      await presenter.keyboard.press('ArrowDown')
      await both(stage, 2)
      for (const page of [presenter, audience])
        expect(await page.locator('.other-language').count()).toBe(0)
    }, { url: server.url, outage: true })
    await server.close()
  })

  it('count on by the wall clock over a sleep', () => onStage(async ({ presenter, audience }) => {
    await audience.close()
    await bothLoaded(presenter)
    await presenter.keyboard.press('t')
    // Running, and kept: what is kept later would undo the change below.
    await expect.poll(() => timer(presenter), { timeout: 5000 }).toBeGreaterThanOrEqual(1)
    // What the page's own clock never saw: the talk began ten minutes ago.
    await presenter.evaluate(() => {
      const stored = JSON.parse(localStorage.getItem('talk-stage')!)
      for (const entry of stored.log.entries)
        Object.assign(entry, { at: entry.at - 600_000, turn: entry.turn - 600_000_000 })
      stored.log.session -= 600_000
      localStorage.setItem('talk-stage', JSON.stringify(stored))
    })
    await presenter.reload()
    await laidOut(presenter)
    expect(await timer(presenter)).toBeGreaterThanOrEqual(600)
    expect(await timer(presenter)).toBeLessThan(620)
    // Ten minutes on the cover: it is late, and says what to leave out.
    await presenter.locator('.skip-advice li').first().waitFor()
    await presenter.locator('.times .word.late', { hasText: stageWords.behind.en }).waitFor()
  }))

  it('catch up after a sleep: what was missed, and the time', () => onStage(async (stage) => {
    const { presenter, audience, context } = stage
    await goTo(presenter, 3)
    await both(stage, 3)
    await presenter.keyboard.press('t')
    const before = await timer(presenter)
    // Asleep, a window runs nothing and hears nothing; the other one goes on.
    const session = await context.newCDPSession(presenter)
    await session.send('Page.setWebLifecycleState', { state: 'frozen' })
    await audience.keyboard.press('ArrowDown')
    await audience.keyboard.press('ArrowDown')
    await until(audience, 5)
    await audience.waitForTimeout(2500)
    await session.send('Page.setWebLifecycleState', { state: 'active' })
    await both(stage, 5)
    await expect.poll(() => timer(presenter)).toBeGreaterThanOrEqual(before + 2)
    await presenter.keyboard.press('ArrowDown')
    await both(stage, 6)
  }))

  it('keep the full screen when the language changes', () => onStage(async (stage) => {
    const { presenter, audience } = stage
    const full = () => audience.evaluate(() => !!document.fullscreenElement)
    await audience.bringToFront()
    await audience.keyboard.press('f')
    await expect.poll(full).toBe(true)
    await goTo(presenter, mapped)
    await both(stage, mapped)
    await bothLoaded(presenter, audience)
    await presenter.keyboard.press('l')
    await otherIn(audience)
      .locator(`#slideshow > [data-slidev-no="${mapped}"]`)
      .getByText(plainTitle(ko.slides[mapped - 1]!.title))
      .waitFor({ state: 'visible' })
    expect(await full()).toBe(true)
    const box = await audience.locator('.other-language').boundingBox()
    expect(box).toEqual({ x: 0, y: 0, ...await audience.evaluate(() => ({ width: innerWidth, height: innerHeight })) })
    await audience.keyboard.press('ArrowDown')
    await otherIn(presenter).locator(`[data-place][data-no="${mapped + 1}"]`).waitFor({ state: 'attached' })
    expect(await full()).toBe(true)
  }))

  it('begin anew only when asked twice', () => onStage(async (stage) => {
    await goTo(stage.presenter, 5)
    await both(stage, 5)
    await stage.presenter.keyboard.press('Shift+R')
    await stage.presenter.getByText(stageWords.restart.en!).waitFor()
    await both(stage, 5)
    await stage.presenter.keyboard.press('Shift+R')
    await both(stage, 1)
  }))

  it('lose no press and keep their order, through reloads and outages of the server', async () => {
    const { site } = (await lastBuild())!
    let server = await serveStage(site, 0)
    const { url } = server
    await onStage(async (stage) => {
      const { due, presenter, audience, reloads, outages } = await pressMany(stage, 100, 25, {
        every: 50,
        stop: () => server.close(),
        start: async () => void (server = await serveStage(site, Number(new URL(url).port))),
      })
      expect([reloads, outages]).toEqual([4, 2])
      expect({ presenter, audience }).toEqual({ presenter: due, audience: due })
    }, { url, outage: true })
    await server.close()
  })

  it('end with the walk whatever steps on, and go to the appendix by its name', () => onStage(async (stage) => {
    const { presenter, audience } = stage
    const end = endOf(en)
    await goTo(presenter, end)
    await both(stage, end)
    for (const page of [presenter, audience]) {
      for (const key of ['ArrowRight', 'Space', 'PageDown', 'ArrowDown'])
        await page.keyboard.press(key)
    }
    await presenter.getByText(stageWords.last.en!).waitFor()
    await presenter.waitForTimeout(300)
    await both(stage, end, cuesOf(en.slides[end - 1]!.note))
    await goTo(presenter, 'A1')
    await both(stage, end + 1)
    await presenter.getByRole('heading', { name: 'A1' }).waitFor()
    await audience.keyboard.press('PageDown')
    await both(stage, end + 2)
    for (let step = 0; step < 2; step++)
      await audience.keyboard.press('ArrowLeft')
    await both(stage, end, cuesOf(en.slides[end - 1]!.note))
    await presenter.getByRole('heading', { name: `${end} / ${end}` }).waitFor()
  }))

  it('need no network once they are open, and no other host before', () => onStage(async (stage) => {
    await bothLoaded(stage.presenter, stage.audience)
    await stage.context.setOffline(true)
    for (let no = 2; no <= en.slides.length; no++) {
      if (no === endOf(en) + 1)
        await goTo(stage.presenter, no)
      else
        await stage.presenter.keyboard.press('ArrowDown')
      await both(stage, no)
      await stage.audience.locator(`#slideshow > [data-slidev-no="${no}"] .slidev-layout`).waitFor({ state: 'visible' })
    }
  }, { outage: true }))
})
