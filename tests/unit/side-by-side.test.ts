import type { ResolvedSlidevOptions } from '@slidev/types'
import type { Plugin } from 'vite'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sideBySidePlugin } from '../../scripts/lib/slidev/side-by-side.ts'

let file: string

beforeAll(async () => {
  const folder = join(await mkdtemp(join(tmpdir(), 'talk-')), 'node_modules/.slidev/virtual')
  await mkdir(folder, { recursive: true })
  file = join(folder, 'import-glob.079fbb7290.ts')
})
afterAll(() => rm(join(file, '../../../..'), { recursive: true, force: true }))

const options = (entry: string) => ({ userRoot: '/talk', entry }) as ResolvedSlidevOptions

it('each deck has a cache of its own', () => {
  const caches = ['/talk/slides.md', '/talk/slides.ko.md'].map(
    entry => (sideBySidePlugin(options(entry)).config as () => { cacheDir: string })().cacheDir,
  )
  expect(caches).toEqual([join('/talk/.cache/vite/slides'), join('/talk/.cache/vite/slides.ko')])
})

it('a file that another build is about to write is read when it is whole', async () => {
  const { filter, handler } = sideBySidePlugin(options('/talk/slides.md')).load as Extract<
    Plugin['load'],
    { handler: unknown }
  > & { filter: { id: RegExp } }
  expect(filter.id.test(file)).toBe(true)
  await writeFile(file, '')
  const read = (handler as unknown as (id: string) => Promise<string>)(file)
  await wait(80)
  await writeFile(file, 'export default {}\n')
  expect(await read).toBe('export default {}\n')
})
