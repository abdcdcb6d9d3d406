import type { Limits } from './limits.ts'
import type { Box, Found } from './rule.ts'

/** Looks at one slide on the screen or on paper. Runs in the page. */
export function findOverflow({ safe, root: selector }: Pick<Limits, 'safe'> & { root: string }): Found[] {
  const { describe, frameOf, ink, isSeen, opacityOf, ownerOf, place, quote, texts, union } = preflight
  const root = document.querySelector<HTMLElement>(selector)!
  const { width, height, left, top, scale } = frameOf(root)
  const words = texts(root)
  const found: Found[] = []
  const say = (message: string, remedy: string, words: string | undefined, box: Box) =>
    found.push({ message, remedy, words, box })
  /** What a layer over all slides draws, like a page number, has places of its own. */
  const isLayer = (element: Element) => !element.closest('[data-slidev-no]')
  const many = (px: number) => `${Math.round(px)} px`
  const tolerance = 1.5
  const edges = { top: 0, right: 0, bottom: 0, left: 0 }

  beyond()
  drawings()
  clipped()
  overlapping()
  covered()
  return found

  function excess({ x, y, width: w, height: h }: Box, room: Limits['safe']): [px: number, side: string] {
    const sides: [number, string][] = [
      [y + h - (height - room.bottom), 'below'],
      [x + w - (width - room.right), 'to the right of'],
      [room.left - x, 'to the left of'],
      [room.top - y, 'above'],
    ]
    return sides.reduce((most, side) => side[0] > most[0] ? side : most)
  }

  function beyond(): void {
    const owners = Map.groupBy(words.filter(({ element }) => !isLayer(element)), ({ block }) => ownerOf(block))
    for (const [owner, parts] of owners) {
      const box = union(parts.flatMap(({ lines }) => lines.map(ink)))
      const beyondSlide = excess(box, edges)
      const isOut = beyondSlide[0] > tolerance
      const [px, side] = isOut ? beyondSlide : excess(box, safe)
      if (px <= tolerance)
        continue
      const what = owner.matches('svg text, div, span, section')
        ? quote(parts.map(({ words }) => words).join(' '))
        : describe(owner)
      const ends = side === 'above' ? 'begins' : side === 'below' ? 'ends' : 'reaches'
      say(
        `${what} ${ends} ${many(px)} ${side} the ${isOut ? 'slide' : 'safe area'}`,
        'shorten it or divide the slide',
        parts.at(-1)!.words,
        box,
      )
    }
  }

  /** Images and drawings that say something; what is decoration may bleed. */
  function drawings(): void {
    const uncut = new Map<Element, boolean>()
    for (const element of root.querySelectorAll('[data-slidev-no] :is(img, video, canvas, iframe, svg)')) {
      const decorative
        = element.closest('[aria-hidden="true"], [role="presentation"], [role="none"]')
          || element.getAttribute('alt') === ''
      if (
        decorative
        || !isSeen(element, root, uncut)
        || element.parentElement?.closest('svg')
        || getComputedStyle(element).objectFit === 'cover'
      ) {
        continue
      }
      const shapes = element.matches('svg')
        ? [...element.querySelectorAll('path, rect, circle, ellipse, line, polyline, polygon, image')].filter(
            shape =>
              !shape.closest('defs, clipPath, mask, symbol, marker, pattern, [aria-hidden="true"]')
              && isSeen(shape, root, uncut),
          )
        : [element]
      const boxes = shapes
        .map(shape => place(shape.getBoundingClientRect(), root))
        .filter(({ width, height }) => width + height > 0)
      if (boxes.length === 0)
        continue
      const box = union(boxes)
      const [px, side] = excess(box, edges)
      const file = element.getAttribute('src')?.split('/').at(-1)
      if (px > 2)
        say(`${describe(element)} reaches ${many(px)} ${side} the slide`, 'make it smaller', file, box)
    }
  }

  function clipped(): void {
    const told = new Set<Element>()
    for (const { element, block, words: said, lines } of words) {
      for (
        let one: Element | null = element;
        one && one !== root && !one.matches('[data-slidev-no], .slidev-layout');
        one = one.parentElement
      ) {
        const { overflowX, overflowY } = getComputedStyle(one)
        if (overflowX === 'visible' && overflowY === 'visible')
          continue
        const frame = place(one.getBoundingClientRect(), root)
        const cut = Math.max(...lines.map(ink).map(line => Math.max(
          overflowX === 'visible' ? 0 : Math.max(line.x + line.width - frame.x - frame.width, frame.x - line.x),
          overflowY === 'visible' ? 0 : Math.max(line.y + line.height - frame.y - frame.height, frame.y - line.y),
        )))
        if (cut > 2 && !told.has(block)) {
          told.add(block)
          say(`${quote(said)} is cut off by ${many(cut)}`, 'give its box more room or shorten it', said, union(lines))
        }
      }
    }
  }

  function overlapping(): void {
    const lines = words.flatMap(({ block, words, lines, element }) =>
      lines.map(line => ({ block, words, element, box: ink(line) })),
    )
    const told = new Map<Element, Set<Element>>()
    for (const [index, one] of lines.entries()) {
      for (const two of lines.slice(index + 1)) {
        const across = Math.min(one.box.x + one.box.width, two.box.x + two.box.width) - Math.max(one.box.x, two.box.x)
        const down = Math.min(one.box.y + one.box.height, two.box.y + two.box.height) - Math.max(one.box.y, two.box.y)
        if (across <= 2 || down <= 2 || one.element === two.element || told.get(one.block)?.has(two.block))
          continue
        // Words of one block follow each other; only what is placed by itself can lie on its neighbour.
        if (one.block === two.block && !one.element.matches('tspan') && !two.element.matches('tspan'))
          continue
        told.set(one.block, (told.get(one.block) ?? new Set()).add(two.block))
        say(
          `${quote(two.words)} overlaps ${quote(one.words)} by ${many(Math.min(across, down))}`,
          'move one of them',
          isLayer(two.element) ? one.words : two.words,
          union([one.box, two.box]),
        )
      }
    }
  }

  function covered(): void {
    for (const { element, block, words: said, lines } of words) {
      const points = lines.flatMap(({ x, y, width, height }) =>
        [0.12, 0.5, 0.88].map(part => [left + (x + width * part) * scale, top + (y + height / 2) * scale] as const),
      )
      const covers = points.map(([x, y]) => coverOver(element, block, x, y))
      const cover = covers.find(Boolean)
      if (cover && covers.filter(Boolean).length * 2 >= covers.length)
        say(`${quote(said)} is hidden behind ${nameOf(cover)}`, 'move one of them', said, union(lines))
    }
  }

  function coverOver(element: Element, block: Element, x: number, y: number): Element | undefined {
    for (const over of document.elementsFromPoint(x, y)) {
      if (over.contains(element) || over === block)
        return undefined
      if (!element.contains(over) && root.contains(over) && hides(over, x, y))
        return over
    }
  }

  function hides(over: Element, x: number, y: number): boolean {
    const style = getComputedStyle(over)
    const opacity = opacityOf(over)
    if (over instanceof SVGGeometryElement) {
      if (style.fill === 'none' || opacity * Number(style.fillOpacity) * preflight.colour(style.fill)[3] < 0.6)
        return false
      const matrix = over.getScreenCTM()
      return !!matrix && over.isPointInFill(new DOMPoint(x, y).matrixTransform(matrix.inverse()))
    }
    if (over.matches('img, video, canvas, iframe'))
      return opacity > 0.6
    return (
      opacity * preflight.colour(style.backgroundColor)[3] > 0.6
      || (opacity > 0.6 && style.backgroundImage.startsWith('url('))
    )
  }

  function nameOf(element: Element): string {
    const said = element instanceof HTMLElement ? element.textContent?.replace(/\s+/g, ' ').trim() : ''
    return said
      ? quote(said)
      : element instanceof SVGElement
        ? 'a shape of the drawing'
        : element.matches('img')
          ? 'an image'
          : 'another element'
  }
}
