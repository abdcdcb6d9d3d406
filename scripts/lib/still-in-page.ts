/*
 * The clicks of a still slide: what each changes is found in the live deck while it is prerendered, and done
 * again in the visitor's page until the live deck takes over. Both functions are sent over as text, so each may
 * use nothing but its arguments and the page's own globals.
 */

/**
 * What one element becomes: by its place among all below the root, in the order of the document, its new
 * attributes (null where it loses one) or its whole new markup.
 */
export type Change = [at: number, to: Record<string, string | null> | string]

/** What makes `from` look like `to`, last place first, so that new markup moves no place still to come. */
export function changesBetween(from: Element, to: Element): Change[] {
  const places = new Map([...from.querySelectorAll('*')].map((element, at) => [element, at]))
  const changes: Change[] = []
  compare(from, to)
  return changes.sort(([a], [b]) => b - a)

  function compare(one: Element, other: Element): void {
    const at = places.get(one)
    const attributes = at === undefined ? {} : attributesBetween(one, other)
    const [inside, outside] = [[...one.childNodes], [...other.childNodes]]
    const alike = inside.length === outside.length && inside.every((node, index) => node.nodeType === outside[index]!.nodeType
      && (node instanceof Element ? node.tagName === (outside[index] as Element).tagName : node.textContent === outside[index]!.textContent))
    if (!alike && at !== undefined)
      return void changes.push([at, other.outerHTML])
    if (Object.keys(attributes).length > 0)
      changes.push([at!, attributes])
    if (!alike)
      throw new Error('A click changes what stands around the slide, which its still picture cannot follow.')
    for (const [index, node] of inside.entries()) {
      if (node instanceof Element)
        compare(node, outside[index] as Element)
    }
  }

  function attributesBetween(one: Element, other: Element): Record<string, string | null> {
    const names = new Set([...one.attributes, ...other.attributes].map(({ name }) => name))
    return Object.fromEntries([...names].flatMap((name) => {
      const value = other.getAttribute(name)
      return value === one.getAttribute(name) ? [] : [[name, value]]
    }))
  }
}

/**
 * Shows the click that the address names, and lets keys and the bar's arrows walk on: click by click, then to
 * the next slide's own page. Once the live deck listens, this is silent.
 */
export function runStill(): void {
  const still = document.getElementById('first-paint')!
  const states = JSON.parse(document.getElementById('first-clicks')?.textContent ?? '[]') as Change[][]
  const undo: (() => void)[] = []
  let click = 0
  let leaving = false
  /** Steps asked for while the next slide's page is on its way, which that page takes. */
  const ahead: number[] = []
  const keep = () => {
    try {
      sessionStorage.setItem('steps', ahead.join())
    }
    catch {}
  }

  const show = (next: number) => {
    while (undo.length > 0)
      undo.pop()!()
    const elements = still.getElementsByTagName('*')
    for (const [at, to] of states[next - 1] ?? []) {
      const element = elements[at]!
      if (typeof to === 'string') {
        const parent = element.parentNode as Element
        const place = [...parent.childNodes].indexOf(element)
        element.outerHTML = to
        undo.push(() => parent.childNodes[place]!.replaceWith(element))
        continue
      }
      for (const [name, value] of Object.entries(to)) {
        const set = (value: string | null) => value === null ? element.removeAttribute(name) : element.setAttribute(name, value)
        const before = element.getAttribute(name)
        undo.push(() => set(before))
        set(value)
      }
    }
    click = next
  }
  const leave = (link: Element | null) => {
    const { href } = link as HTMLAnchorElement | null ?? {}
    if (!href || leaving)
      return
    // A second press while the first one's page is on its way would only make it begin anew.
    leaving = true
    setTimeout(() => {
      leaving = false
      ahead.length = 0
      keep()
    }, 3000)
    location.assign(href)
  }
  const step = (by: number) => {
    if (leaving) {
      ahead.push(by)
      return keep()
    }
    const next = click + by
    if (Math.abs(by) > 1 || next < 0 || next > states.length)
      return leave(still.querySelector(`.audience-bar [rel=${by > 0 ? 'next' : 'prev'}]`))
    show(next)
    history.replaceState(history.state, '', next ? `?clicks=${next}` : location.pathname)
  }
  const isOver = (event: UIEvent) => !leaving && (!still.isConnected || document.querySelector('#app > *') !== null || event.defaultPrevented)

  const asked = Number(new URLSearchParams(location.search).get('clicks'))
  if (asked > 0 && states.length > 0)
    show(Math.min(Math.floor(asked), states.length))

  try {
    const steps = sessionStorage.getItem('steps')
    sessionStorage.removeItem('steps')
    for (const by of steps ? steps.split(',') : [])
      step(Number(by))
  }
  catch {}

  addEventListener('pageshow', () => {
    leaving = false
    ahead.length = 0
  })
  addEventListener('click', (event) => {
    const link = (event.target as Element).closest('#first-paint .audience-bar [rel]')
    if (!link || isOver(event) || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)
      return
    event.preventDefault()
    step(link.matches('[rel=next]') ? 1 : -1)
  })
  addEventListener('keydown', (event) => {
    if (isOver(event) || event.ctrlKey || event.metaKey || event.altKey)
      return
    const { key, shiftKey } = event
    const by = { 'ArrowRight': 1, 'PageDown': 1, ' ': shiftKey ? -1 : 1, 'ArrowLeft': -1, 'PageUp': -1, 'ArrowDown': 2, 'ArrowUp': -2 }[key]
    const way = by ? null : still.querySelector(`.audience-bar [href][aria-keyshortcuts="${CSS.escape(key.toLowerCase())}"]`)
    if ((key === ' ' && (event.target as Element).closest('a, button')) || !(by || way))
      return
    event.preventDefault()
    // The live deck may listen already, and go ahead in a page that is about to leave.
    event.stopImmediatePropagation()
    if (!by)
      leave(way)
    else if (!leaving || !event.repeat)
      step(by)
  }, true)
}
