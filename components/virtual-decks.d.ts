/** Makes the talk's decks known (`kit/decks.ts`); served by `scripts/lib/vite/decks.ts`. */
declare module 'virtual:decks' {}
