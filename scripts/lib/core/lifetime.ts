import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'

/*
 * Nothing outlives its command. What a command makes for the time of its work bears its process's number, goes when
 * the process ends in whatever way it is told of, and is cleared by the next command after one that was killed.
 */

const cleanups = new Set<() => void>()

/**
 * Has something taken away when this process ends: the last that was made first.
 *
 * @returns what takes it off the list again
 */
export function atExit(clear: () => void): () => void {
  if (!process.listeners('exit').includes(clearAll))
    process.once('exit', clearAll)
  cleanups.add(clear)
  return () => cleanups.delete(clear)
}

/** Clears after everyone who listens by now: a browser that its driver has yet to end would write on. */
function clearLast(): void {
  process.off('exit', clearAll)
  process.once('exit', clearAll)
}

function clearAll(): void {
  for (const clear of [...cleanups].reverse())
    clear()
}

/**
 * Takes a folder or file away, though something in it may still be about to end. Node stops without a word where a file
 * goes under its hands, so it is asked until nothing is left.
 */
export function removeNow(path: string): void {
  try {
    for (let times = 5; times > 0 && existsSync(path); times--)
      rmSync(path, { recursive: true, force: true, maxRetries: 5 })
  }
  catch {}
}

/** Not SIGHUP: `nohup` has it ignored, and a listener would undo that. */
const signals = { SIGINT: 130, SIGTERM: 143 } as const

let onSignal: (code: number) => void = code => process.exit(code)

/** Makes the usual signals end this process in order. npm ends its shell alone, so a lost parent counts as one. */
export function endInOrder(): void {
  for (const [signal, code] of Object.entries(signals))
    process.on(signal, () => onSignal(code))
  if (process.env.npm_lifecycle_event)
    endWithParent(() => onSignal(signals.SIGTERM))
}

/** Resolves at the first signal, which then does not end the process. */
export function untilSignal(): Promise<void> {
  return new Promise(resolve => onSignal = () => resolve())
}

/** Ends this process when the one that started it is gone, however that went. */
function endWithParent(end: () => void): void {
  const parent = process.ppid
  let watch: NodeJS.Timeout | undefined
  const look = () => {
    if (process.ppid === parent)
      return
    clearInterval(watch)
    end()
  }
  watch = setInterval(look, 300)
  watch.unref()
  look()
}

/**
 * Takes away what killed processes left in a folder.
 *
 * @param name matches it by name, with the process's number in a group
 * @param rescue called with the path of each before it goes
 */
export function clearAbandoned(folder: string, name: RegExp, rescue: (path: string) => void = () => {}): void {
  for (const entry of entriesOf(folder)) {
    const pid = Number(name.exec(entry)?.slice(1).find(Boolean))
    if (!pid || isRunning(pid))
      continue
    rescue(join(folder, entry))
    removeNow(join(folder, entry))
  }
}

function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder)
  }
  catch {
    return []
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  }
  catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}

const variable = process.platform === 'win32' ? 'TEMP' : 'TMPDIR'
const usual = process.env[variable]
let own: string | undefined
let users = 0

/**
 * Starts something whose temporary files shall lie in a folder of this process's own, and go with it: a browser
 * leaves its profile where it is killed with the process that drives it.
 */
export async function withOwnTemporary<T>(start: () => Promise<T>): Promise<T> {
  own ??= temporaryFolder()
  if (!own)
    return start()
  users++
  process.env[variable] = own
  try {
    return await start()
  }
  finally {
    clearLast()
    if (--users === 0)
      usual === undefined ? delete process.env[variable] : process.env[variable] = usual
  }
}

function temporaryFolder(): string | undefined {
  clearAbandoned(tmpdir(), /^talk-(\d+)$/)
  const folder = join(tmpdir(), `talk-${process.pid}`)
  removeNow(folder)
  try {
    mkdirSync(folder, { mode: 0o700 })
  }
  catch {
    // A full or read-only one: what is started says so better.
    return undefined
  }
  atExit(() => removeNow(folder))
  return folder
}
