import { learnDecks } from '../../kit/decks.ts'

// Unit tests speak of a talk like ours.
learnDecks({ file: 'project-prometheus', locales: ['en', 'ko'] })
