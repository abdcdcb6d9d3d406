/** A mistake of an author, the command that meets it, and the one line that it must answer with. */
export interface Fault {
  fault: string
  /** Files that hold the mistake, by their path in the project; `null` takes one away. */
  files: Record<string, string | null>
  /** As typed after `npm run`: `build --base /x/`. */
  command: string
  /** All that the command prints besides progress; `…` stands for any words. */
  says: string
  env?: Record<string, string>
  /** Seconds it may take; 5 where nothing is drawn. */
  within?: number
}

/** Two slides without a fault; whatever a fault puts on the second begins in line 12. */
export const soundDeck = slide('Words.')['slides.md']

const faults: Fault[] = []
const fault = (name: string, command: string, files: Fault['files'], says: string, more: Pick<Fault, 'env' | 'within'> = {}) =>
  faults.push({ fault: name, command, files, says, ...more })

/** The sound deck with this Markdown on its second slide, from line 12 on. */
function slide(markdown: string): Record<'slides.md', string> {
  return { 'slides.md': `---\ntitle: Sound\nlang: en\n---\n\n# One\n\n---\n\n# Two\n\n${markdown}\n` }
}

/** The sound deck with these lines in its headmatter, from line 4 on. */
function head(lines: string): Record<'slides.md', string> {
  return { 'slides.md': `---\ntitle: Sound\nlang: en\n${lines}\n---\n\n# One\n` }
}

/** A deck of one slide and a second one with this frontmatter, from line 9 on. */
function matter(lines: string): Record<'slides.md', string> {
  return { 'slides.md': `---\ntitle: Sound\nlang: en\n---\n\n# One\n\n---\n${lines}\n---\n\n# Two\n` }
}

// Flags and folders.
fault('a base without its slashes', 'build --base talks', {}, '--base talks: begin and end it with a slash, for example --base /talks/prometheus/')
fault('no deck', 'build', { 'slides.md': null }, 'No slides.md in …. The talk\'s first deck has that name.')

// Frontmatter.
fault('a key twice', 'build', matter('layout: end\nlayout: end'), 'slides.md:10: Map keys must be unique. Mend this slide\'s frontmatter.')
fault('a value that never ends', 'build', head('class: [a'), 'slides.md:5: …. Mend this slide\'s frontmatter.')
fault('an imported slide that is missing', 'build', matter('src: ./gone.md'), 'slides.md:8: Imported markdown file not found: …gone.md')

export { faults, head, matter, slide }
