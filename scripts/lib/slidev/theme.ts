import { realpathSync } from 'node:fs'
import { kitRoot } from '../core/roots.ts'

/**
 * Folders of a deck's theme and addons in the order in which layouts and styles are taken from them, each over those
 * before it: the kit is the ground that a theme of the author's choice is laid over. Slidev has addons over themes.
 *
 * @param theme as the headmatter names it; Slidev's own default is what the kit itself is laid over
 */
export function withThemeOverKit(folders: readonly string[], theme: unknown): string[] {
  return !isForeign(theme) ? [...folders] : folders.toSorted((a, b) => Number(isKit(b)) - Number(isKit(a)))
}

/** Whether a headmatter names another theme than the one that the kit is laid over. */
export function isForeign(theme: unknown): boolean {
  return !/^(?:undefined|null|none|(?:@slidev\/theme-)?default)$/.test(String(theme))
}

function isKit(folder: string): boolean {
  return realpathSync(folder) === kitRoot
}
