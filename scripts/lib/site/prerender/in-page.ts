import type { clicksHere as ClicksHere, standAt as StandAt } from '../../slidev/in-page.ts'
import type { Change, changesBetween as ChangesBetween } from './still-in-page.ts'
import type { canReach as CanReach } from './styles-in-page.ts'

/**
 * What runs inside the live deck while it is prerendered. It is sent over as text, so it may use nothing but its
 * argument, the page's own globals, `globalThis.prerender` and `globalThis.rulesOf`, which asks the build. What goes
 * from one to the other by the thousand goes as JSON: the driver looks at every value otherwise.
 */

declare global {
  // eslint-disable-next-line vars-on-top
  var prerender: {
    standAt: typeof StandAt
    clicksHere: typeof ClicksHere
    changesBetween: typeof ChangesBetween
    canReach: typeof CanReach
  }
  // eslint-disable-next-line vars-on-top
  var rulesOf: (text: string) => Promise<string>
}

/** A rule of the page's styles that the captured slide uses. */
export interface UsedRule {
  /** `@media …` or `@supports …` around `rules`; `@property …` with declarations of its own. */
  at?: string
  rules?: UsedRule[]
  /** Selectors of which each matches something, ids renamed. */
  selectors?: string[]
  /** Declarations. */
  body?: string
}

export interface CapturedSlide {
  /** The slide as `#first-paint` shows it. */
  html: string
  /** What each click changes of it, against the slide without any. */
  clicks: Change[][]
  rules: UsedRule[]
  bodyStyle: string
  heading: string
  /** The characters of the slide's text by the family of the face that draws them. */
  faces: Record<string, string>
  /** The families of headings and of running text, as the style lists them, and those that draw headings alone. */
  display: { stack: string, body: string, own: string[] }
  /** The name of the other language in the bar: its characters by the family that draws them. */
  otherName: Record<string, string>
}

/**
 * Copies a slide at each of its clicks, with the rules of the page's styles that reach it.
 *
 * @returns a {@link CapturedSlide} as JSON
 */
export async function captureSlide(no: number): Promise<string> {
  const app = document.querySelector<HTMLElement>('#app')!
  document.querySelector('#first-paint')?.remove()
  const { standAt, clicksHere, changesBetween, canReach } = globalThis.prerender
  const goTo = (clicks: number) => standAt({ no, clicks, limit: Infinity })
  await goTo(0)
  const bodyStyle = document.body.getAttribute('style') ?? ''
  const faces = charactersOf(document.querySelector(`#slide-content`)!)
  const otherName = charactersOf(document.querySelector('body > .audience-bar .bar-name'))
  const copy = copied()
  const later: HTMLElement[] = []
  for (let click = 1; click <= clicksHere(); click++) {
    await goTo(click)
    later.push(copied())
  }
  const states = [copy, ...later]
  const ids = new Set(states.flatMap(state => Array.from(state.querySelectorAll('[id]'), ({ id }) => id)))
  states.forEach(renameIds)
  document.body.append(copy)
  const rules: UsedRule[] = []
  for (const sheet of ownSheets())
    rules.push(...used(await parsed(sheet), sheet.href))
  dropScopes()
  const slide = copy.querySelector('.slidev-page')!
  const heading = slide.querySelector('h1, h2')?.textContent.replace(/\s+/g, ' ').trim() ?? ''
  copy.remove()
  const captured: CapturedSlide = {
    html: copy.innerHTML,
    clicks: later.map(state => changesBetween(copy, state)),
    rules,
    bodyStyle,
    heading,
    faces,
    display: displayFamilies(),
    otherName,
  }
  return JSON.stringify(captured)

  function copied(): HTMLElement {
    // A still page moves nothing: where an animation has brought something in, its elements say so themselves.
    const before = document.getAnimations().flatMap((animation) => {
      const { target, pseudoElement } = animation.effect as KeyframeEffect
      if (animation.playState !== 'finished' || !target || pseudoElement)
        return []
      const style = target.getAttribute('style')
      animation.commitStyles()
      return { target, style }
    })
    const copy = app.cloneNode(true) as HTMLElement
    globalThis.picture(app, copy)
    for (const { target, style } of before.reverse())
      style === null ? target.removeAttribute('style') : target.setAttribute('style', style)
    clean(copy)
    copy.id = 'first-paint'
    return copy
  }

  function clean(copy: HTMLElement): void {
    for (const other of copy.querySelectorAll(`#slideshow > [data-slidev-no]:not([data-slidev-no="${no}"])`))
      other.remove()
    // Slidev's own controls and dialogs go; the audience's bar comes along, for links need no script.
    for (const element of copy.querySelectorAll('#slide-container > *, #page-root > *, :scope > *')) {
      if (!['page-root', 'slide-container', 'slide-content'].includes(element.id))
        element.remove()
    }
    for (const around of document.querySelectorAll('body > .audience-bar, body > .audience-reading')) {
      const still = around.cloneNode(true) as HTMLElement
      still.classList.remove('awake')
      still.removeAttribute('data-live')
      copy.append(still)
    }
    const comments = document.createNodeIterator(copy, NodeFilter.SHOW_COMMENT)
    for (let comment = comments.nextNode(); comment; comment = comments.nextNode())
      (comment as Comment).remove()
    for (const element of copy.querySelectorAll<HTMLElement>('*')) {
      element.removeAttribute('data-slidev-no')
      element.style?.removeProperty('--slidev-slide-scale')
      if (element instanceof HTMLInputElement)
        element.setAttribute('value', element.value)
      if (element.getAttribute('style') === '')
        element.removeAttribute('style')
    }
    for (const link of copy.querySelectorAll<HTMLAnchorElement>('a[href]')) {
      const url = new URL(link.href, location.href)
      const own = url.origin === location.origin && !link.getAttribute('href')!.startsWith('#')
      if (own)
        link.setAttribute('href', url.pathname.replace(/\/(\d+)$/, '/$1/') + url.search + url.hash)
    }
  }

  /** The live deck has the same ids; each may stand in a document but once. */
  function renameIds(copy: HTMLElement): void {
    for (const element of copy.querySelectorAll('*')) {
      for (const { name, value } of [...element.attributes]) {
        if (name === 'id') {
          element.id = `first-${value}`
        }
        else if (
          ['for', 'aria-labelledby', 'aria-describedby', 'aria-controls', 'aria-owns', 'list', 'headers'].includes(name)
        ) {
          element.setAttribute(name, value.split(/\s+/).map(id => ids.has(id) ? `first-${id}` : id).join(' '))
        }
        else if (/^(?:xlink:)?href$/.test(name) && ids.has(value.replace(/^#/, '')) && value.startsWith('#')) {
          element.setAttribute(name, `#first-${value.slice(1)}`)
        }
        else if (value.includes('url(#')) {
          element.setAttribute(
            name,
            value.replace(/url\(#([^)]+)\)/g, (whole, id: string) => (ids.has(id) ? `url(#first-${id})` : whole)),
          )
        }
      }
    }
  }

  /** Those there are by now. One of another host, which no page may ask for, tells nothing of itself. */
  function ownSheets(): CSSStyleSheet[] {
    return [...document.styleSheets].filter(({ href }) => !href || new URL(href).origin === location.origin)
  }

  /** The text of a sheet as rules; the object model would lose shorthands that ask for custom properties. */
  async function parsed(sheet: CSSStyleSheet): Promise<UsedRule[]> {
    const known = (globalThis as { sheets?: Map<string, UsedRule[]> }).sheets ??= new Map()
    const key = sheet.href ?? sheet.ownerNode?.textContent ?? ''
    if (!known.has(key))
      known.set(key, JSON.parse(await globalThis.rulesOf(sheet.href ? await (await fetch(sheet.href)).text() : key)))
    return known.get(key)!
  }

  function used(list: UsedRule[], base: string | null): UsedRule[] {
    return list.flatMap((rule): UsedRule[] => {
      if (rule.rules) {
        const rules = used(rule.rules, base)
        return rules.length > 0 ? [{ ...rule, rules }] : []
      }
      if (rule.at)
        return [rule]
      const selectors = rule.selectors!
        .map(renamed)
        .filter(selector => canReach(selector, states, [document.documentElement, document.body, copy]))
      const body = rule.body!.replace(/url\(["']?([^"')]+)["']?\)/g, (text, address: string) =>
        address.startsWith('#')
          ? `url("#${ids.has(address.slice(1)) ? 'first-' : ''}${address.slice(1)}")`
          : address.startsWith('data:') ? text : `url("${new URL(address, base ?? location.href).pathname}")`)
      return selectors.length > 0 && body ? [{ selectors, body }] : []
    })
  }

  function renamed(selector: string): string {
    return selector
      .replace(/#app(?![\w-])/g, '#first-paint')
      .replace(/#((?:[\w-]|\\.)+)/g, (whole, id: string) => (ids.has(id.replace(/\\/g, '')) ? `#first-${id}` : whole))
  }

  /** Vue's marks of scoped styles, where no rule asks for them. */
  function dropScopes(): void {
    const asked = new Set([...JSON.stringify(rules).matchAll(/data-v-[\da-f]+/g)].map(([name]) => name))
    for (const element of states.flatMap(state => [state, ...state.querySelectorAll('*')])) {
      for (const { name } of [...element.attributes]) {
        if (name.startsWith('data-v-') && !asked.has(name))
          element.removeAttribute(name)
      }
    }
  }

  function displayFamilies(): CapturedSlide['display'] {
    const style = getComputedStyle(document.documentElement)
    const [stack, body] = ['--font-display', '--font-body'].map(name => style.getPropertyValue(name).trim())
    const names = (list: string) => list.split(',').map(name => name.trim().replace(/["']/g, ''))
    return { stack: stack!, body: body!, own: names(stack!).filter(name => !names(body!).includes(name)) }
  }

  /** What each face draws of the text below an element: of each list of families the first with the glyph. */
  function charactersOf(root: Element | null): Record<string, string> {
    if (!root)
      return {}
    // Those the deck brings: a fallback of the machine's own draws a box for whatever it lacks.
    const faces = new Set(ownSheets().flatMap(sheet => [...sheet.cssRules])
      .filter(rule => rule instanceof CSSFontFaceRule && rule.style.getPropertyValue('src').includes('url('))
      .map(rule => (rule as CSSFontFaceRule).style.getPropertyValue('font-family').replace(/["']/g, '')))
    const context = document.createElement('canvas').getContext('2d')!
    const has = ((globalThis as { glyphs?: Map<string, boolean> }).glyphs ??= new Map())
    const look = (family: string, char: string) => {
      context.font = `64px ${family}`
      const { width, actualBoundingBoxAscent, actualBoundingBoxDescent, actualBoundingBoxRight }
        = context.measureText(char)
      return [width, actualBoundingBoxAscent, actualBoundingBoxDescent, actualBoundingBoxRight].join()
    }
    const draws = (family: string, char: string) => {
      const key = family + char
      if (!has.has(key)) {
        // Where no face has the glyph, the first one draws its box: the one that it draws for no character at all.
        has.set(
          key,
          ![look('"no such face"', char), look(`"${family}"`, '\u{10FFFE}')].includes(look(`"${family}"`, char)),
        )
      }
      return has.get(key)!
    }
    const drawn: Record<string, Set<string>> = {}
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement!
      const text = walker.currentNode.textContent!.replace(/\s/g, '')
      if (
        !text
        || parent.closest(
          `.sr-only, .map-spoken, title, desc, #slideshow > [data-slidev-no]:not([data-slidev-no="${no}"])`,
        )
        || getComputedStyle(parent).display === 'none'
      ) {
        continue
      }
      const families = getComputedStyle(parent)
        .fontFamily.split(',')
        .map(name => name.trim().replace(/["']/g, ''))
        .filter(name => faces.has(name))
      for (const char of new Set(text)) {
        const family = families.find(name => draws(name, char))
        if (family)
          (drawn[family] ??= new Set()).add(char)
      }
    }
    return Object.fromEntries(
      Object.entries(drawn).map(([family, characters]) => [family, [...characters].sort().join('')]),
    )
  }
}
