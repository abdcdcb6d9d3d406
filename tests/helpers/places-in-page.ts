import type { Preflight } from '../../scripts/lib/check/in-page.ts'
import type { Box } from '../../scripts/lib/check/rule.ts'

/** A word on the slide, in pixels of the slide's canvas. */
export interface Word extends Box {
  word: string
  /** Number of what it flows in. */
  block: number
  /** In a drawing, where nothing wraps. */
  drawn: boolean
  /** On how many lines it stands: one with a hyphen may end on the next. */
  parts: number
}

/** Where everything stands on one slide, as far as eyes can tell. */
export interface Places {
  /** The window, and the slide in it, in CSS pixels. */
  window: { width: number, height: number }
  slide: Box
  /** Neither mirrored nor turned. */
  upright: boolean
  heading: Box | null
  words: Word[]
  /** Nodes of maps by their id. */
  nodes: (Box & { id: string })[]
  bar: {
    box: Box
    /** What can be pressed in it, in CSS pixels. */
    items: (Box & { name: string })[]
    /** Opacity of its ground, of 1. */
    ground: number
  } | null
  /** The spark on the thread, in CSS pixels. */
  spark: Box & { opacity: number } | null
}

/** Looks at the slide at hand: at the still one while it is there, otherwise at the live one. Runs in the page. */
export function lookAtPlaces(): Places {
  const { preflight } = globalThis as unknown as { preflight: Preflight }
  const { colour, isSeen, opacityOf, place, texts } = preflight
  const still = document.querySelector<HTMLElement>('#first-paint')
  const root = document.querySelector<HTMLElement>(still ? '#first-slide-content' : '#slide-content')!
  const boxOf = (element: Element): Box => {
    const { left, top, width, height } = element.getBoundingClientRect()
    return { x: left, y: top, width, height }
  }
  const seen = texts(root)
  const blocks = [...new Set(seen.map(({ block }) => block))]
  // A badge flows in the text around it.
  const flowOf = (block: Element) => blocks.findIndex(other => other.contains(block))
  // In a drawing a line is one: WebKit loses the place of a part of it.
  const words = seen.flatMap(({ node, block, element }) =>
    [...node.data.matchAll(element.closest('svg') ? /\S.*\S|\S/g : /\S+/g)].map(({ 0: word, index }) => {
      const range = document.createRange()
      range.setStart(node, index)
      range.setEnd(node, index + word.length)
      // A word that a line's end divides stands where it begins.
      const rects = [...range.getClientRects()].filter(({ width }) => width > 0)
      const parts = new Set(rects.map(({ top }) => Math.round(top))).size
      return {
        word,
        block: flowOf(block),
        drawn: element.closest('svg') !== null,
        parts,
        ...place(rects[0] ?? range.getBoundingClientRect(), root),
      }
    }),
  )
  const heading = [...root.querySelectorAll('h1, h2')].find(it => isSeen(it, root))
  const bar = document.querySelector<HTMLElement>(still ? '#first-paint .audience-bar' : '.audience-bar[data-live]')
  const spark = [...root.querySelectorAll('.travel i')].find(it => it.getBoundingClientRect().width > 0)
  const matrix = new DOMMatrix(getComputedStyle(root).transform)
  return {
    window: { width: innerWidth, height: innerHeight },
    slide: boxOf(root),
    upright: matrix.a > 0 && matrix.d > 0 && Math.abs(matrix.b) + Math.abs(matrix.c) < 1e-6,
    heading: heading ? place(heading.getBoundingClientRect(), root) : null,
    words,
    nodes: [...root.querySelectorAll('[data-node]')]
      .filter(node => isSeen(node, root))
      .map(node => ({
        id: node.getAttribute('data-node')!,
        ...place(node.querySelector('.map-shape')!.getBoundingClientRect(), root),
      })),
    bar: bar && {
      box: boxOf(bar),
      items: [...bar.querySelectorAll('.bar-item')].filter(item => item.checkVisibility({ visibilityProperty: true }))
        .map(item => ({ name: item.className.replace(/bar-item /, ''), ...boxOf(item) })),
      ground: colour(getComputedStyle(bar).backgroundColor)[3],
    },
    spark: spark ? { ...boxOf(spark), opacity: opacityOf(spark) } : null,
  }
}
