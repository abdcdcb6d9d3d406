/*
 * On which page a slide stands is known once everything is printed, and no style can say it in Chromium. So each line
 * of the contents is printed with all ten digits in its number's place, and those that are meant are left of them.
 */

/** How many lines of the contents have a number's place, and how wide a digit is in it, in CSS pixels. */
export interface NumberPlaces {
  count: number
  digit: number
}

/** Sent to the page as text: puts ten digits in each number's place, where the last ones take its room. */
export function makeRoomForNumbers(): NumberPlaces {
  const places = [...document.querySelectorAll<HTMLElement>('.handout-contents .at')]
  const digits = document.querySelectorAll('.handout-slide').length > 99 ? 3 : 2
  for (const place of places) {
    place.textContent = '0123456789'
    // What has no room goes out to the left: beyond the sheet's right edge it would make the whole page smaller.
    place.style.cssText = 'flex: none; min-width: 0; white-space: nowrap; direction: rtl; '
      + 'font-kerning: none; font-variant: tabular-nums; letter-spacing: 0'
  }
  const digit = (places[0]?.getBoundingClientRect().width ?? 0) / 10
  places.forEach(place => place.style.width = `${digit * digits}px`)
  return { count: places.length, digit }
}
