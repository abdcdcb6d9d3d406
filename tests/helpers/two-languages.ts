import { learnDecks } from '../../kit/deck/decks.ts'

// Unit tests speak of a talk like ours.
learnDecks({ file: 'project-prometheus', locales: ['en', 'ko'] })
