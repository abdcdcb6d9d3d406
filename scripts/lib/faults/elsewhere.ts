import { basename } from 'node:path'

type Words = [message: string, remedy: string]

const remedy = 'put a copy into public/, or link to it'

/** What to say of an address that a browser would ask another host for by itself; undefined for others. */
export function elsewhere(url: string): Words | undefined {
  if (/^(?:https?:)?\/\//i.test(url))
    return [`${url} is on another host, which no page of the talk may ask`, remedy]
}

/** Slidev's components that show what another host has. */
const embeds = new Set(['BlueSky', 'Tweet', 'Youtube'])

/**
 * The same of a component.
 *
 * @param files of all components: an author's own of that name may show anything
 */
export function elsewhereComponent(name: string, files: readonly string[]): Words | undefined {
  if (embeds.has(name) && files.filter(file => basename(file) === `${name}.vue`).length === 1)
    return [`<${name}> shows what another host has, which no page of the talk may ask`, remedy]
}
