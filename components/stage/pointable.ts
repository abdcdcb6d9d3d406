import { slideHeight, slideWidth } from '@slidev/client/env.ts'

/* What can be pointed at on a slide, found alike in every window, and where it stands in the slide's own units. */

export type Box = Pick<DOMRect, 'x' | 'y' | 'width' | 'height'>

/** A map's nodes, and whatever a chart calls a part of it. */
const drawings = '.map-node:not(.later), [data-part]:not(.later)'
const words = '.slidev-layout :is(h1, p, li, blockquote)'

/** The slide that window shows. */
export function slideElement(no: number): HTMLElement | null {
  return document.querySelector(`#slideshow > [data-slidev-no="${no}"]`)
}

/** The parts of a slide: a map's nodes, a chart's parts, or where there are none its words; then the citations. */
export function pointableOf(slide: ParentNode): Element[] {
  const visible = (selector: string) =>
    [...slide.querySelectorAll(selector)].filter(
      part =>
        part.checkVisibility({ opacityProperty: true, visibilityProperty: true })
        && part.getBoundingClientRect().width > 0,
    )
  const drawn = visible(drawings)
  return [...drawn.length > 0 ? drawn : visible(words), ...visible('.cite-badge')]
}

/** Where an element stands on the slide. */
export function boxOf(element: Element): Box | undefined {
  const slide = document.querySelector('#slide-content')?.getBoundingClientRect()
  if (!slide?.width)
    return undefined
  const scale = slideWidth.value / slide.width
  const { left, top, width, height } = element.getBoundingClientRect()
  return { x: (left - slide.left) * scale, y: (top - slide.top) * scale, width: width * scale, height: height * scale }
}

/** Where a pointer stands on the slide, to a tenth of its units. */
export function pointOf({ clientX, clientY }: { clientX: number, clientY: number }): [x: number, y: number] {
  const { left, top, width, height } = document.querySelector('#slide-content')!.getBoundingClientRect()
  const tenth = (value: number) => Math.round(value * 10) / 10
  return [tenth((clientX - left) / width * slideWidth.value), tenth((clientY - top) / height * slideHeight.value)]
}

/** A citation's name: its claims, and which of those with the same ones it is on the slide. */
export function citeName(badge: Element, slide: ParentNode): string {
  const { claims = '' } = (badge as HTMLElement).dataset
  const same = [...slide.querySelectorAll<HTMLElement>('.cite-badge')].filter(each => each.dataset.claims === claims)
  return `${claims}#${same.indexOf(badge as HTMLElement)}`
}
