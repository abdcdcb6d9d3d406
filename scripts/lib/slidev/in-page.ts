/*
 * What runs inside a drawn deck, of whichever edition. Each function is sent over as text, so it may use nothing but
 * its argument and the page's own globals.
 */

/** More clicks than any slide has: a deck then shows its last. */
export const allClicks = 999

declare global {
  /** Of a page that {@link keepCanvases} ran in: waits until what scripts draw stays as it is. */
  // eslint-disable-next-line vars-on-top
  var atRest: undefined | ((root: Element) => Promise<void>)
  /** Puts in the place of each canvas of `copy` a picture of the one in `root`; a copy of a canvas is empty. */
  // eslint-disable-next-line vars-on-top
  var picture: (root: ParentNode, copy: ParentNode) => void
}

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
    const it = document.querySelector<HTMLElement>(`#slideshow > [data-slidev-no="${no}"]`)
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
  await (globalThis.atRest ?? frame)(document.querySelector(`#slideshow > [data-slidev-no="${no}"]`)!)
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

/** Run before the page's own scripts, where slides are looked at or copied: what a script draws comes along, whole. */
export function keepCanvases(): void {
  const { getContext } = HTMLCanvasElement.prototype
  // WebGL forgets what it drew with each frame.
  HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, options?: object) {
    return getContext.call(this, kind, kind.startsWith('webgl') ? { ...options, preserveDrawingBuffer: true } : options)
  } as typeof getContext
  const dataOf = (canvas: HTMLCanvasElement) => {
    try {
      // Without loss, unless it is as rich as a photograph.
      const whole = canvas.toDataURL('image/webp', 1)
      return whole.length < 150_000 ? whole : canvas.toDataURL('image/webp', 0.9)
    }
    // Drawn by a worker, or with what may not be read.
    catch {
      return ''
    }
  }
  globalThis.atRest = async (root) => {
    // What never rests is taken as it is then.
    const end = performance.now() + 2000
    const canvases = root.querySelectorAll('canvas')
    const look = () => [root.innerHTML, ...Array.from(canvases, dataOf)].join()
    // What is drawn with a pen begins slowly.
    const pause = (next: () => void) => canvases.length > 0 ? setTimeout(next, 250) : requestAnimationFrame(next)
    for (let seen, next = look(); seen !== next && performance.now() < end; next = look()) {
      seen = next
      await new Promise<void>(pause)
    }
  }
  globalThis.picture = (root, copy) => {
    const copies = copy.querySelectorAll('canvas')
    for (const [index, canvas] of root.querySelectorAll('canvas').entries()) {
      const { offsetWidth: width, offsetHeight: height } = canvas
      const data = dataOf(canvas)
      if (width === 0 || !data)
        continue
      const image = document.createElement('img')
      for (const { name, value } of canvas.attributes)
        image.setAttribute(name, value)
      image.src = data
      image.alt = canvas.ariaLabel ?? canvas.textContent.trim()
      // A rule for pictures may know another size.
      image.style.cssText += `; width: ${width}px; height: ${height}px; max-width: none`
      copies[index]!.replaceWith(image)
    }
  }
}
