/**
 * Names what links lead to, headings and sources, in a way that comes through Chromium's print: its structure keeps no
 * ids, but each element's language, so each says its name there (`en-x-slide-3`). `universal.ts` reads and removes it.
 * Sources become notes. Sent to the page as text, so it uses nothing but the page's own globals.
 */
export function nameTargets(): void {
  for (const target of document.querySelectorAll<HTMLElement>(
    '[id^="paper-"], [id^="slide-"], [id^="source-"], #contents, #appendix, #sources',
  )) {
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

/** A chart says its reading with its name: who hears a figure's alternative hears nothing else of it. */
export function tellReadings(): void {
  for (const reading of document.querySelectorAll('figure[aria-label] > figcaption.sr-only')) {
    const figure = reading.parentElement!
    const lines = [...reading.querySelectorAll('li, p')]
    for (const line of lines.length > 0 ? lines : [reading]) {
      const text = line.textContent!.replace(/\s+/g, ' ').replace(figure.ariaLabel!, '').replace(/ {2}/g, ' ').trim()
      if (text)
        figure.ariaLabel = `${figure.ariaLabel} ${text}${/[.!?。…:]$/.test(text) ? '' : '.'}`
    }
    figure.dataset.reading = ''
    reading.remove()
  }
}

export interface NumberPlaces {
  /** Where each line of the contents that has a number's place leads: the name of a destination. */
  targets: string[]
  /** Width of a digit there, in CSS pixels. */
  digit: number
}

/** Puts digits in each number's place in the contents, where the last ones take its room (`contents.ts`). */
export function makeRoomForNumbers(): NumberPlaces {
  const places = [...document.querySelectorAll<HTMLElement>('.handout-contents .at')]
  const digits = document.querySelectorAll('.handout-slide').length > 99 ? 3 : 2
  for (const place of places) {
    place.textContent = '01234567890123456789'
    // What has no room goes out to the left: beyond the sheet's right edge it would make the whole page smaller.
    place.style.cssText = 'flex: none; min-width: 0; white-space: nowrap; direction: rtl; '
      + 'font-kerning: none; font-variant: tabular-nums; letter-spacing: 0'
  }
  const digit = (places[0]?.getBoundingClientRect().width ?? 0) / 20
  places.forEach(place => place.style.width = `${digit * digits}px`)
  return { targets: places.map(place => decodeURIComponent(place.closest('a')!.hash.slice(1))), digit }
}
