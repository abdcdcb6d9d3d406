import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { problemLine } from '../../kit/problems.ts'
import { loadDeck } from '../../scripts/lib/core/decks.ts'
import { projectRoot } from '../../scripts/lib/core/roots.ts'
import { knownTo } from '../../scripts/lib/faults/known.ts'
import { settingFaults } from '../../scripts/lib/faults/settings.ts'
import { slideFaults } from '../../scripts/lib/faults/slide.ts'

let room: string

beforeAll(async () => {
  room = await mkdtemp(join(tmpdir(), 'talk-'))
})
afterAll(() => rm(room, { recursive: true, force: true }))

/** What is found in a deck that is read among this project's layouts and components. */
async function faultsIn(file: string, fetched = false): Promise<string[]> {
  const deck = await loadDeck({ file, name: 'slides.md', locale: '', path: '' })
  const known = await knownTo(projectRoot, [join(projectRoot, 'node_modules/@slidev/theme-default')])
  const mathematics = deck.slides.some(({ source }) => /\$.*\$/.test(source.raw))
  const found = await Promise.all(
    deck.slides.map(slide => slideFaults(slide, { known, root: dirname(file), mathematics, fetched })),
  )
  return found.flat().map(problemLine)
}

describe('what is right is let through', () => {
  it.each([
    ['a tag in inline code', 'Write `<Foo>` and ``a `<b>` c``.'],
    ['tags in a fence', '```vue\n<Foo>\n</Bar>\n{{ a + }}\n```'],
    ['a comment in a fence', '```html\n<!-- never closed\n```\n\nWords.'],
    ['generics in code', '~~~ts\nconst a: Array<string> = []\n~~~'],
    ['an indented block of code', '    <Foo> {{ a + }}\n\nWords.'],
    ['autolinks', 'See <https://example.org/a?b=c> and <me@example.org>.'],
    [
      'addresses elsewhere that nothing loads',
      '[Words](https://a.example) <a href="//b.example">more</a>\n\n```sh\ncurl https://c.example\n```',
    ],
    ['void tags', 'One<br>two<br/>three <img src="data:,">\n\n<hr>'],
    ['comparisons', 'a < b and c > d, 1 <2, 5<6'],
    ['entities', 'Array&lt;string> and &amp;'],
    ['moustaches that Vue leaves alone', '<span v-pre>{{ a + }}</span> and `{{ b + }}`'],
    ['a comment in the middle', 'Words.\n\n<!-- an <Unclosed> aside -->\n\nMore words.'],
    ['an arrow in the text after a comment', '<!-- aside -->\n\nA --> B, then on.'],
    ['an arrow in a note', 'Words.\n\n<!--\nFirst → then.\n-->'],
    ['an arrow in a fence at the end', '<!-- aside -->\n\n```mermaid\ngraph TD\n  A --> B\n```'],
    [
      'Slidev\'s own components',
      '<v-clicks>\n\n- one\n- two\n\n</v-clicks>\n\n<Toc /><Link to="1" /><Arrow x1="1" y1="1" x2="2" y2="2" />',
    ],
    ['clicks', '<div v-click="1" @click="$nav.next()">Words</div>\n<p v-motion :initial="{ x: 0 }">Words</p>'],
    ['slots', 'Left\n\n::right::\n\nRight <b>side</b>'],
    ['a slot\'s template', '<template #right>\n\nRight\n\n</template>'],
    [
      'a script with TypeScript',
      '<script setup lang="ts">\nimport { ref } from \'vue\'\nimport Own from \'./slides.md\'\nconst n = ref<number>(0)\n</script>\n\n<Own v-if="n as number" /> {{ n! }}',
    ],
    [
      'a scoped style',
      '<style>\nh1 { color: red; & > b { color: blue } }\n</style>\n\n<style lang="scss">\n$a: red; h1 { color: $a }\n</style>',
    ],
    ['an icon', '<carbon-rocket /> <CarbonRocket />'],
    ['a web component', '<my-own-element>Words</my-own-element>'],
    ['tags that HTML once had', '<center>Words</center> <font color="red">Words</font>'],
    [
      'drawings',
      '<svg viewBox="0 0 1 1"><linearGradient id="a"><stop offset="0"/></linearGradient><foreignObject><p>a</p></foreignObject></svg>',
    ],
    ['a formula in tags', '<math><mi>x</mi><mo>=</mo><mn>1</mn></math>'],
    ['formulas', 'Let $a < b > c$ be.\n\n$$\n\\frac{a}{<b>}\n$$'],
    ['tables with code', '| a | b |\n|---|---|\n| `<Foo>` | x \\| y |'],
    ['HTML around Markdown', '<div class="grid">\n<div>\n\n- one\n- **two**\n\n</div>\n</div>'],
    ['a task list, a footnote and an alert', '- [x] done\n\nWords[^1].\n\n[^1]: More.\n\n> [!NOTE]\n> Words'],
    ['a bound picture', '<img :src="\'/\' + $page + \'.png\'">'],
    ['windows line ends', '<div>\r\n\r\nWords\r\n\r\n</div>'],
    ['Hangul and emoji', '**강조**한 글자 <b>굵게</b> 🚀'],
  ])('%s', async (_, markdown) => {
    const file = join(room, 'slides.md')
    await writeFile(file, `# One\n\n---\n\n# Two\n\n${markdown}\n`)
    expect(await faultsIn(file)).toEqual([])
  })

  it('pictures of another host that Slidev brings along, and no frames', async () => {
    const file = join(room, 'slides.md')
    await writeFile(file, '# One\n\n![A picture](https://a.example/a.png)\n\n<iframe src="https://b.example" />\n')
    expect((await faultsIn(file, true)).join()).toMatch(/^[^,]*slides\.md:5: https:\/\/b\.example is on another host/)
  })

  it.each([
    'slides.md',
    'slides.ko.md',
    'tests/fixtures/check/slides.md',
    'tests/fixtures/citations/deck.md',
    'node_modules/@slidev/theme-default/example.md',
  ])('all of %s', async (file) => {
    expect(await faultsIn(join(projectRoot, file))).toEqual([])
  })
})

describe('a setting is let through where its layout or its slide may read it', () => {
  it.each([
    [
      'a prop after a nested one',
      '<script setup lang="ts">defineProps<{ rows: Array<{ a: string }>, caption?: string }>()</script>',
    ],
    ['a prop with a default', '<script setup lang="ts">withDefaults(defineProps<{ caption?: string }>(), {})</script>'],
    ['a prop of a type by name', '<script setup lang="ts">defineProps<Props>()</script>'],
    ['props in a list', '<script>export default { props: [\'caption\'] }</script>'],
    ['all attributes', '<template><figure v-bind="$attrs"><slot /></figure></template>'],
    ['the frontmatter itself', '<template><p>{{ $frontmatter.caption }}</p></template>'],
    ['nothing, and the slide itself', '<template><slot /></template>', '{{ $frontmatter.caption }}'],
    ['nothing, and what lies below all slides', '<template><slot /></template>', '', 'slide.frontmatter?.caption'],
  ])('%s', async (_, layout, words = 'Words', below = '') => {
    const file = join(room, 'slides.md')
    await mkdir(join(room, 'layouts'), { recursive: true })
    await writeFile(join(room, 'layouts/own.vue'), layout)
    await writeFile(join(room, 'global-bottom.vue'), `<template>{{ ${below} }}</template>`)
    await writeFile(file, `# One\n\n---\nlayout: own\ncaption: Its caption\n---\n\n# Two\n\n${words}\n`)
    expect(await settingsTold(file)).toEqual([])
  })

  it('the deck\'s, which a layer or a setup reads, and on no later slide', async () => {
    const file = join(room, 'slides.md')
    await mkdir(join(room, 'layouts'), { recursive: true })
    await writeFile(join(room, 'layouts/own.vue'), '<template><slot /></template>')
    await writeFile(join(room, 'global-bottom.vue'), `<template>{{ $slidev.configs?.rabbit?.slideNum }}</template>`)
    await mkdir(join(room, 'setup'), { recursive: true })
    await writeFile(join(room, 'setup/transformers.ts'), 'export default ({ data }) => [data.headmatter.branch]')
    const settings = 'rabbit: { slideNum: true }\nbranch: main'
    await writeFile(file, `---\n${settings}\n---\n\n# One\n\n---\nrabbit: {}\n---\n\n# Two\n`)
    expect(await settingsTold(file)).toEqual([expect.stringContaining(':9: nothing reads the setting "rabbit"')])
  })

  async function settingsTold(file: string): Promise<string[]> {
    const deck = await loadDeck({ file, name: 'slides.md', locale: '', path: '' })
    const known = await knownTo(room, [projectRoot])
    return (await settingFaults(deck, true, known, projectRoot)).map(problemLine)
  }
})
