import process from 'node:process'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { findEngines } from '../../scripts/lib/engines/find.ts'

afterEach(() => vi.unstubAllEnvs())

/** A machine with a Chromium and nothing else. */
function bareMachine(): void {
  vi.stubEnv('LECTERN_BROWSER', process.execPath)
  vi.stubEnv('PLAYWRIGHT_BROWSERS_PATH', '/nowhere')
  for (const name of ['LECTERN_FIREFOX', 'LECTERN_WEBKIT', 'LECTERN_ENGINES'])
    vi.stubEnv(name, '')
  vi.stubEnv('PATH', '/nowhere')
}

describe('the engines of a machine', () => {
  it('are what is there, with a line for each that is not, which says how to get it', async () => {
    bareMachine()
    const { engines, missing } = await findEngines()
    expect(engines.map(({ name }) => name)).toEqual(['chromium'])
    expect(missing).toEqual([
      expect.stringMatching(/^Firefox: .*apt-get install firefox-esr.*LECTERN_FIREFOX/),
      expect.stringMatching(/^WebKit: .*webkit2gtk-driver xvfb.*LECTERN_WEBKIT/),
    ])
  })

  it('are those that variables name', async () => {
    bareMachine()
    vi.stubEnv('LECTERN_FIREFOX', process.execPath)
    const { engines } = await findEngines()
    expect(engines.map(({ name, path }) => ({ name, path }))).toContainEqual({
      name: 'firefox',
      path: process.execPath,
    })
  })

  it.each(['FIREFOX', 'WEBKIT'])('are not sought elsewhere where LECTERN_%s points nowhere', async (name) => {
    bareMachine()
    vi.stubEnv(`LECTERN_${name}`, '/no/such/file')
    await expect(findEngines()).rejects.toThrow(`LECTERN_${name} points to /no/such/file`)
  })

  it('are demanded all or not at all', async () => {
    bareMachine()
    vi.stubEnv('LECTERN_ENGINES', 'webkit')
    await expect(findEngines()).rejects.toThrow('LECTERN_ENGINES=webkit: it is "all" or nothing.')
  })
})
