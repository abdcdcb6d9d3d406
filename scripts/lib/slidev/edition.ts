import process from 'node:process'

/**
 * One source, several editions. The speaker's holds notes, presenter and authors' keys; the stage's too, with the
 * kit's own presenter in the place of Slidev's; the audience's is the one that is hosted and printed, and holds
 * none of them.
 */
export type Edition = 'speaker' | 'stage' | 'audience'

const editions: readonly Edition[] = ['speaker', 'stage', 'audience']

const variable = 'LECTERN_EDITION'

/** The edition of this process; the speaker's unless a build says otherwise. */
export function currentEdition(): Edition {
  return editions.find(edition => edition === process.env[variable]) ?? 'speaker'
}

/** The environment that makes a child process build `edition`. */
export function editionEnvironment(edition: Edition): Record<string, string> {
  return { [variable]: edition }
}

/** Frontmatter of the audience edition: what the slide says to its readers, as markup. */
export const readingKey = 'reading'

/**
 * Slidev's own settings that a finished edition overrules, whatever the deck says: nothing records, edits or asks a
 * server.
 */
const finished = {
  record: false,
  browserExporter: false,
  contextMenu: false,
  editor: false,
  mcp: false,
  monaco: false,
  download: false,
  drawings: { enabled: false, persist: false },
  plantUmlServer: '',
}

/** Every edition brings its own typefaces; Slidev's theme would fetch others from another host. */
export const ownFonts = { provider: 'none' }

/**
 * Each slide of the site has an address of its own. A page asks for the pictures it shows, and what Slidev's own page
 * asks for could not lie in one file.
 */
export const audienceConfig = { ...finished, presenter: false, routerMode: 'history', preloadImages: false }

/** On stage no address may move the talk. */
export const stageConfig = { ...finished, presenter: true, routerMode: 'memory' }
