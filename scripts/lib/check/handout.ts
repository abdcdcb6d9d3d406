import type { Page } from 'playwright-chromium'
import type { Found } from './rule.ts'

/** A phone held upright, and the sheet that a browser prints the page on (A4 at 96 dots an inch). */
const widths = [390, 794]

/**
 * What sticks out of a handout page, on a phone and on a sheet of paper.
 *
 * @param page a tab of its own
 * @param address of the handout page
 */
export async function findWideHandout(page: Page, address: string): Promise<Found[]> {
  const found = new Map<string, Found>()
  for (const width of widths) {
    await page.setViewportSize({ width, height: 1123 })
    await page.goto(address)
    await page.evaluate(() => document.fonts.ready)
    for (const one of await page.evaluate(findWide)) {
      const key = `${one.slide} ${one.words}`
      if (!found.has(key))
        found.set(key, { ...one, message: `${one.message} of the handout page, ${width} px wide` })
    }
  }
  return [...found.values()]
}

/** The innermost parts of each slide's section that end beyond the page. Runs in the page. */
function findWide(): (Found & { slide: number })[] {
  const wide = (element: Element) => {
    const { left, right, width } = element.getBoundingClientRect()
    return width > 0 ? Math.max(right - document.documentElement.clientWidth, -left) : 0
  }
  /** Within a box that is itself on the page and scrolls sideways, everything can be reached. */
  const isInScroller = (part: Element): boolean => {
    for (let box = part.parentElement; box && box !== document.body; box = box.parentElement) {
      if (/auto|scroll/.test(getComputedStyle(box).overflowX) && wide(box) <= 1)
        return true
    }
    return false
  }
  return [...document.querySelectorAll<HTMLElement>('section[id^="slide-"]')].flatMap((section) => {
    // A picture is a slide, which has rules of its own; only its frame stands on the page.
    const parts = [...section.querySelectorAll<HTMLElement>('*')].filter(
      part => !part.parentElement!.closest('.frame') && wide(part) > 1 && !isInScroller(part),
    )
    return parts.filter(part => !parts.some(other => other !== part && part.contains(other))).map((part) => {
      const words = part.textContent.replace(/\s+/g, ' ').trim().slice(0, 60)
      return {
        slide: Number(section.id.slice('slide-'.length)),
        message: `${words ? `“${words}”` : `<${part.localName}>`} sticks out ${Math.round(wide(part))} px`,
        remedy: 'let it break or scroll by itself',
        words,
      }
    })
  })
}
