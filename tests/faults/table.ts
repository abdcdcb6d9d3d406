/** A mistake of an author, the command that meets it, and the one line that it must answer with. */
export interface Fault {
  fault: string
  /** Files that hold the mistake, by their path in the project; `null` takes one away. */
  files: Record<string, string | null>
  /** As typed after `npx lectern`: `build --base /x/`. */
  command: string
  /** All that the command prints besides progress; `…` stands for any words. */
  says: string
  env?: Record<string, string>
  /** Seconds it may take; 5 where nothing is drawn. */
  within?: number
}

/** Two slides without a fault; whatever a fault puts on the second begins in line 12. */
export const soundDeck = slide('Words.')['slides.md']

const faults: Fault[] = []
const fault = (
  name: string,
  command: string,
  files: Fault['files'],
  says: string,
  more: Pick<Fault, 'env' | 'within'> = {},
) => faults.push({ fault: name, command, files, says, ...more })

/** The sound deck with this Markdown on its second slide, from line 12 on. */
function slide(markdown: string): Record<'slides.md', string> {
  return { 'slides.md': `---\ntitle: Sound\nlang: en\n---\n\n# One\n\n---\n\n# Two\n\n${markdown}\n` }
}

/** The sound deck with these lines in its headmatter, from line 4 on. */
function head(lines: string): Record<'slides.md', string> {
  return { 'slides.md': `---\ntitle: Sound\nlang: en\n${lines}\n---\n\n# One\n` }
}

/** A deck of one slide and a second one with this frontmatter, from line 9 on. */
function matter(lines: string): Record<'slides.md', string> {
  return { 'slides.md': `---\ntitle: Sound\nlang: en\n---\n\n# One\n\n---\n${lines}\n---\n\n# Two\n` }
}

/** The same in a deck of two concepts, from line 10 on. */
function coloured(lines: string): Record<'slides.md', string> {
  return {
    'slides.md': matter(lines)['slides.md'].replace(
      'lang: en\n',
      'lang: en\nconcepts: { coffee: "#7b4a21", milk: "#8aa0c8" }\n',
    ),
  }
}

const named = `label: { en: 'Node', ko: '마디' }`

/** One map of these nodes, the first of them in line 8, with a relation from `a` to another. */
function map(nodes: string, to: string): Fault['files'] {
  return {
    'snippets/maps/index.ts': 'import { one } from \'./one.ts\'\n\nexport const maps = [one]\n',
    'snippets/maps/one.ts':
      `import type { RelationMap } from '../types.ts'\n\nexport const one = {\n  id: 'one',\n  title: { en: 'One', ko: '하나' },\n  summary: { en: 'One.', ko: '하나.' },\n  nodes: [\n    ${nodes},\n  ],\n  edges: [\n    { from: 'a', to: '${to}', ${named}, kind: 'acts', step: 0, claims: ['C1'], sentence: { en: 'It does.', ko: '한다.' } },\n  ],\n} as unknown as RelationMap\n`,
  }
}

// Flags and folders.
fault(
  'a base without its slashes',
  'build --base talks',
  {},
  '--base talks: begin and end it with a slash, for example --base /talks/mine/',
)
fault(
  'a base without its last slash',
  'build --base /talks',
  {},
  '--base /talks: begin and end it with a slash, for example --base /talks/mine/',
)
fault('a base that leaves the site', 'build --base /../x/', {}, '--base /../x/: …, for example --base /talks/mine/')
fault('a base that is no address', 'build --base /%zz/', {}, '--base /%zz/: …, for example --base /talks/mine/')
fault(
  'a misspelt flag',
  'build --outt x',
  {},
  'Unknown option \'--outt\'. Flags of npx lectern build: --base, --out, --site, --verbose.',
)
fault(
  'an output folder that is the project',
  'build --out .',
  {},
  '--out . would replace the project itself. Choose a folder of its own, for example --out dist',
)
fault(
  'a site that was not built',
  'export --site nowhere',
  {},
  'No built deck in nowhere. Run first: npx lectern build',
)
fault('an unknown deck to export', 'export --deck xx', {}, 'No deck "xx". Decks: en (slides.md).')
fault('a time limit that is none', 'export --limit soon', {}, '--limit soon: give a number of seconds above 0.')
fault('an unknown deck to start', 'start klingon', {}, 'No deck "klingon". Decks: en (slides.md).')
fault('a port that is none', 'start --port 99999999', {}, '--port 99999999: a port is a number from 1 to 65535.')
fault(
  'a flag that would let others in',
  'start --remote',
  {},
  'Unknown option \'--remote\'. Flags of npx lectern start: --port, --open, --stay, --verbose.',
)
fault('no deck', 'build', { 'slides.md': null }, 'No slides.md in …. The talk\'s first deck has that name.')

// Files.
fault(
  'an empty deck',
  'build',
  { 'slides.md': '' },
  'slides.md:1: this deck has no slides; write a first one, for example # Title',
)
fault(
  'a deck that is no text',
  'build',
  { 'slides.md': '\0\0' },
  'slides.md:1: this file is not UTF-8 text; save it as UTF-8',
)
fault(
  'an imported deck that is missing',
  'build',
  matter('layout: end\nsrc: ./gone.md'),
  'slides.md:10: there is no file ./gone.md; mend the path after src:, or put the file there',
)
fault(
  'a deck that imports itself',
  'build',
  matter('src: ./slides.md'),
  'slides.md:9: Circular import detected for "./slides.md" (…slides.md); mend src:',
)
fault(
  'a fault in an imported deck',
  'build',
  { ...matter('src: ./part.md'), 'part.md': '# Part\n\n<Foo />\n' },
  'part.md:3: there is no component <Foo>; put it into components/Foo.vue, or write &lt;Foo> if it is no tag',
)
fault(
  'a code snippet that is missing',
  'build',
  slide('<<< @/snippets/gone.ts {2}'),
  'slides.md:12: there is no file @/snippets/gone.ts; mend the path, or put the file there',
)
fault(
  'a drawing that a server elsewhere would make',
  'build',
  slide('```plantuml {scale: 0.7}\nA -> B\n```'),
  'slides.md:12: a server elsewhere would draw this block, and a talk asks none; write it for mermaid, or put its picture into public/',
)
fault(
  'a picture that is missing',
  'build',
  slide('![A picture](./gone.png)'),
  'slides.md:12: there is no file ./gone.png; mend the path, or put the file there',
)
fault(
  'pictures, frames and styles on another host, all of them',
  'build',
  slide(
    '![A picture](https://a.example/a.png)\n\n<iframe src="//b.example" />\n\n<style>\nh1 { color: red }\np { background: url(\'https://c.example/c.png\') }\n</style>',
  ),
  'slides.md:12: https://a.example/a.png is on another host, which no page of the talk may ask; put a copy into public/, or link to it\n'
  + 'slides.md:14: //b.example is on another host, which no page of the talk may ask; put a copy into public/, or link to it\n'
  + 'slides.md:18: https://c.example/c.png is on another host, which no page of the talk may ask; put a copy into public/, or link to it',
)
fault(
  'what another host draws',
  'build',
  slide('<Tweet id="20" />'),
  'slides.md:12: <Tweet> shows what another host has, which no page of the talk may ask; put a copy into public/, or link to it',
)
fault(
  'a cover\'s picture on another host',
  'build',
  matter('layout: cover\nbackground: https://a.example/a.png'),
  'slides.md:10: https://a.example/a.png is on another host, which no page of the talk may ask; put a copy into public/, or link to it',
)
fault(
  'an icon on another host',
  'build',
  head('favicon: https://a.example/icon.png'),
  'slides.md:4: https://a.example/icon.png is on another host, which no page of the talk may ask; put a copy into public/, or link to it',
)
fault(
  'an icon that is missing',
  'build',
  head('favicon: /gone.svg'),
  'slides.md:4: there is no file /gone.svg; put it into public/, or mend the path',
)
fault(
  'a public picture that is missing',
  'build',
  slide('Words and\n<img src="/gone.svg" alt="">'),
  'slides.md:13: there is no file /gone.svg; put it into public/, or mend the path',
)
fault(
  'a layout\'s picture that is missing',
  'build',
  matter('layout: image\nimage: /gone.jpg'),
  'slides.md:10: there is no file /gone.jpg; put it into public/, or mend the path',
)
fault(
  'an import that is missing',
  'build',
  slide('<script setup>\nimport gone from \'./gone.ts\'\n</script>\n\n{{ gone }}'),
  'slides.md:13: there is no ./gone.ts to import; mend the path, or put the file there',
)
fault(
  'a package that is missing',
  'build',
  slide('<script setup>\nimport gone from \'gone-for-good\'\n</script>'),
  'slides.md:13: there is no gone-for-good to import; mend the name, or install the package',
)

// Frontmatter.
fault(
  'a key twice',
  'build',
  matter('layout: end\nlayout: end'),
  'slides.md:10: Map keys must be unique; mend this slide\'s frontmatter',
)
fault(
  'a value that never ends',
  'build',
  head('class: [a'),
  'slides.md:5: Flow sequence in block collection must be sufficiently indented and end with a ]; mend this slide\'s frontmatter',
)
fault(
  'frontmatter that never ends',
  'build',
  { 'slides.md': '---\ntitle: Sound\nlang: en\n---\n\n# One\n\n---\nlayout: end\n\n# Two\n' },
  'slides.md:8: this slide\'s frontmatter never ends; close it with a line of ---, or leave a line empty after this one',
)
fault(
  'text where frontmatter stands',
  'build',
  matter('Words that are no frontmatter'),
  'slides.md:9: this is taken for the slide\'s frontmatter, and would not show; leave a line empty after ---',
)
fault(
  'an unknown layout',
  'build',
  matter('layout: secton'),
  'slides.md:9: there is no layout "secton"; did you mean section?',
)
fault(
  'a layout like no other',
  'build',
  matter('concept: fire\nlayout: klingon'),
  'slides.md:10: there is no layout "klingon"; there are …, cover, …section…',
)
fault(
  'an unknown concept',
  'build',
  coloured('layout: section\nconcept: klingon'),
  'slides.md:11: there is no concept "klingon"; there are coffee, milk, plain',
)
fault(
  'a misspelt concept',
  'pace',
  coloured('layout: section\nconcept: cofee'),
  'slides.md:11: there is no concept "cofee"; did you mean coffee?',
)
fault(
  'a concept without its colour',
  'build',
  head('concepts: { coffee: brwon }'),
  'slides.md:4: the concept "coffee" has no colour: brwon; write one as CSS does, for example \'#7b4a21\'',
)
fault(
  'a face that is not installed',
  'pace',
  head('faces: { body: Futura }'),
  'slides.md:4: the face "Futura" is not installed; run npm install @fontsource-variable/futura',
)
fault(
  'a status that is none',
  'pace',
  head('statuses: { rumoured: hearsay }'),
  'slides.md:4: there is no status "rumoured"; there are background, reported, quoted, opinion, unknown',
)
fault(
  'a budget that is none',
  'pace',
  head('budgets: light'),
  'slides.md:4: budgets: light is no budget; write slide: and visit:, each in kB, for example slide: 240',
)
fault(
  'a canvas of another shape',
  'build',
  head('aspectRatio: 4/3'),
  'slides.md:4: aspectRatio: 4/3 is none that layouts, stage and paper are made for; leave it out: slides are 980 × 552',
)
fault(
  'a canvas of another width',
  'pace',
  head('canvasWidth: 1200'),
  'slides.md:4: canvasWidth: 1200 is none that layouts, stage and paper are made for; leave it out: slides are 980 × 552',
)
fault(
  'a misspelt setting',
  'build',
  matter('layout: end\nminuts: 2'),
  'slides.md:10: nothing reads the setting "minuts"; did you mean minutes?',
)
fault(
  'a setting that the slide\'s layout does not read',
  'build',
  matter('layout: end\nurl: https://a.example'),
  'slides.md:10: the layout "end" has no use for the setting "url"; leave it out, or choose one that has: iframe, iframe-left, iframe-right',
)
fault(
  'a cover\'s picture that there is not',
  'build',
  matter('layout: cover\nbackground: /gone.jpg?v=2'),
  'slides.md:10: there is no file /gone.jpg; put it into public/, or mend the path',
)
fault(
  'a setting of no kind',
  'pace',
  matter('layout: end\nklingon: true'),
  'slides.md:10: nothing reads the setting "klingon"; there are Slidev\'s own and concept, minutes, …; a layout of yours reads what its defineProps names',
)
fault(
  'a chart that is not there',
  'build',
  slide('<BarChart of="coffee" />'),
  'slides.md:12: there is no chart "coffee"; write it into snippets/charts.ts',
)
fault(
  'a chart without a label in a second language, and with a number in words',
  'build',
  {
    'snippets/charts.ts':
      'export const charts = [{\n  id: \'cups\',\n  summary: { en: \'Cups\', de: \'Tassen\' },\n  bars: [{ label: { en: \'All\' }, value: \'3\' }],\n}]\n',
    'snippets/claims.ts': 'export const claims = []\n',
    'snippets/maps/index.ts': 'export const maps = []\n',
    'slides.de.md': '---\ntitle: Twin\nlang: de\n---\n\n# Eins\n',
  },
  `snippets/charts.ts:2: chart "cups": the label of bar 1 has no text in "de"; write label.de
snippets/charts.ts:2: chart "cups": bar 1 has the value "3"; write a number from 0 up`,
)
fault(
  'a scorecard that is not there, beside one with a result that there is not and a guess without words',
  'build',
  {
    ...slide('<ScoreCard of="promise" />'),
    'snippets/scorecards.ts':
      'export const scorecards = [{\n  id: \'promises\',\n  summary: \'All\',\n  head: { guess: \'Said\', found: \'Came\' },\n  rows: [{ result: \'kept\', found: \'Rain\' }],\n}]\n',
  },
  `slides.md:12: there is no scorecard "promise"; did you mean promises?
snippets/scorecards.ts:2: scorecard "promises": row 1 has the result "kept"; there are held, half, missed, wrong, open
snippets/scorecards.ts:2: scorecard "promises": the guess of row 1 has no text in "en"; write guess.en`,
)
fault(
  'a chart whose claims its slide does not name',
  'build',
  {
    ...slide('<BarChart of="cups" />\n\n<Cite id="C1" />'),
    'snippets/charts.ts':
      'export const charts = [{\n  id: \'cups\',\n  summary: \'Cups\',\n  bars: [{ label: \'All\', value: 3, claims: [\'C1\', \'C2\'] }],\n}]\n',
    'snippets/claims.ts':
      'export const claims = [\'C1\', \'C2\'].map(id => ({ id, status: \'background\', text: \'Three.\', sources: [\'web\'] }))\n',
    'snippets/sources.ts':
      'export const sources = [{ id: \'web\', publisher: \'Web\', title: \'Page\', date: \'2026\', url: \'https://example.org/\', lang: \'en\', grade: \'A\' }]\n',
  },
  'slides.md:12: the chart "cups" cites C2, and the slide does not; add to its frontmatter claims: [C2]',
)
fault(
  'minutes that are no number',
  'pace',
  matter('minutes: abc'),
  'slides.md:9: minutes: abc is no number; write the minutes this slide takes, for example minutes: 1.5',
)
fault(
  'negative minutes',
  'build',
  matter('minutes: -1'),
  'slides.md:9: minutes: -1 is no number; write the minutes this slide takes, for example minutes: 1.5',
)
fault(
  'a word for optional',
  'pace',
  matter('optional: perhaps'),
  'slides.md:9: optional: perhaps is neither true nor false; write optional: true where the slide may be left out',
)
fault(
  'a word for the foot',
  'build',
  matter('foot: none'),
  'slides.md:9: foot: none is neither true nor false; write foot: false where the slide has a foot of its own',
)
fault(
  'a language with an underscore',
  'build',
  { 'slides.md': '---\nlang: en_US\n---\n\n# One\n' },
  'slides.md:2: lang: en_US is no language tag; write lang: en-US',
)
fault(
  'a language that is none',
  'check',
  { 'slides.md': '---\ntitle: One\nlang: klingonese\n---\n\n# One\n' },
  'slides.md:3: lang: klingonese is no language tag; write one like en, ko or pt-BR',
)
fault(
  'two decks of one language',
  'build',
  { 'slides.ko.md': '---\ntitle: Twin\nlang: en\n---\n\n# One\n' },
  'slides.ko.md:3: lang: en is the language of slides.md already; give each deck a language of its own',
)
fault(
  'a theme that is not there',
  'build',
  head('theme: klingon'),
  'slides.md:4: there is no theme "klingon"; mend its name, or run npm install slidev-theme-klingon',
)
fault(
  'a theme of Slidev\'s own that is not installed',
  'build',
  head('theme: seriph'),
  'slides.md:4: there is no theme "seriph"; mend its name, or run npm install @slidev/theme-seriph',
)
fault(
  'a theme of a scope that is not installed',
  'build',
  head('theme: \'@guild/theme\''),
  'slides.md:4: there is no theme "@guild/theme"; mend its name, or run npm install @guild/theme',
)
fault(
  'a theme\'s folder that is not there',
  'build',
  head('theme: ./klingon'),
  'slides.md:4: there is no theme "./klingon"; mend its name, or put it there',
)
fault(
  'an addon that is not there',
  'build',
  head('addons: [klingon]'),
  'slides.md:4: there is no addon "klingon"; mend its name, or run npm install slidev-addon-klingon',
)
fault(
  'fonts from another host',
  'build',
  head('fonts:\n  provider: google'),
  'slides.md:4: fonts of the provider "google" come from another host, which no page of the talk may ask; write provider: none',
)
fault(
  'a style of another host in the page',
  'build',
  {
    'index.html':
      '<head>\n  <!-- <script>x()</script> -->\n  <link rel="stylesheet" href="https://fonts.example/a.css">\n</head>\n',
  },
  'index.html:3: https://fonts.example/a.css is on another host, which no page of the talk may ask; put a copy into public/ and name that',
)
fault(
  'a script written in the page',
  'build',
  {
    'index.html':
      '<script type="application/ld+json">{}</script>\n<script src="/own.js"></script>\n<script>\ncount()\n</script>\n',
  },
  'index.html:3: no script that is written in a page may run on a site; put it into setup/main.ts',
)
fault(
  'a word of one\'s own that nothing says',
  'build',
  { 'snippets/words.ts': 'export const words = {\n  en: { \'Prevoius\': \'Back\' },\n}\n' },
  'snippets/words.ts:2: nothing says "Prevoius"; did you mean "Previous"?',
)
fault(
  'a claim without a text in a second language',
  'build',
  {
    'snippets/claims.ts':
      'export const claims = [\n  { id: \'C1\', status: \'reported\', text: \'It is so.\', sources: [\'wcag22\'] },\n]\n',
    'snippets/maps/index.ts': 'export const maps = []\n',
    'slides.de.md': '---\ntitle: Twin\nlang: de\n---\n\n# Eins\n',
  },
  'snippets/claims.ts:2: claim "C1": it has no text in "de"; write text.de',
)
fault(
  'a licence that is none',
  'build',
  head('licence: [CC BY 4.0]'),
  'slides.md:4: licence: ["CC BY 4.0"] names no licence; write a name such as CC BY 4.0, or { name: …, url: https://… }',
)
fault(
  'a choice of notes that is none',
  'export',
  head('handoutNotes: perhaps'),
  'slides.md:4: handoutNotes: perhaps is neither true nor false; write handoutNotes: true where the notes are public',
)
fault(
  'a choice of notes in a second deck',
  'build',
  { 'slides.ko.md': '---\ntitle: Twin\nlang: ko\nhandoutNotes: true\n---\n\n# One\n' },
  'slides.ko.md:4: handoutNotes is said in slides.md, for every language; remove it here',
)
fault(
  'a waiver of no rule',
  'build',
  matter('waive: { overflw: "it bleeds on purpose" }'),
  'slides.md:9: there is no rule "overflw" to waive; name one of …overflow…',
)
fault(
  'a waiver without a reason',
  'build',
  matter('waive: { overflow: "" }'),
  'slides.md:9: the waiver of overflow gives no reason; write for example waive: { overflow: "the picture bleeds on purpose" }',
)

fault(
  'an appendix within the talk',
  'build',
  matter('layout: end\nappendix: true\n---\n\n# Two\n\n---\nlayout: end'),
  'slides.md:10: slide 2 is in the appendix, and slide 3 after it is not; move it behind that one, or give every slide after it "appendix: true"',
)
fault(
  'a verdict of no kind',
  'pace',
  matter('layout: end\nverdict: wrong'),
  'slides.md:10: verdict is "wrong"; write one of held, half, missed, open',
)

// Markup.
fault(
  'an unknown component',
  'build',
  slide('<Foo/>'),
  'slides.md:12: there is no component <Foo>; put it into components/Foo.vue, or write &lt;Foo> if it is no tag',
)
fault(
  'a misspelt component',
  'build',
  slide('- one\n- two <StatusKay />'),
  'slides.md:13: there is no component <StatusKay>; did you mean <StatusKey>?',
)
fault(
  'a type in plain text',
  'build',
  slide('Give it a Array<string> of names.'),
  'slides.md:12: this <string> is never closed; write </string> where it ends, or &lt;string> if it is no tag',
)
fault(
  'an unclosed tag',
  'build',
  slide('Words.\n\n<div class="wide">\n\nMore words.'),
  'slides.md:14: this <div> is never closed; write </div> where it ends, or &lt;div> if it is no tag',
)
fault(
  'an unclosed tag within a list',
  'build',
  slide('- one\n- <b>two'),
  'slides.md:13: this <b> is never closed; write </b> where it ends, or &lt;b> if it is no tag',
)
fault(
  'a stray tag',
  'build',
  slide('Words.\n\nMore words </div>'),
  'slides.md:14: this </div> closes nothing; take it out, or open it before',
)
fault('a slot filled twice', 'build', slide('::right::\n\nOne\n\n::right::\n\nTwo'), 'slides.md:16: …')
fault(
  'an expression that breaks off',
  'build',
  slide('Words {{ 1 + }} words'),
  'slides.md:12: this expression cannot be read: …; mend it',
)
fault(
  'a directive that breaks off',
  'build',
  slide('<div\n  v-if="1 +"\n>Words</div>'),
  'slides.md:13: this expression cannot be read: …; mend it',
)
fault(
  'a comment that never ends',
  'build',
  slide('Words.\n\n<!--\nA note\n\n---\n\n# Three'),
  'slides.md:14: this comment never ends, and takes what follows with it; close it with -->',
)
fault(
  'a note that an arrow cuts off',
  'build',
  slide('Words.\n\n<!--\nFirst this --> then that.\n-->'),
  'slides.md:15: this --> ends the note, and the rest of it would show on the slide; write → in the note instead',
)

// Scripts and styles.
fault(
  'TypeScript that breaks off',
  'build',
  slide('<script setup lang="ts">\nconst a: = 1\n</script>'),
  'slides.md:13: this script cannot be read: unexpected token; mend it',
)
fault(
  'TypeScript that does not fit its types',
  'build',
  slide(
    '<script setup lang="ts">\nimport { ref } from \'vue\'\n\nconst a = ref(1)\na.value = $page.value\na.value = \'one\'\n</script>\n\n{{ a }}',
  ),
  'slides.md:17: this script does not fit its types: type \'string\' is not assignable to type \'number\'; mend it',
)
fault(
  'TypeScript in a plain script',
  'build',
  slide('<script setup>\n\nconst a: number = 1\n</script>'),
  'slides.md:14: this script cannot be read: …; mend it',
)
fault(
  'a style that never ends',
  'build',
  slide('<style>\nh1 { color: red\n</style>'),
  'slides.md:13: this style cannot be read: unclosed block; mend it',
)

// Claims and maps.
fault(
  'a citation without a row',
  'build',
  slide('Words. <Cite id="C999" />'),
  'slides.md:12: claim "C999" has no row; add it to snippets/claims.ts or cite another id',
)
fault(
  'a citation of nothing',
  'build',
  slide('Words. <Cite />'),
  'slides.md:12: <Cite> names no claim; write its ids plainly: <Cite id="A12 A13" />',
)
const soundMap = map(
  `{ id: 'a', ${named}, kind: 'idea', concept: 'plain', step: 0 }, { id: 'b', ${named}, kind: 'idea', concept: 'plain', step: 0 }`,
  'b',
)
fault(
  'a map that is not there',
  'build',
  { ...soundMap, ...slide('<RelationMap of="onne" />') },
  'slides.md:12: there is no relation map "onne"; did you mean one?',
)
fault(
  'a map where there is none',
  'build',
  slide('<RelationMap of="myth" />'),
  'slides.md:12: there is no relation map "myth"; write it into snippets/maps/index.ts',
)
fault(
  'a map without its name',
  'build',
  { ...soundMap, ...slide('<RelationMap />') },
  'slides.md:12: <RelationMap> names no map; write of="…" with one of one',
)

fault(
  'a relation to a node that is not there',
  'build',
  map(`{ id: 'a', ${named}, kind: 'idea', concept: 'plain', step: 0 }`, 'b'),
  'snippets/maps/one.ts:11: map "one": the relation a → b names a node "b" that the map does not have; add it or mend the name',
)
fault(
  'two nodes of one id',
  'build',
  map(
    `{ id: 'a', ${named}, kind: 'idea', concept: 'plain', step: 0 },\n    { id: 'b', ${named}, kind: 'idea', concept: 'plain', step: 0 },\n    { id: 'b', ${named}, kind: 'idea', concept: 'plain', step: 0 }`,
    'b',
  ),
  'snippets/maps/one.ts:10: map "one": two nodes share the id "b"; rename one',
)
fault(
  'a kind of node that is none',
  'build',
  map(
    `{ id: 'a', ${named}, kind: 'idea', concept: 'plain', step: 0 },\n    { id: 'b', ${named}, kind: 'frim', concept: 'plain', step: 0 }`,
    'b',
  ),
  'snippets/maps/one.ts:9: map "one": there is no kind of node "frim"; did you mean firm?',
)

// What only shows when it is drawn.
fault(
  'a misspelt mermaid block',
  'build',
  slide('```mermaid\ngraph TD\n  A -->> B\n```'),
  'slides.md:13: mermaid rejects this block: …; mend it',
  { within: 25 },
)
fault(
  'an expression that throws',
  'build',
  slide('Words.\n\nThis {{ $frontmatter.gone.further }} throws.'),
  'slides.md:14: this slide cannot be drawn: TypeError: Cannot read properties of undefined (reading \'further\'); mend its expression or script',
  { within: 25 },
)

export { faults, head, matter, slide }
