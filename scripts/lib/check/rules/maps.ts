import type { Found, Rule } from '../rule.ts'
import { localeOf } from '../../../../kit/deck/decks.ts'
import { mapFaults } from '../../../../kit/maps/faults.ts'
import { mapTags } from '../../../../kit/maps/markup.ts'
import { drawMap } from '../../maps/draw.ts'
import { closeStudio } from '../../maps/studio.ts'

export const rule: Rule = {
  name: 'maps',
  finds: 'words, nodes and lines of a relation map that cover or cross each other, leave the map or are small',
  needs: ['sources'],
  skip: ({ decks, evidence }) =>
    evidence && decks.some(({ slides }) => slides.some(({ source }) => mapTags(source.raw).length > 0))
      ? undefined
      : 'no slide shows a relation map',
  async sources({ decks, evidence }) {
    const { maps, claims } = evidence!
    const found: Found[] = []
    try {
      for (const deck of decks) {
        for (const [index, { source }] of deck.slides.entries()) {
          for (const { of, area, line } of mapTags(source.raw)) {
            const map = maps.find(({ id }) => id === of)
            // A map that there is not stops the build.
            if (!map)
              continue
            const drawn = (await drawMap({ map, claims, area }))[localeOf(deck.lang)]
            found.push(...mapFaults(drawn!, area).map(({ message, remedy }) => ({
              deck,
              slide: index + 1,
              line: source.start + line + 1,
              message: `the map "${map.id}": ${message}`,
              remedy,
            })))
          }
        }
      }
    }
    finally {
      await closeStudio()
    }
    return found
  },
}
