import type { Found, Rule } from '../rule.ts'
import { projectRoot } from '../../core/roots.ts'
import { auditSite, localFolders, rulesFor } from '../../site/audit.ts'
import { isNew } from '../rule.ts'

export const rule: Rule = {
  name: 'private',
  finds: 'a request to another host; a note, comment or local path in the audience edition',
  needs: ['site', 'browser'],
  async sources({ site, decks, kit, root }) {
    const rules = kit ? await rulesFor(decks) : { decks }
    const found = await auditSite(site, { ...rules, folders: localFolders(root, projectRoot) })
    const places = Map.groupBy(found, ({ what }) => what)
    return [...places.values()].map(([first, ...rest]): Found => ({
      message: `${first!.file}${rest.length > 0 ? ` and ${rest.length} more files` : ''} ${first!.what}`,
      remedy: 'remove it from the slide or component',
      deck: first!.deck,
      slide: first!.slide,
      words: first!.words,
    }))
  },
  // One address, one finding: a page asks anew wherever it is opened.
  state: ({ visit, talk, deck }) => visit.foreign.splice(0)
    .filter(({ what }) => isNew(visit, `private ${what}`))
    .map(({ slide, what }) => ({
      slide: deck.slides.findIndex(({ content }) => content.includes(what)) + 1 || slide,
      message: `the slide asks another host for ${what}`,
      remedy: 'bring the file along in public/',
      severity: talk.kit ? 'error' : 'warning',
      words: what,
    })),
}
