/** The licence of a talk's words and pictures. */
export interface Licence {
  name: string
  /** Its page, where one is known. */
  url?: string
}

const commons = /^CC (BY(?:-NC)?(?:-SA|-ND)?) (\d\.\d)$/

/**
 * What `licence:` in a deck's headmatter says: a name (`CC BY-SA 4.0` and `CC0 1.0` know their page), or
 * `{ name, url }` with an https address; nothing for anything else.
 */
export function licenceOf(value: unknown): Licence | undefined {
  const { name = value, url } = typeof value === 'object' && value ? value as Partial<Licence> : {}
  if (typeof name !== 'string' || !name.trim() || (url !== undefined && !/^https:\/\/[^\s"<>]+$/.test(String(url))))
    return undefined
  const [, terms, version] = commons.exec(name) ?? []
  if (url === undefined && terms)
    return { name, url: `https://creativecommons.org/licenses/${terms.toLowerCase()}/${version}/` }
  return { name, url: url ?? (name === 'CC0 1.0' ? 'https://creativecommons.org/publicdomain/zero/1.0/' : undefined) }
}
