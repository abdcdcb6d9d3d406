import type { ESLint, Linter, Rule, Scope } from 'eslint'
import type { CallExpression, Node } from 'estree'
import { dirname, join, relative, sep } from 'node:path'
import { arrowFault, floorOf, packageFault } from './floors.ts'

const root = join(import.meta.dirname, '../..')

/** An import runs down, never up: {@link arrowFault} and {@link packageFault}. */
const floorsRule: Rule.RuleModule = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const from = relative(root, context.filename).split(sep).join('/')
    const look = (node: Node, specifier: unknown, ofTypes: boolean): void => {
      if (typeof specifier !== 'string')
        return
      if (!specifier.startsWith('.')) {
        const fault = packageFault(from, specifier)
        return void (fault && context.report({ node, message: fault }))
      }
      const to = relative(root, join(dirname(context.filename), specifier)).split(sep).join('/')
      const fault = arrowFault(from, to)
        ?? (floorOf(from).folder === 'snippets' && floorOf(to).folder === 'kit' && !ofTypes
          ? `${from} is content and takes only types from ${to}`
          : undefined)
      if (fault)
        context.report({ node, message: fault })
    }
    const declared = (node: any): void =>
      look(node, node.source?.value, (node.importKind ?? node.exportKind) === 'type')
    return {
      ImportDeclaration: declared,
      ExportNamedDeclaration: declared,
      ExportAllDeclaration: declared,
      ImportExpression: (node: any) => look(node, node.source.value, false),
      TSImportType: (node: any) => look(node, node.source?.value, true),
    }
  },
}

/** Calls that send a function to a page as text, by the name of what is called and which of its arguments it is. */
const sending: Readonly<Record<string, readonly number[]>> = {
  evaluate: [0],
  evaluateHandle: [0],
  evaluateOnNewDocument: [0],
  evaluateAll: [0],
  addInitScript: [0],
  waitForFunction: [0],
  $eval: [1],
  $$eval: [1],
  // tests/helpers/engine-windows.ts
  until: [1],
}

const remedy = 'stays behind: this function goes to a page as text. Hand it over as an argument, or declare it inside.'

const inPage = /[/-]in-page\.ts$/
const elsewhere = 'goes to a page as text, and no rule looks through it where it stands. Put it into a …-in-page.ts.'

/**
 * A function that is sent to a page arrives as its text: what it takes from around it is not there. It may use its
 * arguments, what it declares itself, and the page's globals.
 */
const sentToPage: Rule.RuleModule = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const { sourceCode } = context
    const looked = new Set<Node>()

    function report(sent: any): void {
      if (looked.has(sent))
        return
      looked.add(sent)
      const scope = sourceCode.scopeManager.acquire(sent)
      for (const { identifier, resolved } of scope?.through ?? []) {
        // Types are gone before the text is taken; a global is the page's own.
        const held = resolved?.defs.some(({ type }) => (type as string) !== 'Type') && isValue(identifier as any)
        if (held)
          context.report({ node: identifier as Node, message: `"${identifier.name}" ${remedy}` })
      }
    }

    function functionFor(node: any, called?: string): any {
      if (/^(?:ArrowFunctionExpression|FunctionExpression)$/.test(node?.type))
        return node
      if (node?.type !== 'Identifier')
        return
      for (let scope: Scope.Scope | null = sourceCode.getScope(node); scope; scope = scope.upper) {
        const [def] = scope.set.get(node.name)?.defs ?? []
        if (def?.type === 'FunctionName')
          return def.node
        const source = def?.type === 'ImportBinding' && String((def.parent as any).source.value)
        // Another `until` waits for a slide.
        if (source && called !== 'until' && !inPage.test(source))
          context.report({ node, message: `"${node.name}" ${elsewhere}` })
        if (def)
          return def.type === 'Variable' ? functionFor((def.node as any).init) : undefined
      }
    }

    return {
      'CallExpression': (node: CallExpression) => {
        const { callee } = node as any
        const name = callee.type === 'Identifier' ? callee.name : callee.computed ? undefined : callee.property?.name
        for (const at of Object.hasOwn(sending, name) ? sending[name]! : []) {
          const sent = functionFor(node.arguments[at], name)
          if (sent)
            report(sent)
        }
      },
      // By its name, a file whose functions all go to pages.
      'ExportNamedDeclaration > :matches(FunctionDeclaration, VariableDeclaration)': (node: any) => {
        if (!inPage.test(context.filename))
          return
        const sent = node.declarations?.map(({ init }: any) => functionFor(init)) ?? [node]
        sent.filter(Boolean).forEach(report)
      },
    }
  },
}

/** Whether an identifier is met as a value, and not in a type, where nothing is left of it. */
function isValue(node: any): boolean {
  for (let at = node; at.parent; at = at.parent) {
    const { type, expression } = at.parent
    if (expression === at && /^TS(?:As|NonNull|Satisfies)Expression$/.test(type))
      continue
    if (type.startsWith('TS'))
      return false
    if (/Expression|Statement|Declaration|Property|Element/.test(type))
      return true
  }
  return true
}

/** Reads a file as lines alone, for rules that look at no more. */
export const plainLines: Linter.Parser = {
  parseForESLint: text => ({
    ast: {
      type: 'Program',
      sourceType: 'script',
      body: [],
      tokens: [],
      comments: [],
      range: [0, text.length],
      loc: { start: { line: 1, column: 0 }, end: { line: text.split('\n').length, column: 0 } },
    },
  }),
}

/** The house's own rules. */
export const house: ESLint.Plugin = {
  rules: { 'floors': floorsRule, 'sent-to-page': sentToPage },
}
