import type { Browser, Page } from 'playwright-chromium'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '../../scripts/lib/core/browser.ts'
import { canReach } from '../../scripts/lib/site/prerender/styles-in-page.ts'

let browser: Browser
let page: Page

beforeAll(async () => {
  browser = await launchBrowser()
  page = await browser.newPage()
  await page.setContent('<html lang="en"><p class="a">Some <em>words</em></p><ol><li>One<ol><li>Two</ol></ol>')
})
afterAll(() => browser?.close())

it.each([
  ['li:has(> ol) > ol', 'li:has(> table)'],
  ['.a:hover > em', '.b:hover > em'],
  [':hover > em', ':hover > table'],
  ['.a:not(:hover) em', '.a:not(em, p)'],
  ['html.dark p::before', 'html.print p::before'],
  ['html:not(.dark) .a', 'html:not(.dark) .b'],
  [':is(.dark, .light) > body', ':is(.dark .b, .light .b)'],
  ['.a ::after', 'em ::after'],
  ['ol::marker', 'table::marker'],
  ['p:focus-visible', 'table:focus-within'],
  ['*::selection', 'html > p::selection'],
])('%s can reach something in a page, %s cannot', async (does, doesNot) => {
  await page.evaluate(`globalThis.canReach = ${canReach}`)
  const reach = (selector: string) => page.evaluate(selector =>
    (globalThis as unknown as { canReach: typeof canReach }).canReach(selector, [document]), selector)
  expect([await reach(does), await reach(doesNot)]).toEqual([true, false])
})
