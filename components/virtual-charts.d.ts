/** The author's charts in the deck's language; served by `scripts/lib/charts/plugin.ts`. */
declare module 'virtual:charts' {
  export const charts: import('../kit/schema.ts').Chart<string>[]
}
