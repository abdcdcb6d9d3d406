import type { Browser, Page } from 'playwright-chromium'
import type { Running } from '../helpers/command.ts'
import { existsSync } from 'node:fs'
import { chmod, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { availableParallelism, loadavg } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../../scripts/lib/core/browser.ts'
import { freePort } from '../../scripts/lib/core/ports.ts'
import { runScript, until } from '../helpers/command.ts'
import { copyOfProject } from '../helpers/project.ts'

/** Names that lead to this computer: another site's, and one that its owner made lead here. */
const resolver
  = '--host-resolver-rules=MAP elsewhere.example 127.0.0.1, MAP rebound.example 127.0.0.1, EXCLUDE localhost'

const slides = `---
title: In work
lang: en
concepts: { ink: "#3f6fb5", light: "#c9972b" }
fonts:
  provider: none
---

# In work

<!-- The note of the first. -->

---

# Second

Its words.

---

# Third

It is so. <Cite id="C1" />

---

# Fourth

<ScoreCard of="work" />

---
layout: map
---

## A map

<RelationMap of="room" />
`

/** A talk with scorecards and without charts. */
const scorecards = `import type { Scorecard } from './types.ts'

export const scorecards: Scorecard[] = [{
  id: 'work',
  summary: 'What came of it',
  head: { guess: 'Guess', found: 'Found' },
  rows: [{ result: 'held', guess: 'It holds', found: 'It held' }],
}]
`

let copy: Awaited<ReturnType<typeof copyOfProject>>
let browser: Browser
let server: Running
let port: number
let deck: string
/** Tells that somebody made the server open an editor. */
let opened: string
let elsewhere: Awaited<ReturnType<typeof foreignSite>>

beforeAll(async () => {
  copy = await copyOfProject()
  deck = join(copy.folder, 'slides.md')
  opened = join(copy.folder, 'opened')
  await rm(join(copy.folder, 'slides.ko.md'))
  await writeFile(deck, slides)
  await rm(join(copy.folder, 'snippets/charts.ts'), { force: true })
  await writeFile(join(copy.folder, 'snippets/scorecards.ts'), scorecards)
  const editor = join(copy.folder, 'editor.sh')
  await writeFile(editor, `#!/bin/sh\ntouch "${opened}"\n`)
  await chmod(editor, 0o755)
  port = await freePort(3970)
  server = runScript(copy.folder, 'start.ts', ['--stay', '--port', String(port)], { LAUNCH_EDITOR: editor })
  elsewhere = await foreignSite()
  browser = await launchBrowser([resolver])
  await until(server, /presenter mode/)
})

afterAll(async () => {
  await browser?.close()
  elsewhere?.close()
  server?.child.kill('SIGTERM')
  await server?.ended
  await copy?.remove()
})

function foreignSite(): Promise<{ port: number, close: () => void }> {
  const site = createServer((_, response) =>
    response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><title>elsewhere</title><body>'),
  )
  return new Promise(resolve =>
    site.listen(0, '127.0.0.1', () =>
      resolve({ port: (site.address() as { port: number }).port, close: () => site.close() })),
  )
}

/** Runs what a page of another origin would. */
async function fromElsewhere<T>(host: string, attack: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext()
  try {
    const page = await context.newPage()
    await page.goto(`http://${host}:${elsewhere.port}/`)
    return await attack(page)
  }
  finally {
    await context.close()
  }
}

/** What a tool of this computer gets; it sends no origin. */
function ask(path: string, init: RequestInit = {}): Promise<Response> {
  return fetch(`http://127.0.0.1:${port}${path}`, init)
}

const body = JSON.stringify({
  content: '# Taken over\n\n<script setup>fetch("//elsewhere.example")</script>',
  note: 'Taken over',
})

// Another site, and another server of this computer: browsers call the second one of the same site.
describe.each(['elsewhere.example', '127.0.0.1', 'localhost'])('a page of %s', (host) => {
  it('reads nothing', async () => {
    const read = await fromElsewhere(host, page => page.evaluate(async ({ port, deck }) => {
      const got: string[] = []
      for (const name of ['127.0.0.1', 'localhost']) {
        for (const path of [
          '/',
          '/slides.md',
          '/__slidev/slides/1.json',
          '/@vite/client',
          '/@server-reactive/nav',
          `/@fs${deck}?raw`,
          '/__mcp',
        ]) {
          const url = `http://${name}:${port}${path}`
          await fetch(url).then(async response => got.push(`${path}: ${await response.text()}`), () => {})
          for (const type of ['', 'module']) {
            await new Promise<void>(done =>
              document.body.append(
                Object.assign(document.createElement('script'), {
                  type,
                  src: url,
                  onload: () => done(void got.push(`script ${type} ${path}`)),
                  onerror: () => done(),
                }),
              ),
            )
          }
        }
      }
      return got
    }, { port, deck }))
    expect(read).toEqual([])
  })

  it('writes nothing', async () => {
    const nav = await (await ask('/@server-reactive/nav')).text()
    await fromElsewhere(host, page => page.evaluate(async ({ port, body, deck }) => {
      for (const name of ['127.0.0.1', 'localhost']) {
        const at = `http://${name}:${port}`
        for (const path of ['/__slidev/slides/2.json', '/@server-reactive/nav', '/__mcp']) {
          const sent = path.includes('nav') ? '{"data":{"page":3}}' : body
          await fetch(at + path, {
            method: 'POST',
            mode: 'no-cors',
            headers: { 'Content-Type': 'text/plain' },
            body: sent,
          }).catch(() => {})
          await fetch(at + path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: sent }).catch(
            () => {},
          )
          navigator.sendBeacon(at + path, sent)
          // As a form, whose name and value make JSON.
          const frame = Object.assign(document.createElement('iframe'), { name: `f${Math.random()}` })
          const form = Object.assign(document.createElement('form'), {
            method: 'POST',
            enctype: 'text/plain',
            action: at + path,
            target: frame.name,
          })
          form.append(
            Object.assign(document.createElement('input'), { name: `${sent.slice(0, -1)},"x":"`, value: '"}' }),
          )
          document.body.append(frame, form)
          form.submit()
          await new Promise(resolve => Object.assign(frame, { onload: resolve }))
        }
        await fetch(`${at}/__open-in-editor?file=${encodeURIComponent(deck)}`, { mode: 'no-cors' }).catch(() => {})
        const frame = Object.assign(document.createElement('iframe'), {
          src: `${at}//__open-in-editor?file=${encodeURIComponent(deck)}`,
        })
        document.body.append(frame)
        await new Promise(resolve => Object.assign(frame, { onload: resolve }))
      }
      // A beacon and an editor take their time.
      await new Promise(resolve => setTimeout(resolve, 300))
    }, { port, body, deck }))
    expect(await readFile(deck, 'utf8')).toBe(slides)
    expect(await (await ask('/@server-reactive/nav')).text()).toBe(nav)
    expect(existsSync(opened)).toBe(false)
  })

  it('frames nothing and leads no window', async () => {
    const shown = await fromElsewhere(host, async (page) => {
      await page.evaluate(async (port) => {
        for (const path of ['/', '/presenter/1', '/overview/', '/3']) {
          for (const kind of ['iframe', 'embed', 'object']) {
            const frame = document.createElement(kind)
            frame.setAttribute(kind === 'object' ? 'data' : 'src', `http://127.0.0.1:${port}${path}`)
            document.body.append(frame)
          }
        }
        open(`http://127.0.0.1:${port}/presenter/3`)
        await new Promise(resolve => setTimeout(resolve, 1000))
      }, port)
      const pages = page.context().pages().flatMap(one => one.frames()).filter(frame => frame !== page.mainFrame())
      return Promise.all(
        pages.map(frame =>
          frame.evaluate(() => (document.querySelector('#app') ? location.href : undefined)).catch(() => undefined),
        ),
      )
    })
    expect(shown.length).toBeGreaterThan(4)
    expect(shown.filter(Boolean)).toEqual([])
  })

  it('opens no websocket', async () => {
    const token = /wsToken = "([^"]+)"/.exec(await (await ask('/@vite/client')).text())![1]!
    const opened = await fromElsewhere(host, page =>
      page.evaluate(
        ({ port, token }) =>
          Promise.all(
            ['vite-hmr', 'vite-ping'].map(
              protocol =>
                new Promise((resolve) => {
                  const socket = new WebSocket(`ws://127.0.0.1:${port}/?token=${token}`, protocol)
                  socket.onopen = () => resolve(`${protocol} open`)
                  socket.onerror = () => resolve('refused')
                }),
            ),
          ),
        { port, token },
      ))
    expect(opened).toEqual(['refused', 'refused'])
  })
})

it('a foreign name that leads here gets nothing', async () => {
  const page = await browser.newPage()
  const response = await page.goto(`http://rebound.example:${port}/`)
  expect(response!.status()).toBe(403)
  expect(await page.locator('#app').count()).toBe(0)
  await page.close()
})

describe('the author', () => {
  it.each(['127.0.0.1', 'localhost'])(
    'sees, frames and edits the deck at %s, and what the editor saves is shown',
    { timeout: 240_000 },
    async (name) => {
      const page = await browser.newPage()
      // The first visit has Vite bundle what Slidev needs.
      page.setDefaultTimeout(80_000)
      try {
        await page.goto(`http://${name}:${port}/presenter/2`)
        await page.getByText('Its words.').first().waitFor()
        // Slidev's own editor saves like this.
        const words = `Words from ${name}.`
        const saved = await page.evaluate(async words => (await fetch('/__slidev/slides/2.json', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ content: `# Second\n\n${words}` }),
        })).status, words)
        expect(saved).toBe(200)
        await page.getByText(words).first().waitFor()
        await writeFile(deck, slides)
        await page.getByText('Its words.').first().waitFor()
        // The presenter's slide: whenever its window loads anew, Slidev leads the others there.
        await page.evaluate(() =>
          document.body.append(
            Object.assign(document.createElement('iframe'), { id: 'preview', src: '/2?embedded=true' }),
          ),
        )
        await page.frameLocator('#preview').getByText('Its words.').first().waitFor()
      }
      finally {
        await page.close()
        await writeFile(deck, slides)
      }
    },
  )

  it('sees a scorecard where there are no charts, and a chart as soon as there is one', async () => {
    const page = await browser.newPage()
    await page.goto(`http://127.0.0.1:${port}/4`)
    const card = page.locator('.score-card')
    await card.getByText('It holds').waitFor()
    const served = async () => (await ask('/@id/__x00__virtual:charts')).text()
    expect(await served()).toContain('charts = []')
    const bars = `[{ label: 'One', value: 1 }]`
    await writeFile(
      join(copy.folder, 'snippets/charts.ts'),
      `export const charts = [{ id: 'later', summary: 'Later', bars: ${bars} }]\n`,
    )
    await expect.poll(served, { timeout: 10_000 }).toContain('"later"')
    await page.close()
  })

  /** Works on a file of rows while a slide that shows them is open; deck and rows are as they were in the end. */
  async function editing(
    name: string,
    no: number,
    work: (page: Page, before: string, save: (text: string) => Promise<void>) => Promise<void>,
  ): Promise<void> {
    const rows = join(copy.folder, name)
    const before = await readFile(rows, 'utf8')
    const page = await browser.newPage()
    try {
      await page.goto(`http://127.0.0.1:${port}/${no}`)
      await work(page, before, text => writeFile(rows, text))
    }
    finally {
      await page.close()
      await writeFile(rows, before)
      await writeFile(deck, slides)
    }
  }

  it('sees another status of a claim, and another claim on a slide, where they stand', async () => {
    await editing('snippets/claims.ts', 3, async (page, before, save) => {
      const badge = page.locator('[data-slidev-no="3"] .cite-badge')
      const numbers = badge.locator('.cite-numbers')
      await badge.getByText('reported').waitFor()
      await page.evaluate(() => Object.assign(globalThis, { isOld: true }))
      await save(before.replace(`status: 'reported'`, `status: 'opinion'`))
      await badge.getByText('opinion').waitFor()
      await save(before.replace(`status: 'reported'`, `status: `))
      await until(server, /snippets\/ cannot be read/)
      expect(await badge.textContent()).toContain('opinion')
      await save(before)
      await badge.getByText('reported').waitFor()
      await writeFile(deck, slides.replace('# Second\n', '# Second\n\n<Cite id="C2" />\n'))
      await expect.poll(() => numbers.textContent()).toBe('2')
      // A page that loads anew begins its clicks again.
      expect(await page.evaluate(() => 'isOld' in globalThis)).toBe(true)
    })
  })

  it('sees what an editor saves in two steps, the second so soon that the watcher keeps it to itself', async () => {
    await editing('snippets/claims.ts', 3, async (page, before, save) => {
      const badge = page.locator('[data-slidev-no="3"] .cite-badge')
      await badge.getByText('reported').waitFor()
      for (const status of ['opinion', 'reported', 'opinion']) {
        await save('')
        await wait(25)
        await save(before.replace(`status: 'reported'`, `status: '${status}'`))
        await badge.getByText(status).waitFor({ timeout: 10_000 })
      }
    })
  })

  it('sees what is changed in a map within a second', { timeout: 120_000 }, async () => {
    await editing('snippets/maps/index.ts', 5, async (page, before, save) => {
      const label = (word: string) => page.locator('.relation-map').getByText(word, { exact: true }).first()
      await label('The screen').waitFor({ timeout: 60_000 })
      const seconds: number[] = []
      for (const word of ['The wall', 'The film', 'The glass']) {
        const begun = performance.now()
        await save(before.replace('The screen', word))
        await label(word).waitFor({ timeout: 20_000 })
        seconds.push((performance.now() - begun) / 1000)
      }
      // On a busy machine everybody waits.
      expect(Math.min(...seconds)).toBeLessThan(Math.max(1, loadavg()[0]! / availableParallelism()))
    })
  })

  it('may let a tool of this computer talk to the deck', async () => {
    const response = await ask('/__mcp', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Accept': 'application/json, text/event-stream' },
      body: JSON.stringify({
        jsonrpc: '2.0',
        id: 1,
        method: 'initialize',
        params: { protocolVersion: '2025-03-26', capabilities: {}, clientInfo: { name: 'test', version: '1' } },
      }),
    })
    expect(response.status).toBe(200)
    expect(await response.text()).toContain('serverInfo')
  })
})
