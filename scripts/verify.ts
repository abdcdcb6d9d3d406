import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { readArguments, runCommand } from './lib/command.ts'
import { projectRoot } from './lib/decks.ts'

interface Step {
  name: string
  /** Path below `node_modules` or the project, and its arguments. */
  command: string[]
  /** Vitest project whose own counts stand for the step. */
  tests?: string
}

interface Counts {
  passed: number
  failed: number
}

const reports = join(projectRoot, '.cache/verify')
const vitest = (project: string): Step => ({
  name: `${project} tests`,
  tests: project,
  command: ['node_modules/vitest/vitest.mjs', 'run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${reports}/${project}.json`],
})

const steps: Step[] = [
  { name: 'types', command: ['node_modules/vue-tsc/bin/vue-tsc.js', '--noEmit'] },
  { name: 'lint', command: ['node_modules/eslint/bin/eslint.js', '.'] },
  vitest('unit'),
  { name: 'build', command: ['scripts/build.ts'] },
  { name: 'export', command: ['scripts/export.ts'] },
  { name: 'check', command: ['scripts/check.ts'] },
  vitest('rendered'),
  vitest('pdf'),
]

const usage = {
  name: 'npm run verify --',
  about: 'Everything that must hold, in the order of what fails fastest. Ends with one line of counts.',
  flags: {},
}

runCommand(async () => {
  readArguments(usage, process.argv.slice(2))
  await rm(reports, { recursive: true, force: true })
  await mkdir(reports, { recursive: true })
  const total: Counts = { passed: 0, failed: 0 }
  for (const step of steps) {
    console.log(`\n── ${step.name}`)
    const begun = Date.now()
    const code = await run(step.command)
    const { passed, failed } = await countsOf(step, code)
    total.passed += passed
    total.failed += failed
    console.log(`── ${step.name}: ${failed ? 'failed' : 'passed'} in ${((Date.now() - begun) / 1000).toFixed(1)} s`)
    if (failed) {
      const left = steps.slice(steps.indexOf(step) + 1).map(({ name }) => name)
      if (left.length > 0)
        console.log(`Not run after this failure: ${left.join(', ')}`)
      break
    }
  }
  process.exitCode = total.failed ? 1 : 0
  console.log(`\n${total.passed} passed, ${total.failed} failed`)
})

function run([file, ...args]: string[]): Promise<number> {
  const child = spawn(process.execPath, [join(projectRoot, file!), ...args], { cwd: projectRoot, stdio: 'inherit' })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', code => resolve(code ?? 1))
  })
}

/** A step without tests counts as one; tests that could not even start count as one that failed. */
async function countsOf({ tests }: Step, code: number): Promise<Counts> {
  if (!tests)
    return { passed: code ? 0 : 1, failed: code ? 1 : 0 }
  const file = join(reports, `${tests}.json`)
  const report = existsSync(file) ? JSON.parse(await readFile(file, 'utf8')) as Record<string, number> : {}
  const { numPassedTests: passed = 0, numFailedTests: failed = 0 } = report
  return { passed, failed: Math.max(failed, code || passed === 0 ? 1 : 0) }
}
