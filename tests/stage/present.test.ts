import type { Running } from '../helpers/command.ts'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { projectRoot } from '../../scripts/lib/core/roots.ts'
import { runScript, until } from '../helpers/command.ts'
import { copyOfProject } from '../helpers/project.ts'
import { decks } from '../helpers/talk.ts'

function present(root: string, args: string[], environment: Record<string, string> = {}): Running {
  return runScript(root, 'present.ts', args, environment)
}

describe('on stage', () => {
  it('says both addresses and what to do next, answers there, and ends with Ctrl-C', async () => {
    const running = present(projectRoot, ['ko', '--stay', '--port', '3907'])
    const audience = await until(running, /audience\s+(\S+)/)
    const presenter = await until(running, /presenter\s+(\S+)/)
    await until(running, /Ctrl-C here ends it/)
    expect(running.said()).toMatch(
      /presenter[\s\S]*audience[\s\S]*press O[\s\S]*Press O again[\s\S]*press F in it[\s\S]*T starts the timer/,
    )
    for (const address of [audience, presenter]) {
      expect(new URL(address).pathname).toMatch(/^\/ko\//)
      expect(await (await fetch(address)).text()).toContain('lang="ko"')
    }
    running.child.kill('SIGINT')
    expect(await running.ended).toBe(0)
    expect(running.said()).toContain('Nothing is served any more')
    await expect(fetch(audience)).rejects.toThrow()
  })

  it.each(['SIGTERM', 'SIGKILL'] as const)('ends with %s, its server along', async (signal) => {
    const running = present(projectRoot, ['--as-built', '--stay', '--port', '3925'])
    const address = await until(running, /presenter\s+(\S+)/)
    running.child.kill(signal)
    await running.ended
    await expect(fetch(address)).rejects.toThrow()
  })

  it('takes another port where its own is taken, and says so', async () => {
    const other = createServer()
    await new Promise<void>(resolve => other.listen(3911, '127.0.0.1', resolve))
    const running = present(projectRoot, ['--stay', '--port', '3911'])
    try {
      const audience = new URL(await until(running, /audience\s+(\S+)/))
      expect(running.said()).toMatch(/Port 3911 is taken.*using \d+/)
      expect(audience.port).not.toBe('3911')
      expect((await fetch(audience)).status).toBe(200)
    }
    finally {
      running.child.kill('SIGINT')
      await running.ended
      await new Promise(resolve => other.close(resolve))
    }
  })

  it('goes on without a browser, and says what to do', async () => {
    const running = present(projectRoot, ['--open', '--port', '3915'], { LECTERN_BROWSER: '/nowhere/chrome' })
    try {
      await until(running, /LECTERN_BROWSER points to \/nowhere\/chrome.*open the addresses yourself/)
      expect((await fetch(await until(running, /audience\s+(\S+)/))).status).toBe(200)
    }
    finally {
      running.child.kill('SIGINT')
      expect(await running.ended).toBe(0)
    }
  })
})

describe('the browser', () => {
  it('is led to the presenter, and never to the audience\'s window first', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'present-'))
    const browser = join(folder, 'browser')
    await writeFile(browser, `#!/bin/sh\necho "$@" > ${join(folder, 'asked')}\n`, { mode: 0o755 })
    const running = present(projectRoot, ['--open', '--port', '3923'], { LECTERN_BROWSER: browser })
    try {
      const presenter = await until(running, /presenter\s+(\S+)/)
      await expect.poll(() => readFile(join(folder, 'asked'), 'utf8').catch(() => '')).toContain(presenter)
    }
    finally {
      running.child.kill('SIGINT')
      await running.ended
      await rm(folder, { recursive: true })
    }
  })
})

describe('before the stage', () => {
  let copy: Awaited<ReturnType<typeof copyOfProject>>
  const [deck, ...others] = decks
  const built = () => join(copy.folder, '.cache/stage/site')

  beforeAll(async () => {
    copy = await copyOfProject()
    // What is built here is never shown, and one language of it is built in half the time.
    await Promise.all(others.map(({ name }) => rm(join(copy.folder, name))))
  })
  afterAll(() => copy?.remove())

  it('a missing build is said, with what makes one', async () => {
    const running = present(copy.folder, ['--as-built', '--stay'])
    expect(await running.ended).toBe(1)
    expect(running.said().trim()).toBe(
      'Nothing was built for the stage yet. Run it without --as-built: npx lectern present',
    )
  })

  it('an interrupted build leaves nothing behind', async () => {
    const running = present(copy.folder, ['--stay'])
    await until(running, /Building the speaker's edition/)
    await expect
      .poll(() => readdir(join(copy.folder, '.cache/stage')).catch(() => []), { timeout: 30_000 })
      .toHaveLength(1)
    running.child.kill('SIGINT')
    expect(await running.ended).toBe(130)
    expect(await readdir(join(copy.folder, '.cache/stage'))).toEqual([])
  })

  it('a browser that is not there is named, where a drawing needs one', async () => {
    const file = join(copy.folder, deck!.name)
    const whole = await readFile(file, 'utf8')
    // What was drawn before is kept with the packages; this was not.
    await writeFile(
      file,
      `${/^---\n[\s\S]*?\n---\n/.exec(whole)![0]}\n# New\n\n\`\`\`mermaid\ngraph LR\n  a["${Date.now()}"] --> b\n\`\`\`\n`,
    )
    const running = present(copy.folder, ['--stay'], { LECTERN_BROWSER: '/nowhere/chrome' })
    expect(await running.ended).toBe(1)
    expect(running.said()).toMatch(/LECTERN_BROWSER points to \/nowhere\/chrome/)
    expect(await readdir(join(copy.folder, '.cache/stage'))).toEqual([])
    await writeFile(file, whole)
  })

  it('a broken deck is named by file and line, and the edition before it can still be shown', async () => {
    await mkdir(built(), { recursive: true })
    await writeFile(join(built(), 'index.html'), 'the edition before')
    await writeFile(join(built(), 'stage.json'), JSON.stringify({ inputs: 'earlier', builtAt: '2026-11-20T09:00:00Z' }))
    const file = join(copy.folder, deck!.name)
    const whole = await readFile(file, 'utf8')
    const line = whole.slice(0, whole.indexOf('<Cite')).split('\n').length
    await writeFile(file, whole.replace(/<Cite id="[^"]+"/, '<Cite id="C999"'))
    const running = present(copy.folder, ['--stay', '--port', '3919'])
    expect(await running.ended).toBe(1)
    expect(running.said()).toContain(`${deck!.name}:${line}`)
    expect(running.said()).toMatch(/C999/)
    expect(running.said()).toMatch(/still stands: npx lectern present --as-built/)

    const again = present(copy.folder, ['--as-built', '--stay', '--port', '3919'])
    expect(await (await fetch(await until(again, /audience\s+(\S+)/))).text()).toBe('the edition before')
    again.child.kill('SIGTERM')
    expect(await again.ended).toBe(0)
  })
})
