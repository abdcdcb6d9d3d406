import type { Attempt } from './lib/draw/search.ts'
import process from 'node:process'
import { locales } from '../kit/locale.ts'
import { nodeTextSize } from '../kit/map-drawing.ts'
import { isClean } from '../kit/map-score.ts'
import { maps } from '../snippets/maps/index.ts'
import { readArguments, Refusal, runCommand } from './lib/command.ts'
import { approaches, asDrawn, otherEngines, search } from './lib/draw/search.ts'
import { createStudio } from './lib/draw/studio.ts'

/**
 * Mermaid's layout engines side by side on the talk's maps: what each draws by itself when fitted to a
 * slide, and what it becomes after finishing. The search behind `npm run build` keeps the best.
 */
const usage = {
  name: 'node scripts/compare-layouts.ts',
  about: 'Compares mermaid\'s layout engines on the relation maps.',
  positionals: '[map …]',
  flags: { json: { type: 'boolean', about: 'print JSON instead of a table' } },
} as const

interface Row {
  'map': string
  'engine': string
  'own text px': number
  'own overlaps': number
  'own fill %': number
  'text px': number
  'faults': number
  'crossings': number
  'cost': number
  'best': string
}

runCommand(async () => {
  const { values, positionals } = readArguments(usage, process.argv.slice(2))
  const unknown = positionals.find(id => !maps.some(map => map.id === id))
  if (unknown)
    throw new Refusal(`There is no map "${unknown}". Maps: ${maps.map(map => map.id).join(', ')}.`)
  const studio = createStudio()
  const rows: Row[] = []
  try {
    for (const map of maps.filter(map => positionals.length === 0 || positionals.includes(map.id))) {
      for (const locale of locales) {
        const attempts: Attempt[] = []
        for (const approach of [...approaches, ...otherEngines])
          attempts.push((await search(studio, map, locale, { approaches: [approach], finalists: 1, tries: 3000 }))[0]!)
        const least = Math.min(...attempts.map(attempt => attempt.score.cost))
        rows.push(...attempts.map(attempt => rowOf(`${map.id} ${locale}`, attempt, attempt.score.cost === least)))
      }
    }
  }
  finally {
    await studio.close()
  }
  if (values.json)
    console.log(JSON.stringify(rows, null, 2))
  else
    console.table(rows)
})

function rowOf(map: string, { approach, raw, plan, score }: Attempt, best: boolean): Row {
  const own = asDrawn(raw)
  return {
    map,
    'engine': `${approach.name} ${approach.direction}`,
    'own text px': Math.round(own.textSize * 10) / 10,
    'own overlaps': own.overlaps,
    'own fill %': Math.round(own.filled * 100),
    'text px': Math.round(plan.scale * nodeTextSize * 10) / 10,
    'faults': isClean(score) ? 0 : score.boxesTooClose + score.labelsCovered + score.linesCovered + score.linesHidden,
    'crossings': score.crossings,
    'cost': Math.round(score.cost),
    'best': best ? '←' : '',
  }
}
