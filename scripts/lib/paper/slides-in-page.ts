/*
 * What is done with a page before it is printed. Each function is sent to the page as text, so it uses nothing but its
 * argument and the page's own globals.
 */

/**
 * The page as a document that needs no script: what the live deck has drawn is in it. The page has nothing else after.
 *
 * @returns the document's text
 */
export function drawnPage(): string {
  const root = document.documentElement
  const deck = document.querySelector('.paper-deck')!
  root.removeAttribute('style')
  delete root.dataset.waiting
  document.querySelector('#app')!.replaceChildren(deck)
  globalThis.picture(deck, deck)
  root.querySelectorAll('script[src], link[rel="modulepreload"], link[rel="preload"], body > :not(#app)')
    .forEach(element => element.remove())
  for (const sheet of root.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]'))
    sheet.setAttribute('href', new URL(sheet.href).pathname)
  const comments = document.createNodeIterator(root, NodeFilter.SHOW_COMMENT)
  for (let comment = comments.nextNode(); comment; comment = comments.nextNode())
    (comment as Comment).remove()
  if (!document.querySelector('meta[name="color-scheme"]'))
    root.classList.remove('light', 'dark')
  const shadowRoots = [...deck.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? [])
  const [opening] = (root.cloneNode() as Element).outerHTML.split('</html>')
  return `<!DOCTYPE html>\n${opening}\n${root.getHTML({ shadowRoots })}\n</html>\n`
}

/** Shows a page that may be hidden yet: it is laid out once, in its own faces. */
export async function showPage(): Promise<void> {
  // One that is only of this computer may not be there.
  if (document.documentElement.hidden)
    await Promise.allSettled([...document.fonts].map(face => face.load()))
  document.documentElement.hidden = false
  // What else it asks for is known once it is laid out.
  await new Promise(requestAnimationFrame)
  await document.fonts.ready
  await new Promise(requestAnimationFrame)
  await globalThis.atRest?.(document.body)
}

/** Leaves these slides alone on the page, and no link to what is not there any more. */
export function keepSlides(numbers: readonly number[]): void {
  for (const page of document.querySelectorAll('.paper-page')) {
    if (!numbers.includes(Number(page.id.replace('paper-', ''))))
      page.remove()
  }
  for (const link of document.querySelectorAll('.paper-page a[href^="#"]')) {
    if (!document.getElementById(link.getAttribute('href')!.slice(1)))
      link.removeAttribute('href')
  }
}

/** The slides that a style hides on paper or of which something stands beyond its page: their numbers, and why. */
export function slidesNotWhole(): { no: number, reason: string }[] {
  const found = new Map<number, { over: number, reason: string }>()
  for (const copy of document.querySelectorAll('.paper-page .print-slide-container')) {
    const no = Number(copy.closest('.paper-page')!.id.replace('paper-', ''))
    const page = copy.getBoundingClientRect()
    if (page.width === 0)
      found.set(no, { over: Infinity, reason: 'a style hides it. See what @media print or .print hides.' })
    const walker = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT)
    const range = document.createRange()
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const words = node.textContent!.trim()
      if (!words || node.parentElement!.closest('.sr-only, .map-spoken, title, desc, [aria-hidden="true"]'))
        continue
      range.selectNodeContents(node)
      const { width, bottom, right, top, left } = range.getBoundingClientRect()
      const over = Math.ceil(Math.max(bottom - page.bottom, right - page.right, page.top - top, page.left - left))
      if (width > 0 && over > (found.get(no)?.over ?? 1)) {
        const reason = `"${words.slice(0, 40)}" stands ${over} px beyond its page. Shorten the slide or divide it, `
          + 'or say why it may: waive: { overflow: "…" }.'
        found.set(no, { over, reason })
      }
    }
  }
  return [...found].map(([no, { reason }]) => ({ no, reason }))
}

/**
 * Draws strokes over the slides on `/paper`, over the last click of each, as the stage shows them.
 */
export function drawStrokes({ paths, word }: { paths: Record<number, string[]>, word: string }): void {
  const create = (name: string) => document.createElementNS('http://www.w3.org/2000/svg', name)
  for (const [no, strokes] of Object.entries(paths)) {
    const slide = [...document.querySelectorAll(`#paper-${no} .print-slide-container`)].at(-1)
    if (!slide)
      continue
    const figure = slide.appendChild(document.createElement('div'))
    figure.setAttribute('role', 'img')
    figure.setAttribute('aria-label', word)
    figure.style.cssText = 'position: absolute; inset: 0'
    const svg = figure.appendChild(create('svg'))
    svg.setAttribute('viewBox', '0 0 980 552')
    for (const d of strokes) {
      const path = svg.appendChild(create('path'))
      path.setAttribute('d', d)
      path.setAttribute('style', 'fill: #e8431a; stroke: var(--ground); stroke-width: 1.4; paint-order: stroke')
    }
  }
}
