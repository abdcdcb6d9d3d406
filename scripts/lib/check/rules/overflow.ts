import type { Rule } from '../rule.ts'
import { findOverflow } from '../overflow-in-page.ts'

export const rule: Rule = {
  name: 'overflow',
  finds: 'content beyond the slide or its safe area; text clipped, overlapping, or hidden behind another element',
  needs: ['browser'],
  state: ({ page, talk }) => page.evaluate(findOverflow, { safe: talk.limits.safe, root: '#slide-content' }),
}
