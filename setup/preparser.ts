import { definePreparserSetup } from '@slidev/types'
import { audienceConfig, authoringKeys, currentEdition, readingKey, stageConfig, withoutComments } from '../scripts/lib/edition.ts'
import { proseOf, readerKey } from '../scripts/lib/paper/handout.ts'

/**
 * The audience edition loses its notes, comments and authors' keys here, before anything else sees them; what a
 * slide says to its readers stays, as markup.
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
      const said = proseOf(String(frontmatter[readerKey] ?? ''))
      for (const key of authoringKeys)
        delete frontmatter[key]
      if (said)
        frontmatter[readingKey] = said
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
