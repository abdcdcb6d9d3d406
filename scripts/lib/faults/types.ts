import { dirname, join } from 'node:path'
import { projectRoot } from '../core/roots.ts'

/** What a slide's script is given without importing it: by Slidev, and by the build for files that are no code. */
const given = `${['slidev', 'nav', 'clicksContext', 'clicks', 'page', 'renderContext', 'frontmatter']
  .map(name => `declare const $${name}: any`).join('\n')}
declare module '*.vue'
declare module '*.svg'
declare module '*.png'
declare module '*.jpg'
declare module '*.webp'
declare module '*.css'
declare module '*?raw'
declare module '*?url'
declare module 'virtual:*'
declare module '#slidev/*'
declare module '~icons/*'
`

/** A slide's script in TypeScript: its lines stand where they stand in the slide. */
export interface TypedScript {
  /** The deck's file. */
  file: string
  code: string
}

/** Whatever does not fit the types of a slide's script, with its line in the slide from 0. */
export async function typeFaults<S extends TypedScript>(
  scripts: readonly S[],
): Promise<{ script: S, line: number, message: string }[]> {
  if (scripts.length === 0)
    return []
  // Only where somebody writes TypeScript: the compiler takes its time to load.
  const { default: ts } = await import('typescript')
  const options = {
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    // A script of a slide is a module, though it imports nothing.
    moduleDetection: ts.ModuleDetectionKind.Force,
    allowImportingTsExtensions: true,
    resolveJsonModule: true,
    allowJs: true,
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: ['vite/client'],
  }
  const files = new Map(
    scripts.map((script, index) => [join(dirname(script.file), `slide-script-${index}.ts`), script]),
  )
  const ours = join(projectRoot, 'slide-script-given.d.ts')
  const host = ts.createCompilerHost(options)
  const { fileExists, readFile, getSourceFile } = host
  const textOf = (file: string) => file === ours ? given : files.get(file)?.code
  host.fileExists = file => textOf(file) !== undefined || fileExists(file)
  host.readFile = file => textOf(file) ?? readFile(file)
  host.getSourceFile = (file, language, ...rest) => {
    const text = textOf(file)
    return text === undefined ? getSourceFile(file, language, ...rest) : ts.createSourceFile(file, text, language)
  }
  const program = ts.createProgram([ours, ...files.keys()], options, host)
  return [...files].flatMap(([file, script]) => {
    const source = program.getSourceFile(file)!
    return program.getSemanticDiagnostics(source).map(({ start = 0, messageText }) => ({
      script,
      line: source.getLineAndCharacterOfPosition(start).line,
      message: ts.flattenDiagnosticMessageText(messageText, '\n').split('\n')[0]!,
    }))
  })
}
