import { definePreparserSetup } from '@slidev/types'
import { audienceConfig, authoringKeys, currentEdition, withoutComments } from '../scripts/lib/edition.ts'

/**
 * The audience edition loses its notes, comments and authors' keys here, before anything else sees them.
 * Every other command (`slidev slides.md`) keeps all of it.
 */
export default definePreparserSetup(() => {
  if (currentEdition() !== 'audience')
    return []
  // Slidev asks anew for each deck, and the first slide it hands over carries the deck's settings.
  let headmatter = true
  return [{
    name: 'audience-edition',
    async transformSlide(content: string, frontmatter: Record<string, unknown>) {
      for (const key of authoringKeys)
        delete frontmatter[key]
      if (headmatter) {
        Object.assign(frontmatter, audienceConfig)
        frontmatter.favicon ??= '/favicon.svg'
        headmatter = false
      }
      return withoutComments(content)
    },
    async transformNote() {
      return ''
    },
  }]
})
