/** What is odd about an address, in words that follow it. */
export interface Flaw {
  what: string
  remedy: string
}

/**
 * What makes an address, as written in a deck, one that surely or probably leads wrong; nothing where it may be
 * right. Nothing is fetched.
 */
export function flawOfAddress(address: string): Flaw | undefined {
  if (address.trim() === '' || address === '#')
    return { what: 'has no address', remedy: 'write where it leads' }
  if (/^(?:mailto|tel):./.test(address) || /^[#/.]/.test(address))
    return address.startsWith('//') ? { what: 'has no scheme', remedy: 'begin it with https://' } : undefined
  if (/^www\./i.test(address))
    return { what: 'has no scheme, so it is looked for on this site', remedy: 'begin it with https://' }
  const scheme = /^([a-z][a-z\d+.-]*):/i.exec(address)?.[1]?.toLowerCase()
  if (!scheme)
    return undefined
  if (scheme !== 'https' && scheme !== 'http')
    return { what: `opens "${scheme}:", which works on few computers`, remedy: 'link to an https:// page' }
  const url = URL.parse(address)
  if (!url || /[\s<>"{}|\\^`]/.test(address))
    return { what: 'is no address', remedy: 'copy it anew from the browser' }
  if (/^(?:localhost|127\.|10\.|192\.168\.|0\.0\.0\.0|\[)/.test(url.hostname) || !/\.[a-z\d-]{2,}$/i.test(url.hostname))
    return { what: 'leads to a computer that only its author reaches', remedy: 'link to a public page' }
  if (scheme === 'http')
    return { what: 'is not encrypted', remedy: 'write https://' }
  if (/[.,;:!)\]]$/.test(address) && !(address.endsWith(')') && address.includes('(')))
    return { what: `ends in "${address.at(-1)}"`, remedy: 'take the punctuation out of the link' }
  if (url.username || url.password)
    return { what: 'holds a name or password', remedy: 'remove it' }
  return undefined
}
