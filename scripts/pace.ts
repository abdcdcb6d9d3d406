import type { Plan } from '../kit/stage/plan.ts'
import type { Rehearsal } from '../kit/stage/rehearsal.ts'
import type { LoadedDeck } from './lib/core/decks.ts'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import process from 'node:process'
import { localeOf } from '../kit/deck/decks.ts'
import { planOf } from '../kit/stage/plan.ts'
import { proposals, readRehearsal } from '../kit/stage/rehearsal.ts'
import { stopwatch } from '../kit/stage/times.ts'
import { readArguments, Refusal, runCommand } from './lib/core/command.ts'
import { withoutMark } from './lib/core/decks.ts'
import { loadTalk } from './lib/faults/talk.ts'
import { changeMinutes, differingLines } from './lib/stage/minutes.ts'

const usage = {
  name: 'npx lectern pace',
  about: 'Prints the plan by section; holds it against a rehearsal, and plans anew by it.',
  flags: {
    from: { type: 'string', about: 'a rehearsal, as its page exports it in JSON' },
    write: { type: 'boolean', about: 'put the proposed minutes into every deck' },
  },
} as const

runCommand(async () => {
  const { values } = readArguments(usage, process.argv.slice(2))
  const decks = await loadTalk()
  if (values.from === undefined) {
    if (values.write)
      throw new Refusal('--write needs a rehearsal to plan by: npx lectern pace --from rehearsal.json --write')
    printPlan(planOf(decks[0]!.slides))
    return
  }
  const rehearsal = await readFrom(values.from)
  const deck = deckOf(rehearsal, decks)
  const changes = proposals(rehearsal)
  printProposals(rehearsal, changes)
  if (changes.length === 0)
    return
  if (!values.write) {
    console.log(
      `\nNothing is written yet. To put these minutes into ${decks.map(({ name }) => name).join(' and ')}: npx lectern pace --from ${values.from} --write`,
    )
    return
  }
  for (const { name, slides } of decks) {
    if (slides.length !== deck.slides.length) {
      throw new Refusal(
        `${name} has ${slides.length} slides and ${deck.name} ${deck.slides.length}. Bring them into step first: one plan is for all languages.`,
      )
    }
  }
  for (const { name, before, after } of await changeMinutes(decks, changes)) {
    console.log(`\n${name}`)
    for (const line of differingLines(before, after))
      console.log(line)
  }
})

async function readFrom(file: string): Promise<Rehearsal> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Refusal(`${file} cannot be read (${error.code}). Give the JSON file that the rehearsal's page exports.`)
  })
  const rehearsal = readRehearsal(withoutMark(text))
  if ('fault' in rehearsal)
    throw new Refusal(`${basename(file)} ${rehearsal.fault}`)
  return rehearsal
}

/** The deck that was rehearsed; it must still have the same slides. */
function deckOf(rehearsal: Rehearsal, decks: LoadedDeck[]): LoadedDeck {
  const deck = decks.find(({ lang }) => localeOf(lang) === rehearsal.lang)
  if (!deck) {
    throw new Refusal(
      `The rehearsal was in "${rehearsal.lang}", and there is no such deck. Decks: ${decks.map(({ locale, name }) => `${locale} (${name})`).join(', ')}.`,
    )
  }
  const now = planOf(deck.slides).slides
  if (now.length !== rehearsal.slides.length) {
    throw new Refusal(
      `${deck.name} has ${now.length} slides, the rehearsal ${rehearsal.slides.length}. The deck has changed since; rehearse again.`,
    )
  }
  const other = now.find(({ title }, index) => title !== rehearsal.slides[index]!.title)
  if (other) {
    throw new Refusal(
      `${deck.name} slide ${other.no} is "${other.title}" now and was "${rehearsal.slides[other.no - 1]!.title}" at the rehearsal. The deck has changed since; rehearse again.`,
    )
  }
  return deck
}

const clock = (minutes: number) => stopwatch(minutes * 60_000)

function printPlan({ slides, sections, minutes }: Plan): void {
  for (const [index, section] of sections.entries()) {
    const own = slides.filter(slide => slide.section === index)
    const optional = own.filter(slide => slide.optional)
    console.log(
      `${clock(section.minutes).padStart(6)}  ${section.title || '·'}  (${own.length > 1 ? `slides ${own[0]!.no}–${own.at(-1)!.no}` : `slide ${own[0]!.no}`}${optional.length > 0 ? `; may be skipped: ${optional.map(({ no }) => no).join(', ')}` : ''})`,
    )
  }
  const spare = slides.filter(slide => slide.optional).reduce((sum, slide) => sum + slide.minutes, 0)
  console.log(
    `${clock(minutes).padStart(6)}  in all on ${slides.length} slides${spare > 0 ? `, ${clock(minutes - spare)} without those that may be skipped` : ''}`,
  )
}

function printProposals({ slides, finished, startedAt }: Rehearsal, changes: ReturnType<typeof proposals>): void {
  const planned = slides.reduce((sum, { minutes }) => sum + minutes, 0)
  const took = slides.reduce((sum, { seconds }) => sum + seconds, 0) / 60
  console.log(
    `Rehearsal of ${startedAt.slice(0, 16).replace('T', ' ')} UTC${finished ? '' : ', broken off'}: ${clock(took)}, planned ${clock(planned)}.`,
  )
  if (changes.length === 0) {
    console.log('Every slide took what its plan says, to a quarter of a minute.')
    return
  }
  for (const { no, title, from, to } of changes)
    console.log(`${String(no).padStart(4)}  ${from.toString().padStart(5)} → ${to.toString().padEnd(5)} ${title}`)
  const then = planned + changes.reduce((sum, { from, to }) => sum + to - from, 0)
  console.log(`In all ${clock(planned)} → ${clock(then)}`)
}
