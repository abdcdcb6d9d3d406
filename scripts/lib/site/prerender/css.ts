import type { AtRule, ChildNode, Root, Rule } from 'postcss'
import type { UsedRule } from './in-page.ts'
import { parse } from 'postcss'

/** Where a prerendered slide lies in its page. */
const inside = ':is(#first-paint *)'

/** The rules of a sheet that a screen may show; nothing that names a face, counts or moves. */
export function rulesOf(sheet: string): UsedRule[] {
  const from = (nodes: ChildNode[] = []): UsedRule[] => nodes.flatMap((node): UsedRule[] => {
    if (node.type === 'rule')
      return [{ selectors: node.selectors, body: bodyOf(node.nodes) }]
    if (node.type !== 'atrule' || !node.nodes)
      return []
    const at = `@${node.name} ${node.params}`
    if (/^(?:media|supports|layer|container)$/.test(node.name))
      return at === '@media print' ? [] : [{ at, rules: from(node.nodes) }]
    return node.name === 'property' ? [{ at, body: bodyOf(node.nodes) }] : []
  })
  return from(parse(sheet).nodes)
}

function bodyOf(nodes: ChildNode[]): string {
  return nodes.filter(({ type }) => type !== 'comment').join(';')
}

/**
 * The rules a prerendered slide uses as one small style sheet, which holds whatever comes after it: each rule
 * outweighs the live deck's own, reaches nothing but the first paint, and shows the dark scheme where the
 * visitor prefers it, without any script.
 *
 * @param html the markup the rules are for, which may ask for custom properties too
 */
export function firstStyle(rules: UsedRule[], html: string): string {
  // What moves waits for the live deck.
  const style = parse(rules.map(written).join(''))
  return compact(style, html)
}

function written(rule: UsedRule): string {
  if (rule.rules) {
    const content = rule.rules.map(written).join('')
    return content && `${rule.at!}{${content}}`
  }
  if (rule.at)
    return `${rule.at}{${rule.body!}}`
  const body = rule.body!
  const plain = rule.selectors!.filter(selector => !/\.dark(?![\w\\-])|\.light(?![\w\\-])/.test(selector))
  const schemes = rule.selectors!.filter(selector => !plain.includes(selector))
  return [
    plain.length ? `${plain.map(scoped).join()}{${body}}` : '',
    ...schemes.map(selector => bothWays(selector, body)),
  ].join('')
}

/** A rule of one scheme: by the class that a script sets, and by the visitor's preference until one does. */
function bothWays(selector: string, body: string): string {
  const dark = /(?<!:not\()\.dark(?![\w\\-])|:not\(\.light\)/.test(selector)
  const mark = /(?:html|:root)?(?::not\(\.(?:dark|light)\)|\.(?:dark|light)(?![\w\\-]))/
  const [chosen, other] = dark ? ['dark', 'light'] : ['light', 'dark']
  const as = (html: string) => scoped(selector.replace(mark, html))
  return `${as(`html.${chosen}`)}{${body}}`
    + `@media (prefers-color-scheme:${chosen}){${as(`html:not(.${other})`)}{${body}}}`
}

/**
 * A selector that reaches only what lies in the first paint, and outweighs the same rule elsewhere. The page
 * itself and its body have no such copy.
 */
export function scoped(selector: string): string {
  const parts = /^(.*?)((?:::[\w-]+(?:\([^)]*\))?|:(?:before|after|first-line|first-letter))*)$/s.exec(selector.trim())!
  const subject = parts[1]!
  const pseudo = parts[2]!.replace(/^:(?=[a-z])/, '::')
  if (/^(?:html|:root|body)(?:[.:[][^\s>+~]*)?$/.test(subject) || /#first-paint(?:[.:[][^\s>+~]*)?$/.test(subject))
    return subject + pseudo
  if (subject === '')
    return `*${inside}${pseudo}`
  return `${/[\s>+~]$/.test(subject) ? `${subject}*` : subject}${inside}${pseudo}`
}

/**
 * What of a page's styles can reach anything in it, without a space that is not needed.
 *
 * @param html the page without them
 * @param reaching finds among selectors those that reach something, whatever is hovered or focused
 */
export async function usedStyle(
  css: string,
  html: string,
  reaching: (selectors: string[]) => Promise<string[]>,
): Promise<string> {
  const style = parse(css)
  const rules: Rule[] = []
  style.walkRules(rule => void ((rule.parent as AtRule).name?.endsWith('keyframes') || rules.push(rule)))
  const reached = new Set(await reaching([...new Set(rules.flatMap(({ selectors }) => selectors))]))
  for (const rule of rules) {
    const selectors = rule.selectors.filter(selector => reached.has(selector))
    if (selectors.length > 0)
      rule.selectors = selectors
    else
      rule.remove()
  }
  return compact(style, html)
}

/**
 * A style's text, without a space that is not needed, custom properties that no rule asks for, and then those that only
 * they asked for.
 */
function compact(style: Root, html: string): string {
  const askedIn = (text: string) => [...text.matchAll(/var\(\s*(--[\w-]+)/g)].map(([, name]) => name!)
  const fromOutside = askedIn(html)
  for (let dropped = true; dropped;) {
    dropped = false
    const asked = new Set([...fromOutside, ...askedIn(style.toString())])
    style.walkDecls(/^--(?!slidev-)/, (declaration) => {
      if (!asked.has(declaration.prop)) {
        declaration.remove()
        dropped = true
      }
    })
  }
  const asked = new Set([...fromOutside, ...askedIn(style.toString())])
  style.walkAtRules('property', rule => void (asked.has(rule.params) || rule.remove()))
  const holders: (AtRule | Rule)[] = []
  style.walk((node) => {
    if (node.type === 'rule' || node.type === 'atrule')
      holders.push(node)
    Object.assign(node.raws, { before: '', after: '', semicolon: false, between: node.type === 'decl' ? ':' : '' })
  })
  // What is inside first: with the last of its rules goes what held them.
  for (const holder of holders.reverse()) {
    if (holder.nodes?.length === 0)
      holder.remove()
  }
  return style.toString()
}
