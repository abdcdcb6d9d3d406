import { spawnSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Refusal } from '../../scripts/lib/core/command.ts'
import { makeFolder, makeWritable, namingFullDisk, putWhole } from '../../scripts/lib/core/files.ts'
import { projectRoot } from '../../scripts/lib/core/roots.ts'
import { cut } from '../../scripts/lib/fonts/cut.ts'
import { facesOf } from '../../scripts/lib/look/faces.ts'
import { cached } from '../../scripts/lib/maps/cache.ts'

let room: string
/** The number of a process that has run. */
let gone: number

beforeAll(async () => {
  room = await mkdtemp(join(tmpdir(), 'talk-leftovers-'))
  gone = spawnSync(process.execPath, ['-e', '']).pid
})
afterAll(() => rm(room, { recursive: true, force: true }))

describe('a folder to write into', () => {
  it('is made with those above it, and is no wait where it cannot be', async () => {
    await makeFolder(join(room, 'a/b/c'))
    await makeFolder(join(room, 'a/b'))
    expect(await readdir(join(room, 'a/b'))).toEqual(['c'])
    await expect(makeWritable('/proc/x/y')).rejects.toThrow(/Cannot write to \/proc\/x\/y \(ENOENT\)\. Choose/)
  })

  it('loses what killed commands left there, and nothing else', async () => {
    for (const name of [`talk.pdf.${gone}.part`, `.write-${gone}`, `talk.pdf.${process.pid}.part`, 'my.part'])
      await writeFile(join(room, name), '')
    await makeWritable(room)
    await putWhole(join(room, 'new'), 'whole')
    expect((await readdir(room)).sort()).toEqual(['a', 'my.part', 'new', `talk.pdf.${process.pid}.part`])
  })
})

it('a full disk is named where a write says only that there is no room', async () => {
  const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })
  const work = namingFullDisk(room, () => Promise.reject(full))
  await expect(work).rejects.toThrow(Refusal)
  await expect(work).rejects.toThrow(/The disk that holds \/.* is full\. Free some space/)
  await expect(namingFullDisk(room, () => Promise.reject(new Error('other')))).rejects.toThrow('other')
})

describe('a damaged file in a cache', () => {
  const cache = join(projectRoot, 'node_modules/.cache/relation-maps')

  it.each(['{}', '', '{"sum":"x","drawing":{}}'])('of drawings is drawn anew: %j', async (damage) => {
    const subject = `test-${process.pid}`
    let drawn = 0
    const ask = () => cached(subject, { damage }, async () => ({ svg: 'whole', drawn: ++drawn }))
    try {
      await ask()
      const [file] = (await readdir(cache)).filter(name => name.startsWith(`${subject}.`))
      expect(await ask()).toEqual({ svg: 'whole', drawn: 1 })
      await writeFile(join(cache, file!), damage)
      expect(await ask()).toEqual({ svg: 'whole', drawn: 2 })
      expect(await ask()).toEqual({ svg: 'whole', drawn: 2 })
    }
    finally {
      for (const name of (await readdir(cache)).filter(name => name.startsWith(`${subject}.`)))
        await rm(join(cache, name))
    }
  })

  it('of fonts is cut anew', async () => {
    const folder = await mkdtemp(join(room, 'fonts-'))
    const [face] = await facesOf({ display: ['Fraunces'], body: [] })
    const file = await cut(face!, 'abc', folder)
    const whole = await readFile(file)
    expect(await cut(face!, 'abc', folder)).toBe(file)
    await truncate(file, whole.length - 40)
    expect(await readFile(await cut(face!, 'abc', folder))).toEqual(whole)
  })
})
