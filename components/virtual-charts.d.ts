/** The author's charts and scorecards in the deck's language; served by `scripts/lib/charts/plugin.ts`. */
declare module 'virtual:charts' {
  export const charts: import('../kit/schema.ts').Chart<string>[]
  export const scorecards: import('../kit/schema.ts').Scorecard<string>[]
}
