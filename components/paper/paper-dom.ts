import type { SlideFacts } from '../../kit/deck/parts.ts'
import { partsOf, rankOf } from '../../kit/deck/parts.ts'

/**
 * Makes a slide hold still: a picture with parts to operate is one figure with name and description for its
 * words, and what Chromium would leave out of a PDF's structure (lists of terms, a foreign passage's language)
 * says what it is.
 */
export function standStill(root: ParentNode): void {
  for (const picture of root.querySelectorAll('svg[role="group"]')) {
    const words = ['aria-labelledby', 'aria-describedby']
      .map(
        attribute =>
          picture.querySelector(`#${CSS.escape(picture.getAttribute(attribute) ?? '')}`)?.textContent?.trim() ?? '',
      )
      .filter(Boolean)
      .map(text => (/[.!?]$/.test(text) ? text : `${text}.`))
    picture.setAttribute('role', 'img')
    if (words.length > 0)
      picture.setAttribute('aria-label', words.join(' '))
    picture.removeAttribute('aria-labelledby')
    picture.removeAttribute('aria-describedby')
  }
  for (const list of root.querySelectorAll('dl:not([role])')) {
    list.setAttribute('role', 'list')
    for (const row of list.querySelectorAll(':scope > div'))
      row.setAttribute('role', 'listitem')
  }
  for (const passage of root.querySelectorAll(':is(span, cite, q, i)[lang]:not([role])'))
    passage.setAttribute('role', 'note')
}

/**
 * One document has one first heading: the talk's title. The parts come below it, and the slides below their
 * part, whatever tag each slide was written with.
 */
export function rankHeadings(slides: readonly SlideFacts[]): void {
  let titled = false
  for (const [index, part] of partsOf(slides).entries()) {
    const no = index + 1
    const own = rankOf(no, part)
    for (const copy of document.querySelectorAll(`#paper-${no} .print-slide-container`)) {
      const [first, ...others] = copy.querySelectorAll('h1, h2, h3, h4')
      first?.setAttribute('aria-level', String(no === 1 && !titled ? 1 : own))
      titled = true
      for (const heading of others)
        heading.setAttribute('aria-level', String(own + Math.max(1, Number(heading.tagName[1]) - 2)))
    }
  }
}
