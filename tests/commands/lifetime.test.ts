import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withOwnTemporary } from '../../scripts/lib/core/lifetime.ts'
import { freePort } from '../../scripts/lib/core/ports.ts'
import { projectRoot } from '../../scripts/lib/core/roots.ts'
import { run, runScript, until } from '../helpers/command.ts'
import { copyWithDeck } from '../helpers/project.ts'

let copy: Awaited<ReturnType<typeof copyWithDeck>>

beforeAll(async () => {
  copy = await copyWithDeck('---\ntitle: Short\nlang: en\nfonts:\n  provider: none\n---\n\n# Short\n')
})
afterAll(() => copy?.remove())

/** How many processes have these words among their own. */
function processes(...words: string[]): number {
  return execFileSync('ps', ['-A', '-o', 'args=', '-ww'], { encoding: 'utf8' })
    .split('\n')
    .filter(line => words.every(word => line.includes(word))).length
}

/** A process that is loading its modules looks up only then. */
const soon = { timeout: 30_000, interval: 100 }

async function isServed(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/`).then(() => true, () => false)
}

/** Folders that builds of the copy work in. */
async function working(): Promise<string[]> {
  return (await readdir(copy.folder)).filter(name => name.startsWith('site-building-'))
}

describe('the dev server', () => {
  it('goes with npm, which is told to end and tells its shell alone', async () => {
    const port = await freePort(3930)
    const npm = run('npm', ['start', '--', '--stay', '--port', String(port)], copy.folder)
    await until(npm, /presenter mode/)
    npm.child.kill('SIGTERM')
    await npm.ended
    await expect.poll(() => isServed(port), soon).toBe(false)
    await expect.poll(() => processes('start.ts', `--port ${port}`), soon).toBe(0)
  })

  it('leaves no process when it is killed, and its folder to the next command', async () => {
    const port = await freePort(3940)
    const server = runScript(copy.folder, 'start.ts', ['--stay', '--port', String(port)])
    await until(server, /presenter mode/)
    const folder = join(tmpdir(), `talk-${server.child.pid}`)
    await expect.poll(() => processes(folder), soon).toBeGreaterThan(0)
    server.child.kill('SIGKILL')
    await server.ended
    expect(await isServed(port)).toBe(false)
    await expect.poll(() => processes(folder), soon).toBe(0)
    expect(existsSync(folder)).toBe(true)
    await withOwnTemporary(async () => {})
    expect(existsSync(folder)).toBe(false)
  })
})

describe('a build', () => {
  const begin = async () => {
    const build = runScript(copy.folder, 'build.ts', ['--out', 'site'])
    await expect
      .poll(() => processes(copy.folder, 'slidev.mjs build'), { timeout: 60_000, interval: 100 })
      .toBeGreaterThan(0)
    return build
  }

  it.each([['SIGINT', 130], ['SIGTERM', 143]] as const)('that %s ends leaves nothing', async (signal, code) => {
    const build = await begin()
    build.child.kill(signal)
    expect(await build.ended).toBe(code)
    await expect.poll(() => processes(copy.folder), soon).toBe(0)
    expect(await working()).toEqual([])
    expect(existsSync(join(tmpdir(), `talk-${build.child.pid}`))).toBe(false)
  })

  it('that is killed takes Slidev with it, and the next one clears its folder', async () => {
    const killed = await begin()
    killed.child.kill('SIGKILL')
    await expect.poll(() => processes(copy.folder), soon).toBe(0)
    expect(await working()).toEqual([`site-building-${killed.child.pid}`])
    const next = await begin()
    expect(await working()).toEqual([`site-building-${next.child.pid}`])
    next.child.kill('SIGTERM')
    await next.ended
    expect(await working()).toEqual([])
  })

  it('that fails leaves nothing', async () => {
    const build = runScript(copy.folder, 'build.ts', ['--out', 'site'], {
      LECTERN_BROWSER: process.platform === 'win32' ? process.execPath : '/bin/false',
    })
    expect(await build.ended).toBe(1)
    expect(build.said().trim().split('\n')).toHaveLength(1)
    expect(await working()).toEqual([])
    await expect.poll(() => processes(copy.folder), soon).toBe(0)
  })
})

describe('an export', () => {
  const folder = () => join(copy.folder, 'printed')
  const begin = async () => {
    const printing = runScript(projectRoot, 'export.ts', ['--out', folder()])
    await until(printing, /drawing …/)
    await expect.poll(() => processes(`talk-${printing.child.pid}`, '--headless'), soon).toBeGreaterThan(0)
    return printing
  }

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGKILL', 'SIGKILL'],
  ] as const)('that %s ends leaves neither a file nor a browser', async (signal, code) => {
    const printing = await begin()
    printing.child.kill(signal)
    expect(await printing.ended).toBe(code)
    await expect.poll(() => processes(`talk-${printing.child.pid}`), soon).toBe(0)
    expect(await readdir(folder()).catch(() => [])).toEqual([])
  })
})
