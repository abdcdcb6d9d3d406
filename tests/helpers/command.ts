import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll } from 'vitest'
import { kitRoot } from '../../scripts/lib/core/roots.ts'

export interface Running {
  child: ChildProcess
  /** All that it has said so far. */
  said: () => string
  /** Its exit code, or the name of the signal that ended it. */
  ended: Promise<number | string | null>
}

const running = new Set<ChildProcess>()
afterAll(() => running.forEach(child => child.kill('SIGKILL')))

/** A script of the kit as a process of its own, in a talk's folder: of the kit that a copy brings, or of ours. */
export function runScript(
  root: string,
  script: string,
  args: string[],
  environment: Record<string, string | undefined> = {},
): Running {
  const kit = existsSync(join(root, 'scripts')) ? root : kitRoot
  return run(process.execPath, [join(kit, 'scripts', script), ...args], root, environment)
}

/** Any program; whatever still runs when the file's tests are over is ended. */
export function run(
  file: string,
  args: string[],
  cwd: string,
  environment: Record<string, string | undefined> = {},
): Running {
  const child = spawn(file, args, { cwd, env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] })
  running.add(child)
  child.on('close', () => running.delete(child))
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', chunk => said += chunk)
  return {
    child,
    said: () => said,
    ended: new Promise(resolve => child.on('close', (code, signal) => resolve(code ?? signal))),
  }
}

/** Waits until it has said something; what it said instead, where it ends before. */
export async function until({ said, ended }: Running, words: RegExp): Promise<string> {
  const over = ended.then(code => `ended with ${code}`)
  for (;;) {
    const found = words.exec(said())
    if (found)
      return found[1] ?? found[0]
    const end = await Promise.race([over, wait(30)])
    if (end && !words.test(said()))
      throw new Error(`${end} before it said ${words}:\n${said()}`)
  }
}
