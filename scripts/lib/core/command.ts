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
  default?: string
  /** One line for `--help` and for the remedy after a mistake. */
  about: string
}

export interface Usage<Flags = Record<string, Flag>> {
  /** As typed: `npx lectern build`. */
  name: string
  about: string
  /** What may stand without a dash, if anything. */
  positionals?: string
  flags: Flags
}

export interface Given<Flags> {
  /** Of each flag what was given, or else its default; undefined where there is none. */
  values: {
    [Name in keyof Flags]: Flags[Name] extends { type: 'boolean' }
      ? boolean | undefined
      : string | (Flags[Name] extends { default: string } ? never : undefined)
  }
  positionals: string[]
}

/**
 * Reads the command line.
 *
 * @throws Refusal that names an unknown flag or a missing value and lists what there is
 */
export function readArguments<Flags extends Record<string, Flag>>(
  usage: Usage<Flags>,
  args: string[],
): Given<Flags> {
  const known = [...Object.keys(usage.flags), 'verbose'].map(flag => `--${flag}`).join(', ')
  try {
    const { values, positionals } = parseArgs({
      args,
      options: { ...usage.flags as Record<string, Flag>, help: { type: 'boolean' }, verbose: { type: 'boolean' } },
      allowPositionals: usage.positionals !== undefined,
    })
    if (values.help) {
      console.log(help(usage))
      process.exit(0)
    }
    return { values: values as Given<Flags>['values'], positionals }
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
