import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { inlineDeck, safeScript } from '../../scripts/lib/bundle/inline.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bundle-'))
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'index.html'), `<!DOCTYPE html><html lang="en"><head><meta charset="UTF-8">
<title>T</title><link rel="icon" href="./favicon.svg">
<script type="module" crossorigin src="./assets/index-1.js"></script>
<link rel="stylesheet" crossorigin href="./assets/style-1.css"></head><body><div id="app"></div></body></html>`)
  await writeFile(join(folder, 'favicon.svg'), '<svg/>')
  await writeFile(join(folder, 'assets/index-1.js'), 'globalThis.a = "$& </script><!-- x"')
  await writeFile(join(folder, 'assets/style-1.css'), 'p::after { content: "</style>" }')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

describe('a bundle', () => {
  it('holds script, style and icon, and asks for nothing', async () => {
    const html = await inlineDeck(folder)
    expect(html).not.toMatch(/(?:src|href)="(?!data:)/)
    expect(html).toContain('href="data:image/svg+xml;base64,PHN2Zy8+"')
    expect(html.match(/<\/script>/g)).toHaveLength(1)
    expect(html.match(/<\/style>/g)).toHaveLength(1)
    expect(html).toContain('$& \\x3C/script>\\x3C!-- x')
  })

  it('allows the very script it holds', async () => {
    const html = await inlineDeck(folder)
    const script = /<script type="module">([\s\S]*?)<\/script>/.exec(html)![1]!
    expect(html).toContain(`'sha256-${createHash('sha256').update(script).digest('base64')}'`)
  })

  it.each(['assets/font-1.woff2', 'assets/chunk-2.js'])('refuses to leave %s behind', async (file) => {
    await writeFile(join(folder, file), '')
    await expect(inlineDeck(folder)).rejects.toThrow(file)
  })

  it('refuses a picture that a slide names below public/', async () => {
    await writeFile(join(folder, 'photo.png'), '')
    await inlineDeck(folder)
    await writeFile(join(folder, 'assets/index-1.js'), 'img.src = "./photo.png"')
    await expect(inlineDeck(folder)).rejects.toThrow(/photo\.png.*Import it/)
  })

  it('changes no script that an HTML parser would read rightly', () => {
    expect(safeScript('a < b; c</d/.test(e)')).toBe('a < b; c</d/.test(e)')
    expect(['</script', '</SCRIPT', '<!--'].map(safeScript)).toEqual(['\\x3C/script', '\\x3C/SCRIPT', '\\x3C!--'])
  })
})
