import type { Action, Entry, Log, Talk } from '../../kit/stage/messages.ts'
import { describe, expect, it } from 'vitest'
import { randomFrom } from '../../kit/random.ts'
import { Bounces, isClickerKey, keyOf } from '../../kit/stage/keys.ts'
import { freshLog, joined, lastTouched, shortened, talkOf, turnOf, withEntry } from '../../kit/stage/log.ts'
import { readMessage, readStored } from '../../kit/stage/messages.ts'
import { after, freshTalk, placeWithin, shownTo, spentOn, stepFrom, timedTo } from '../../kit/stage/talk.ts'

const course = { clicks: [0, 2, 0, 1], walk: 4 }
const place = ({ no, clicks }: Talk) => [no, clicks]
/** The talk after these actions, one each second. */
const played = (actions: Action['kind'][], start = freshTalk('en')) =>
  actions.reduce((talk, kind, index) => after(talk, { kind } as Action, (index + 1) * 1000, course), start)

describe('a step', () => {
  it('goes click by click through the deck, and the same way back', () => {
    const there = [[1, 0], [2, 0], [2, 1], [2, 2], [3, 0], [4, 0], [4, 1]]
    let at = { no: 1, clicks: 0 }
    for (const [no, clicks] of there.slice(1))
      expect(at = stepFrom(at, 'next', course)).toEqual({ no, clicks })
    for (const [no, clicks] of there.toReversed().slice(1))
      expect(at = stepFrom(at, 'prev', course)).toEqual({ no, clicks })
  })

  it('ends at both ends', () => {
    expect(stepFrom({ no: 4, clicks: 1 }, 'next', course)).toEqual({ no: 4, clicks: 1 })
    expect(stepFrom({ no: 4, clicks: 1 }, 'nextSlide', course)).toEqual({ no: 4, clicks: 1 })
    expect(stepFrom({ no: 1, clicks: 0 }, 'prev', course)).toEqual({ no: 1, clicks: 0 })
    expect(stepFrom({ no: 2, clicks: 2 }, 'prevSlide', course)).toEqual({ no: 1, clicks: 0 })
  })

  it('to a place that does not exist leads to one that does', () => {
    expect(placeWithin({ no: 99, clicks: 9 }, course)).toEqual({ no: 4, clicks: 1 })
    expect(placeWithin({ no: -1, clicks: -1 }, course)).toEqual({ no: 1, clicks: 0 })
  })
})

describe('the timer', () => {
  it('begins with the first step forward, and not with one back', () => {
    expect(played(['prev']).startedAt).toBeUndefined()
    expect(played(['next']).startedAt).toBe(1000)
    expect(played(['run', 'next']).startedAt).toBe(1000)
  })

  it('counts by the wall clock, sleep and all, to the slide and click at hand', () => {
    const talk = played(['run', 'next', 'next', 'next'])
    expect(timedTo(talk, 600_000)).toMatchObject({ elapsed: 599_000, spent: [[1000], [1000, 1000, 596_000]] })
    expect(spentOn(timedTo(talk, 600_000), 2)).toBe(598_000)
    expect(spentOn(talk, 4)).toBe(0)
  })

  it('stands still in a pause, and a step does not end it', () => {
    const talk = played(['run', 'pause', 'next'])
    expect(talk).toMatchObject({ elapsed: 1000, since: undefined, no: 2 })
    expect(timedTo(talk, 99_000).elapsed).toBe(1000)
    expect(timedTo(after(talk, { kind: 'run' }, 10_000, course), 12_000).elapsed).toBe(3000)
  })

  it('counts nothing for a clock that went back', () => {
    const talk = after(played(['run']), { kind: 'next' }, 500, course)
    expect(talk.elapsed).toBe(0)
    expect(timedTo(talk, 2000).elapsed).toBe(1000)
  })
})

describe('what the audience sees', () => {
  it('stays when frozen, and follows again afterwards', () => {
    const talk = played(['next', 'freeze', 'next', 'next'])
    expect(shownTo(talk)).toMatchObject({ no: 2, clicks: 0 })
    expect(place(talk)).toEqual([2, 2])
    expect(shownTo(after(talk, { kind: 'freeze' }, 9000, course))).toMatchObject({ no: 2, clicks: 2 })
  })

  it('keeps sliders, citation, node, ink, language and scheme when frozen, and takes them all over afterwards', () => {
    const doing: Action[] = [
      { kind: 'set', model: 'survivors', values: { rounds: 7 } },
      { kind: 'cite', of: 'A1#0' },
      { kind: 'node', of: 'bezos' },
      { kind: 'light', of: 2 },
      { kind: 'zoom', to: { x: 100, y: 90, scale: 2 } },
      { kind: 'stroke', no: 2, points: [[1, 2], [3, 4]] },
      { kind: 'lang', to: 'ko' },
      { kind: 'scheme', to: 'dark' },
    ]
    const frozen = played(['next', 'freeze'])
    const seen = shownTo(frozen)
    const later = doing.reduce((talk, action) => after(talk, action, 5000, course), frozen)
    expect(shownTo(later)).toEqual(seen)
    expect(shownTo(after(later, { kind: 'freeze' }, 6000, course))).toEqual({
      no: 2,
      clicks: 0,
      lang: 'ko',
      scheme: 'dark',
      settings: { survivors: { rounds: 7 } },
      cite: 'A1#0',
      node: 'bezos',
      light: 2,
      zoom: { x: 100, y: 90, scale: 2 },
      ink: { 2: [[[1, 2], [3, 4]]] },
    })
  })

  it('has what was pointed at until the next step, what is large until the next slide, and lines for good', () => {
    const pointed = ([
      { kind: 'go', no: 2, clicks: 0 },
      { kind: 'cite', of: 'A1#0' },
      { kind: 'light', of: 0 },
      { kind: 'zoom', to: { x: 0, y: 0, scale: 3 } },
      { kind: 'stroke', no: 2, points: [[1, 2]] },
    ] satisfies Action[]).reduce((talk, action) => after(talk, action, 1000, course), freshTalk('en'))
    const clicked = after(pointed, { kind: 'next' }, 2000, course)
    expect(clicked).toMatchObject({ cite: undefined, light: undefined, zoom: { scale: 3 } })
    expect(after(clicked, { kind: 'nextSlide' }, 3000, course)).toMatchObject({
      zoom: undefined,
      ink: { 2: [[[1, 2]]] },
    })
    expect(after(clicked, { kind: 'wipe' }, 3000, course).ink).toEqual({})
    expect(after(pointed, { kind: 'plain' }, 3000, course)).toMatchObject({
      cite: undefined,
      light: undefined,
      zoom: undefined,
    })
  })

  it('has its lines when it begins anew only where the speaker wished so', () => {
    const drawn = after(freshTalk('en'), { kind: 'stroke', no: 2, points: [[1, 2]] }, 1000, course)
    expect(freshLog(2000, 'ko', false, drawn).base).toEqual(freshTalk('ko'))
    const kept = after(drawn, { kind: 'keepInk', to: true }, 1500, course)
    expect(freshLog(2000, 'ko', false, kept).base).toEqual({ ...freshTalk('ko'), ink: drawn.ink, keepsInk: true })
    expect(after(kept, { kind: 'wipeAll' }, 1600, course).ink).toEqual({})
    expect(freshTalk('en', after(kept, { kind: 'keepInk', to: false }, 1600, course)).ink).toEqual({})
  })

  it('is black until the second press', () => {
    expect(played(['black']).black).toBe(true)
    expect(played(['black', 'next', 'black']).black).toBe(false)
  })
})

/** Windows that press at random and hear of each other late; the messages of one arrive in their order. */
function windowsAtRandom(seed: number, presses: number): { logs: Log[], inOrder: Talk } {
  const random = randomFrom(seed)
  const kinds = ['next', 'next', 'prev', 'nextSlide', 'prevSlide', 'black', 'freeze', 'pause', 'run'] as const
  const logs = [freshLog(1, 'en'), freshLog(1, 'en'), freshLog(1, 'en')]
  const own = [0, 0, 0]
  const waiting: Entry[][][] = logs.map(() => logs.map(() => []))
  let inOrder = freshTalk('en')
  for (let press = 0; press < presses; press++) {
    const at = 1_000_000 + press * 3
    const who = Math.floor(random() * 3)
    const action: Action
      = random() < 0.05
        ? { kind: 'go', no: 1 + Math.floor(random() * 4), clicks: 0 }
        : { kind: kinds[Math.floor(random() * kinds.length)]! }
    own[who] = turnOf(logs[who]!, at, own[who]!)
    const entry = { turn: own[who]!, window: `w${who}`, at, action }
    inOrder = after(inOrder, action, at, course)
    logs[who] = shortened(withEntry(logs[who]!, entry), course)
    waiting.forEach((to, other) => other !== who && to[who]!.push(entry))
    // Now and then somebody hears what has been waiting.
    waiting.forEach((to, other) => to.forEach((from) => {
      for (const entry of random() < 0.3 ? from.splice(0) : [])
        logs[other] = shortened(withEntry(logs[other]!, entry), course)
    }))
  }
  waiting.forEach((to, other) => to.flat().forEach(entry => logs[other] = withEntry(logs[other]!, entry)))
  return { logs, inOrder }
}

describe('windows that hear of each other late', () => {
  it.each([1, 2, 3, 4, 5])('come to the same talk, every press in its order: %i', (seed) => {
    const { logs, inOrder } = windowsAtRandom(seed, 2000)
    for (const log of logs) {
      expect(log.entries.length).toBeLessThan(300)
      expect(talkOf(log, course)).toEqual(inOrder)
    }
  })

  it('take what a window that was away knows, and give it what it missed', () => {
    const entry = (turn: number, window: string, kind: 'next' | 'prev' = 'next'): Entry => ({
      turn,
      window,
      at: turn / 1000,
      action: { kind },
    })
    const one = [entry(10, 'a'), entry(30, 'a')].reduce(withEntry, freshLog(1, 'en'))
    const other = [entry(10, 'a'), entry(20, 'b', 'prev')].reduce(withEntry, freshLog(1, 'en'))
    expect(joined(one, other).entries.map(({ turn }) => turn)).toEqual([10, 20, 30])
    expect(joined(other, one)).toEqual(joined(one, other))
    expect(withEntry(one, entry(30, 'a'))).toBe(one)
  })

  it('begin anew together: the later session replaces the other', () => {
    const old = withEntry(freshLog(1, 'en'), { turn: 5, window: 'a', at: 0, action: { kind: 'next' } })
    const fresh = freshLog(2, 'ko', true)
    expect(joined(old, fresh)).toBe(fresh)
    expect(joined(fresh, old)).toBe(fresh)
  })

  it('put a press that was held back where it was pressed', () => {
    const log = withEntry(freshLog(1, 'en'), { turn: 50_000_000, window: 'a', at: 50_000, action: { kind: 'next' } })
    expect(turnOf(log, 49_990, 0)).toBe(49_990_000)
    expect(turnOf(log, 49_990, 60_000_000)).toBe(60_000_001)
    // A clock set back by an hour goes on from where it was.
    expect(turnOf(log, 1_000, 0)).toBe(50_000_001)
  })

  it('know when they were last touched', () => {
    expect(lastTouched(freshLog(7, 'en'))).toBe(7)
    expect(
      lastTouched(withEntry(freshLog(7, 'en'), { turn: 9, window: 'a', at: 8000, action: { kind: 'next' } })),
    ).toBe(8000)
  })
})

describe('a message', () => {
  const log = shortened(windowsAtRandom(9, 300).logs[0]!, course)
  const entry: Entry = { turn: 1, window: 'a', at: 2, action: { kind: 'go', no: 3, clicks: 1 } }

  it('comes through as it was sent, and so does what is stored', () => {
    const actions: Action[] = [
      { kind: 'set', model: 'survivors', values: { rounds: 7, share: -0.5 } },
      { kind: 'cite', of: 'A1 A2#1' },
      { kind: 'cite', of: undefined },
      { kind: 'node', of: 'bezos' },
      { kind: 'light', of: 2 },
      { kind: 'zoom', to: { x: 100.5, y: -9, scale: 2 } },
      { kind: 'stroke', no: 2, points: [[1, 2], [3.5, 4]] },
      { kind: 'scheme', to: 'dark' },
      { kind: 'end', at: 5 },
      { kind: 'wipe' },
      { kind: 'wipeAll' },
      { kind: 'keepInk', to: true },
    ]
    for (const action of actions) {
      const message = { version: 1, kind: 'entry', session: 1, entry: { ...entry, action } }
      expect(readMessage(structuredClone(message))).toEqual(message)
    }
    const whole = { ...log, base: actions.reduce((talk, action) => after(talk, action, 0, course), log.base) }
    expect(readStored(JSON.stringify({ log: whole }))?.log).toEqual(whole)
    const frozen = { ...whole, base: after(whole.base, { kind: 'freeze' }, 0, course) }
    expect(readStored(JSON.stringify({ log: frozen }))?.log).toEqual(frozen)
    const point = { version: 1, kind: 'point', session: 1, point: { no: 2, tool: 'laser', points: [[3, 4.5]] } }
    expect(readMessage(structuredClone(point))).toEqual(point)
    for (const message of [
      { version: 1, kind: 'hello' },
      { version: 1, kind: 'log', log },
      { version: 1, kind: 'entry', session: 1, entry },
    ])
      expect(readMessage(structuredClone(message))).toEqual(message)
    const stored = { talk: 'coffee', build: 'b', lang: 'en', totals: [0, 2], log }
    expect(readStored(JSON.stringify({ ...stored, walk: 2 }))).toEqual(stored)
    // Without them the slides' clicks are counted anew.
    for (const totals of [undefined, [0, -1], 'many', [1.5]])
      expect(readStored(JSON.stringify({ log, totals }))).toEqual({ totals: [], log })
  })

  const inEntry = (change: object) => ({ version: 1, kind: 'entry', session: 1, entry: { ...entry, ...change } })
  const inLog = (change: object) => ({ version: 1, kind: 'log', log: { ...log, ...change } })
  it.each([
    ['nothing', undefined],
    ['a word', 'next'],
    ['a list', [1, 2]],
    ['another version\'s', { version: 2, kind: 'hello' }],
    ['Slidev\'s own', { page: 7, clicks: 0, lastUpdate: { type: 'presenter' } }],
    ['of no kind', { version: 1, kind: 'shout' }],
    ['without its entry', { version: 1, kind: 'entry', session: 1 }],
    ['a slide 0', inEntry({ action: { kind: 'go', no: 0, clicks: 0 } })],
    ['half a slide', inEntry({ action: { kind: 'go', no: 1.5, clicks: 0 } })],
    ['a slide in words', inEntry({ action: { kind: 'go', no: '3', clicks: 0 } })],
    ['an unknown action', inEntry({ action: { kind: 'constructor' } })],
    ['an unknown language', inEntry({ action: { kind: 'lang', to: 'tlh' } })],
    ['a scheme of its own', inEntry({ action: { kind: 'scheme', to: 'sepia' } })],
    ['a setting in words', inEntry({ action: { kind: 'set', model: 'x', values: { rounds: 'all' } } })],
    ['a line without points', inEntry({ action: { kind: 'stroke', no: 1, points: [] } })],
    ['a line out of the world', inEntry({ action: { kind: 'stroke', no: 1, points: [[0, 1e9]] } })],
    [
      'a line without end',
      inEntry({ action: { kind: 'stroke', no: 1, points: Array.from({ length: 5000 }).fill([0, 0]) } }),
    ],
    ['made too large', inEntry({ action: { kind: 'zoom', to: { x: 0, y: 0, scale: 1e6 } } })],
    ['a citation without end', inEntry({ action: { kind: 'cite', of: 'x'.repeat(1000) } })],
    [
      'a pointer nowhere',
      { version: 1, kind: 'point', session: 1, point: { no: 2, tool: 'laser', points: [[Number.NaN, 1]] } },
    ],
    ['no time', inEntry({ at: Number.NaN })],
    ['a turn past all counting', inEntry({ turn: Number.MAX_VALUE })],
    ['a name without end', inEntry({ window: 'x'.repeat(1000) })],
    ['entries that are none', inLog({ entries: [null] })],
    ['too many entries', inLog({ entries: Array.from({ length: 5000 }).fill(entry) })],
    ['times that are none', inLog({ base: { ...log.base, spent: [['1']] } })],
    ['an endless time', inLog({ base: { ...log.base, elapsed: Number.POSITIVE_INFINITY } })],
    ['a frozen nowhere', inLog({ base: { ...log.base, frozen: {} } })],
  ])('that is %s is not heard', (_, data) => {
    expect(readMessage(data)).toBeUndefined()
  })

  const broken = [null, '', '{', '[]', '{"log":{"session":1}}', JSON.stringify({ log }).slice(0, -5)]
  it.each(broken)('stored as %j is nothing', (text) => {
    expect(readStored(text)).toBeUndefined()
  })
})

describe('keys', () => {
  it.each([
    ['PageDown', 'next'],
    ['PageUp', 'prev'],
    ['.', 'black'],
    ['b', 'black'],
    ['B', 'black'],
    ['F5', 'start'],
    ['ArrowRight', 'next'],
    [' ', 'next'],
    ['ArrowLeft', 'prev'],
    ['z', 'freeze'],
  ])('%j asks for %s in either window', (key, wish) => {
    expect(keyOf({ key }, 'audience')).toBe(wish)
    expect(keyOf({ key }, 'presenter')).toBe(wish)
  })

  it('of the presenter ask for nothing in the audience\'s window', () => {
    for (const key of ['t', 'g', 'l', 'k', 'e', 'o', '+', '?', 'p', 'w', 'c', 'v', 'm', 's', '1', 'Escape']) {
      expect(keyOf({ key }, 'presenter')).toBeDefined()
      expect(keyOf({ key }, 'audience')).toBeUndefined()
    }
  })

  it('scroll the notes with Shift, for as long as they are held', () => {
    for (const repeat of [false, true])
      expect(keyOf({ key: 'ArrowDown', shiftKey: true, repeat }, 'presenter')).toBe('notesDown')
    expect(keyOf({ key: 'ArrowDown', shiftKey: true }, 'audience')).toBeUndefined()
  })

  it('are known by their place where the keyboard writes Hangul', () => {
    expect(keyOf({ key: 'ㅠ', code: 'KeyB' }, 'audience')).toBe('black')
    expect(keyOf({ key: 'ㅅ', code: 'KeyT' }, 'presenter')).toBe('timer')
  })

  it.each([
    { key: 'Home' },
    { key: 'End' },
    { key: 'Enter' },
    { key: 'r' },
    { key: 'F5', ctrlKey: true },
    { key: 'ArrowLeft', altKey: true },
    { key: 'ArrowRight', repeat: true },
    { key: 'PageDown', repeat: true },
    { key: 'toString' },
  ])('%j moves nothing', (press) => {
    expect(keyOf(press, 'presenter')).toBeUndefined()
  })

  it('of a remote control count once within a tenth of a second, and again after it', () => {
    const bounces = new Bounces()
    const strays = (key: string, times: number[]) => times.map(time => bounces.isStray({ key }, time))
    expect(strays('PageDown', [1000, 1040, 1099, 1100, 1250])).toEqual([false, true, true, false, false])
    // Another key is no bounce, and a keyboard's arrows never are.
    expect(strays('PageUp', [1260])).toEqual([false])
    expect(strays('ArrowRight', [2000, 2001, 2002])).toEqual([false, false, false])
    expect(['PageDown', 'PageUp', '.', 'b', 'F5'].every(key => isClickerKey({ key }))).toBe(true)
  })
})
