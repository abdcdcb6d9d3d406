import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { definePreparserSetup } from '@slidev/types'
import { withoutComments } from '../kit/words/markdown.ts'
import { readerKey, withoutMark } from '../scripts/lib/core/decks.ts'
import { projectRoot } from '../scripts/lib/core/roots.ts'
import { proseOf } from '../scripts/lib/paper/handout.ts'
import {
  audienceConfig,
  currentEdition,
  ownFonts,
  readingKey,
  stageConfig,
} from '../scripts/lib/slidev/edition.ts'
import { authoringKeys } from '../scripts/lib/slidev/settings.ts'

/**
 * The audience edition loses its notes, comments and authors' keys here, before anything else sees them; what a
 * slide says to its readers stays, as markup.
 * Every other command (`slidev slides.md`) keeps all of it. The stage's edition keeps it too, under its own settings.
 */
export default definePreparserSetup(() => {
  const edition = currentEdition()
  // Slidev asks anew for each deck, and the first slide it hands over carries the deck's settings.
  let headmatter = true
  let mayShowTypes = true
  return [{
    name: `${edition}-edition`,
    async transformRawLines(lines: string[]) {
      lines[0] = withoutMark(lines[0] ?? '')
      if (headmatter)
        mayShowTypes = lines.some(line => /\btwoslash\b|^src:/.test(line))
    },
    async transformSlide(content: string, frontmatter: Record<string, unknown>) {
      if (headmatter) {
        frontmatter.fonts = { ...ownFonts, ...frontmatter.fonts as object }
        if (edition !== 'speaker') {
          Object.assign(frontmatter, edition === 'stage' ? stageConfig : audienceConfig)
          // Slidev loads TypeScript for it, whether or not there is code with types to show.
          frontmatter.twoslash ??= mayShowTypes
        }
        // A browser without one asks for a file that may not be there.
        if (edition === 'audience')
          frontmatter.favicon ??= existsSync(join(projectRoot, 'public/favicon.svg')) ? '/favicon.svg' : 'data:,'
      }
      headmatter = false
      if (edition !== 'audience')
        return undefined
      const said = proseOf(String(frontmatter[readerKey] ?? ''))
      for (const key of authoringKeys)
        delete frontmatter[key]
      if (said)
        frontmatter[readingKey] = said
      return withoutComments(content)
    },
    ...edition === 'audience' && { transformNote: async () => '' },
  }]
})
