/** Where something stands in the project's files. */
export interface SourcePlace {
  file: string
  /** Counted from 1. */
  line?: number
  /** Slide number, counted from 1. */
  slide?: number
}

/** Something wrong in an author's own file, and what to do about it. */
export interface Problem extends SourcePlace {
  message: string
  remedy: string
}

/**
 * One line for a person: `slides.md:214: claim "A99" has no row; add it …`.
 */
export function problemLine({ file, line, message, remedy }: Problem): string {
  return `${file}${line ? `:${line}` : ''}: ${message}; ${remedy}`
}

/** The lines of a text, counted from 1, whose first such key has this value: `id: 'C5'`. */
export function linesWith(text: string, key: string, value: string): number[] {
  const written = new RegExp(`\\b${key}:\\s*(['"\`])(.*?)\\1`)
  return text.split('\n').flatMap((line, at) => written.exec(line)?.[2] === value ? [at + 1] : [])
}
