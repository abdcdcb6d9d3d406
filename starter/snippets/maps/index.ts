import type { RelationMap } from 'slidev-addon-lectern/kit/schema.ts'

/** A map is what stands where (`at`: column and row), and what does what to what; `step` is the click it comes with. */
const room: RelationMap<string> = {
  id: 'room',
  title: 'What takes contrast away',
  summary: 'Light in the room takes contrast from the screen; the speaker chooses the colours that give it back.',
  concept: 'ink',
  nodes: [
    { id: 'light', label: 'Light in the room', kind: 'asset', concept: 'light', step: 0, at: [1, 1] },
    { id: 'screen', label: 'The screen', kind: 'asset', concept: 'plain', step: 0, at: [2, 1] },
    { id: 'contrast', label: 'Contrast', kind: 'idea', concept: 'ink', step: 1, at: [2, 2] },
    { id: 'reader', label: 'The last row', kind: 'person', concept: 'plain', step: 1, at: [3, 2] },
    { id: 'speaker', label: 'You', kind: 'person', concept: 'light', step: 2, at: [1, 3] },
    { id: 'colours', label: 'Colours', kind: 'idea', concept: 'ink', step: 2, at: [2, 3] },
  ],
  edges: [
    {
      from: 'light',
      to: 'screen',
      label: 'falls on',
      kind: 'acts',
      step: 0,
      sentence: 'Light in the room falls on the screen.',
    },
    {
      from: 'screen',
      to: 'contrast',
      label: 'loses',
      kind: 'limits',
      step: 1,
      sentence: 'The screen loses contrast.',
    },
    {
      from: 'contrast',
      to: 'reader',
      label: 'serves',
      kind: 'acts',
      step: 1,
      claims: ['C1'],
      sentence: 'Contrast is what the last row reads by.',
    },
    {
      from: 'speaker',
      to: 'colours',
      label: 'choose',
      kind: 'acts',
      step: 2,
      sentence: 'You choose the colours.',
    },
    {
      from: 'colours',
      to: 'contrast',
      label: 'decide',
      kind: 'acts',
      step: 2,
      claims: ['C1'],
      sentence: 'Colours decide the contrast.',
    },
  ],
}

export const maps = [room]
