import type { Rule } from './rule.ts'
import { Refusal } from '../core/command.ts'

/** Every rule there is, one file each in `rules/`, as people read them: what an audience sees first. */
export const ruleNames = [
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

/** They are loaded only where they are applied: with them comes all that they look with. */
export function loadRules(): Promise<Rule[]> {
  return Promise.all(ruleNames.map(async name => ((await import(`./rules/${name}.ts`)) as { rule: Rule }).rule))
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
