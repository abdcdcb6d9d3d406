import { relative, sep } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { endInOrder } from './lifetime.ts'
import { projectRoot } from './roots.ts'

/** Something the caller can put right: printed as one plain line, without a stack. */
export class Refusal extends Error {
  /** What stands behind the line, for `--verbose` alone. */
  readonly details: string

  constructor(message: string, details = '') {
    super(message)
    this.details = details
  }
}

/** A path as people type it, from where the command was given. */
export function shownPath(file: string): string {
  return relative(process.cwd(), file).split(sep).join('/')
}

export interface Flag {
  type: 'string' | 'boolean'
  default?: string | boolean
  /** One line for `--help` and for the remedy after a mistake. */
  about: string
}

export interface Usage {
  /** As typed: `npx lectern build`. */
  name: string
  about: string
  /** What may stand without a dash, if anything. */
  positionals?: string
  flags: Record<string, Flag>
}

export interface Given {
  values: Record<string, string | boolean | undefined>
  positionals: string[]
}

/**
 * Reads the command line.
 *
 * @throws Refusal that names an unknown flag or a missing value and lists what there is
 */
export function readArguments(usage: Usage, args: string[]): Given {
  const known = [...Object.keys(usage.flags), 'verbose'].map(flag => `--${flag}`).join(', ')
  try {
    const { values, positionals } = parseArgs({
      args,
      options: { ...usage.flags, help: { type: 'boolean' }, verbose: { type: 'boolean' } },
      allowPositionals: usage.positionals !== undefined,
    })
    if (values.help) {
      console.log(help(usage))
      process.exit(0)
    }
    return { values: values as Given['values'], positionals }
  }
  catch (error) {
    const [what] = (error as Error).message.split(/\.\s/)
    throw new Refusal(`${what}. Flags of ${usage.name}: ${known}.`)
  }
}

const verbose: Flag = { type: 'boolean', about: 'after a failure, all that stands behind its line' }

function help({ name, about, positionals, flags }: Usage): string {
  const rows = Object.entries({ ...flags, verbose } as Record<string, Flag>).map(
    ([flag, { type, about }]) => `  --${flag}${type === 'string' ? ' …' : ''}`.padEnd(16) + about,
  )
  return [`${name} ${positionals ?? ''}`.trim(), `  ${about}`, ...rows].join('\n')
}

/**
 * Runs a command's body; whatever it throws becomes one line on standard error and exit code 1.
 * `--verbose` prints what stands behind it: a tool's own words, or the stack of what was not foreseen.
 */
export async function runCommand(body: () => Promise<void>): Promise<void> {
  endInOrder()
  try {
    checkPlace()
    await body()
  }
  catch (error) {
    const { message, stack } = error instanceof Error ? error : new Error(String(error))
    console.error(message)
    const details = error instanceof Refusal ? error.details : stack
    if (details && process.argv.includes('--verbose'))
      console.error(`\n${details}`)
    process.exitCode = 1
    // Whatever is still open then has lost its purpose.
    setTimeout(() => process.exit(), 500).unref()
  }
}

/**
 * What Slidev and its plugins take for something else: an address's query, fragment or escape, an import's end, a glob.
 */
const troublesome = /[#?%'"`\\[\]{}*]/

/**
 * Refuses a project in a folder whose name Slidev cannot work with.
 *
 * @param root the project's own folder
 * @throws Refusal naming the character and what to do
 */
export function checkPlace(root = projectRoot): void {
  const path = process.platform === 'win32' ? root.replaceAll('\\', '/') : root
  const [character] = troublesome.exec(path) ?? []
  if (character) {
    throw new Refusal(
      `The project lies in ${root}, and Slidev cannot work with ${character} in a path. Rename the folder or move the project.`,
    )
  }
}
