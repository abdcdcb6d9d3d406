import type { UsedRule } from './in-page.ts'

/** Where a prerendered slide lies in its page. */
const inside = ':is(#first-paint *)'

/**
 * The rules a prerendered slide uses as one small style sheet, which holds whatever comes after it: each rule
 * outweighs the live deck's own, reaches nothing but the first paint, and shows the dark scheme where the
 * visitor prefers it, without any script.
 *
 * @param html the markup the rules are for, which may ask for custom properties too
 */
export function firstStyle(rules: UsedRule[], html: string): string {
  // What moves waits for the live deck.
  return withoutUnusedProperties(rules.map(written).join(''), html)
}

function written(rule: UsedRule): string {
  if (rule.rules) {
    const content = rule.rules.map(written).join('')
    return content && `${rule.at!}{${content}}`
  }
  if (rule.at)
    return `${rule.at}{${declarations(rule.body!).join(';')}}`
  const body = declarations(rule.body!).join(';')
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

/** The declarations of a rule's body; semicolons in brackets and strings divide nothing. */
function declarations(body: string): string[] {
  const parts = ['']
  let depth = 0
  for (const [token] of body.matchAll(/\\.|"(?:\\.|[^"])*"|'(?:\\.|[^'])*'|[^"'\\]/gs)) {
    depth += token === '(' ? 1 : token === ')' ? -1 : 0
    if (token === ';' && depth === 0)
      parts.push('')
    else
      parts[parts.length - 1] += token
  }
  return parts.map(part => part.trim().replace(/^([\w-]+):\s+/, '$1:')).filter(Boolean)
}

/** Custom properties that no rule asks for any more are left out, until none is left. */
function withoutUnusedProperties(css: string, html: string): string {
  for (;;) {
    const asked = new Set([...(css + html).matchAll(/var\(\s*(--[\w-]+)/g)].map(([, name]) => name!))
    const next = css
      .replace(
        /([{;])(--[\w-]+):((?:"(?:\\.|[^"])*"|'(?:\\.|[^'])*'|\([^()]*(?:\([^()]*(?:\([^()]*\)[^()]*)*\)[^()]*)*\)|[^"'();{}])*)(?=[;}])/g,
        (whole, before: string, name: string) => (asked.has(name) || name.startsWith('--slidev-') ? whole : before),
      )
      .replace(/;{2,}/g, ';')
      .replace(/@property\s+(--[\w-]+)\{[^}]*\}/g, (whole, name: string) => (asked.has(name) ? whole : ''))
      .replace(/\{;/g, '{')
      .replace(/;\}/g, '}')
      // From a brace on: from every letter on, it would take as long as a page is long.
      .replace(/(?<=^|[{}])[^{}]+\{\}/g, '')
    if (next === css)
      return css
    css = next
  }
}
