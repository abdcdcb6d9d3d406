import type { Box } from './rule.ts'

/** Words in one text node, as they stand on the slide. */
export interface DrawnText {
  node: Text
  element: Element
  /** What it flows in: a paragraph, a list item, an SVG text. */
  block: Element
  words: string
  /** One for each line, in pixels of the slide's canvas. */
  lines: Box[]
}

export type Preflight = ReturnType<typeof createPreflight>

declare global {
  // eslint-disable-next-line vars-on-top
  var preflight: Preflight
}

/**
 * What the rules share in the page: sent over as text and kept there as `preflight`, so it may use nothing but the
 * page's own globals.
 */
export function createPreflight() {
  // A slide that a slide shows small is judged where it stands itself.
  const apart = 'title, desc, defs, style, script, noscript, template, [data-slidev-no] [data-slidev-no]'

  /** Where an element that stands for a slide lies, and how much larger than its canvas it is drawn. */
  function frameOf(root: HTMLElement) {
    const { left, top, width } = root.getBoundingClientRect()
    return { left, top, scale: width / root.offsetWidth || 1, width: root.offsetWidth, height: root.offsetHeight }
  }

  /** A rectangle of the window in pixels of the canvas. */
  function place(rect: { left: number, top: number, width: number, height: number }, root: HTMLElement): Box {
    const { left, top, scale } = frameOf(root)
    return {
      x: (rect.left - left) / scale,
      y: (rect.top - top) / scale,
      width: rect.width / scale,
      height: rect.height / scale,
    }
  }

  /**
   * Whether it is there for eyes: neither hidden nor cut down to a speck that only speaks.
   *
   * @param uncut what is known of elements around it, for one look at many of a slide
   */
  function isSeen(element: Element, root: Element, uncut = new Map<Element, boolean>()): boolean {
    return element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && isUncut(element, root, uncut)
  }

  function isUncut(element: Element, root: Element, known: Map<Element, boolean>): boolean {
    const before = element === root || known.get(element)
    if (before !== undefined)
      return before
    const { overflow, clipPath, clip, position } = getComputedStyle(element)
    const box = overflow === 'visible' ? undefined : element.getBoundingClientRect()
    const isCut = /^inset\((?:50|100)%/.test(clipPath)
      || (position === 'absolute' && clip !== 'auto')
      || (box && Math.min(box.width, box.height) <= 2)
    const is = !isCut && (!element.parentElement || isUncut(element.parentElement, root, known))
    known.set(element, is)
    return is
  }

  function blockOf(element: Element): Element {
    const text = element.closest('svg text')
    if (text)
      return text
    let block: Element = element
    while (block.parentElement && /^(?:inline|contents)$/.test(getComputedStyle(block).display))
      block = block.parentElement
    return block
  }

  /** All that can be read on a slide, in the order of its source. */
  function texts(root: HTMLElement): DrawnText[] {
    const found: DrawnText[] = []
    const uncut = new Map<Element, boolean>()
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const node = walker.currentNode as Text
      const element = node.parentElement
      const words = node.data.replace(/\s+/g, ' ').trim()
      if (!words || !element || element.closest(apart) || !isSeen(element, root, uncut))
        continue
      const range = document.createRange()
      range.selectNodeContents(node)
      const lines = [...range.getClientRects()]
        .filter(({ width, height }) => width > 0.5 && height > 0.5)
        .map(rect => place(rect, root))
      if (lines.length > 0)
        found.push({ node, element, block: blockOf(element), words, lines })
    }
    return found
  }

  /** The part of a line that its letters fill: faces leave room above and below. */
  function ink({ x, y, width, height }: Box): Box {
    return { x, y: y + height * 0.2, width, height: height * 0.62 }
  }

  function union(boxes: Box[]): Box {
    const x = Math.min(...boxes.map(box => box.x))
    const y = Math.min(...boxes.map(box => box.y))
    return {
      x,
      y,
      width: Math.max(...boxes.map(box => box.x + box.width)) - x,
      height: Math.max(...boxes.map(box => box.y + box.height)) - y,
    }
  }

  /** What people call it. */
  function describe(element: Element): string {
    const kinds: [string, string][] = [
      ['ul, ol, dl', 'the list'],
      ['table', 'the table'],
      ['pre, code', 'the code'],
      ['h1, h2, h3, h4, h5, h6', 'the heading'],
      ['blockquote', 'the quotation'],
      ['img, picture', 'the image'],
      ['video', 'the video'],
      ['canvas, svg', 'the drawing'],
      ['button', 'the button'],
      ['p', 'the paragraph'],
    ]
    return kinds.find(([kind]) => element.matches(kind))?.[1] ?? 'the text'
  }

  /** The whole that a piece of text belongs to: its list, table, drawing or paragraph. */
  function ownerOf(block: Element): Element {
    return (
      block.closest('ul, ol, dl, table, pre')
      ?? block.closest('svg text, p, h1, h2, h3, h4, h5, h6, blockquote')
      ?? block
    )
  }

  function quote(words: string): string {
    return `“${words.length > 40 ? `${words.slice(0, 39).trimEnd()}…` : words}”`
  }

  /** How opaque an element is drawn, with all that it stands in. */
  function opacityOf(element: Element): number {
    let opacity = 1
    for (let one: Element | null = element; one; one = one.parentElement)
      opacity *= Number(getComputedStyle(one).opacity)
    return opacity
  }

  let pen: OffscreenCanvasRenderingContext2D | undefined
  const known = new Map<string, [number, number, number, number]>()

  /** Red, green and blue of 255 and alpha of 1, whatever way the colour is written. */
  function colour(text: string): [number, number, number, number] {
    if (!known.has(text)) {
      pen ??= new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })!
      pen.clearRect(0, 0, 1, 1)
      pen.fillStyle = text
      pen.fillRect(0, 0, 1, 1)
      const [red, green, blue, alpha] = pen.getImageData(0, 0, 1, 1).data
      known.set(text, [red!, green!, blue!, alpha! / 255])
    }
    return known.get(text)!
  }

  /** The ratio of WCAG between two opaque colours. */
  function contrast(one: readonly number[], two: readonly number[]): number {
    const light = (rgb: readonly number[]) => {
      const [red, green, blue] = rgb.map(value =>
        value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
      )
      return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
    }
    const [low, high] = [light(one), light(two)].sort((a, b) => a - b)
    return (high! + 0.05) / (low! + 0.05)
  }

  /** What base64 stands for: the browser's own way takes a hundredth of the time, where there is one. */
  function bytesOf(base64: string): Blob {
    return new Blob([Uint8Array.fromBase64?.(base64) ?? Uint8Array.from(atob(base64), char => char.charCodeAt(0))])
  }

  /** How elements have looked to each rule. */
  const looks: Record<string, WeakMap<Element, Set<string>>> = {}

  /** Whether a rule meets an element that looks like this for the first time. */
  function isFirstLook(rule: string, element: Element, look: string): boolean {
    const met = looks[rule] ??= new WeakMap()
    const known = met.get(element) ?? new Set()
    met.set(element, known)
    return known.size < known.add(look).size
  }

  /** Lets a rule meet everything for the first time again. */
  function forget(rule: string): void {
    delete looks[rule]
  }

  /** The slide on the screen with the layers that stand over it. */
  function stage(): HTMLElement {
    return document.querySelector<HTMLElement>('#slide-content')!
  }

  return {
    frameOf,
    place,
    isSeen,
    texts,
    ink,
    union,
    describe,
    ownerOf,
    quote,
    opacityOf,
    colour,
    contrast,
    bytesOf,
    isFirstLook,
    forget,
    stage,
  }
}
