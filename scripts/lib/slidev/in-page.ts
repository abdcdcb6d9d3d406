/*
 * What runs inside a drawn deck, of whichever edition. Each function is sent over as text, so it may use nothing but
 * its argument and the page's own globals.
 */

/** More clicks than any slide has: a deck then shows its last. */
export const allClicks = 999

/** `#app` of a drawn deck: handles that Vue and Slidev keep to themselves (`seam.ts`). */
interface Drawn {
  __vue_app__: {
    config: { globalProperties: { $router: { push: (to: object) => Promise<unknown> } } }
    _context: { provides: Record<string, { nav: { clicksContext: { total: number, isMounted: boolean } } }> }
  }
}

/** Goes to a place of the deck, and waits until it stands still; true if it does within `limit` milliseconds. */
export async function standAt({ no, clicks, limit }: { no: number, clicks: number, limit: number }): Promise<boolean> {
  const { __vue_app__: app } = document.querySelector('#app') as unknown as Drawn
  await app.config.globalProperties.$router.push({ path: `/${no}`, query: clicks ? { clicks } : {} })
  const { nav } = app._context.provides['$$slidev-context']!
  const end = performance.now() + limit
  const frame = () => new Promise(requestAnimationFrame)
  const moves = () =>
    document
      .getAnimations()
      .some(({ playState, effect }) => playState === 'running' && effect?.getComputedTiming().endTime !== Infinity)
  const busy = () => {
    const it = document.querySelector<HTMLElement>(`#slide-content [data-slidev-no="${no}"]`)
    return (
      document.querySelector('#first-paint')
      || !it?.childElementCount
      || !nav.clicksContext.isMounted
      || it.offsetParent === null
      || it.querySelector('[aria-busy="true"], .slidev-slide-loading')
      || [...document.querySelectorAll<HTMLElement>('#slideshow > [data-slidev-no]')].some(
        other => other !== it && getComputedStyle(other).display !== 'none',
      )
      || /-(?:enter|leave)-(?:active|from|to)\b/.test(it.className)
      || [...it.querySelectorAll('img')].some(image => !image.complete)
    )
  }
  while (busy() && performance.now() < end)
    await frame()
  await document.fonts.ready
  await frame()
  await frame()
  while (moves() && performance.now() < end)
    await frame()
  return performance.now() < end
}

/** How many clicks the present slide has, as the deck itself counts them. */
export function clicksHere(): number {
  const { __vue_app__: app } = document.querySelector('#app') as unknown as Drawn
  const { total } = app._context.provides['$$slidev-context']!.nav.clicksContext
  return Number.isFinite(total) ? total : 0
}

/** Run before the page's own scripts: no slide is drawn ahead of its turn, so that what it asks for comes with it. */
export function drawNoneAhead(): void {
  globalThis.requestIdleCallback = () => 0
}
