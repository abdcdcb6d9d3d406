import { execFile } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'

const run = promisify(execFile)
const isRoot = process.getuid?.() === 0

/** Where a command lies on the path; nothing where there is none. */
export function commandPath(name: string): string | undefined {
  return (process.env.PATH ?? '').split(delimiter).map(folder => join(folder, name)).find((path) => {
    try {
      accessSync(path, constants.X_OK)
      return true
    }
    catch {
      return false
    }
  })
}

/**
 * Whether packages of a Debian or one of its kin can be installed without a question.
 *
 * @param sudo whether to become root for it, where that needs no password
 */
export async function hasApt(sudo = false): Promise<boolean> {
  if (!existsSync('/etc/debian_version'))
    return false
  return isRoot || (sudo && run('sudo', ['-n', 'true']).then(() => true, () => false))
}

/**
 * Installs packages of the distribution.
 *
 * @throws Error with apt's first line
 */
export async function aptInstall(names: readonly string[]): Promise<void> {
  // Another process may be about the same: the second one waits, and finds it done.
  await apt('update', '-qq').catch(() => {})
  await apt('install', '-y', '-qq', '--no-install-recommends', ...names)
}

async function apt(...args: string[]): Promise<void> {
  const command = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-o', 'DPkg::Lock::Timeout=300', ...args]
  const [file, ...rest] = isRoot ? command : ['sudo', '-n', ...command]
  await run(file!, rest, { timeout: 10 * 60_000, maxBuffer: 64 * 1024 * 1024 })
    .catch((error) => { throw new Error(`apt-get: ${firstLine(error)}`) })
}

/** The first line of what a failed command said. */
export function firstLine(error: unknown): string {
  const { stderr, message } = error as { stderr?: string, message?: string }
  return (stderr?.trim() || message || String(error)).split('\n')[0]!
}
