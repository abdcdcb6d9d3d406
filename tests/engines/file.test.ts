import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bundleName } from '../../kit/deck/decks.ts'
import { projectRoot } from '../../scripts/lib/core/roots.ts'
import { engines, placeOf, settle, until, useWindows } from '../helpers/engine-windows.ts'
import { cuesOf, decks, endOf, plainQuotes, plainTitle, slidesWith } from '../helpers/talk.ts'

/*
 * The one file that holds a deck, opened from a folder: the Korean one, whose faces are the larger. In Chromium
 * `tests/rendered/bundle.test.ts` does.
 */

const deck = decks.at(-1)!
const [mapped] = slidesWith(deck, 'RelationMap') as [number]
const others = engines.filter(({ name }) => name !== 'chromium')
const windows = useWindows({}, others)
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'usb stick '))
  await copyFile(join(projectRoot, '.cache/bundle', bundleName(deck)), join(folder, bundleName(deck)))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

it.each(others)('opens, walks, remembers and finds its faces in $name', async ({ name }) => {
  const window = windows.get(name)!
  const address = pathToFileURL(join(folder, bundleName(deck))).href
  const at = (no: number, clicks = 0) => until(window, ({ no, clicks }) => {
    const [path, query] = (location.hash.slice(1) || '/1').split('?')
    const slide = document.querySelector<HTMLElement>(`[data-slidev-no="${no}"]`)
    return (
      Number(path!.slice(1)) === no
      && Number(new URLSearchParams(query).get('clicks') ?? 0) === clicks
      && !!slide?.childElementCount
      && slide.offsetParent !== null
    )
  }, { no, clicks })
  await window.open(address)
  await at(1)
  await settle(window)
  const faces = await window.evaluate(() =>
    [...document.fonts].filter(face => face.status === 'loaded').map(face => face.family.replaceAll(/["']/g, '')),
  )
  expect(faces).toEqual(expect.arrayContaining(['Pretendard', 'Song Myung']))
  for (let no = 2; no <= mapped; no++) {
    await window.press('ArrowDown')
    await at(no)
  }
  const words = await window.evaluate(
    no => document.querySelector(`[data-slidev-no="${no}"] :is(h1, h2)`)!.textContent!,
    mapped,
  )
  expect(plainQuotes(words).replace(/\s+/g, ' ').trim()).toBe(plainTitle(deck.slides[mapped - 1]!.title))
  const nodes = () =>
    window.evaluate(
      no => document.querySelectorAll(`[data-slidev-no="${no}"] [data-node][tabindex="0"]`).length,
      mapped,
    )
  const first = await nodes()
  for (let clicks = 1; clicks <= cuesOf(deck.slides[mapped - 1]!.note); clicks++) {
    await window.press('ArrowRight')
    await at(mapped, clicks)
  }
  expect(await nodes()).toBeGreaterThan(first)
  await window.press('d')
  await until(window, () => document.documentElement.classList.contains('dark'))
  await window.reload()
  await at(mapped, cuesOf(deck.slides[mapped - 1]!.note))
  expect(await placeOf(window)).toEqual({ no: mapped, clicks: cuesOf(deck.slides[mapped - 1]!.note) })
  expect(await window.evaluate(() => document.documentElement.classList.contains('dark'))).toBe(true)
  await window.press('End')
  await at(endOf(deck))
})
