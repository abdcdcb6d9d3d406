import type { LocalText } from '../types.ts'
import type { SpendingFirm, SpendingStage } from './types.ts'

// Set in the display face.

/** The figure that the article relays, in billion dollars a year. */
export const articleFigure = 400

/** In the order in which they are stacked, from the ground up. */
export const spendingFirms: SpendingFirm[] = [
  { id: 'amazon', name: { en: 'Amazon', ko: '아마존' } },
  { id: 'alphabet', name: { en: 'Alphabet', ko: '알파벳' } },
  { id: 'meta', name: { en: 'Meta', ko: '메타' } },
  { id: 'microsoft', name: { en: 'Microsoft', ko: '마이크로소프트' } },
]

/**
 * The outturn of 2025, which our sources do not split by firm, and the plans for 2026 as they rose.
 * In February Microsoft gave no figure for the calendar year. April's tally prints its top, "about 725": its low
 * end is the sum of the firms' own low ends.
 */
export const spendingStages: SpendingStage[] = [
  {
    id: '2025',
    label: { en: '2025', ko: '2025년' },
    when: { en: 'spent', ko: '지출' },
    total: { kind: 'about', value: 410 },
    claims: ['R17'],
  },
  {
    id: 'feb',
    label: { en: '2026', ko: '2026년' },
    when: { en: 'plan, Feb', ko: '2월 계획' },
    total: { kind: 'about', value: 650 },
    firms: {
      amazon: { kind: 'about', value: 200 },
      alphabet: { kind: 'range', low: 175, high: 185 },
      meta: { kind: 'range', low: 115, high: 135 },
      microsoft: { kind: 'none' },
    },
    claims: ['R18'],
  },
  {
    id: 'apr',
    label: { en: '2026', ko: '2026년' },
    when: { en: 'plan, Apr', ko: '4월 계획' },
    total: { kind: 'range', low: 695, high: 725 },
    firms: {
      amazon: { kind: 'about', value: 200 },
      alphabet: { kind: 'range', low: 180, high: 190 },
      meta: { kind: 'range', low: 125, high: 145 },
      microsoft: { kind: 'about', value: 190 },
    },
    claims: ['R19'],
  },
  {
    id: 'jul',
    label: { en: '2026', ko: '2026년' },
    when: { en: 'plan, Jul', ko: '7월 계획' },
    total: { kind: 'range', low: 720, high: 745 },
    firms: {
      amazon: { kind: 'about', value: 220 },
      alphabet: { kind: 'range', low: 195, high: 205 },
      meta: { kind: 'range', low: 130, high: 145 },
      microsoft: { kind: 'exact', value: 175 },
    },
    claims: ['R20'],
  },
]

export const spendingWords = {
  unit: { en: 'bn dollars', ko: '달러' },
  spokenUnit: { en: 'billion dollars', ko: '달러' },
  asOf: { en: 'As of July 2026, by one tally', ko: '2026년 7월 기준, 한 집계' },
  noFigure: { en: 'no figure given', ko: '연간 수치 없음' },
  undivided: { en: 'not split by firm in our sources', ko: '회사별 내역은 출처에 없음' },
  line: { en: 'Article: “the world”', ko: '기사: “세계”' },
  above: { en: 'above the line', ko: '선 위로' },
  coversHead: { en: 'What 400 covers', ko: '4,000억에 드는 것' },
  covers: {
    en: 'Four or five US firms in 2025: 364–410.',
    ko: '2025년 미국 네댓 회사: 3,640~4,100억.',
  },
  missesHead: { en: 'What it leaves out', ko: '빠진 것' },
  misses: {
    en: 'The rest of the world, 455 in all in 2024. In 2026 four firms alone: 720–745.',
    ko: '세계의 나머지. 2024년 세계 전체 4,550억, 2026년은 네 회사만 7,200~7,450억.',
  },
  reading: {
    en: 'Solid: given. Hatched: the span of a range. Dashed: no figure.',
    ko: '채움: 제시된 값. 빗금: 범위의 폭. 점선: 수치 없음.',
  },
  summary: {
    en: 'Capital spending of Amazon, Alphabet, Meta and Microsoft, in billion dollars, against the 400 that the article relays.',
    ko: '아마존·알파벳·메타·마이크로소프트의 설비투자를 기사가 전한 4,000억 달러에 견준 그림.',
  },
  about: { en: 'about', ko: '약' },
  total: { en: 'In all', ko: '합계' },
} satisfies Record<string, LocalText>
