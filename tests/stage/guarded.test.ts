import { Buffer } from 'node:buffer'
import { createServer } from 'node:http'
import { describe, expect, it } from 'vitest'
import { openBoth, placeIn } from '../../bench/lib/stage.ts'
import { stageWords } from '../../kit/stage/words.ts'
import { both, en, goTo, laidOut, onStage, stageUrl, until, useBrowser } from '../helpers/stage.ts'
import { cuesOf } from '../helpers/talk.ts'

const browser = useBrowser()

describe('what the audience does not see', () => {
  it('is everything, when it is black', () => onStage(async (stage) => {
    await stage.audience.keyboard.press('b')
    await stage.presenter.getByText(stageWords.isBlack.en!).waitFor()
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
    const hasClicks = cuesOf(en.slides[3]!.note) > 0
    await until(presenter, hasClicks ? 4 : 5, hasClicks ? 1 : 0)
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
    await third.goto(`${stageUrl}rehearsal/`)
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
        {
          version: 1,
          kind: 'log',
          log: { session: 9e15, rehearsal: false, base: {}, turn: 0, window: '', entries: [] },
        },
        {
          version: 1,
          kind: 'log',
          log: {
            session: Date.now() + 9e9,
            rehearsal: false,
            base: { no: 9, clicks: 0, lang: 'en', black: true, elapsed: 0, spent: [] },
            turn: 0,
            window: '',
            entries: [],
          },
        },
        {
          version: 1,
          kind: 'entry',
          session: JSON.parse(localStorage.getItem('talk-stage')!).log.session,
          entry: { turn: future, window: 'x', at: Date.now(), action: go },
        },
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
    for (const stored of [
      '{',
      '{"log":7,"totals":["x"]}',
      JSON.stringify({
        totals: [0],
        log: {
          session: Date.now(),
          rehearsal: false,
          base: { no: 400, clicks: 7, lang: 'en', black: false, elapsed: 0, spent: [] },
          turn: 0,
          window: '',
          entries: [],
        },
      }),
    ]) {
      const context = await browser().newContext()
      await context.addInitScript(
        stored => localStorage.getItem('talk-stage') ?? localStorage.setItem('talk-stage', stored),
        stored,
      )
      const windows = await openBoth(context, stageUrl)
      const { no } = await placeIn(windows.audience)
      expect([1, en.slides.length]).toContain(no)
      await context.close()
    }
  })

  it('stored by a window that did not know the slides yet, the talk goes on where it was in every window', async () => {
    const context = await browser().newContext()
    const now = Date.now() - 1000
    const base = { no: 1, clicks: 0, lang: 'en', black: false, elapsed: 0, spent: [] }
    const log = {
      session: now,
      rehearsal: false,
      base,
      turn: 0,
      window: '',
      entries: [{ turn: now * 1000, window: 'x', at: now, action: { kind: 'go', no: 5, clicks: 0 } }],
    }
    await context.addInitScript(
      stored => localStorage.getItem('talk-stage') ?? localStorage.setItem('talk-stage', stored),
      JSON.stringify({ build: 'another', lang: 'ko', log }),
    )
    await both({ context, ...await openBoth(context, stageUrl) }, 5)
    await context.close()
  })

  it('another site can neither look in, nor lead, nor write', () => onStage(async (stage) => {
    await goTo(stage.presenter, 3)
    await both(stage, 3)
    const foreign = createServer((_, response) =>
      response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><title>elsewhere</title>'),
    )
    await new Promise<void>(resolve => foreign.listen(0, '127.0.0.1', resolve))
    try {
      const page = await stage.context.newPage()
      await page.goto(`http://127.0.0.1:${(foreign.address() as { port: number }).port}/`)
      const found = await page.evaluate(async (url) => {
        const tries: Record<string, unknown> = {}
        tries.read = await fetch(url).then(response => response.text(), error => String(error))
        tries.write = await fetch(url, { method: 'POST', mode: 'no-cors', body: 'x' }).then(
          response => response.type,
          error => String(error),
        )
        tries.script = await new Promise(resolve =>
          document.head.append(
            Object.assign(document.createElement('script'), {
              src: `${url}stage.json`,
              onload: () => resolve('loaded'),
              onerror: () => resolve('refused'),
            }),
          ),
        )
        const frame = Object.assign(document.createElement('iframe'), { src: url })
        await new Promise(resolve => document.body.append(Object.assign(frame, { onload: resolve })))
        frame.contentWindow!.postMessage({ page: 9, clicks: 0 }, '*')
        for (const name of ['talk-stage', 'Project Prometheus - shared']) {
          new BroadcastChannel(name).postMessage({
            version: 1,
            kind: 'entry',
            session: 1,
            entry: { turn: 1, window: 'x', at: 1, action: { kind: 'next' } },
          })
        }
        return tries
      }, stageUrl)
      expect(found.read).toMatch(/Failed to fetch/)
      expect(found.script).toBe('refused')
      const frame = page.frames().find(frame => frame !== page.mainFrame())
      expect(await frame?.locator('[data-place], .presenter-window').count() ?? 0).toBe(0)
      const [popup] = await Promise.all([
        page.waitForEvent('popup'),
        page.evaluate(url => void window.open(`${url}presenter/?lang=ko&rehearse=${Date.now()}`), stageUrl),
      ])
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
