/*
 * Runs in the page of the live deck: takes the slide on the screen apart and writes it down the way a person
 * would by hand: text boxes, drawings, a class for each look. It must stand alone: the browser gets its text.
 */

export interface Extract {
  title: string
  body: string
  css: string
  /** What is written in each typeface. */
  faces: { family: string, url: string, descriptors: string, text: string }[]
}

export function extractSlide(): Extract {
  const stage = document.querySelector<HTMLElement>('#app #slide-content')!
  const origin = stage.getBoundingClientRect()
  const scale = origin.width / stage.offsetWidth
  const looks = new Map<string, string>()
  const written = new Map<string, Set<string>>()
  const round = (value: number) => String(Math.round(value * 10) / 10)
  const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
  const classFor = (look: string) => {
    if (!look)
      return ''
    if (!looks.has(look)) {
      looks.set(
        look,
        `${String.fromCharCode(97 + looks.size % 26)}${looks.size >= 26 ? Math.floor(looks.size / 26) : ''}`,
      )
    }
    return looks.get(look)!
  }
  const hidden = (element: Element) => {
    const { display, visibility, opacity, clipPath } = getComputedStyle(element)
    return display === 'none' || visibility === 'hidden' || Number(opacity) === 0 || clipPath !== 'none'
  }
  const write = (family: string, text: string) => {
    const first = family.split(',')[0]!.replace(/["']/g, '').trim()
    written.set(first, (written.get(first) ?? new Set()).union(new Set(text)))
    return first
  }

  const usual: Record<string, string> = {
    'fill': 'rgb(0, 0, 0)',
    'stroke': 'none',
    'stroke-width': '1px',
    'stroke-dasharray': 'none',
    'stroke-linecap': 'butt',
    'opacity': '1',
  }
  const shapes = new Set(['path', 'rect', 'circle', 'ellipse', 'line', 'polygon', 'polyline', 'text', 'tspan'])
  const geometry = [
    'd',
    'x',
    'y',
    'width',
    'height',
    'rx',
    'r',
    'cx',
    'cy',
    'x1',
    'x2',
    'y1',
    'y2',
    'points',
    'transform',
    'viewBox',
    'preserveAspectRatio',
  ]

  function drawing(element: Element): string {
    const tag = element.tagName
    if (hidden(element) || !(shapes.has(tag) || tag === 'g' || tag === 'svg'))
      return ''
    const style = getComputedStyle(element)
    const parts: string[] = []
    for (const [name, standard] of Object.entries(usual)) {
      const value = style.getPropertyValue(name)
      if (
        value !== standard
        && (shapes.has(tag) || name === 'opacity')
        && !(name.startsWith('stroke-') && style.stroke === 'none')
      ) {
        parts.push(`${name}:${value}`)
      }
    }
    if (tag === 'text') {
      parts.push(
        `font:${style.fontWeight} ${style.fontSize} ${write(style.fontFamily, element.textContent ?? '')},sans-serif`,
        `text-anchor:${style.textAnchor}`,
      )
    }
    const attributes = geometry.flatMap((name) => {
      const value = element.getAttribute(name)
      return value === null ? [] : [` ${name}="${value.replace(/\d+\.\d{2,}/g, round_)}"`]
    })
    if (element.hasAttribute('data-node'))
      attributes.push(' data-node')
    const look = classFor(parts.join(';'))
    const inner = tag === 'text' ? escaped(element.textContent!.trim()) : [...element.children].map(drawing).join('')
    return tag === 'g' && !look && !attributes.length
      ? inner
      : `<${tag}${look && ` class=${look}`}${attributes.join('')}>${inner}</${tag}>`
  }
  function round_(number: string) {
    return round(Number(number))
  }

  function box(element: HTMLElement | SVGElement, extra: string): string {
    const { left, top, width, height } = element.getBoundingClientRect()
    const [x, y, w, h] = [(left - origin.left) / scale, (top - origin.top) / scale, width / scale, height / scale]
    return `left:${round(x)}px;top:${round(y)}px;width:${round(w + 1)}px;${extra.includes('height') ? '' : `height:${round(h)}px;`}${extra}`
  }

  function words(element: Element): string {
    if (hidden(element))
      return ''
    if (element instanceof SVGSVGElement)
      return drawing(element).replace('<svg', `<svg style="${box(element, '')}"`)
    const html = element as HTMLElement
    const own = [...html.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.textContent!.trim())
    if (!own)
      return [...html.children].map(words).join('')
    const style = getComputedStyle(html)
    const tag = /^H[1-6]$/.test(html.tagName) ? html.tagName.toLowerCase() : 'p'
    // eslint-disable-next-line unicorn/prefer-dom-node-text-content -- the words as seen
    const face = write(style.fontFamily, html.innerText)
    const look = classFor(
      `font:${style.fontWeight} ${style.fontSize}/${style.lineHeight} ${face},sans-serif;color:${style.color}${style.letterSpacing === 'normal' ? '' : `;letter-spacing:${style.letterSpacing}`}`,
    )
    // eslint-disable-next-line unicorn/prefer-dom-node-text-content -- the words as seen
    return `<${tag} class=${look} style="${box(html, '')}">${escaped(html.innerText).replace(/\n/g, '<br>')}</${tag}>`
  }

  const body = words(stage)
  let ground: Element | null = stage.querySelector('.slidev-layout') ?? stage
  while (ground && getComputedStyle(ground).backgroundColor === 'rgba(0, 0, 0, 0)')
    ground = ground.parentElement
  const rules = [...document.styleSheets].flatMap((sheet) => {
    try {
      return [...sheet.cssRules]
        .filter(rule => rule instanceof CSSFontFaceRule)
        .map(rule => ({ rule, base: sheet.href ?? location.href }))
    }
    catch {
      return []
    }
  })
  const faces = rules.flatMap(({ rule, base }) => {
    const family = rule.style.getPropertyValue('font-family').replace(/["']/g, '')
    const source = /url\(["']?([^"')]+)/.exec(rule.style.getPropertyValue('src'))?.[1]
    const text = [...written.get(family) ?? []].join('')
    return source && text
      ? [
          {
            family,
            url: new URL(source, base).href,
            descriptors: `font-weight:${rule.style.getPropertyValue('font-weight') || 'normal'}`,
            text,
          },
        ]
      : []
  })
  return {
    title: document.title,
    body,
    css: `${[...looks].map(([look, name]) => `.${name}{${look}}`).join('')}body{margin:0;overflow:hidden;background:${ground ? getComputedStyle(ground).backgroundColor : '#fff'}}`,
    faces: faces.filter((face, at) => faces.findIndex(other => other.url === face.url) === at),
  }
}
