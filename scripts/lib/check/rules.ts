import type { Rule } from './rule.ts'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Refusal } from '../core/command.ts'

const folder = join(import.meta.dirname, 'rules')

/** The order in which people read them: what an audience sees first. Rules added later follow by name. */
const order = [
  'overflow',
  'legible',
  'glyphs',
  'maps',
  'names',
  'links',
  'private',
  'errors',
  'parity',
  'claims',
  'notes',
  'print',
  'weight',
]

/** Every rule there is: one file each in `rules/`. */
export async function loadRules(): Promise<Rule[]> {
  const names = (await readdir(folder)).filter(name => name.endsWith('.ts'))
  const rules = await Promise.all(
    names.map(async name => ((await import(pathToFileURL(join(folder, name)).href)) as { rule: Rule }).rule),
  )
  const place = ({ name }: Rule) => order.includes(name) ? order.indexOf(name) : order.length
  return rules.sort((a, b) => place(a) - place(b) || a.name.localeCompare(b.name))
}

/**
 * The rules named, parted by commas; all of them where none is.
 *
 * @throws Refusal that lists what there is
 */
export function chooseRules(rules: Rule[], names: string | undefined): Rule[] {
  if (names === undefined)
    return rules
  return names.split(',').map(name => name.trim()).map((name) => {
    const rule = rules.find(rule => rule.name === name)
    if (!rule) {
      throw new Refusal(
        `--rule ${names}: there is no rule "${name}". Rules: ${rules.map(({ name }) => name).join(', ')}.`,
      )
    }
    return rule
  })
}

/** The rules as the documentation lists them. */
export function rulesTable(rules: Rule[]): string {
  return [
    '| rule | finds | looks at |',
    '|---|---|---|',
    ...rules.map(({ name, finds, needs }) => `| ${name} | ${finds} | ${needs.join(', ')} |`),
  ].join('\n')
}
