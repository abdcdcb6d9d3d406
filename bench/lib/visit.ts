import type { Browser, CDPSession, Page } from 'playwright-chromium'
import type { Probe } from './probe-in-page.ts'
import { Buffer } from 'node:buffer'
import { Refusal } from '../../scripts/lib/core/command.ts'
import { installProbe } from './probe-in-page.ts'

/** Slow 4G on a phone's processor. */
export const slow = { cpu: 4, down: 1.6e6 / 8, up: 0.75e6 / 8, latency: 150 } as const

export interface Traffic {
  requests: number
  /** As transferred: compressed, with headers. */
  bytes: number
  inFlight: number
  /** When the last byte came, by this process's clock. */
  last: number
}

export type Measured = Omit<Probe, 'node' | 'moved'> & Pick<Traffic, 'requests' | 'bytes'>

interface Open {
  page: Page
  traffic: Traffic
  close: () => Promise<void>
}

const patience = 60_000

/** A cold visit: a context of its own has no cache. */
async function open(browser: Browser, throttled: boolean, map = false): Promise<Open> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, colorScheme: 'light' })
  const page = await context.newPage()
  const cdp = await context.newCDPSession(page)
  const traffic = await listen(cdp)
  await page.addInitScript(installProbe, { map })
  if (throttled) {
    await cdp.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: slow.latency,
      downloadThroughput: slow.down,
      uploadThroughput: slow.up,
    })
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: slow.cpu })
  }
  return { page, traffic, close: () => context.close() }
}

async function listen(cdp: CDPSession): Promise<Traffic> {
  const traffic: Traffic = { requests: 0, bytes: 0, inFlight: 0, last: Date.now() }
  const open = new Set<string>()
  cdp.on('Network.requestWillBeSent', ({ requestId, request }) => {
    if (!/^https?:/.test(request.url) || open.has(requestId))
      return
    open.add(requestId)
    traffic.requests++
    traffic.inFlight = open.size
  })
  const done = (requestId: string, bytes: number) => {
    if (!open.delete(requestId))
      return
    traffic.bytes += bytes
    traffic.inFlight = open.size
    traffic.last = Date.now()
  }
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => done(requestId, encodedDataLength))
  cdp.on('Network.loadingFailed', ({ requestId }) => done(requestId, 0))
  await cdp.send('Network.enable')
  return traffic
}

async function quiet({ traffic }: Open, since: number, least: number): Promise<void> {
  const end = Date.now() + patience
  while (Date.now() < end) {
    await new Promise(resolve => setTimeout(resolve, 100))
    if (traffic.inFlight === 0 && Date.now() - traffic.last > 800 && Date.now() - since > least)
      return
  }
}

/**
 * Opens `url` as a phone on slow 4G does, and waits until all that comes by itself has come: Slidev fetches
 * the rest of a deck three seconds after its start.
 *
 * @param hasMap the visit is over no sooner than the map is visible
 * @throws Refusal if the page does not paint, or its map is no ink
 */
export async function paintVisit(browser: Browser, url: string, hasMap: boolean, checkInk: boolean): Promise<Measured> {
  const visit = await open(browser, true, hasMap)
  try {
    const begun = Date.now()
    await visit.page.goto(url, { waitUntil: 'commit', timeout: patience })
    if (hasMap)
      await visit.page.waitForFunction(() => (window.bench.mapVisible ?? 0) > 0, undefined, { timeout: patience })
    await visit.page.waitForLoadState('load', { timeout: patience })
    await quiet(visit, begun, 6500)
    const { node, moved, ...probe } = await visit.page.evaluate(() => window.bench)
    if (probe.firstPaint === undefined || probe.largestPaint === undefined)
      throw new Refusal(`${url} painted nothing.`)
    if (hasMap && checkInk && !await hasInk(browser, await visit.page.screenshot({ clip: node! })))
      throw new Refusal(`${url} says that its map is visible, and there is no ink.`)
    return { ...probe, requests: visit.traffic.requests, bytes: visit.traffic.bytes }
  }
  finally {
    await visit.close()
  }
}

/**
 * Presses the right arrow again and again from the first moment on, as an impatient speaker does.
 *
 * @returns milliseconds until the next slide was painted
 */
export async function keyVisit(browser: Browser, url: string): Promise<number> {
  const visit = await open(browser, true)
  try {
    const stop = new AbortController()
    await visit.page.exposeFunction('benchReacted', () => stop.abort())
    await visit.page.goto(url, { waitUntil: 'commit', timeout: patience })
    const begun = await visit.page.evaluate(() => performance.timeOrigin)
    const end = Date.now() + patience
    while (!stop.signal.aborted && Date.now() < end) {
      await visit.page.keyboard.press('ArrowRight')
      await new Promise(resolve => setTimeout(resolve, 30))
    }
    if (!stop.signal.aborted)
      throw new Refusal(`${url} does not react to the right arrow.`)
    // The next slide may be a page of its own, with a clock of its own.
    const time = await visit.page.waitForFunction(
      () => (window.bench?.moved ?? 0) > 0 && performance.timeOrigin + window.bench.moved!,
      undefined,
      { timeout: patience },
    )
    return Number(await time.jsonValue()) - begun
  }
  finally {
    await visit.close()
  }
}

/** Opens a deck and walks through all of its slides, unhurried: what does a whole visit transfer? */
export async function walk(
  browser: Browser,
  url: string,
  slides: number,
): Promise<Pick<Traffic, 'requests' | 'bytes'>> {
  const visit = await open(browser, false)
  try {
    const begun = Date.now()
    await visit.page.goto(url, { waitUntil: 'load', timeout: patience })
    for (let no = 1; no <= slides; no++) {
      await visit.page
        .locator(`#app [data-slidev-no="${no}"] > :not(:empty)`)
        .first()
        .waitFor({ state: 'visible', timeout: patience })
      await visit.page.waitForTimeout(60)
      if (no < slides)
        await visit.page.keyboard.press('ArrowDown')
    }
    await quiet(visit, begun, 5000)
    return { requests: visit.traffic.requests, bytes: visit.traffic.bytes }
  }
  finally {
    await visit.close()
  }
}

/** Opens an address without any throttle and counts what comes with it until the network rests. */
export async function firstBytes(browser: Browser, url: string): Promise<Pick<Traffic, 'requests' | 'bytes'>> {
  const visit = await open(browser, false)
  try {
    await visit.page.goto(url, { waitUntil: 'load', timeout: patience })
    await quiet(visit, Date.now(), 800)
    return { requests: visit.traffic.requests, bytes: visit.traffic.bytes }
  }
  finally {
    await visit.close()
  }
}

/** Whether a picture has more than one colour. */
async function hasInk(browser: Browser, png: Uint8Array): Promise<boolean> {
  const page = await browser.newPage()
  try {
    return await page.evaluate(async (base64) => {
      const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob())
      const canvas = new OffscreenCanvas(picture.width, picture.height)
      const context = canvas.getContext('2d')!
      context.drawImage(picture, 0, 0)
      const dots = new Uint32Array(context.getImageData(0, 0, picture.width, picture.height).data.buffer)
      return new Set(dots).size > 1
    }, Buffer.from(png).toString('base64'))
  }
  finally {
    await page.close()
  }
}
