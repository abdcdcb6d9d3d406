import type { SlideInfo } from '@slidev/types'
import type { Problem } from '../../../kit/problems.ts'
import { dirname, join } from 'node:path'
import { projectRoot } from '../core/roots.ts'
import { faultIn, plainly, typedScript } from './slide.ts'

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

/** Where the TypeScript of slides does not fit its types, which no build looks at. */
export async function typeFaults(slides: readonly SlideInfo[], mathematics: boolean): Promise<Problem[]> {
  const scripts = slides.flatMap(({ source }) => {
    const code = typedScript(source, mathematics)
    return code === undefined ? [] : [{ source, code }]
  })
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
    scripts.map((script, index) => [join(dirname(script.source.filepath), `slide-script-${index}.ts`), script]),
  )
  const ours = join(projectRoot, 'slide-script-given.d.ts')
  const host = ts.createCompilerHost(options)
  const { fileExists, readFile } = host
  const textOf = (file: string) => file === ours ? given : files.get(file)?.code
  host.fileExists = file => textOf(file) !== undefined || fileExists(file)
  host.readFile = file => textOf(file) ?? readFile(file)
  const program = ts.createProgram([ours, ...files.keys()], options, host)
  return [...files].flatMap(([file, script]) => {
    const source = program.getSourceFile(file)!
    return program.getSemanticDiagnostics(source).map(({ start = 0, messageText }) => {
      const { line } = source.getLineAndCharacterOfPosition(start)
      const message = plainly(ts.flattenDiagnosticMessageText(messageText, '\n'))
      return faultIn(script.source, line, `this script does not fit its types: ${message}`, 'mend it')
    })
  })
}
