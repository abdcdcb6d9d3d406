import { join } from 'node:path'
import process from 'node:process'
import { Refusal } from './command.ts'

/** What Slidev and its plugins take for something else: an address's query, fragment or escape, an import's end, a glob. */
const troublesome = /[#?%'"`\\[\]{}*]/

/**
 * Refuses a project in a folder whose name Slidev cannot work with.
 *
 * @param root the project's own folder
 * @throws Refusal naming the character and what to do
 */
export function checkPlace(root = join(import.meta.dirname, '../../..')): void {
  const path = process.platform === 'win32' ? root.replaceAll('\\', '/') : root
  const [character] = troublesome.exec(path) ?? []
  if (character)
    throw new Refusal(`The project lies in ${root}, and Slidev cannot work with ${character} in a path. Rename the folder or move the project.`)
}
