import { describe, expect, it } from 'vitest'
import { slidesFound } from '../../kit/stage/find.ts'
import { cueOf, landmark, withLandmarks } from '../../kit/stage/notes.ts'
import { lastReached } from '../../kit/stage/rehearsal.ts'

const mark = (click: number) => `<span class="slidev-note-click-mark" data-clicks="${click}"></span>`

describe('a note', () => {
  it('has a landmark before each sentence but the first, and none within its tags', () => {
    expect(withLandmarks('<p>He laughed out loud. Then he typed one <em>word. And</em> added a cat.</p>', 'en'))
      .toBe(`<p>He laughed out loud. ${landmark}Then he typed one <em>word. ${landmark}And</em> added a cat.</p>`)
    expect(withLandmarks('<p>판은 군비 경쟁이라고 합니다. 다른 부자들도 돈을 붓고 있었습니다.</p>', 'ko'))
      .toBe(`<p>판은 군비 경쟁이라고 합니다. ${landmark}다른 부자들도 돈을 붓고 있었습니다.</p>`)
  })

  it('keeps a short sentence on the line of the one before, and everything it was', () => {
    const html = `<p>${mark(1)} No. Is it his own money, all of it?</p><p>Who knows.</p>`
    expect(withLandmarks(html, 'en')).toBe(html)
    expect(withLandmarks(html.repeat(3), 'en').replaceAll(landmark, '')).toBe(html.repeat(3))
  })

  it('says how the passage of a click begins', () => {
    const html
      = `<p>Before any.</p><p>${mark(1)} &quot;We&quot; get the fire &amp; he gets the bill, it never stops.</p><p>${mark(2)} Short.</p>`
    expect(cueOf(html, 1)).toBe('"We" get the fire & he gets the …')
    expect([cueOf(html, 0), cueOf(html, 2), cueOf(html, 3), cueOf(undefined, 1)]).toEqual([
      'Before any.',
      'Short.',
      undefined,
      undefined,
    ])
  })
})

describe('a slide that is asked for', () => {
  const titles = ['Project Prometheus', 'Who survives? Never most of them', 'Café Bezos', '데이터 해자', 'Sources']
  const found = (text: string) => slidesFound(text, titles, { length: 4, total: 5 })

  it('is found by its number, its label or words of its title in any order', () => {
    expect(found('2')).toEqual([2])
    expect(found('A1')).toEqual([5])
    expect(found('most who')).toEqual([2])
    expect(found('cafe BEZ')).toEqual([3])
    expect(found('데이터')).toEqual([4])
    expect(found('해자 데')).toEqual([4])
  })

  it('is every one where nothing is asked, and none where nothing fits', () => {
    expect(found(' ')).toEqual([1, 2, 3, 4, 5])
    expect(found('999')).toEqual([])
    expect(found('moat')).toEqual([])
  })
})

describe('a rehearsal that ended early', () => {
  it('knows what it did not get to', () => {
    const slide = (no: number, seconds: number) => ({
      no,
      seconds,
      title: '',
      section: '',
      minutes: 1,
      optional: false,
      clicks: [],
    })
    expect(lastReached({ slides: [slide(1, 9), slide(2, 0), slide(3, 4), slide(4, 0)] })).toBe(3)
    expect(lastReached({ slides: [slide(1, 0)] })).toBe(0)
  })
})
