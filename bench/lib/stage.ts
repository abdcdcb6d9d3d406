import type { Browser, BrowserContext, Page } from 'playwright-chromium'
import type { Place } from '../../kit/stage/messages.ts'
import type { Course } from '../../kit/stage/talk.ts'
import type { LoadedDeck } from '../../scripts/lib/core/decks.ts'
import type { Host } from './host.ts'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { randomFrom } from '../../kit/random.ts'
import { stepFrom } from '../../kit/stage/talk.ts'
import { Refusal } from '../../scripts/lib/core/command.ts'
import { buildDeck } from '../../scripts/lib/slidev/run.ts'
import { freshStage } from '../../scripts/lib/stage/build.ts'
import { serveStage } from '../../scripts/lib/stage/server.ts'

export type StagePeer = 'stock' | 'ours'

/** Milliseconds from a key press in the presenter's window to the next slide's first paint, press by press. */
export interface Latency {
  presenter: number[]
  audience: number[]
}

export interface StageFigures {
  latency: Record<StagePeer, Latency>
  /** Presses in both windows with reloads in between. */
  many: PressesResult & { seconds: number }
}

export interface PressesResult {
  presses: number
  reloads: number
  outages: number
  /** Where the presses lead. */
  due: Place
  /** Where each window stands in the end. */
  presenter: Place
  audience: Place
}

/** A server that can be taken away and brought back at the same address. */
export interface Outages {
  /** Presses from one to the next. */
  every: number
  stop: () => Promise<void>
  start: () => Promise<void>
}

interface Windows {
  presenter: Page
  audience: Page
}

/**
 * Measures the stage's edition beside Slidev's own presenter on the same deck: the same slides, built with plain
 * `slidev build`, in two windows of one browser.
 *
 * @param folder to work in
 */
export async function measureStage(
  browser: Browser,
  host: Host,
  deck: LoadedDeck,
  folder: string,
  rounds: number,
  presses: number,
  show: (what: string) => void,
): Promise<StageFigures> {
  show('building the stage\'s edition')
  const { site } = await freshStage()
  show('building the same deck with Slidev\'s presenter')
  await rm(folder, { recursive: true, force: true })
  await buildDeck(deck.file, '/', join(folder, 'site'), 'speaker')
  const stock = await host.serve(join(folder, 'site'), '/', { rewrite: true })
  let ours = await serveStage(site, 0)
  const port = Number(new URL(ours.url).port)
  try {
    show(`pressing keys, ${rounds} rounds each`)
    const latency = await inTurn(browser, {
      stock: { url: stock, presenter: 'presenter/1' },
      ours: { url: ours.url, presenter: 'presenter/' },
    }, rounds)
    show(`pressing ${presses} keys with reloads and outages in between`)
    const context = await browser.newContext({ viewport: { width: 1280, height: 720 } })
    const begun = Date.now()
    const many = await pressMany(await openBoth(context, ours.url), presses, 200, {
      every: 500,
      stop: () => ours.close(),
      start: async () => void (ours = await serveStage(site, port)),
    })
    await context.close()
    return { latency, many: { ...many, seconds: (Date.now() - begun) / 1000 } }
  }
  finally {
    await ours.close()
  }
}

/**
 * Presses keys with each peer in turn, so that a busy moment of this computer falls on both alike. Both stand open all
 * the time, and each looks for its next paint only while it is its turn.
 */
async function inTurn(
  browser: Browser,
  peers: Record<StagePeer, { url: string, presenter: string }>,
  rounds: number,
): Promise<Record<StagePeer, Latency>> {
  const open = { stock: await openPeer(browser, peers.stock), ours: await openPeer(browser, peers.ours) }
  try {
    // Slidev lays the rest of the deck out three seconds after its start.
    await open.ours.presenter.waitForTimeout(9000)
    const none = (): Latency => ({ presenter: [], audience: [] })
    const latency = { stock: none(), ours: none() }
    for (let round = 0; round < rounds; round++) {
      // To and fro over slides of every kind, each after the last one's motion.
      const key = round % 20 < 10 ? 'ArrowDown' : 'ArrowUp'
      const turns = ['stock', 'ours'] as const
      for (const peer of round % 2 ? turns : turns.toReversed()) {
        const { presenter, audience } = open[peer]
        await Promise.all([presenter, audience].map(page => page.evaluate(() => window.stageProbe.begin())))
        await presenter.waitForTimeout(100)
        await presenter.keyboard.press(key)
        for (const page of [presenter, audience])
          await page.waitForFunction(() => window.stageProbe.painted > 0, undefined, { timeout: 10_000, polling: 50 })
        const pressed = await presenter.evaluate(() => window.stageProbe.pressed)
        latency[peer].presenter.push(await presenter.evaluate(() => window.stageProbe.painted) - pressed)
        latency[peer].audience.push(await audience.evaluate(() => window.stageProbe.painted) - pressed)
        await presenter.waitForTimeout(500)
      }
    }
    return latency
  }
  finally {
    await Promise.all([open.stock, open.ours].map(({ presenter }) => presenter.context().close()))
  }
}

async function openPeer(browser: Browser, peer: { url: string, presenter: string }): Promise<Windows> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } })
  await context.addInitScript(installPaintProbe)
  const audience = await context.newPage()
  await audience.goto(peer.url)
  // A window of its own, as on stage: a browser draws nothing in a tab behind another.
  const [presenter] = await Promise.all([
    audience.waitForEvent('popup'),
    audience.evaluate(
      url => void window.open(url, 'presenter', 'popup,width=1280,height=720'),
      peer.url + peer.presenter,
    ),
  ])
  for (const page of [audience, presenter])
    await page.locator('#slideshow > [data-slidev-no="1"] .slidev-layout').waitFor()
  return { presenter, audience }
}

declare global {
  interface Window {
    stageProbe: { pressed: number, painted: number, begin: () => void }
  }
}

/**
 * Runs in the page: notes when a key went down, and after `begin` when another slide than before was first painted, ms
 * of the wall clock.
 */
function installPaintProbe(): void {
  const shown = () => [...document.querySelectorAll<HTMLElement>('#slideshow > [data-slidev-no]')]
    .filter(slide => slide.style.display !== 'none')
    .map(slide => slide.dataset.slidevNo)
  const probe = window.stageProbe = {
    pressed: 0,
    painted: 0,
    begin() {
      probe.pressed = probe.painted = 0
      const before = shown()
      const look = () => {
        // A slide that goes out beside the one that comes in is no news.
        if (shown().every(no => before.includes(no)))
          return requestAnimationFrame(look)
        // This frame's drawing is on its way when the next task runs.
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => probe.painted = performance.timeOrigin + performance.now()
        port2.postMessage(undefined)
      }
      requestAnimationFrame(look)
    },
  }
  window.addEventListener('keydown', event => probe.pressed = performance.timeOrigin + event.timeStamp, true)
}

/** Opens both windows of the stage's edition and waits until they take presses. */
export async function openBoth(context: BrowserContext, url: string): Promise<Windows> {
  const [audience, presenter] = [await context.newPage(), await context.newPage()]
  await audience.goto(url)
  await presenter.goto(`${url}presenter/`)
  for (const page of [audience, presenter])
    await page.locator('html[data-laid-out]').waitFor({ state: 'attached' })
  return { presenter, audience }
}

const keys = { ArrowRight: 'next', ArrowLeft: 'prev', ArrowDown: 'nextSlide', ArrowUp: 'prevSlide' } as const
/** What else asks for the same step: a remote control's key, and a button of the presenter's. */
const remote: Partial<Record<keyof typeof keys, string>> = { ArrowRight: 'PageDown', ArrowLeft: 'PageUp' }
const buttons: Partial<Record<keyof typeof keys, string>> = {
  ArrowRight: '.step.forward',
  ArrowLeft: '.step:not(.forward)',
}
/** A remote control's same key within this is a stray, ms. */
const apart = 120
/** Presses that an outage lasts. */
const outage = 12

/** Where a window says the talk is. */
export async function placeIn(page: Page): Promise<Place> {
  return page.evaluate(() => {
    const { no, clicks } = document.querySelector<HTMLElement>('[data-place]')!.dataset
    return { no: Number(no), clicks: Number(clicks) }
  })
}

/**
 * Presses keys in either window as quickly as they are taken, a remote control's and the presenter's buttons among
 * them, and reloads a window every now and then; while it loads, it is pressed all the same. In an outage no window is
 * reloaded.
 *
 * @throws Refusal if the windows do not come to rest
 */
export async function pressMany(
  { presenter, audience }: Windows,
  presses: number,
  reloadEvery = 200,
  server?: Outages,
): Promise<PressesResult> {
  const random = randomFrom(7)
  const course = await presenter.evaluate((): Course => {
    const { totals, walk } = JSON.parse(localStorage.getItem('talk-stage')!) as { totals: number[], walk: number }
    return { clicks: totals, walk }
  })
  let due: Place = await placeIn(presenter)
  let reloads = 0
  let outages = 0
  for (let press = 0; press < presses; press++) {
    const sinceOutage = server ? (press + Math.round(server.every / 2)) % server.every : Number.NaN
    if (sinceOutage === 0) {
      // What was being loaded is there before it.
      for (const page of [presenter, audience])
        await page.locator('html[data-laid-out]').waitFor({ state: 'attached' })
      await server!.stop()
      outages++
    }
    else if (sinceOutage === outage) {
      await server!.start()
    }
    const page = random() < 0.5 ? presenter : audience
    if (press % reloadEvery === reloadEvery - 1) {
      await page.reload({ waitUntil: 'commit' })
      // A page hears from its first line on.
      await page.waitForFunction(() => window.stageEarly ?? document.documentElement.dataset.laidOut)
      reloads++
    }
    const draw = random()
    // As often on as back: at the end of the deck a lost press would not show. Off it again, whenever it gets there.
    const key
      = due.no > course.walk - 4
        ? 'ArrowUp'
        : draw < 0.45
          ? 'ArrowRight'
          : draw < 0.85
            ? 'ArrowLeft'
            : draw < 0.95
              ? 'ArrowDown'
              : 'ArrowUp'
    const way = random()
    if (way < 0.05 && remote[key]) {
      await presenter.waitForTimeout(apart)
      await (random() < 0.5 ? presenter : audience).keyboard.press(remote[key])
    }
    else if (way < 0.1 && buttons[key] && await presenter.locator('html[data-laid-out]').count() > 0) {
      await presenter.locator(`.presenter-window > footer > ${buttons[key]}`).click()
    }
    else {
      await (random() < 0.5 ? presenter : audience).keyboard.press(key)
    }
    due = stepFrom(due, keys[key], course)
  }
  for (const page of [presenter, audience])
    await page.locator('html[data-laid-out]').waitFor({ state: 'attached' })
  let ends: Place[] = []
  for (let tries = 0; tries < 50; tries++) {
    const now = await Promise.all([placeIn(presenter), placeIn(audience)])
    if (JSON.stringify(now) === JSON.stringify(ends) && tries > 5)
      return { presses, reloads, outages, due, presenter: now[0], audience: now[1] }
    ends = now
    await presenter.waitForTimeout(100)
  }
  throw new Refusal('The windows do not come to rest after the presses.')
}
