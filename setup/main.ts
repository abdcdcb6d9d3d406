import type { Router } from 'vue-router'
import { defineAppSetup } from '@slidev/types'
import { stage } from 'virtual:stage'
import { slides } from '#slidev/slides'

/**
 * The audience's pages hold their slide before any script has run, in `#first-paint` over the live deck.
 * Once the live deck shows the same, the still picture and its styles leave in one frame.
 */
export default defineAppSetup(async ({ router }) => {
  stage?.begin(router as Router)
  // The page holds its styles back, for the first paint has its own.
  for (const link of document.querySelectorAll<HTMLLinkElement>('link[data-live]'))
    link.media = 'all'
  const still = document.querySelector('#first-paint')
  if (isEmbedded())
    still?.querySelectorAll('.audience-bar, .audience-reading').forEach(around => around.remove())
  if (!still)
    return
  void handOver(still, router as Router)
  // The still slide must answer while the live one is made: what can wait for a task of its own does.
  await router.isReady()
  await task()
})

/** The next task: whatever the visitor does comes before it. */
function task(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve))
}

async function handOver(still: Element, router: Router): Promise<void> {
  await router.isReady()
  // Only when it is drawn, and was so in the frame before: transitions and late styles have settled.
  for (let steady = 0; steady < 2;) {
    await new Promise(requestAnimationFrame)
    steady = !still.hasAttribute('data-leaving') && await follows(router) && isDrawn(router) ? steady + 1 : 0
    if (steady === 1)
      await document.fonts.ready
  }
  // What comes in with a motion has come in already.
  for (const motion of document.getAnimations()) {
    if (motion.effect?.getComputedTiming().endTime !== Infinity)
      motion.finish()
  }
  const held = still.contains(document.activeElement) ? document.activeElement : undefined
  document.querySelector('#first-style')?.remove()
  still.remove()
  // An embedded deck has no bar: the room that the still page kept for its own goes with it.
  document.documentElement.classList.toggle('with-bar', document.body.classList.contains('with-bar'))
  if (held)
    twinOf(held)?.focus({ preventScroll: true })
}

/** Whether the deck is at the address's slide and click; if the still slide walked on meanwhile, it goes there. */
async function follows(router: Router): Promise<boolean> {
  const clicks = new URLSearchParams(location.search).get('clicks') ?? undefined
  const { name, params, query } = router.currentRoute.value
  const no = (name === 'play' && /\/(\d+)\/?$/.exec(location.pathname)?.[1]) || undefined
  if ((query.clicks ?? undefined) === clicks && (no ?? params.no) === params.no)
    return true
  await router.replace({ ...no && { name: 'play', params: { ...params, no } }, query: { ...query, clicks } })
  return false
}

/** A deck within another page has no bar of its own. */
function isEmbedded(): boolean {
  return new URLSearchParams(location.search).has('embedded')
}

/** Whether the slide that the address names stands there with all its parts, at its size and in its faces. */
function isDrawn(router: Router): boolean {
  const { name, params } = router.currentRoute.value
  if (name !== 'play')
    return true
  const slide = document.querySelector<HTMLElement>(`#slideshow > [data-slidev-no="${String(params.no)}"]`)
  return !!slide
    && !!slides.value[Number(params.no) - 1]?.meta.__clicksContext?.isMounted
    && slide.getBoundingClientRect().width > 0
    && !slide.querySelector('[aria-busy="true"], .slidev-slide-loading')
    && !/-(?:enter|leave)-/.test(slide.className)
    && document.fonts.status === 'loaded'
    && (isEmbedded() || !!document.querySelector('body > .audience-bar'))
    && [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')].every(link => link.sheet)
    && [...slide.querySelectorAll('img')].every(image => image.complete)
}

/** The live deck's own copy of a link or button that had the focus in the still picture. */
function twinOf(held: Element): HTMLElement | undefined {
  const key = (element: Element) =>
    [element.tagName, element.getAttribute('href'), element.className, element.textContent?.trim()].join('\n')
  return [
    ...document.querySelectorAll<HTMLElement>(
      'body > :is(.audience-bar, .audience-reading) :is(a, button), #slide-content :is(a, button)',
    ),
  ].find(other => key(other) === key(held))
}
