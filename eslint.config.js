import antfu from '@antfu/eslint-config'
import { house, plainLines } from './scripts/lint/plugin.ts'

/** What cannot be broken: a template with what it holds, a string, a pattern. */
const literal = /`.*`|'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\/(?![/*])(?:[^/\\]|\\.)+\/[a-z]*/.source
/** A line with no more than one of these, beside a name before and marks behind. */
const alone = `^ *(?:[\\w$'.[\\]-]+:|[=+?:]|return)? ?(?:${literal})[,;)\\]}]*$`
const lineLength = { 'style/max-len': ['error', { code: 120, ignorePattern: alone }] }

export default antfu(
  {
    vue: true,
    typescript: true,
    // The decks are Slidev's Markdown, whose slides and notes a Markdown formatter would join up.
    markdown: false,
    ignores: ['dist', 'dist-*', '.cache', '**/*.md', 'public', 'tsconfig.json'],
  },
  {
    // What is left out of the package comes after what is in it, or it is in it all the same.
    files: ['package.json'],
    rules: { 'jsonc/sort-array-values': 'off' },
  },
  {
    files: ['tests/**'],
    rules: { 'antfu/no-top-level-await': 'off' },
  },
  {
    plugins: { house },
    rules: {
      // What stands on what, and functions that go to a page as text: scripts/lint.
      'house/floors': 'error',
      'house/sent-to-page': 'error',
      'no-console': 'off',
      // Content is data: one row a line reads better than one field a line.
      'antfu/reasonable-newline': 'off',
      'antfu/consistent-chaining': 'off',
      'antfu/top-level-function': 'off',
      // A docstring says what a name does not.
      'jsdoc/check-param-names': 'off',
      // Hangul ranges are plain to those who write Korean.
      'regexp/no-obscure-range': 'off',
      // Patterns here meet our own files only, never a stranger's text.
      'regexp/no-super-linear-backtracking': 'off',
      'regexp/optimal-quantifier-concatenation': 'off',
    },
  },
  {
    files: ['**/*.{ts,js,vue}'],
    rules: lineLength,
  },
  {
    files: ['**/*.css'],
    languageOptions: { parser: plainLines },
    rules: lineLength,
  },
)
