import { createJiti } from 'jiti'

/**
 * Reads a talk's own TypeScript afresh, with all that it imports, so that an edit shows without a restart.
 *
 * @param file its whole path
 * @throws what the file throws, or why it cannot be read
 */
export function readRows<T>(file: string): Promise<T> {
  // As `bin/lectern.js` reads the kit. Vite's own loader starts a whole server for each file.
  return createJiti(import.meta.url, { moduleCache: false }).import<T>(file)
}
