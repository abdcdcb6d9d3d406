import type { Buffer } from 'node:buffer'
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { readArguments, runCommand } from './lib/core/command.ts'
import { projectRoot } from './lib/core/roots.ts'
import { findEngines } from './lib/engines/find.ts'

interface Step {
  name: string
  /** Path below the project, and its arguments. */
  command: string[]
  /** File with the counts of its tests, which then stand for the step. */
  report?: string
}

interface Counts {
  passed: number
  failed: number
}

const reports = join(projectRoot, '.cache/verify')

function vitest(name: string, ...projects: string[]): Step {
  const report = join(reports, `${projects[0]}.json`)
  return {
    name: `${name} tests`,
    report,
    command: [
      'node_modules/vitest/vitest.mjs',
      'run',
      ...projects.flatMap(project => ['--project', project]),
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
  }
}

/**
 * What fails fastest comes first. A group is of rows that run side by side, and a row of steps one after another: what
 * is packed waits for the registry while the talk is built. Rows of a group take about as long as each other.
 */
const groups: Step[][][] = [
  [
    [{ name: 'types', command: ['scripts/lint/types.ts'] }],
    [{ name: 'types of what is pure', command: ['node_modules/typescript/bin/tsc', '--noEmit', '-p', 'kit'] }],
    [{ name: 'lint', command: ['node_modules/eslint/bin/eslint.js', '.'] }],
    [vitest('unit', 'unit', 'talk')],
  ],
  [
    [
      vitest('faults', 'faults'),
      { name: 'build', command: ['scripts/build.ts'] },
      { name: 'export', command: ['scripts/export.ts'] },
      { name: 'bundle', command: ['scripts/bundle.ts', '--out', '.cache/bundle'] },
      { name: 'check', command: ['scripts/check.ts'] },
      vitest('commands', 'commands'),
    ],
    [vitest('packed', 'packed'), { name: 'sample talk', command: ['tests/helpers/build-sample.ts'] }],
  ],
  [[vitest('drawn', 'rendered', 'engines', 'stage', 'pdf', 'drawn-talk')]],
]

const usage = {
  name: 'npm run verify --',
  about: 'Everything that must hold, in the order of what fails fastest. Ends with one line of counts.',
  flags: {},
}

runCommand(async () => {
  readArguments(usage, process.argv.slice(2))
  // Where every engine is asked for, those that are not here are fetched beside what needs none.
  const engines = findEngines().then(({ engines, missing }) => {
    const left = missing.length > 0 ? `. Left out: ${missing.join('. ')}` : ''
    console.log(`Engines: ${engines.map(({ name }) => name).join(', ')}${left}`)
  })
  engines.catch(() => {})
  await rm(reports, { recursive: true, force: true })
  await mkdir(reports, { recursive: true })
  // Hundreds of commands start on the way: what one has compiled the next need not.
  process.env.NODE_COMPILE_CACHE ??= join(reports, 'compiled')
  const total: Counts = { passed: 0, failed: 0 }
  const done = new Set<Step>()
  for (const rows of groups) {
    console.log(`\n── ${rows.flat().map(({ name }) => name).join(', ')}`)
    await Promise.all(rows.map(async (steps) => {
      for (const step of steps) {
        const { passed, failed, seconds, said } = await run(step, rows.length > 1)
        done.add(step)
        total.passed += passed
        total.failed += failed
        const end = `── ${step.name}: ${failed ? 'failed' : 'passed'} in ${seconds.toFixed(1)} s`
        console.log(said ? `\n${said}\n${end}` : end)
        if (failed)
          break
      }
    }))
    await engines
    if (total.failed)
      break
  }
  const left = groups.flat(2).filter(step => !done.has(step))
  if (left.length > 0)
    console.log(`Not run after this failure: ${left.map(({ name }) => name).join(', ')}`)
  process.exitCode = total.failed ? 1 : 0
  console.log(`\n${total.passed} passed, ${total.failed} failed`)
})

/**
 * Runs a step to its end.
 *
 * @param beside keeps what it says until then, because others speak at the same time
 * @returns its counts, its time and what it said, which is empty where it spoke for itself
 */
async function run(step: Step, beside: boolean) {
  const begun = Date.now()
  const [file, ...args] = step.command
  const child = spawn(process.execPath, [join(projectRoot, file!), ...args], {
    cwd: projectRoot,
    stdio: beside ? ['ignore', 'pipe', 'pipe'] : 'inherit',
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => said += chunk)
  const code = await new Promise<number>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', code => resolve(code ?? 1))
  })
  return { said: said.trim(), seconds: (Date.now() - begun) / 1000, ...await countsOf(step, code) }
}

/** A step without tests counts as one; tests that could not even start count as one that failed. */
async function countsOf({ report }: Step, code: number): Promise<Counts> {
  if (!report)
    return { passed: code ? 0 : 1, failed: code ? 1 : 0 }
  const counts = existsSync(report) ? JSON.parse(await readFile(report, 'utf8')) as Record<string, number> : {}
  const { numPassedTests: passed = 0, numFailedTests: failed = 0 } = counts
  return { passed, failed: Math.max(failed, code || passed === 0 ? 1 : 0) }
}
