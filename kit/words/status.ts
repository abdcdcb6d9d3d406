import type { BetVerdict, LocalText, Result, Status, Verdict } from '../schema.ts'
import { inEveryLanguage } from './languages.ts'

// Set in the display face.

/** How a status is drawn: in badges, in the key and along the lines of maps. */
export interface StatusStroke {
  /** Width on the 980-px canvas. */
  width: number
  /** SVG dash pattern; none for an unbroken line. */
  dash?: string
  cap: 'butt' | 'round'
  /** A pair of quotation marks stands on the line. */
  marks?: boolean
}

interface StatusLabel {
  word: LocalText
  /** One short sentence for the key. */
  means: LocalText
  stroke: StatusStroke
}

/** From the most to the least certain. */
export const statusLabels: Record<Status, StatusLabel> = inEveryLanguage({
  background: {
    word: { en: 'background', ko: '배경' },
    means: { en: 'Common knowledge, taken as given.', ko: '널리 알려져 전제로 삼는 내용' },
    stroke: { width: 1, cap: 'butt' },
  },
  reported: {
    word: { en: 'reported', ko: '보도' },
    means: { en: 'Newsrooms, filings or companies said so.', ko: '언론, 공문서, 회사가 전한 내용' },
    stroke: { width: 2.4, cap: 'butt' },
  },
  quoted: {
    word: { en: 'quoted', ko: '인용' },
    means: { en: 'Somebody’s words, often in paraphrase.', ko: '누군가의 말. 풀어 옮긴 것도 많다' },
    stroke: { width: 2.4, cap: 'butt', marks: true },
  },
  opinion: {
    word: { en: 'opinion', ko: '의견' },
    means: { en: 'A reading or a guess of somebody.', ko: '누군가의 해석과 추측' },
    stroke: { width: 2.4, dash: '6 3.6', cap: 'butt' },
  },
  unknown: {
    word: { en: 'unknown', ko: '미상' },
    means: { en: 'Nobody has said; nothing was found.', ko: '아무도 밝히지 않았거나 찾지 못한 것' },
    stroke: { width: 2.8, dash: '0 5.4', cap: 'round' },
  },
})

export const statuses = Object.keys(statusLabels) as readonly Status[]

export const verdictLabels: Record<Verdict, LocalText> = inEveryLanguage({
  confirmed: { en: 'confirmed', ko: '확인됨' },
  contradicted: { en: 'contradicted', ko: '어긋남' },
  updated: { en: 'updated', ko: '달라짐' },
  open: { en: 'still open', ko: '아직 모름' },
})

export const verdicts = Object.keys(verdictLabels) as readonly Verdict[]

/** How a part's bet came out, from the best to what nobody can tell yet. */
export const betVerdictLabels: Record<BetVerdict, LocalText> = inEveryLanguage({
  held: { en: 'held', ko: '맞음' },
  half: { en: 'half right', ko: '반쯤 맞음' },
  missed: { en: 'missed', ko: '빗나감' },
  open: { en: 'open', ko: '판단 유보' },
})

export const betVerdicts = Object.keys(betVerdictLabels) as readonly BetVerdict[]

/** The same standing alone, in the order of a scorecard: from what held to what nothing settles. */
export const resultWords: Record<Result, LocalText> = inEveryLanguage({
  held: { en: 'Held', ko: '맞음' },
  half: { en: 'Half', ko: '반쯤 맞음' },
  missed: { en: 'Missed', ko: '빗나감' },
  wrong: { en: 'Wrong', ko: '틀림' },
  open: { en: 'Open', ko: '판단 유보' },
})

/** Heads the column of them. */
export const resultHead: LocalText = inEveryLanguage({ en: 'Result', ko: '결과' })

export const results = Object.keys(resultWords) as readonly Result[]

export function isBetVerdict(word: unknown): word is BetVerdict {
  return (betVerdicts as readonly unknown[]).includes(word)
}

export function isStatus(word: string): word is Status {
  return Object.hasOwn(statusLabels, word)
}

/** What the badge and its popover say around the claims. */
export const citeWords = inEveryLanguage({
  show: { en: 'show the claim and its sources', ko: '주장과 출처 보기' },
  panel: { en: 'Claim and sources', ko: '주장과 출처' },
  close: { en: 'Close', ko: '닫기' },
  later: { en: 'Later reporting', ko: '뒤이은 보도' },
  singleOrigin: { en: 'Every page found leads back to one report.', ko: '찾은 글은 모두 한 보도에서 나왔다.' },
  missing: { en: 'no such claim', ko: '없는 주장' },
  source: { en: 'Source', ko: '출처' },
  origin: { en: 'from', ko: '원출처' },
} satisfies Record<string, LocalText>)

/**
 * The least certain of some statuses, by which a line that rests on several claims is drawn;
 * `background` when there are none.
 */
export function leastCertain(of: readonly Status[]): Status {
  return of.reduce<Status>(
    (least, status) => (statuses.indexOf(status) > statuses.indexOf(least) ? status : least),
    'background',
  )
}
