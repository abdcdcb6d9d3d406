import type { Chart } from 'slidev-addon-lectern/kit/schema.ts'

/** Numbers drawn as bars; their table stands in the handout and beside it as CSV. */
export const charts: Chart<string>[] = [
  {
    id: 'contrast',
    summary: 'The contrast that WCAG 2.2 asks for, beside that of black on white.',
    unit: ' : 1',
    bars: [
      { label: 'Large text', value: 3, claims: ['C1'] },
      { label: 'Text', value: 4.5, claims: ['C1'], main: true },
      { label: 'Text, strictest level', value: 7, claims: ['C1'] },
      { label: 'Black on white', value: 21 },
    ],
  },
]
