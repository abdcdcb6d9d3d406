import type { SlideInfo } from '@slidev/types'
import type { BindingMetadata, CompilerError } from 'vue/compiler-sfc'
import type { Problem } from '../../../kit/problems.ts'
import type { Known } from './known.ts'
import type { Block, SlideTemplate } from './template.ts'
import { existsSync } from 'node:fs'
import { dirname, extname, join, resolve } from 'node:path'
import { compileScript, compileStyleAsync, compileTemplate, parse } from 'vue/compiler-sfc'
import { commentsIn, maskUnseen } from '../../../kit/words/markdown.ts'
import { nearest } from '../../../kit/words/spelling.ts'
import { shownPath } from '../core/command.ts'
import { fault } from '../core/fault.ts'
import { dependencyRoot, packageRoot, projectRoot } from '../core/roots.ts'
import { elsewhere, elsewhereComponent } from './elsewhere.ts'
import { isIcon, pascalCase } from './known.ts'
import { templateOf } from './template.ts'

/** What a slide's Markdown is read against. */
export interface Surroundings {
  known: Known
  /** Folder of the deck. */
  root: string
  /** Whether the deck has `$`, which switches formulas on. */
  mathematics: boolean
  /** Whether Slidev brings pictures of other hosts along (`remoteAssets`). */
  fetched?: boolean
}

type Say = (line: number, message: string, remedy: string) => void

/** Tags that HTML once had: browsers draw them, and Vue leaves them alone. */
const retired = new Set(
  ('acronym applet basefont bgsound big blink center dir font frame frameset image isindex keygen listing marquee '
    + 'menuitem multicol nextid nobr noembed noframes plaintext rb rtc spacer strike tt xmp').split(' '),
)

/** Attributes whose file becomes part of the build. */
const assets: Record<string, string[]> = {
  img: ['src'],
  video: ['src', 'poster'],
  source: ['src'],
  image: ['xlink:href', 'href'],
}

/** Attributes that a browser follows by itself. */
const loads: Record<string, string[]> = { ...assets, audio: ['src'], embed: ['src'], iframe: ['src'], object: ['data'] }

/** All that keeps a slide from being built, or lets it show what its author did not mean. */
export async function slideFaults(
  slide: Pick<SlideInfo, 'source'>,
  { known, root, mathematics, fetched = false }: Surroundings,
): Promise<Problem[]> {
  const { source } = slide
  const { filepath } = source
  const faults: Problem[] = []
  const say: Say = (line, message, remedy) => faults.push(faultIn(source, line, message, remedy))
  commentFaults(source, faults)
  // Whatever a comment swallows is no markup any more.
  if (faults.length > 0)
    return faults
  const template = templateOf(source.contentRaw, mathematics)
  const bindings = scriptFaults(template, root, filepath, say)
  if (bindings)
    templateFaults(template, { bindings, known, root, folder: dirname(filepath), fetched, say })
  await styleFaults(template.styles, filepath, say)
  for (const { path, line } of template.snippets) {
    if (!existsSync(path.startsWith('@/') ? join(root, path.slice(2)) : resolve(dirname(filepath), path)))
      say(line, `there is no file ${path}`, 'mend the path, or put the file there')
  }
  for (const line of template.plantuml) {
    const remedy = 'write it for mermaid, or put its picture into public/'
    say(line, 'a server elsewhere would draw this block, and a talk asks none', remedy)
  }
  return faults
}

/** A mistake on a line of a slide's Markdown, which begins after its frontmatter and is counted from 0. */
export function faultIn(
  { filepath, raw, contentRaw, start, contentStart }: SlideInfo['source'],
  line: number,
  message: string,
  remedy: string,
): Problem {
  const head = raw.split('\n').slice(0, contentStart - start).join('\n').length
  const at = Math.max(raw.indexOf(contentRaw, head), 0)
  return fault(shownPath(filepath), start + raw.slice(0, at).split('\n').length + line, message, remedy)
}

/** Comments that end too early or never. */
function commentFaults({ filepath, raw, start }: SlideInfo['source'], faults: Problem[]): void {
  const say = (at: number, message: string, remedy: string) =>
    faults.push(fault(shownPath(filepath), start + raw.slice(0, at).split('\n').length, message, remedy))
  const comments = commentsIn(raw)
  const open = comments.find(({ closed }) => !closed)
  if (open)
    say(open.start, 'this comment never ends, and takes what follows with it', 'close it with -->')
  const last = comments.findLast(({ closed }) => closed)
  if (last && maskUnseen(raw).trimEnd().endsWith('-->')) {
    say(
      last.start + last.text.length,
      'this --> ends the note, and the rest of it would show on the slide',
      'write → in the note instead',
    )
  }
}

/** What the slide's script declares and imports; undefined where it cannot be read. */
function scriptFaults(
  { scripts, html }: SlideTemplate,
  root: string,
  file: string,
  say: Say,
): BindingMetadata | undefined {
  if (scripts.length === 0)
    return {}
  const code = joined(scripts)
  const lang = isTyped(scripts, html) ? ' lang="ts"' : ''
  const { descriptor } = parse(`<script setup${lang}>${code}</script>`, { filename: 'slide.vue', ignoreEmpty: false })
  try {
    const { bindings, scriptSetupAst } = compileScript(descriptor, { id: 'slide', inlineTemplate: false })
    for (const statement of scriptSetupAst ?? []) {
      if (
        statement.type === 'ImportDeclaration'
        && statement.importKind !== 'type'
        && !isThere(statement.source.value, root, dirname(file))
      ) {
        say(
          statement.loc!.start.line - 1,
          `there is no ${statement.source.value} to import`,
          /^[./]/.test(statement.source.value)
            ? 'mend the path, or put the file there'
            : 'mend the name, or install the package',
        )
      }
    }
    return bindings ?? {}
  }
  catch (error) {
    const { code, loc, message } = error as Error & { code?: string, loc?: { line: number } }
    if (code !== 'BABEL_PARSER_SYNTAX_ERROR' || !loc)
      return undefined
    say(loc.line - 1, `this script cannot be read: ${plainly(message)}`, 'mend it')
    return undefined
  }
}

/** A slide's scripts as one, as the engine joins them, each at its lines of the slide. */
function joined(scripts: Block[]): string {
  let code = ''
  for (const { content, line } of scripts)
    code += '\n'.repeat(Math.max(0, line - (code.split('\n').length - 1))) + content
  return code
}

/** The slide's script where it is TypeScript, its lines where they stand in the slide; undefined where it is none. */
export function typedScript({ contentRaw }: SlideInfo['source'], mathematics: boolean): string | undefined {
  if (!/<script\b/i.test(contentRaw))
    return undefined
  const { scripts } = templateOf(contentRaw, mathematics)
  return scripts.some(isTypeScript) ? joined(scripts) : undefined
}

function isTypeScript({ attributes }: Block): boolean {
  return /\blang=["']ts/.test(attributes)
}

/** Whether the engine takes the slide's script and expressions for TypeScript; it does wherever the kit adds a map. */
function isTyped(scripts: Block[], html: string): boolean {
  return /<(?:RelationMap|relation-map)\b/.test(html) || scripts.some(isTypeScript)
}

function templateFaults(
  { html, scripts }: SlideTemplate,
  context: TemplateContext,
): void {
  const { bindings, say } = context
  const typed = isTyped(scripts, html)
  // A slide stands within its layout, whose slots it may fill.
  const source = `<SlideLayout>${html}</SlideLayout>`
  const { descriptor, errors } = parse(`<template>${source}</template>`, { filename: 'slide.vue', ignoreEmpty: false })
  const told = new Set<string>()
  const tell = (error: CompilerError | SyntaxError | string) => {
    const { message, loc, code }
      = typeof error === 'string' ? ({ message: error } as CompilerError) : (error as CompilerError)
    const line = Math.max(0, (loc?.start.line ?? 1) - 1)
    const [words, remedy] = inWords(message, code, sourceAt(html, error as CompilerError))
    if (!told.has(`${line}`))
      say(line, words, remedy)
    told.add(`${line}`)
  }
  // One stray tag makes others seem so: what comes first is the fault.
  if (errors.length > 0)
    return tell(errors[0]!)
  const compiled = compileTemplate({
    source,
    filename: 'slide.vue',
    id: 'slide',
    transformAssetUrls: false,
    compilerOptions: { bindingMetadata: bindings, expressionPlugins: typed ? ['typescript'] : [] },
  })
  compiled.errors.forEach(tell)
  for (const child of descriptor.template?.ast?.children ?? [])
    walk(child as Node, context)
}

interface TemplateContext extends Pick<Surroundings, 'known' | 'root' | 'fetched'> {
  bindings: BindingMetadata
  /** Folder of the slide's file. */
  folder: string
  say: Say
}

/** What is read of a parsed template. */
interface Node {
  /** 1: element. 6: attribute. 7: directive. */
  type: number
  tag?: string
  /** 1: component. */
  tagType?: number
  loc: { start: { line: number } }
  props?: (Node & { name: string, value?: { content: string } })[]
  children?: Node[]
}

function walk(node: Node, context: TemplateContext): void {
  const { bindings, known, fetched, say } = context
  const line = node.loc.start.line - 1
  const tag = node.tag ?? ''
  const embedded = node.tagType === 1 && !(tag in bindings) && elsewhereComponent(tag, known.files)
  if (embedded)
    say(line, ...embedded)
  if (node.type === 1 && node.tagType === 1 && tag !== 'SlideLayout' && isStranger(tag, bindings, known)) {
    const near = nearest(pascalCase(tag), known.components)
    // With a hyphen and unlike every component it may be an element that some script defines.
    if (near || !/^[a-z].*-/.test(tag)) {
      say(
        line,
        `there is no component <${tag}>`,
        near
          ? `did you mean <${near}>?`
          : /^[A-Z]/.test(tag)
            ? `put it into components/${pascalCase(tag)}.vue, or write &lt;${tag}> if it is no tag`
            : `mend its name, or write &lt;${tag}> if it is no tag`,
      )
    }
  }
  for (const { type, name, value } of node.type === 1 && node.tagType !== 1 ? node.props ?? [] : []) {
    if (type !== 6 || !value || !loads[tag]?.includes(name))
      continue
    const isAsset = assets[tag]?.includes(name)
    const asked = !(isAsset && fetched) && elsewhere(value.content)
    if (asked) {
      say(line, ...asked)
    }
    else if (isAsset && !hasAsset(value.content, context)) {
      say(
        line,
        `there is no file ${value.content}`,
        value.content.startsWith('/')
          ? 'put it into public/, or mend the path'
          : 'mend the path, or put the file there',
      )
    }
  }
  for (const child of node.children ?? [])
    walk(child, context)
}

function isStranger(tag: string, bindings: BindingMetadata, { components }: Known): boolean {
  const name = pascalCase(tag)
  const camel = name[0]!.toLowerCase() + name.slice(1)
  const [own] = tag.split('.')
  return (
    !components.has(name)
    && !(own! in bindings)
    && !(name in bindings)
    && !(camel in bindings)
    && !retired.has(tag)
    && !isIcon(tag)
  )
}

/** Whether the file is there that an attribute names and the build takes in. */
function hasAsset(url: string, { root, folder }: TemplateContext): boolean {
  const path = url.split(/[?#]/)[0]!
  if (!path || /^[a-z][\w+.-]*:|^\/\/|^[~@]/i.test(path) || url.includes('{{'))
    return true
  const paths = [path, decoded(path)]
  return paths.some(path => path.startsWith('/')
    ? existsSync(join(root, 'public', path)) || existsSync(join(root, path)) || existsSync(path)
    : !path.startsWith('.') || existsSync(resolve(folder, path)))
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  }
  catch {
    return path
  }
}

/** What an import may leave out. */
const endings = ['', ...'mjs js mts ts jsx tsx json vue'.split(' ').flatMap(it => [`.${it}`, `/index.${it}`])]

/** Whether an import leads somewhere; what only the build knows (`virtual:`, `#slidev/`, `~icons/`) is taken to. */
function isThere(specifier: string, root: string, folder: string): boolean {
  const path = specifier.split('?')[0]!
  if (/^[./]/.test(path)) {
    const places = path.startsWith('/') ? [path, join(root, path), join(root, 'public', path)] : [resolve(folder, path)]
    return places.some(place =>
      [place, place.replace(/\.js$/, '.ts')].some(place => endings.some(ending => existsSync(place + ending))),
    )
  }
  if (!/^(?:@[\w.-]+\/)?[a-z0-9][\w.-]*(?:\/|$)/i.test(path) || path.includes(':'))
    return true
  const name = path.split('/').slice(0, path.startsWith('@') ? 2 : 1).join('/')
  return [folder, projectRoot, dependencyRoot('@slidev/client'), dependencyRoot('@slidev/cli')].some(from =>
    packageRoot(name, from),
  )
}

async function styleFaults(styles: Block[], file: string, say: Say): Promise<void> {
  for (const { attributes, content, line } of styles) {
    if (/\blang=["'](?!css|postcss)/.test(attributes))
      continue
    const { errors } = await compileStyleAsync({
      source: content,
      filename: `${file}${extname(file)}.css`,
      id: 'data-v-slide',
      scoped: true,
    })
    const [error] = errors as (Error & { line?: number, reason?: string })[]
    for (const { 1: url, index } of content.matchAll(/(?:url\(\s*["']?|@import\s+["'])([^"')\s]+)/gi)) {
      const asked = elsewhere(url!)
      if (asked)
        say(line + content.slice(0, index).split('\n').length - 1, ...asked)
    }
    if (error) {
      say(
        line + (error.line ?? 1) - 1,
        `this style cannot be read: ${(error.reason ?? error.message).replace(/\.$/, '').toLowerCase()}`,
        'mend it',
      )
    }
  }
}

/** The words of the template that an error is about. */
function sourceAt(html: string, { loc }: CompilerError): string {
  const lines = html.split('\n')
  const { line, column } = loc?.start ?? { line: 1, column: 1 }
  // What was put before the first line moves its columns.
  return (lines[line - 1] ?? '').slice(Math.max(0, column - 1 - (line === 1 ? '<template><SlideLayout>'.length : 0)))
}

/** A compiler's message as an author can use it. */
function inWords(message: string, code: number | string | undefined, at: string): [message: string, remedy: string] {
  const [, closing, name] = /^<(\/?)([\w.:-]+)/.exec(at) ?? []
  if (message.startsWith('Element is missing end tag') && name)
    return [`this <${name}> is never closed`, `write </${name}> where it ends, or &lt;${name}> if it is no tag`]
  if (message.startsWith('Invalid end tag') && closing)
    return [`this </${name}> closes nothing`, 'take it out, or open it before']
  const [, expression] = /^Error parsing JavaScript expression: (.*)/.exec(message) ?? []
  if (expression)
    return [`this expression cannot be read: ${plainly(expression)}`, 'mend it']
  return [plainly(message), 'mend the markup']
}

/** A parser's message without its place, which it counts from elsewhere, and without its full stop. */
export function plainly(message: string): string {
  const [first] = message.replace(/^\[[\w/@-]+\]\s*/, '').split('\n')
  const words = first!.replace(/\s*\(\d+:\d+\)/g, '').replace(/\.$/, '')
  return words.replace(/^[A-Z](?=[a-z ])/, letter => letter.toLowerCase())
}
