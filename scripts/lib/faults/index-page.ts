import type { Problem } from '../../../kit/problems.ts'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { shownPath } from '../core/command.ts'
import { fault } from '../core/fault.ts'
import { elsewhere } from './elsewhere.ts'

/** Comments too, for what stands in one is no tag. */
const tags = /<!--[\s\S]*?-->|<script(\s[^>]*)?>([\s\S]*?)<\/script>|<link\b([^>]*\srel=["']?stylesheet[^>]*)>/gi

/** What no page of a site may hold of the `index.html` in which an author adds to each page, as Slidev lets them. */
export async function indexFaults(root: string): Promise<Problem[]> {
  const file = join(root, 'index.html')
  const html = await readFile(file, 'utf8').catch(() => '')
  return [...html.matchAll(tags)].flatMap(({ 1: script, 2: code = '', 3: style, index }) => {
    const say = (message: string, remedy: string) =>
      fault(shownPath(file), html.slice(0, index).split('\n').length, message, remedy)
    const attributes = style ?? script ?? ''
    const [asked] = elsewhere(/\s(?:href|src)=["']?([^"'\s>]+)/i.exec(attributes)?.[1] ?? '') ?? []
    if (asked)
      return say(asked, 'put a copy into public/ and name that')
    // A block of data is no script.
    return code.trim() && !/\stype=["']?application\//i.test(attributes)
      ? say('no script that is written in a page may run on a site', 'put it into setup/main.ts')
      : []
  })
}
