import type { Browser, BrowserContext, Page } from 'playwright-chromium'
import type { StaticServer } from '../../scripts/lib/server.ts'
import { Buffer } from 'node:buffer'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import axe from 'axe-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readRehearsal, rehearsalCsv } from '../../kit/stage/rehearsal.ts'
import { rehearsalWords, stageWords } from '../../kit/stage/words.ts'
import { openBoth, placeIn, pressMany } from '../../scripts/lib/bench/stage.ts'
import { launchBrowser } from '../../scripts/lib/browser.ts'
import { freshStage } from '../../scripts/lib/stage/build.ts'
import { serveStage } from '../../scripts/lib/stage/server.ts'
import { cuesOf, decks, plainTitle } from '../helpers/talk.ts'
import { watchTrouble } from '../helpers/visit.ts'

const [en, ko] = decks as [typeof decks[0], typeof decks[0]]
const mapped = en.slides.findIndex(({ note }) => cuesOf(note) > 2) + 1
let browser: Browser
let server: StaticServer

beforeAll(async () => {
  const { site } = await freshStage()
  server = await serveStage(site, 0)
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

interface Stage {
  context: BrowserContext
  presenter: Page
  audience: Page
}

/** Two windows of one browser, and nothing that went wrong in either. */
async function onStage(look: (stage: Stage) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, reducedMotion: 'reduce' })
  try {
    const trouble: string[][] = []
    const watch = (page: Page) => void trouble.push(watchTrouble(page, server.url))
    context.on('page', watch)
    const windows = await openBoth(context, server.url)
    context.off('page', watch)
    await look({ context, ...windows })
    expect(trouble.flat()).toEqual([])
  }
  finally {
    await context.close()
  }
}

async function until(page: Page, no: number, clicks = 0): Promise<void> {
  await page.locator(`[data-place][data-no="${no}"][data-clicks="${clicks}"]`).waitFor({ state: 'attached', timeout: 10_000 })
}

async function both({ presenter, audience }: Stage, no: number, clicks = 0): Promise<void> {
  await Promise.all([until(presenter, no, clicks), until(audience, no, clicks)])
}

async function goTo(page: Page, no: number): Promise<void> {
  await page.keyboard.press('g')
  await page.keyboard.type(String(no))
  await page.keyboard.press('Enter')
}

/** The talk's own time, in seconds. */
async function timer(presenter: Page): Promise<number> {
  const text = await presenter.locator('.times dd').nth(2).textContent()
  const [minutes, seconds] = text!.trim().split(' ')[0]!.split(':').map(Number)
  return minutes! * 60 + seconds!
}

const laidOut = (page: Page) => page.locator('html[data-laid-out]').waitFor({ state: 'attached' })

describe('two windows', () => {
  it('move together, whichever is pressed, and show the same', () => onStage(async (stage) => {
    const { presenter, audience } = stage
    await presenter.keyboard.press('ArrowRight')
    await both(stage, 2)
    await audience.keyboard.press(' ')
    await both(stage, 3)
    await goTo(presenter, mapped)
    await both(stage, mapped)
    for (let click = 1; click <= 3; click++) {
      await (click % 2 ? audience : presenter).keyboard.press('ArrowRight')
      await both(stage, mapped, click)
    }
    // The picture is the audience's own: nothing of the presenter's window colours or sets it.
    const look = (page: Page) => page.locator(`#slideshow > [data-slidev-no="${mapped}"] :is(h2, p, button)`).evaluateAll(parts => parts.map((part) => {
      const { color, fontSize, fontFamily, padding, margin } = getComputedStyle(part)
      return [part.tagName, color, fontSize, fontFamily, padding, margin].join(' ')
    }))
    expect(await look(presenter)).toEqual(await look(audience))
    const shown = (page: Page) => page.locator(`#slideshow > [data-slidev-no="${mapped}"] .map-part:not(.later)`).count()
    expect(await shown(audience)).toBe(await shown(presenter))
    await audience.keyboard.press('ArrowUp')
    await both(stage, mapped - 1)
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
    await again.goto(`${server.url}presenter/`)
    await both({ ...stage, presenter: again }, mapped, 3)
    await again.waitForTimeout(1100)
    const time = await timer(again)
    expect(time).toBeGreaterThan(0)
    await Promise.all([again.close(), audience.close()])
    const last = await context.newPage()
    await last.goto(`${server.url}presenter/`)
    await until(last, mapped, 3)
    expect(await timer(last)).toBeGreaterThanOrEqual(time)
  }))

  it('change language together, at the same slide and click, and come back in it', () => onStage(async (stage) => {
    const { presenter, audience } = stage
    await goTo(presenter, mapped)
    await presenter.keyboard.press('ArrowRight')
    await both(stage, mapped, 1)
    await presenter.keyboard.press('l')
    await presenter.waitForURL('**/ko/presenter/')
    await laidOut(presenter)
    await until(presenter, mapped, 1)
    const frame = audience.frameLocator('.other-language')
    const title = plainTitle(ko.slides[mapped - 1]!.title)
    await frame.locator(`#slideshow > [data-slidev-no="${mapped}"]`).getByText(title).waitFor({ state: 'visible' })
    await frame.locator(`[data-place][data-no="${mapped}"][data-clicks="1"]`).waitFor({ state: 'attached' })
    // The window stayed, and with it the full screen; its keys go on.
    expect(new URL(audience.url()).pathname).toBe('/')
    await audience.keyboard.press('PageDown')
    await until(presenter, mapped, 2)
    await frame.locator(`[data-place][data-clicks="2"]`).waitFor({ state: 'attached' })
    await audience.reload()
    await audience.waitForURL('**/ko/')
    await laidOut(audience)
    await until(audience, mapped, 2)
    await presenter.keyboard.press('l')
    await presenter.waitForURL(/\d\/presenter\/$/)
    await audience.frameLocator('.other-language').getByText(plainTitle(en.slides[mapped - 1]!.title)).first().waitFor({ state: 'visible' })
  }))

  it('count on by the wall clock over a sleep', () => onStage(async ({ presenter, audience }) => {
    await audience.close()
    await presenter.keyboard.press('t')
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
    expect(await presenter.locator('.times .late').count()).toBe(3)
  }))

  it('begin anew only when asked twice', () => onStage(async (stage) => {
    await goTo(stage.presenter, 5)
    await both(stage, 5)
    await stage.presenter.keyboard.press('Shift+R')
    await stage.presenter.getByText(stageWords.restart.en).waitFor()
    await both(stage, 5)
    await stage.presenter.keyboard.press('Shift+R')
    await both(stage, 1)
  }))

  it('lose no press and keep their order, through reloads', () => onStage(async (stage) => {
    const { due, presenter, audience, reloads } = await pressMany(stage, 160, 30)
    expect(reloads).toBe(5)
    expect({ presenter, audience }).toEqual({ presenter: due, audience: due })
  }))

  it('need no network once they are open, and no other host before', () => onStage(async (stage) => {
    await stage.context.setOffline(true)
    for (let no = 2; no <= en.slides.length; no++) {
      await stage.presenter.keyboard.press('ArrowDown')
      await both(stage, no)
      await stage.audience.locator(`#slideshow > [data-slidev-no="${no}"] .slidev-layout`).waitFor({ state: 'visible' })
    }
  }))
})

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
    expect(await marked.evaluate(element => Number.parseFloat(getComputedStyle(element).fontSize))).toBeGreaterThanOrEqual(24)
    const [box, passage] = await Promise.all([presenter.locator('.presenter-notes').boundingBox(), marked.boundingBox()])
    expect(passage!.y).toBeGreaterThanOrEqual(box!.y - 1)
    await goTo(presenter, en.slides.length)
    await presenter.getByText(stageWords.last.en).waitFor()
  }))

  it('moves nothing by a click on a slide, Home, End or the mouse\'s Back', () => onStage(async (stage) => {
    const { presenter } = stage
    await goTo(presenter, 3)
    await both(stage, 3)
    for (const place of ['.seen > .picture', '.next-preview .picture', '.presenter-notes', '.times', '.plan-band'])
      await presenter.locator(place).click({ force: true, position: { x: 5, y: 5 } })
    for (const key of ['Home', 'End', 'Escape', 'Enter', 'Backspace'])
      await presenter.keyboard.press(key)
    await presenter.evaluate(() => history.back())
    await goTo(presenter, 999)
    await presenter.getByText('There is no slide 999').waitFor()
    await both(stage, 3)
    expect(new URL(presenter.url()).pathname).toBe('/presenter/')
    // The buttons that say so do.
    await presenter.getByRole('button', { name: stageWords.next.en, exact: true }).click()
    await both(stage, 4)
    await presenter.keyboard.press(' ')
    await both(stage, 4, 1)
  }))

  it.each([[1280, 720], [1440, 900], [1024, 768]])('fits a window of %i × %i in both languages, for everyone', (width, height) => onStage(async ({ presenter, audience }) => {
    await audience.close()
    await presenter.setViewportSize({ width, height })
    for (const locale of ['en', 'ko'] as const) {
      await goTo(presenter, mapped)
      await presenter.keyboard.press('ArrowRight')
      await until(presenter, mapped, 1)
      await presenter.getByText(stageWords.noAudience[locale]).waitFor()
      const outside = await presenter.evaluate(() => [...document.querySelectorAll<HTMLElement>('.times dd, .seen, .next-preview .picture, .said, footer button, .banner')].filter((element) => {
        const { left, right, top, bottom } = element.getBoundingClientRect()
        return left < 0 || top < 0 || right > innerWidth || bottom > innerHeight || element.scrollWidth > element.clientWidth + 1
      }).map(element => element.className || element.textContent))
      expect(outside).toEqual([])
      await presenter.evaluate(axe.source)
      const { violations } = await presenter.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run({ include: [['.times'], ['.said'], ['footer']] }))
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html}`)).toEqual([])
      if (locale === 'en') {
        await presenter.keyboard.press('l')
        await presenter.waitForURL('**/ko/presenter/')
        await laidOut(presenter)
      }
    }
  }))
})

describe('a remote control', () => {
  it('moves either window, whatever holds the focus there', () => onStage(async (stage) => {
    const { presenter, audience } = stage
    await goTo(presenter, mapped)
    await audience.locator('.map-drawing [tabindex="0"]').first().focus()
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
    const press = (page: Page, key: string, gap: number) => page.evaluate(async ({ key, gap }) => {
      const strike = () => document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
      strike()
      await new Promise(resolve => setTimeout(resolve, gap))
      strike()
    }, { key, gap })
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

describe('what the audience does not see', () => {
  it('is everything, when it is black', () => onStage(async (stage) => {
    await stage.audience.keyboard.press('b')
    await stage.presenter.getByText(stageWords.isBlack.en).waitFor()
    await stage.presenter.keyboard.press('ArrowDown')
    await both(stage, 2)
    const blank = await stage.context.newPage()
    const colours = await blank.evaluate(async (picture) => {
      const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${picture}`)).blob())
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!
      context.drawImage(bitmap, 0, 0)
      return [...new Set(new Uint32Array(context.getImageData(0, 0, bitmap.width, bitmap.height).data.buffer))]
    }, Buffer.from(await stage.audience.screenshot()).toString('base64'))
    expect(colours).toEqual([0xFF000000])
    await stage.presenter.keyboard.press('.')
    await stage.audience.locator('.black-out').waitFor({ state: 'detached' })
  }))

  it('is what the speaker does while it is frozen, through a reload too', () => onStage(async (stage) => {
    const { presenter, audience } = stage
    await goTo(presenter, 3)
    await both(stage, 3)
    await presenter.keyboard.press('z')
    await presenter.getByText('still sees slide 3').waitFor()
    await presenter.keyboard.press('ArrowDown')
    await audience.keyboard.press('PageDown')
    await until(presenter, mapped > 4 ? 5 : 4, mapped > 4 ? 0 : 1)
    await audience.reload()
    await laidOut(audience)
    await until(audience, 3)
    await audience.locator('#slideshow > [data-slidev-no="3"]').waitFor({ state: 'visible' })
    await presenter.keyboard.press('z')
    await until(audience, (await placeIn(presenter)).no, (await placeIn(presenter)).clicks)
  }))
})

describe('from elsewhere', () => {
  it('nothing on the channel that is no message moves the slides or breaks a window', () => onStage(async (stage) => {
    await goTo(stage.presenter, 3)
    await both(stage, 3)
    const third = await stage.context.newPage()
    await third.goto(`${server.url}rehearsal/`)
    await third.evaluate(() => {
      const stage = new BroadcastChannel('talk-stage')
      const go = { kind: 'go', no: 9, clicks: 0 }
      const future = (Date.now() + 9e9) * 1000
      for (const junk of [
        null,
        'next',
        42,
        [],
        {},
        new Map(),
        { version: 1 },
        { version: 1, kind: 'entry', session: 0, entry: { turn: 1, window: 'x', at: 1, action: go } },
        { version: 1, kind: 'entry', session: Date.now(), entry: { turn: '1', window: 'x', at: 1, action: go } },
        { version: 1, kind: 'log', log: { session: 9e15, rehearsal: false, base: {}, turn: 0, window: '', entries: [] } },
        { version: 1, kind: 'log', log: { session: Date.now() + 9e9, rehearsal: false, base: { no: 9, clicks: 0, lang: 'en', black: true, elapsed: 0, spent: [] }, turn: 0, window: '', entries: [] } },
        { version: 1, kind: 'entry', session: JSON.parse(localStorage.getItem('talk-stage')!).log.session, entry: { turn: future, window: 'x', at: Date.now(), action: go } },
      ])
        stage.postMessage(junk)
      // Slidev's own channel, which would lead its windows anywhere.
      for (const name of ['Project Prometheus - shared', 'who-survives']) {
        const own = new BroadcastChannel(name)
        own.postMessage({ page: 9, clicks: 0, lastUpdate: { id: 'x', type: 'presenter', time: Date.now() } })
        own.postMessage('{"page":')
        own.postMessage('null')
      }
    })
    await third.waitForTimeout(400)
    await third.close()
    await both(stage, 3)
    await stage.presenter.keyboard.press('ArrowDown')
    await both(stage, 4)
  }))

  it('whatever is stored, a window opens at a place that exists', async () => {
    for (const stored of ['{', '{"log":7,"totals":["x"]}', JSON.stringify({ totals: [0], log: { session: Date.now(), rehearsal: false, base: { no: 400, clicks: 7, lang: 'en', black: false, elapsed: 0, spent: [] }, turn: 0, window: '', entries: [] } })]) {
      const context = await browser.newContext()
      await context.addInitScript(stored => localStorage.getItem('talk-stage') ?? localStorage.setItem('talk-stage', stored), stored)
      const windows = await openBoth(context, server.url)
      const { no } = await placeIn(windows.audience)
      expect([1, en.slides.length]).toContain(no)
      await context.close()
    }
  })

  it('another site can neither look in, nor lead, nor write', () => onStage(async (stage) => {
    await goTo(stage.presenter, 3)
    await both(stage, 3)
    const foreign = createServer((_, response) => response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><title>elsewhere</title>'))
    await new Promise<void>(resolve => foreign.listen(0, '127.0.0.1', resolve))
    try {
      const page = await stage.context.newPage()
      await page.goto(`http://127.0.0.1:${(foreign.address() as { port: number }).port}/`)
      const found = await page.evaluate(async (url) => {
        const tries: Record<string, unknown> = {}
        tries.read = await fetch(url).then(response => response.text(), error => String(error))
        tries.write = await fetch(url, { method: 'POST', mode: 'no-cors', body: 'x' }).then(response => response.type, error => String(error))
        tries.script = await new Promise(resolve => document.head.append(Object.assign(document.createElement('script'), { src: `${url}stage.json`, onload: () => resolve('loaded'), onerror: () => resolve('refused') })))
        const frame = Object.assign(document.createElement('iframe'), { src: url })
        await new Promise(resolve => document.body.append(Object.assign(frame, { onload: resolve })))
        frame.contentWindow!.postMessage({ page: 9, clicks: 0 }, '*')
        for (const name of ['talk-stage', 'Project Prometheus - shared'])
          new BroadcastChannel(name).postMessage({ version: 1, kind: 'entry', session: 1, entry: { turn: 1, window: 'x', at: 1, action: { kind: 'next' } } })
        return tries
      }, server.url)
      expect(found.read).toMatch(/Failed to fetch/)
      expect(found.script).toBe('refused')
      const frame = page.frames().find(frame => frame !== page.mainFrame())
      expect(await frame?.locator('[data-place], .presenter-window').count() ?? 0).toBe(0)
      const [popup] = await Promise.all([page.waitForEvent('popup'), page.evaluate(url => void window.open(`${url}presenter/?lang=ko&rehearse=${Date.now()}`), server.url)])
      await popup.waitForLoadState()
      expect(await popup.locator('body').textContent()).toContain('Only for the windows')
      await page.waitForTimeout(300)
      await page.close()
      await popup.close()
    }
    finally {
      await new Promise(resolve => foreign.close(resolve))
    }
    await both(stage, 3)
  }))
})

describe('a rehearsal', () => {
  it('is recorded, shown, kept and exported', async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, reducedMotion: 'reduce', acceptDownloads: true })
    const page = await context.newPage()
    const trouble = watchTrouble(page, server.url)
    await page.goto(`${server.url}presenter/?rehearse=${Date.now()}`)
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
    expect(await page.locator('.pace-chart').first().locator('.pair').count()).toBe(en.slides.length)
    expect(await page.locator('tbody tr:not(.section)').count()).toBe(en.slides.length)
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
    await page.goto(`${server.url}ko/rehearsal/`)
    await page.locator('.pace-chart').first().waitFor()
    for (const word of [rehearsalWords.remove.ko, rehearsalWords.removeSure.ko])
      await page.getByRole('button', { name: word }).click()
    await page.getByText(rehearsalWords.none.ko).waitFor()
    expect(trouble).toEqual([])
    await context.close()
  })
})
