/*
 * Which rules of a style a page needs. Both functions are sent over as text, so each may use nothing but its arguments
 * and the page's own globals.
 */

/**
 * Whether a selector can reach something below a root, whatever is hovered or focused and in whichever scheme.
 *
 * @param around what is no part of a root: an element above it, or a root itself
 */
export function canReach(selector: string, roots: readonly ParentNode[], around: readonly Element[] = []): boolean {
  const scheme = String.raw`\.(?:dark|light)`
  const state = ':(?:hover|focus(?:-visible|-within)?|active|visited|target)'
  const part = String.raw`::?(?:before|after|first-line|first-letter)(?![\w-])|::[\w-]+(?:\([^)]*\))?`
  const passing = new RegExp(String.raw`:not\((?:${scheme}|${state})\)|(?:${scheme}|${state})(?![\w\\-])|${part}`, 'g')
  // True of any element, wherever it stands in a selector.
  const still = selector.replace(passing, ':where(*)')
  try {
    return around.some(element => element.matches(still)) || roots.some(root => root.querySelector(still) !== null)
  }
  catch {
    return /^[\w\s.#:()>+~*[\]="'-]+$/.test(still) && !/-moz-|-ms-|-webkit-/.test(selector)
  }
}

/** The selectors that reach something in a page that nobody opens. */
export function reachingIn(
  { html, selectors }: { html: string, selectors: string[] },
  reaches: typeof canReach,
): string[] {
  const page = new DOMParser().parseFromString(html, 'text/html')
  return selectors.filter(selector => reaches(selector, [page]))
}
