import process from 'node:process'
import { nearest } from '../kit/words/spelling.ts'

/** What each command does, in the order in which an author meets them. */
const commands = {
  new: 'writes a starter: a talk of six slides in a folder of its own',
  start: 'shows a deck live while you write it',
  build: 'writes the audience edition as a static site, dist/',
  export: 'prints slides and handout of every deck as PDF',
  bundle: 'writes each deck as one file that opens from a USB stick',
  check: 'looks through every slide of the built decks',
  present: 'puts the talk on stage: presenter and audience\'s window',
  pace: 'the plan by section, and minutes from a rehearsal',
} as const

const [, , name = '--help', ...rest] = process.argv

if (name in commands) {
  process.argv = [process.argv[0]!, process.argv[1]!, ...rest]
  await import(`./${name}.ts`)
}
else {
  const near = nearest(name, Object.keys(commands))
  const known = name === '--help' || name === '-h' || name === 'help'
  const rows = Object.entries(commands).map(([command, about]) => `  ${command.padEnd(10)}${about}`)
  const unknown = `There is no command "${name}"${near ? `; did you mean "${near}"?` : '.'}\n\n`
  const about = 'lectern <command>, in the talk\'s own folder; each says more with --help'
  const say = known ? console.log : console.error
  say(`${known ? '' : unknown}${about}\n\n${rows.join('\n')}`)
  process.exitCode = known ? 0 : 1
}
