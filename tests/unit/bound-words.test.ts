import { describe, expect, it } from 'vitest'
import { boundWords } from '../../scripts/lib/look/bound-words.ts'

describe('where lines break', () => {
  it.each([
    [
      'it was reported to be so. <Cite id="A1" />',
      'it was reported to be <span class="together">so. <Cite id="A1" /></span>',
    ],
    [
      '- **Lead** by one report <Cite id="A1 A2" />',
      '- **Lead** by one <span class="together">report <Cite id="A1 A2" /></span>',
    ],
    ['what one year has shown.', 'what one year has\u00A0shown.'],
    ['## Far off, a data-centre chip', '## Far off, a <span class="together">data-centre</span> chip'],
    [
      '## Off-the-record, well-made',
      '## <span class="together">Off-the-record</span>, <span class="together">well-made</span>',
    ],
    [
      'a data-centre chip reached orbit <Cite id="R45" />',
      'a <span class="together">data-centre</span> chip reached <span class="together">orbit <Cite id="R45" /></span>',
    ],
    [
      'it is well-made. <Cite id="A1" />',
      'it is <span class="together"><span class="together">well-made</span>. <Cite id="A1" /></span>',
    ],
    ['a **data-centre** chip', 'a **<span class="together">data-centre</span>**\u00A0chip'],
    ['무엇이 알려졌는지 본다. <Cite id="A1" />', '무엇이 알려졌는지 <span class="together">본다. <Cite id="A1" /></span>'],
    ['What goes on over\ntwo lines of it.', 'What goes on over\ntwo lines of\u00A0it.'],
    ['<v-click>\n\nsome words in it\n\n</v-click>', '<v-click>\n\nsome words in\u00A0it\n\n</v-click>'],
    ['- One of three\n  - two of them', '- One of\u00A0three\n  - two of\u00A0them'],
  ])('%s', (from, to) => expect(boundWords(from)).toBe(to))

  it.each([
    '## A title of words',
    '## By `npm-run-all`, at https://a-b.example/c-d, $a-b$, {{ one-two }} {.big-one}',
    '## [a-b](c-d) and <b class="c-d">',
    '## 2-for-1, a-1, user@a-b.org, an-overlong-compound-of-words',
    '<StatusKey />',
    'Two words',
    '```js\nconst one = two of three\n```',
    '<!-- a note of some words -->',
    'this is *all so very* <Cite id="A1" />',
    '::left::',
    '<style>\nh1 { color: teal; }\np {\n  margin: 0 auto;\n  display: inline-block;\n}\n</style>',
    '<script setup lang="ts">\nimport { ref } from \'vue\'\nconst wide = end-start\n</script>',
    '<div\n  class="two-tone mb-2 p-4"\n  title="a well-made title"\n>\n</div>',
    '<Card\n  kind="two-tone"\n  title="a well-made title"\n/>',
    '| a data-centre chip | one of two |\n|---|---|\n| one | two |',
    'it holds that $a + b$',
  ])('leave %j alone', text => expect(boundWords(text)).toBe(text))

  it('leave formulas of several lines alone', () => {
    const text = '$$\nx-y = a + b\n$$'
    expect(boundWords(text, true)).toBe(text)
  })
})
