/**
 * Names what links lead to, headings and sources, in a way that comes through Chromium's print: its structure keeps no
 * ids, but each element's language, so each says its name there (`en-x-slide-3`). `universal.ts` reads and removes it.
 * Sources become notes. Sent to the page as text, so it uses nothing but the page's own globals.
 */
export function nameTargets(): void {
  for (const target of document.querySelectorAll<HTMLElement>('[id^="paper-"], [id^="slide-"], [id^="source-"], #contents, #appendix, #sources')) {
    const isSource = target.id.startsWith('source-')
    const heading = 'h1:not([role]), h2:not([role]), h3:not([role])'
    const named = isSource ? target.lastElementChild : target.matches(heading) ? target : target.querySelector(heading)
    if (!(named instanceof HTMLElement))
      continue
    if (isSource)
      named.setAttribute('role', 'note')
    named.lang = `${named.closest<HTMLElement>('[lang]')!.lang.split('-x-')[0]}-x-${target.id}`
  }
}

/** Undoes it, for what is made of the page afterwards. */
export function forgetTargets(): void {
  document.querySelectorAll<HTMLElement>('[lang*="-x-"]').forEach(named => named.lang = named.lang.split('-x-')[0]!)
}

/** A chart says its reading with its name: who hears a figure's alternative hears nothing else of it. */
export function tellReadings(): void {
  for (const reading of document.querySelectorAll('figure[aria-label] > figcaption.sr-only')) {
    const texts = reading.childElementCount > 0 ? [...reading.children].map(({ textContent }) => textContent) : [reading.textContent]
    const figure = reading.parentElement!
    figure.ariaLabel = [figure.ariaLabel, ...texts].map(text => (text ?? '').replace(/\s+/g, ' ').trim()).filter(Boolean).join(' ')
    reading.remove()
  }
}
