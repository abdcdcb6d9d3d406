import { describe, expect, it } from 'vitest'
import { isForeign } from '../../scripts/lib/core/guard.ts'

const foreign = (headers: Record<string, string>) => isForeign({ headers }, host => host === 'localhost:3030')

describe('the guard of both servers', () => {
  it.each<[string, Record<string, string>]>([
    ['a typed address', { 'host': 'localhost:3030', 'sec-fetch-site': 'none' }],
    [
      'a page of its own',
      { 'host': 'LOCALHOST:3030', 'origin': 'http://localhost:3030', 'sec-fetch-site': 'same-origin' },
    ],
    ['a tool of this computer', { host: 'localhost:3030' }],
  ])('lets in %s', (_, headers) => expect(foreign(headers)).toBe(false))

  it.each<[string, Record<string, string>]>([
    ['nobody in particular', {}],
    ['another name', { host: 'evil.example:3030' }],
    ['another port', { host: 'localhost:3030', origin: 'http://localhost:3031' }],
    ['another origin', { host: 'localhost:3030', origin: 'https://evil.example' }],
    ['no origin', { host: 'localhost:3030', origin: 'null' }],
    ['another site', { 'host': 'localhost:3030', 'sec-fetch-site': 'cross-site' }],
    ['the same site', { 'host': 'localhost:3030', 'sec-fetch-site': 'same-site' }],
    ['a list of origins', { host: 'localhost:3030', origin: 'http://localhost:3030, http://evil.example' }],
  ])('keeps out %s', (_, headers) => expect(foreign(headers)).toBe(true))
})
