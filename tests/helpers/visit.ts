import type { Page } from 'playwright-chromium'
import { showPage } from '../../scripts/lib/paper/slides-in-page.ts'
import { outside } from './outside-in-page.ts'

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
  await page.evaluate(showPage)
}

/**
 * The badges of slide `no` whose panels stand out of it, opened one after the other.
 *
 * @throws Error where the slide has no more than `few` badges: a test that looks at nothing must not pass
 */
export async function panelsThatStickOut(page: Page, address: string, no: number, few: number): Promise<string[]> {
  await openSlide(page, address, no)
  const badges = await page.locator(`[data-slidev-no="${no}"] .cite-badge`).all()
  if (badges.length <= few)
    throw new Error(`Slide ${no} has ${badges.length} badges, and ${few} are too few to look at.`)
  const found: string[] = []
  for (const badge of badges) {
    await badge.focus()
    const panel = page.locator('.cite-panel')
    await panel.waitFor({ state: 'visible', timeout: 2000 })
    found.push(...(await panel.evaluate(outside)).map(side => `${side}, opened from slide ${no}`))
    await page.keyboard.press('Escape')
  }
  return found
}
