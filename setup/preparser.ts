import { definePreparserSetup } from '@slidev/types'
import { audienceConfig, authoringKeys, currentEdition, stageConfig, withoutComments } from '../scripts/lib/edition.ts'

/**
 * The audience edition loses its notes, comments and authors' keys here, before anything else sees them.
 * Every other command (`slidev slides.md`) keeps all of it. The stage's edition keeps it too, under its own settings.
 */
export default definePreparserSetup(() => {
  const edition = currentEdition()
  if (edition === 'speaker')
    return []
  // Slidev asks anew for each deck, and the first slide it hands over carries the deck's settings.
  let headmatter = true
  if (edition === 'stage') {
    return [{
      name: 'stage-edition',
      async transformSlide(_content: string, frontmatter: Record<string, unknown>) {
        if (headmatter)
          Object.assign(frontmatter, stageConfig)
        headmatter = false
        return undefined
      },
    }]
  }
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
