/** Makes the talk's decks known (`kit/deck/decks.ts`); served by `scripts/lib/slidev/decks-plugin.ts`. */
declare module 'virtual:decks' {}
