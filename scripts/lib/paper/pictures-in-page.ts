/*
 * It is sent to the page as text, so it uses nothing but its argument and the page's own globals.
 */

/**
 * Makes each slide on `/paper` one picture that can stand in another document: `figure.picture[data-no]`, with
 * nothing in it to follow, press or collide with, and what it shows in words.
 *
 * @param maps what slides show that no walk over their text tells, by slide number
 * @returns the pictures' markup by slide number
 */
export function takePictures(maps: Record<number, string>): Record<number, string> {
  const pictures = [...document.querySelectorAll('.paper-page')].map((section) => {
    const no = Number(section.id.replace('paper-', ''))
    // In its final state, where there is a page for each click.
    const slide = [...section.querySelectorAll<HTMLElement>('.print-slide-container')].at(-1)!
    // Its heading stands above its picture already, and its foot under every slide of a part.
    const told = wordsOf(slide, no, [slide.querySelector('h1, h2, h3'), slide.querySelector('.tally')])
    return { section, slide, no, words: [told, maps[no]].filter(Boolean).join(' ') || wordsOf(slide, no) }
  })
  return Object.fromEntries(pictures.map(({ section, slide, no, words }) => {
    const figure = document.createElement('figure')
    figure.className = 'picture'
    figure.dataset.no = String(no)
    figure.setAttribute('role', 'img')
    figure.setAttribute('aria-label', words)
    const frame = document.createElement('div')
    frame.className = 'frame'
    quieten(slide)
    section.replaceWith(figure)
    frame.append(slide)
    figure.append(frame)
    return [no, figure.outerHTML]
  }))

  /** The slide's words in reading order, sentence by sentence. */
  function wordsOf(root: Element, no: number, without: readonly (Element | null)[] = []): string {
    const pieces: string[] = []
    let block: Element | null | undefined
    let apart = false
    const add = (text: string, of: Element | null) => {
      const piece = text.replace(/\s+/g, ' ').trim()
      apart ||= /^\s/.test(text)
      if (piece && of && of === block)
        pieces.push(`${pieces.pop()!}${apart ? ' ' : ''}${piece}`)
      else if (piece)
        pieces.push(piece)
      block = piece ? of : block
      apart = piece ? /\s$/.test(text) : apart
    }
    const walk = (element: Element) => {
      for (const node of element.childNodes) {
        if (node.nodeType === Node.TEXT_NODE) {
          add(
            node.textContent!,
            element.closest(
              'p, li, h1, h2, h3, h4, dt, dd, th, td, [role="cell"], [role="rowheader"], [role="columnheader"], figcaption, div',
            ),
          )
        }
        if (
          !(node instanceof Element)
          || without.includes(node)
          // A list of sources stands at the handout's end in full.
          || node.matches(
            '[aria-hidden="true"], title, desc, style, button, input, .map-spoken, .map-switch, .cite, .source-list :is(.title, .where)',
          )
        ) {
          continue
        }
        const label = node.getAttribute('aria-label')
        const stands = node.matches('br') || !getComputedStyle(node).display.startsWith('inline')
        apart ||= stands
        if (node.matches('svg'))
          add(maps[no] ? '' : label ?? '', node)
        else if (label && node.matches('[role="img"], [data-reading]'))
          add(label, node)
        else
          walk(node)
        apart ||= stands
      }
    }
    walk(root)
    return pieces.map(piece => /[.!?。…]$/.test(piece) ? piece : `${piece}.`).join(' ')
  }

  /** Takes away what a picture cannot have: names of its own, links, roles, places for the focus. */
  function quieten(root: HTMLElement): void {
    const asked = new Set(
      [...root.innerHTML.matchAll(/(?:url\(["'&quot;]*#|href="#)([^"')&]+)/g)].map(match => match[1]!),
    )
    root.removeAttribute('id')
    root.querySelectorAll('.map-spoken, .map-switch, title, desc, button, input, select')
      .forEach(element => element.remove())
    for (const element of root.querySelectorAll('*')) {
      if (element.matches('a'))
        element.removeAttribute('href')
      for (const { name } of [...element.attributes]) {
        if (
          ['role', 'tabindex', 'target', 'rel'].includes(name)
          || (name.startsWith('aria-') && name !== 'aria-hidden')
          || (name === 'id' && !asked.has(element.id))
        ) {
          element.removeAttribute(name)
        }
      }
      // In the document around it headings, figures and tables are other ones.
      if (element.matches('h1, h2, h3, h4, h5, h6, figure, table'))
        element.setAttribute('role', 'presentation')
    }
  }
}
