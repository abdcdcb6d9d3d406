import type { LoadedDeck } from '../../scripts/lib/core/decks.ts'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drawingsOf, drawingsText } from '../../kit/stage/drawings.ts'
import { Refusal } from '../../scripts/lib/core/command.ts'
import { loadDrawings } from '../../scripts/lib/paper/drawings.ts'

describe('a file of what was drawn in a talk', () => {
  let room: string
  const decks = [
    { name: 'slides.md', slides: Array.from({ length: 3 }) },
    { name: 'slides.ko.md', slides: [] },
  ] as unknown as LoadedDeck[]
  const written = async (text: string) => {
    const file = join(room, 'drawings.json')
    await writeFile(file, text)
    return file
  }
  beforeAll(async () => {
    room = await mkdtemp(join(tmpdir(), 'talk-drawings-'))
  })
  afterAll(() => rm(room, { recursive: true, force: true }))

  it('becomes the lines that a pen leaves', async () => {
    const file = await written(drawingsText(drawingsOf('slides.md', { 2: [[[10, 10], [60, 12], [120, 30]]] })))
    const { deck, paths } = await loadDrawings(file, decks)
    expect(deck).toBe('slides.md')
    expect(Object.keys(paths)).toEqual(['2'])
    expect(paths[2]).toEqual([expect.stringMatching(/^M[-\d. L]+Z$/)])
  })

  it.each([
    ['no JSON', '{', /drawings\.json is no JSON .*Keep the drawings once more/],
    ['another deck', drawingsText(drawingsOf('talk.md', {})), /on talk\.md, .* of slides\.md or slides\.ko\.md/],
    ['a slide too many', drawingsText(drawingsOf('slides.md', { 4: [[[1, 1]]] })), /slide 4; slides\.md has 3/],
  ])('is refused with %s', async (_, text, fault) => {
    const refused = loadDrawings(await written(text), decks)
    await expect(refused).rejects.toThrow(Refusal)
    await expect(refused).rejects.toThrow(fault)
  })

  it('is refused where it is not there', async () => {
    await expect(loadDrawings(join(room, 'none.json'), decks)).rejects.toThrow(/there is no such file/)
  })
})
