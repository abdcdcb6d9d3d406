import { createHash } from 'node:crypto'
import { cached } from './cache.ts'
import { readPalette, themeVariables, withVariables } from './colours.ts'
import { mermaidWords } from './draw.ts'
import { inStudio } from './studio.ts'

/** A fenced mermaid block drawn: what `FencedDrawing.vue` shows. */
export interface FencedDrawing {
  /** Complete SVG, coloured by the deck's CSS variables. */
  svg: string
  /** From `accTitle:`, else the block's first line that says something. */
  name: string
  /** From `accDescr:`. */
  description?: string
  /** Natural size in pixels. */
  w: number
  h: number
}

interface Sheet { svg: string, w: number, h: number }

/** More than a talk shows in all its languages: each is asked for again by the next build. */
const mostBlocks = 200

/**
 * Draws a fenced mermaid block of any diagram type.
 *
 * @throws Error with mermaid's own words where it rejects the block
 */
export async function drawFenced(code: string): Promise<FencedDrawing> {
  const palette = await readPalette()
  const text = code.trim()
  const id = `mermaid-${createHash('sha256').update(text).digest('hex').slice(0, 8)}`
  return cached('fenced', { text, palette }, async () => {
    try {
      const sheet = await inStudio(page => page.evaluate(drawSheet, { id, text, variables: themeVariables(palette) }))
      return { ...sheet, svg: withVariables(sheet.svg, palette), ...wordsOf(text) }
    }
    catch (error) {
      throw new Error(mermaidWords(error), { cause: error })
    }
  }, mostBlocks)
}

function wordsOf(code: string): Pick<FencedDrawing, 'name' | 'description'> {
  const body = code.replace(/^---[\s\S]*?\n---\s*/, '').replace(/^\s*%%.*$/gm, '')
  const first = body.split('\n').map(line => line.trim()).find(Boolean) ?? 'mermaid'
  const description = /^\s*accDescr\s*(?::\s*(.+)|\{([^}]*)\})/m.exec(body)
  return {
    name:
      /^\s*accTitle\s*:\s*(.+)/m.exec(body)?.[1]?.trim()
      ?? /^---[\s\S]*?\ntitle:\s*(.+)/m.exec(code)?.[1]?.trim()
      ?? first,
    description: (description?.[1] ?? description?.[2])?.replace(/\s+/g, ' ').trim(),
  }
}

/** Runs in the page: draws, then leaves out what the drawing does not use. */
async function drawSheet(
  { id, text, variables }: { id: string, text: string, variables: Record<string, string> },
): Promise<Sheet> {
  const { mermaid } = window as unknown as {
    mermaid: { initialize: (config: object) => void, render: (id: string, text: string) => Promise<{ svg: string }> }
  }
  mermaid.initialize({
    startOnLoad: false,
    look: 'classic',
    theme: 'base',
    htmlLabels: false,
    flowchart: { htmlLabels: false, curve: 'basis' },
    securityLevel: 'strict',
    fontFamily: 'var(--font-body)',
    themeVariables: variables,
  })
  const { svg: source } = await mermaid.render(id, text)
  const host = document.getElementById('host')!
  host.innerHTML = source
  const svg = host.querySelector('svg')!

  // Rules that style nothing here, animations and font faces go.
  for (const style of svg.querySelectorAll('style')) {
    const rules: string[] = []
    for (const rule of style.sheet?.cssRules ?? []) {
      if (!(rule instanceof CSSStyleRule))
        continue
      const used = rule.selectorText.split(',').filter((selector) => {
        try {
          return svg.matches(selector) || svg.querySelector(selector) || document.querySelector(selector)
        }
        catch {
          return false
        }
      })
      rule.style.removeProperty('font-family')
      rule.style.removeProperty('animation')
      rule.style.removeProperty('filter')
      // A half-transparent ground lets the line show through its label.
      if (rule.selectorText.includes('edgeLabel'))
        rule.style.removeProperty('opacity')
      if (used.length && rule.style.length)
        rules.push(`${used.join(',')}{${rule.style.cssText}}`)
    }
    style.textContent = rules.join('')
  }
  for (const element of svg.querySelectorAll('[filter]')) element.removeAttribute('filter')

  // Definitions that nothing points to go; the ids that stay belong to this drawing alone.
  const pointed = (name: string): boolean =>
    [...svg.querySelectorAll('*')].some(element =>
      [...element.attributes].some(
        ({ name: attribute, value }) =>
          attribute !== 'id'
          && (value.includes(`url(#${name})`)
            || ((attribute === 'href' || attribute === 'xlink:href') && value === `#${name}`)
            || (attribute.startsWith('aria-') && value.split(' ').includes(name))),
      ),
    )
  for (const element of svg.querySelectorAll('marker[id], symbol[id], filter[id], linearGradient[id], clipPath[id]')) {
    if (!pointed(element.id))
      element.remove()
  }
  for (const element of svg.querySelectorAll('[id]')) {
    const old = element.id
    if (!pointed(old)) {
      if (!svg.querySelector('style')?.textContent?.includes(`#${old}`))
        element.removeAttribute('id')
      continue
    }
    if (old.startsWith(id))
      continue
    for (const other of svg.querySelectorAll('*')) {
      for (const { name, value } of [...other.attributes]) {
        if (name === 'id' ? value === old : value.includes(`#${old})`) || value === `#${old}`)
          other.setAttribute(name, value.replace(old, `${id}-${old}`))
      }
    }
  }
  for (const empty of [...svg.querySelectorAll('g, defs')].reverse()) {
    if (!empty.childElementCount && !empty.textContent?.trim())
      empty.remove()
  }
  for (const element of svg.querySelectorAll('*')) {
    for (const { name, value } of [...element.attributes]) {
      if (name.startsWith('data-') || (name === 'style' && !value.replace(/[;\s]/g, '')))
        element.removeAttribute(name)
    }
  }
  const [, , w = 400, h = 300] = (svg.getAttribute('viewBox') ?? '').split(/[\s,]+/).map(Number)
  for (const name of svg.getAttributeNames().filter(name => /^(?:style|width|height|role|aria-.*)$/.test(name)))
    svg.removeAttribute(name)
  svg.querySelectorAll(':scope > title, :scope > desc').forEach(element => element.remove())
  svg.setAttribute('aria-hidden', 'true')
  const result = svg.outerHTML
    .replace(/-?\d+\.\d{2,}/g, number => String(Math.round(Number(number) * 10) / 10))
  host.replaceChildren()
  return { svg: result, w: Math.round(w), h: Math.round(h) }
}
