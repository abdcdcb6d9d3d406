import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import process from 'node:process'

/** The kit's own folder: an addon in somebody's `node_modules`, or this repository. */
export const kitRoot = join(import.meta.dirname, '../../..')

/** The talk's folder: where the command was given, or the nearest folder above that has a first deck. */
export const projectRoot = talkAbove(process.cwd()) ?? process.cwd()

function talkAbove(folder: string): string | undefined {
  if (existsSync(join(folder, 'slides.md')))
    return folder
  return dirname(folder) === folder ? undefined : talkAbove(dirname(folder))
}

/**
 * The folder of an installed package, looked for upwards from `folder`.
 *
 * @returns undefined where there is none
 */
export function packageRoot(name: string, folder: string): string | undefined {
  const found = join(folder, 'node_modules', name)
  if (existsSync(join(found, 'package.json')))
    return found
  return dirname(folder) === folder ? undefined : packageRoot(name, dirname(folder))
}

/** The folder of a package that the kit stands on, as its own modules would find it. */
export function dependencyRoot(name: string): string {
  const found = packageRoot(name, kitRoot) ?? packageRoot(name, projectRoot)
  if (!found)
    throw new Error(`${name} is not installed beside the kit`)
  return found
}
