import type { SlidevData } from '@slidev/types'

/** Signs of a feature in a slide's Markdown. */
const inMarkdown = {
  'code': /^\s*(?:`{3,}|~{3,})(?!\s*mermaid\b)|`[^`\n]+`|<(?:code|pre)\b/m,
  'drag': /\bv-drag\b|<v-?drag/i,
  'magic-move': /magic-move/i,
  'alerts': /^\s*>\s*\[!/m,
  'mark': /\bv-mark\b/,
  'motion': /\bv-motion\b/,
  'prose': /\bprose\b/,
  'twoslash': /^\s*```.*\btwoslash\b/m,
}

/**
 * What a slide can ask of Slidev that needs code or styles of its own in the reader's browser. A talk that
 * never writes one of them never ships it; the day a slide does, the next build brings it back.
 */
export type Feature = keyof typeof inMarkdown | 'katex' | 'view-transition'

/** The features that a deck uses. */
export function featuresOf({
  slides,
  config,
  features,
}: Pick<SlidevData, 'slides' | 'config' | 'features'>): Set<Feature> {
  const used = new Set<Feature>()
  for (const { content, frontmatter } of slides) {
    for (const [feature, sign] of Object.entries(inMarkdown)) {
      if (sign.test(content))
        used.add(feature as Feature)
    }
    if ([frontmatter.transition, config.transition].includes('view-transition'))
      used.add('view-transition')
  }
  if (features.katex)
    used.add('katex')
  return used
}
