import type { Rule } from '../rule.ts'

export const rule: Rule = {
  name: 'errors',
  finds: 'console errors, rejected promises, CSP violations, missing resources',
  needs: ['browser'],
  colours: true,
  state: ({ visit, deck }) => visit.trouble.splice(0).map(({ slide, what }) => {
    const file = /[^/\s]+\.\w+(?=$|\s)/.exec(what)?.[0]
    // Slidev loads slides ahead: the one that names the file is meant, whichever is on the screen.
    const meant = file ? deck.slides.findIndex(({ content }) => content.includes(file)) + 1 : 0
    return { slide: meant || slide, message: what, words: file }
  }),
}
