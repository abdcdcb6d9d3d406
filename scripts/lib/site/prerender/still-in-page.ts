/*
 * The clicks of a still slide: what each changes is found in the live deck while it is prerendered, and done
 * again in the visitor's page until the live deck takes over. Both functions are sent over as text, so each may
 * use nothing but its arguments and the page's own globals.
 */

declare global {
  /** Of the page's own script before. */
  function addFirstFaces(page: Document): void
}

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
    const alike
      = inside.length === outside.length
        && inside.every(
          (node, index) =>
            node.nodeType === outside[index]!.nodeType
            && (node instanceof Element
              ? node.tagName === (outside[index] as Element).tagName
              : node.textContent === outside[index]!.textContent),
        )
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
 * Shows the click that the address names, and lets keys and the bar's arrows walk on: click by click, then to the
 * next slide, whose still picture is fetched into this page, so that the live deck loads on and no press meets a
 * page that does not listen yet. Once the live deck has taken its place, this is silent.
 */
export function runStill(): void {
  const still = document.getElementById('first-paint')!
  const statesOf = (page: Document) =>
    JSON.parse(page.getElementById('first-clicks')?.textContent ?? '[]') as Change[][]
  let states = statesOf(document)
  let shown = location.pathname
  const undo: (() => void)[] = []
  let click = 0
  let leaving = false
  /** A script, or the next slide's picture, did not come: that slide's own page asks for it anew. */
  let failed = false
  /** Steps asked for while the next slide is on its way, which follow once it stands there. */
  const ahead: number[] = []
  const keep = () => {
    try {
      sessionStorage.setItem('steps', ahead.join())
    }
    catch {}
  }
  const setLeaving = (value: boolean) => {
    leaving = value
    // The live deck waits for it.
    still.toggleAttribute('data-leaving', value)
  }
  const stay = () => {
    setLeaving(false)
    ahead.length = 0
    keep()
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
        const set = (value: string | null) =>
          value === null ? element.removeAttribute(name) : element.setAttribute(name, value)
        const before = element.getAttribute(name)
        undo.push(() => set(before))
        set(value)
      }
    }
    click = next
  }
  const showAsked = () => {
    const asked = Number(new URLSearchParams(location.search).get('clicks'))
    if (asked > 0 && states.length > 0)
      show(Math.min(Math.floor(asked), states.length))
  }
  /** Puts another page's still slide in this one's place. */
  const turnTo = async (href: string, isNew: boolean) => {
    setLeaving(true)
    try {
      const response = await fetch(href, { signal: AbortSignal.timeout(8000) })
      const page = new DOMParser().parseFromString(await response.text(), 'text/html')
      const [picture, style] = ['first-paint', 'first-style'].map(id => page.getElementById(id)!)
      const held = document.activeElement?.closest('#first-paint [rel]')?.getAttribute('rel')
      document.getElementById('first-style')!.textContent = style!.textContent
      addFirstFaces(page)
      still.replaceChildren(...picture!.childNodes)
      document.title = page.title
      states = statesOf(page)
      undo.length = click = 0
      if (isNew)
        history.pushState(null, '', href)
      shown = location.pathname
      showAsked()
      if (held)
        still.querySelector<HTMLElement>(`.audience-bar [rel=${held}]`)?.focus()
    }
    catch {
      failed = true
      return go(href)
    }
    setLeaving(false)
    ahead.splice(0).forEach(step)
  }
  const leave = (link: Element | null) => {
    const { href, rel } = link as HTMLAnchorElement | null ?? {}
    if (!href || leaving)
      return
    if (!failed && /^(?:next|prev)$/.test(rel!))
      return void turnTo(href, true)
    go(href)
  }
  function go(href: string): void {
    // A second press while the first one's page is on its way would only make it begin anew.
    setLeaving(true)
    keep()
    setTimeout(stay, 3000)
    location.assign(href)
  }
  function step(by: number): void {
    if (leaving) {
      ahead.push(by)
      return failed ? keep() : undefined
    }
    const next = click + by
    if (Math.abs(by) > 1 || next < 0 || next > states.length)
      return leave(still.querySelector(`.audience-bar [rel=${by > 0 ? 'next' : 'prev'}]`))
    show(next)
    history.replaceState(history.state, '', next ? `?clicks=${next}` : location.pathname)
  }
  const isOver = (event: UIEvent) => !leaving && (!still.isConnected || event.defaultPrevented)

  showAsked()
  try {
    const steps = sessionStorage.getItem('steps')
    sessionStorage.removeItem('steps')
    for (const by of steps ? steps.split(',') : [])
      step(Number(by))
  }
  catch {}

  addEventListener(
    'error',
    ({ target }) => (failed ||= target instanceof HTMLScriptElement || target instanceof HTMLLinkElement),
    true,
  )
  addEventListener('unhandledrejection', () => failed = true)
  addEventListener('pageshow', ({ persisted }) => persisted && stay())
  addEventListener('popstate', () => {
    if (still.isConnected && location.pathname !== shown)
      leaving ? location.reload() : void turnTo(location.href, false)
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
    const by = {
      'ArrowRight': 1,
      'PageDown': 1,
      ' ': shiftKey ? -1 : 1,
      'ArrowLeft': -1,
      'PageUp': -1,
      'ArrowDown': 2,
      'ArrowUp': -2,
    }[key]
    const way = by
      ? null
      : still.querySelector(`.audience-bar [href][aria-keyshortcuts="${CSS.escape(key.toLowerCase())}"]`)
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
