import type { Handout } from './handout.ts'

export interface LayoutOrder {
  handout: Handout
  /** Slides to a page: one with its words, more with lines to write on. */
  perPage: 1 | 2 | 3 | 6
  /** Style sheet of the handout. */
  css: string
  /** Lines of the title page's foot, markup. */
  colophon: string[]
  words: Record<'handout' | 'appendix' | 'contents' | 'notes' | 'reader' | 'claims' | 'sources' | 'citedOnPages' | 'key' | 'keyAbout' | 'continued', string>
}

export interface Layout {
  pages: number
  /** Page of the contents, of each slide by its number, and of the sources; counted from 1. */
  contents: number
  slides: Record<number, number>
  sources?: number
  /** What is larger than a page, and so could not be laid out: a slide's number and the words. */
  tooLarge?: { no: number, words: string }
}

/**
 * Lays a handout out on sheets of paper, in the page that holds its pictures (`takePictures`). Every sheet is as
 * large as the paper and nothing flows from one to the next by itself, so that page numbers are known at once.
 * Sent to the page as text.
 */
export function layOut({ handout, perPage, css, colophon, words }: LayoutOrder): Layout {
  const pictures = new Map([...document.querySelectorAll<HTMLElement>('figure.picture')].map(figure => [Number(figure.dataset.no), figure]))
  const slides = handout.slides.filter(({ no }) => pictures.has(no))
  const flame = pictures.get(1)?.querySelector('svg')?.cloneNode(true)
  const root = make('main', 'sheets', '')
  const layout: Layout = { pages: 0, contents: 0, slides: {} }
  document.documentElement.classList.add('handout-print')
  document.head.append(make('style', '', css))
  for (const child of document.body.children)
    (child as HTMLElement).style.display = 'none'
  document.body.append(root)

  titleSheet()
  const numbers = contentsSheets()
  if (perPage === 1)
    slides.forEach(slideSheets)
  else
    manySheets()
  sourcesSheets()
  for (const { id, at } of numbers)
    at.textContent = String(id === 'sources' ? layout.sources : layout.slides[id])
  // Chromium tells the language of a passage only where the passage is something of its own.
  for (const passage of root.querySelectorAll('span[lang]:not([role])'))
    passage.setAttribute('role', 'note')
  for (const figure of pictures.values()) {
    if (!root.contains(figure))
      figure.remove()
  }
  return layout

  function make<T extends keyof HTMLElementTagNameMap>(tag: T, className: string, html: string): HTMLElementTagNameMap[T] {
    const element = document.createElement(tag)
    if (className)
      element.className = className
    element.innerHTML = html
    return element
  }

  function escape(text: string): string {
    return make('i', '', '').appendChild(document.createTextNode(text)).parentElement!.innerHTML
  }

  /** A new sheet and the room on it; what stands around that room is no part of the document's structure. */
  function sheet(kind: string, part = ''): HTMLElement {
    const number = ++layout.pages
    const page = root.appendChild(make('section', `sheet ${kind}`, ''))
    if (kind !== 'title-sheet') {
      const head = page.appendChild(make('p', 'running', `<span>${escape(handout.title)}</span><span>${escape(part)}</span>`))
      const foot = page.appendChild(make('p', 'folio', `<span>${words.handout}</span><span>${number}</span>`))
      for (const furniture of [head, foot])
        furniture.setAttribute('aria-hidden', 'true')
    }
    return page.appendChild(make('div', 'room', ''))
  }

  function titleSheet(): void {
    const room = sheet('title-sheet')
    room.append(make('header', '', `<p class="kicker">${words.handout}</p><h1>${escape(handout.title)}</h1><p class="lead">${escape(handout.lead)}</p>`))
    if (flame) {
      const picture = make('div', 'flame', '')
      picture.setAttribute('aria-hidden', 'true')
      picture.append(flame)
      room.append(picture)
    }
    room.append(make('section', 'key', `<h2>${words.key}</h2><p>${words.keyAbout}</p><ul>${handout.key}</ul>`))
    room.append(make('footer', 'colophon', colophon.map(line => `<p>${line}</p>`).join('')))
  }

  function contentsSheets(): { id: number | 'sources', at: Element }[] {
    const places: { id: number | 'sources', at: Element }[] = []
    const room = sheet('contents-sheet', words.contents)
    layout.contents = layout.pages
    const heading = room.appendChild(make('h2', '', words.contents))
    heading.id = 'contents'
    const rows = [
      ...slides.flatMap(({ no, label, title, level, part, concept }, index) => [
        ...opensAppendix(index) ? [{ id: no, label: '', href: 'appendix', title: words.appendix, opens: true, within: false, concept: 'plain' }] : [],
        { id: no, label, href: `slide-${no}`, title, opens: level === 2 && part === title, within: level === 3, concept },
      ]),
      ...handout.sources.length ? [{ id: 'sources' as const, label: '', href: 'sources', title: words.sources, opens: true, within: false, concept: 'plain' }] : [],
    ].map(({ id, label, href, title, opens, within, concept }) => {
      const row = make('li', [`concept-${concept}`, opens ? 'opens' : '', within ? 'within' : ''].join(' '), `<a href="#${href}"><span class="no">${label}</span><span class="name">${escape(title)}</span><span class="dots" aria-hidden="true"></span> <span class="at"></span></a>`)
      places.push({ id, at: row.querySelector('.at')! })
      return row
    })
    flow(rows, room, 'ol', () => sheet('contents-sheet', words.contents))
    return places
  }

  /** Whether the slide at this place is the first of the appendix, which no slide of its own opens. */
  function opensAppendix(index: number): boolean {
    return slides[index]!.appendix && !slides[index - 1]?.appendix
  }

  function appendixHeading(): HTMLElement {
    const heading = make('h2', 'appendix-name', words.appendix)
    heading.id = 'appendix'
    return heading
  }

  function headingOf(slide: Handout['slides'][number]): HTMLElement {
    const heading = make(slide.level === 2 ? 'h2' : 'h3', `slide-name concept-${slide.concept}`, `<span class="no">${slide.label}</span> ${escape(slide.title)}`)
    heading.id = `slide-${slide.no}`
    return heading
  }

  /** One slide: its picture, under it what was said and what that rests on, side by side. */
  function slideSheets(slide: Handout['slides'][number], index: number): void {
    const texts = [...make('div', '', slide.text).children]
    const claims = slide.claims.map(html => make('li', 'claim', html))
    const label = slide.level === 2 ? 'h3' : 'h4'
    const columns: { main: HTMLElement, aside: HTMLElement }[] = []
    const open = (room: HTMLElement) => {
      const pair = room.appendChild(make('div', `columns concept-${slide.concept}${claims.length ? '' : ' single'}`, ''))
      columns.push({ main: pair.appendChild(make('div', 'column', '')), aside: pair.appendChild(make('div', 'column', '')) })
      return columns.at(-1)!
    }
    const another = () => {
      const room = sheet('slide-sheet', slide.part)
      const again = room.appendChild(make('p', `slide-name again concept-${slide.concept}`, `<span class="no">${slide.label}</span> ${escape(slide.title)} <span class="more">${words.continued}</span>`))
      again.setAttribute('aria-hidden', 'true')
      return open(room)
    }
    const room = sheet('slide-sheet', slide.part)
    layout.slides[slide.no] = layout.pages
    if (opensAppendix(index))
      room.append(appendixHeading())
    room.append(headingOf(slide), pictures.get(slide.no)!)
    open(room)
    if (texts.length > 0) {
      const { main } = columns[0]!
      main.append(make(label, 'label', handout.notes ? words.notes : words.reader))
      let at = 0
      flow(texts, main, undefined, () => (columns[++at] ?? another()).main, slide.no)
    }
    // Where the words have ended, what they rest on takes their place too.
    const free = columns.flatMap(({ main, aside }) => main.childElementCount ? [aside] : [main, aside])
    if (claims.length > 0) {
      free[0]!.append(make(label, 'label', words.claims))
      let at = 0
      flow(claims, free[0]!, 'ul', () => {
        if (++at === free.length) {
          const { main, aside } = another()
          free.push(main, aside)
        }
        return free[at]!
      }, slide.no)
    }
  }

  /** Several slides to a page, each with lines to write on. */
  function manySheets(): void {
    const lines = { 2: 5, 3: 7, 6: 4 }[perPage as 2 | 3 | 6]
    for (let first = 0; first < slides.length; first += perPage) {
      const group = slides.slice(first, first + perPage)
      const room = sheet(`many-sheet many-${perPage}`, [...new Set(group.flatMap(({ part }) => part ?? []))].join(' · '))
      for (const slide of group) {
        layout.slides[slide.no] = layout.pages
        const cell = room.appendChild(make('section', 'cell', ''))
        if (opensAppendix(slides.indexOf(slide)))
          cell.append(appendixHeading())
        cell.append(headingOf(slide), pictures.get(slide.no)!)
        const ruled = cell.appendChild(make('div', 'lines', '<i></i>'.repeat(lines)))
        ruled.setAttribute('aria-hidden', 'true')
      }
    }
  }

  function sourcesSheets(): void {
    const shown = handout.sources.filter(({ slides }) => slides.some(no => layout.slides[no]))
    if (shown.length === 0)
      return
    const room = sheet('sources-sheet', words.sources)
    layout.sources = layout.pages
    room.appendChild(make('h2', '', words.sources)).id = 'sources'
    const rows = shown.map(({ number, html, slides }) => {
      const pages = [...new Map(slides.filter(no => layout.slides[no]).map(no => [layout.slides[no]!, no])).entries()]
      const back = pages.map(([page, no]) => `<a href="#slide-${no}">${page}</a>`).join(', ')
      const row = make('li', 'source', `<span class="no">${number}</span> <p>${html} <span class="back">${words.citedOnPages} ${back}</span></p>`)
      row.id = `source-${number}`
      return row
    })
    flow(rows, room, 'ol', () => {
      const room = sheet('sources-sheet', words.sources)
      room.append(make('p', 'again', `${words.sources} <span class="more">${words.continued}</span>`))
      room.firstElementChild!.setAttribute('aria-hidden', 'true')
      return room
    })
  }

  function fits(slot: HTMLElement): boolean {
    return slot.scrollHeight <= slot.clientHeight
  }

  /**
   * Puts blocks one after the other into a slot and, when it is full, into the next.
   *
   * @returns the slot that took the last
   */
  function flow(blocks: Element[], first: HTMLElement, list: 'ol' | 'ul' | undefined, next: () => HTMLElement, no = 0): HTMLElement {
    const queue = [...blocks]
    const within = (slot: HTMLElement) => list ? slot.appendChild(make(list, 'flow', '')) : slot
    let slot = first
    let holder = within(slot)
    for (let fresh = false; queue.length > 0;) {
      const block = queue.shift()!
      holder.append(block)
      if (fits(slot)) {
        fresh = false
        continue
      }
      const rest = split(block, slot)
      if (rest === block && fresh) {
        layout.tooLarge ??= { no, words: block.textContent!.trim().slice(0, 60) }
        continue
      }
      if (rest === block)
        block.remove()
      queue.unshift(rest)
      // A label does not stay behind alone.
      const alone = [...slot.children].every(child => child.matches('.label, .flow:empty')) ? slot.querySelector('.label') : undefined
      if (holder !== slot && holder.childElementCount === 0)
        holder.remove()
      slot = next()
      if (alone)
        slot.append(alone)
      holder = within(slot)
      fresh = true
    }
    return slot
  }

  /** The part of a paragraph that does not fit; at least two lines stay, and two go. */
  function split(block: Element, slot: HTMLElement): Element {
    if (block.tagName !== 'P')
      return block
    const { top, height } = block.getBoundingClientRect()
    const line = Number.parseFloat(getComputedStyle(block).lineHeight)
    const lines = Math.round(height / line)
    const stay = Math.min(Math.floor((slot.getBoundingClientRect().bottom - top) / line), lines - 2)
    // Also where there is no line height to reckon with.
    if (!(stay >= 2))
      return block
    const range = document.createRange()
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (const { index } of node.textContent!.matchAll(/\S+/g)) {
        range.setStart(node, index)
        range.setEnd(node, index + 1)
        if (range.getBoundingClientRect().top < top + stay * line - line / 2)
          continue
        range.setEndAfter(block.lastChild!)
        const rest = block.cloneNode(false) as Element
        rest.append(range.extractContents())
        return rest
      }
    }
    return block
  }
}
