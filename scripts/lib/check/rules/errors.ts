import type { Rule } from '../rule.ts'

export const rule: Rule = {
  name: 'errors',
  finds: 'console errors, rejected promises, CSP violations, missing resources',
  needs: ['browser'],
  colours: true,
  state: ({ visit }) => visit.trouble.splice(0).map(({ slide, what }) => ({ slide, message: what, words: /[^/\s]+\.\w+(?=$|\s)/.exec(what)?.[0] })),
}
