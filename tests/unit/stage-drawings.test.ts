import { describe, expect, it } from 'vitest'
import { drawingsOf, drawingsText, readDrawings } from '../../kit/stage/drawings.ts'
import { mostStrokes } from '../../kit/stage/messages.ts'

const tooMany = Array.from({ length: mostStrokes + 1 }, () => [[1, 2]])

describe('drawings kept in a file', () => {
  const ink = { 3: [[[10.04, 20], [30.16, 40.55]], [[5, 5]]], 12: [[[0, -3]]], 20: [] } as const

  it('hold every stroke, and no slide that was wiped', () => {
    expect(drawingsOf('slides.ko.md', ink)).toEqual({
      version: 1,
      deck: 'slides.ko.md',
      slides: { 3: [[[10, 20], [30.2, 40.6]], [[5, 5]]], 12: [[[0, -3]]] },
    })
  })

  it('read back as they were written', () => {
    for (const drawn of [ink, {}]) {
      const drawings = drawingsOf('slides.md', drawn)
      const text = drawingsText(drawings)
      expect(readDrawings(text)).toEqual(drawings)
      expect(text.split('\n').every(line => line.length < 200)).toBe(true)
    }
  })

  it.each([
    ['{', /^is no JSON/],
    ['[]', /^holds no drawings/],
    ['{"version":2,"deck":"slides.md","slides":{}}', /^is of version 2/],
    ['{"deck":"slides.md","slides":{}}', /^is of version none/],
    ['{"version":1,"slides":{}}', /^does not name its deck/],
    ['{"version":1,"deck":"slides.md"}', /^has no "slides"/],
    ['{"version":1,"deck":"slides.md","slides":{"0":[]}}', /^names a slide "0"/],
    ['{"version":1,"deck":"slides.md","slides":{"1.5":[]}}', /^names a slide "1.5"/],
    ['{"version":1,"deck":"slides.md","slides":{"7":{}}}', /^needs a list .* for slide 7/],
    ['{"version":1,"deck":"slides.md","slides":{"7":[[[1,2]],[]]}}', /^has on slide 7 a stroke, number 2,/],
    ['{"version":1,"deck":"slides.md","slides":{"7":[[[1,2,3]]]}}', /^has on slide 7 a stroke, number 1,/],
    ['{"version":1,"deck":"slides.md","slides":{"7":[[[1,"2"]]]}}', /^has on slide 7 a stroke, number 1,/],
    ['{"version":1,"deck":"slides.md","slides":{"7":[[[1,1e9]]]}}', /^has on slide 7 a stroke, number 1,/],
    [
      JSON.stringify({ version: 1, deck: 'slides.md', slides: { 7: tooMany } }),
      /^needs a list of at most 200 strokes for slide 7/,
    ],
  ])('say what is wrong with %s', (text, fault) => {
    expect(readDrawings(text)).toEqual({ fault: expect.stringMatching(fault) })
  })
})
