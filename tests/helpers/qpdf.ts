import { createRequire } from 'node:module'
import createQpdf from '@neslinesli93/qpdf-wasm'

/** The parts of qpdf's module that its own types leave out. */
interface Qpdf {
  callMain: (args: string[]) => number
  FS: { writeFile: (path: string, bytes: Uint8Array) => void }
}

const wasm = createRequire(import.meta.url).resolve('@neslinesli93/qpdf-wasm').replace(/\.js$/, '.wasm')

/** What `qpdf --check` makes of a PDF: 0 where it is clean, 2 for errors, 3 for warnings. */
export async function qpdfCheck(bytes: Uint8Array): Promise<number> {
  const qpdf = await createQpdf({ locateFile: () => wasm }) as unknown as Qpdf
  qpdf.FS.writeFile('/document.pdf', bytes)
  return qpdf.callMain(['--check', '/document.pdf'])
}
