import { lookup } from 'mrmime'

/** What a file holds, by the ending of its name. */
export function mimeType(file: string): string {
  const type = lookup(file) ?? 'application/octet-stream'
  return /^text\/|^application\/(?:json|xml)$/.test(type) ? `${type}; charset=utf-8` : type
}
