import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { availableParallelism, loadavg } from 'node:os'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { copyWithDeck } from '../helpers/project.ts'
import { machineFaults } from './machine.ts'
import { faults, soundDeck } from './table.ts'

/** As many copies as rows run at once (`maxConcurrency`): each row breaks its copy and mends it again. */
const copies: Awaited<ReturnType<typeof copyWithDeck>>[] = []
const free: string[] = []

beforeAll(async () => {
  copies.push(...await Promise.all([copyWithDeck(soundDeck), copyWithDeck(soundDeck)]))
  free.push(...copies.map(({ folder }) => folder))
})

afterAll(() => Promise.all(copies.map(({ remove }) => remove())))

describe.concurrent('a mistake is answered in one line', () => {
  it.each([...faults, ...machineFaults])('$command: $fault', async ({ files, command, says, env, within = 5 }) => {
    const folder = free.pop()!
    const mend = await put(folder, files)
    try {
      const { code, said, seconds } = await run(folder, command, env)
      expect(said).toMatch(pattern(says))
      expect(code).toBe(1)
      // On a busy machine everybody waits.
      expect(seconds).toBeLessThan(within * Math.max(1, loadavg()[0]! / availableParallelism()))
    }
    finally {
      await mend()
      free.push(folder)
    }
  })

  it('in forty cases and more', () => {
    expect(faults.length).toBeGreaterThanOrEqual(40)
  })
})

/** Changes files of a copy; returns what changes them back. */
async function put(folder: string, files: Record<string, string | null>): Promise<() => Promise<void>> {
  const before = await Promise.all(Object.keys(files).map(async (name) => {
    const file = join(folder, name)
    return [file, existsSync(file) ? await readFile(file) : undefined] as const
  }))
  for (const [name, text] of Object.entries(files)) {
    const file = join(folder, name)
    await mkdir(dirname(file), { recursive: true })
    await (text === null ? rm(file) : writeFile(file, text))
  }
  return async () => {
    for (const [file, content] of before)
      await (content ? writeFile(file, content) : rm(file, { force: true }))
  }
}

/** Runs a command as its npm script would; what it printed is without its progress, whose lines end in an ellipsis. */
function run(
  folder: string,
  command: string,
  env: Record<string, string> = {},
): Promise<{ code: number, said: string, seconds: number }> {
  const [script, ...args] = command.split(' ')
  const begun = performance.now()
  return new Promise(resolve =>
    execFile(
      process.execPath,
      [join(folder, `scripts/${script}.ts`), ...args],
      { cwd: folder, timeout: 200_000, env: { ...process.env, ...env } },
      (error, stdout, stderr) =>
        resolve({
          code: error ? Number(error.code ?? Number.NaN) : 0,
          said: `${stdout}${stderr}`.split('\n').filter(line => line && !line.endsWith('…')).join('\n'),
          seconds: (performance.now() - begun) / 1000,
        }),
    ),
  )
}

/** The expected line as a pattern of everything that was said. */
function pattern(says: string): RegExp {
  return new RegExp(`^${says.split('…').map(part => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*')}$`)
}
