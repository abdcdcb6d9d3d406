import type { Page } from 'playwright-chromium'

/**
 * Notes whatever goes wrong on a page from now on: errors, failed requests, requests to another host.
 *
 * @returns the list, which goes on filling
 */
export function watchTrouble(page: Page, site: string): string[] {
  const { origin } = new URL(site)
  const trouble: string[] = []
  page.on('console', message => message.type() === 'error' && trouble.push(`console: ${message.text()}`))
  page.on('pageerror', error => trouble.push(`error: ${error.message}`))
  page.on(
    'requestfailed',
    request => request.failure()?.errorText !== 'net::ERR_ABORTED' && trouble.push(`failed: ${request.url()}`),
  )
  page.on('response', response => response.status() >= 400 && trouble.push(`${response.status()}: ${response.url()}`))
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (/^(?:https?|wss?):$/.test(url.protocol) && url.origin !== origin)
      trouble.push(`foreign: ${request.url()}`)
  })
  return trouble
}

/** Waits until slide `no` stands on the screen and its clicks are counted. */
export async function untilShown(page: Page, no: number): Promise<void> {
  await page.locator(`[data-slidev-no="${no}"] > :not(:empty)`).first().waitFor({ state: 'visible' })
  await page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve))))
}

/** Where the deck stands, from its address. */
export function position(page: Page): { no: number, clicks: number } {
  const url = new URL(page.url())
  return {
    no: Number(url.pathname.split('/').filter(Boolean).at(-1) ?? 1),
    clicks: Number(url.searchParams.get('clicks') ?? 0),
  }
}

/** Opens slide `no` of the deck at `address`, at click `clicks`, as a deep link does. */
export async function openSlide(page: Page, address: string, no: number, clicks = 0): Promise<void> {
  await page.goto(`${address}${no}/${clicks ? `?clicks=${clicks}` : ''}`)
  await untilShown(page, no)
}

/** Opens the deck at `address` as it prints, every slide below the other. */
export async function openPaper(page: Page, address: string): Promise<void> {
  await page.goto(`${address}paper/?print`)
  await page.locator('html[data-ready="true"]').waitFor({ state: 'attached' })
}
