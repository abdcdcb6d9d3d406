import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import process from 'node:process'

/*
 * Types of all that is ours. Slidev's client ships as source, is looked at where we import it, and was not written for
 * settings as strict as these: what is said of it goes by.
 */
const root = join(import.meta.dirname, '../..')
const compiler = join(root, 'node_modules/vue-tsc/bin/vue-tsc.js')
const { status, signal, stdout, stderr } = spawnSync(
  process.execPath,
  [compiler, '--noEmit', '--pretty', 'false'],
  { cwd: root, encoding: 'utf8', maxBuffer: Infinity },
)

/** What was said, a fault each: a line at the margin, and those indented below it. */
const said = stdout.split(/\n(?=\S)/).filter(text => text.trim())
const theirs = said.filter(text => text.startsWith('node_modules/'))
const ours = said.filter(text => !theirs.includes(text))
console.log([...ours, stderr].join('\n').trim())
// It fails for what is theirs too; without a word, or ended from outside, it did not come to its end.
process.exitCode = signal || ours.length > 0 || (status && theirs.length === 0) ? 1 : 0
