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
<link rel="icon" href="/none.png"><link rel="stylesheet" href="https://fonts.example/a.css">
<script src="//count.example/a.js"></script>
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

  it('holds the pictures and films below public/ that slides name, and no other', async () => {
    for (const name of ['one photo.png', 'other.png', 'film.mp4'])
      await writeFile(join(folder, name), name)
    expect(await inlineDeck(folder)).not.toContain('data:image/png')
    const url = (type: string, name: string) => `data:${type};base64,${btoa(name)}`
    const [photo, film] = [url('image/png', 'one photo.png'), url('video/mp4', 'film.mp4')]
    const held = async (code: string, css = '') => {
      await writeFile(join(folder, 'assets/index-1.js'), code)
      await writeFile(join(folder, 'assets/style-1.css'), css)
      return inlineDeck(folder)
    }
    expect(await held('a={"image":"/one photo.png"}')).toContain(`a={"image":"${photo}"}`)
    expect(await held('b=new URL(`../film.mp4`,u).href')).toContain(`b=new URL(\`${film}\`,u).href`)
    expect(await held('c=`url(/one%20photo.png?v=2)`')).toContain(`c=\`url(${photo})\``)
    const html = await held('d="others"', 'p { background: url(../one%20photo.png) }')
    expect(html).toContain(`url(${photo})`)
    expect(html).not.toContain(btoa('other.png'))
  })

  it('refuses what is neither', async () => {
    await writeFile(join(folder, 'paper.pdf'), '')
    await inlineDeck(folder)
    await writeFile(join(folder, 'assets/index-1.js'), 'a.href = "https://talks.example/paper.pdf"')
    await inlineDeck(folder)
    await writeFile(join(folder, 'assets/index-1.js'), 'a.href = "./paper.pdf"')
    await expect(inlineDeck(folder)).rejects.toThrow(/paper\.pdf\. Link/)
  })

  it('changes no script that an HTML parser would read rightly', () => {
    expect(safeScript('a < b; c</d/.test(e)')).toBe('a < b; c</d/.test(e)')
    expect(['</script', '</SCRIPT', '<!--'].map(safeScript)).toEqual(['\\x3C/script', '\\x3C/SCRIPT', '\\x3C!--'])
  })
})
