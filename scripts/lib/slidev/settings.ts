/*
 * What a deck may say in its frontmatter. A setting that nothing reads is a slip of the pen: it is a fault, by file
 * and line.
 */

/** Slidev's own of a deck, as @slidev/types 53.0.0 lists them (`HeadmatterConfig`); a unit test compares. */
export const slidevDeckKeys = (
  'title titleTemplate theme addons remoteAssets download codeCopy magicMoveCopy author info '
  + 'highlighter twoslash lineNumbers colorSchema routerMode aspectRatio canvasWidth selectable themeConfig fonts favicon '
  + 'drawings plantUmlServer record remote css presenter browserExporter htmlAttrs comark mdc editor mcp contextMenu '
  + 'wakeLock pwa exportFilename monaco monacoTypesSource monacoTypesAdditionalPackages monacoTypesIgnorePackages '
  + 'monacoRunAdditionalDeps monacoRunUseStrict seoMeta notesAutoRuby duration timer magicMoveDuration shiki '
  + 'clickAnimation preloadImages transition defaults'
).split(' ')

/** Slidev's own of a slide (`Frontmatter`). */
export const slidevSlideKeys = (
  'layout class clicks clicksStart preload hide disabled hideInToc title level routeAlias '
  + 'zoom clickAnimation dragPos src transition'
).split(' ')

/** Slidev's own themes, which are packages `@slidev/theme-…`. */
export const slidevThemes = ['default', 'seriph', 'apple-basic', 'shibainu', 'bricks']

/** What Slidev and its packages read besides. */
export const slidevFurtherKeys = ['export', 'lang', 'keywords', 'name', 'theme']

/** The kit's own of a deck, with what each is for; `docs/settings.md` holds the same table. */
export const deckSettings = {
  lang: 'language of the deck, BCP 47: `en`, `ko`, `pt-BR`',
  keywords: 'for search engines and the PDF\'s properties',
  licence: '`CC BY-SA 4.0`, or `{ name, url }`: printed in the handout',
  concepts: 'a colour by name, `{ coffee: \'#7b4a21\' }`: hues of slides, maps and charts; in the first deck',
  faces: '`{ display, body }`: families by name, or lists of them, from Fontsource packages; in the first deck',
  statuses: 'words for the five statuses in the deck\'s language, `{ reported: \'in print\' }`',
  budgets: '`{ slide: 240, visit: 300 }`: kB that opening a slide and seeing all of them may take',
  handoutNotes: '`true` makes the speaker\'s notes public; in the first deck',
} as const

/** The kit's own of a slide. */
export const slideSettings = {
  concept: 'hue of the slide, one of `concepts` or `plain`',
  minutes: 'planned time; all of them make the talk\'s `duration`',
  optional: '`true` where the slide may be left out when time is short',
  handout: 'what the slide says to its readers',
  claims: 'ids of claims that the slide\'s chart or words rest on, without a badge of its own',
  claim: 'the same for one',
  part: '`false` where the slide belongs to no part',
  foot: '`false` without the line at its foot; under `defaults` of a deck whose theme has a foot of its own',
  appendix: '`true` on the last slides, outside the walk and the minutes',
  verdict: '`held`, `half`, `missed` or `open`: judges the part\'s bet',
  waive: 'rules of `check` that the slide breaks on purpose, with the reason: `{ overflow: "…" }`',
  cues: 'for the author alone',
  draft: 'for the author alone',
  todo: 'for the author alone',
} as const

/** What slides and pages are drawn with. */
const drawn = ['lang', 'keywords', 'concept', 'claims', 'claim', 'part', 'foot', 'appendix', 'verdict']

/** Frontmatter that is for the authors alone: no component reads it, no audience gets it. */
export const authoringKeys: readonly string[]
  = Object.keys({ ...deckSettings, ...slideSettings }).filter(key => !drawn.includes(key))
