import type { Concept, LocalText } from './types.ts'

/**
 * How a guess of November 2025 stands after a year of reporting.
 *
 * - `held`: later reporting bears it out.
 * - `half`: one half of it held, the other did not.
 * - `missed`: later reporting, or the company's own words, contradict it.
 * - `open`: no report found settles it, either way.
 */
export type Result = 'held' | 'half' | 'missed' | 'open'

export interface Guess {
  result: Result
  /** The part of the talk it belongs to; gives the row its hue. */
  concept: Concept
  /** The article's guess, about eight words. */
  guess: LocalText
  /** What was found, about twelve words. */
  found: LocalText
  /** Claim ids of the article. */
  claims: [string, ...string[]]
  /** Claim ids of later reporting. */
  findings: [string, ...string[]]
}

export interface ResultWords {
  word: LocalText
  meaning: LocalText
}

/** In the order of the card: from what held to what nobody knows. */
export const results: Record<Result, ResultWords> = {
  held: { word: { en: 'Held', ko: '맞음' }, meaning: { en: 'borne out since', ko: '이후 보도가 뒷받침' } },
  half: { word: { en: 'Half right', ko: '반쯤 맞음' }, meaning: { en: 'one half held', ko: '절반만 맞음' } },
  missed: { word: { en: 'Missed', ko: '빗나감' }, meaning: { en: 'contradicted since', ko: '이후 보도와 어긋남' } },
  open: { word: { en: 'Open', ko: '판단 유보' }, meaning: { en: 'nothing found', ko: '어느 쪽 보도도 없음' } },
}

export const scorecardWords = {
  guess: { en: 'The guess, November 2025', ko: '2025년 11월의 추측' },
  found: { en: 'What later reporting found', ko: '이후 보도가 찾은 것' },
  result: { en: 'Result', ko: '결과' },
  summary: {
    en: 'The article’s guesses against later reporting, grouped by how they fared.',
    ko: '기사의 추측을 이후 보도에 견주어 결과별로 묶은 표.',
  },
} satisfies Record<string, LocalText>

export const scorecard: Guess[] = [
  {
    result: 'held',
    concept: 'data',
    claims: ['A15', 'A16'],
    guess: { en: 'A lasting data edge beats model scores', ko: '모델 점수보다 오래갈 데이터 우위가 중요' },
    findings: ['R5'],
    found: { en: 'The instinct held: it must make its own data', ko: '방향은 맞음: 자체 데이터를 만들어야 함' },
  },
  {
    result: 'held',
    concept: 'space',
    claims: ['A38'],
    guess: { en: 'AI and space may form a new contest', ko: 'AI와 우주가 만나 새 경쟁 축이 생긴다' },
    findings: ['R34', 'R37'],
    found: { en: 'Much sooner: both filed in about four months', ko: '훨씬 빨리: 약 넉 달 안에 두 회사 모두 신청' },
  },
  {
    result: 'held',
    concept: 'space',
    claims: ['A39'],
    guess: { en: 'Data centres in orbit are far off', ko: '우주 데이터센터는 먼 이야기' },
    findings: ['R41', 'R46'],
    found: { en: 'SpaceX’s prospectus and AWS’s chief agree', ko: '스페이스X 투자설명서도, AWS 수장도 같은 말' },
  },
  {
    result: 'held',
    concept: 'limits',
    claims: ['A42', 'A43'],
    guess: { en: 'Near stealth; too early to judge', ko: '스텔스에 가깝고 판단은 이르다' },
    findings: ['R11'],
    found: { en: 'No public product on record, August 2026', ko: '2026년 8월 최신 기록에도 공개 제품 없음' },
  },
  {
    result: 'half',
    concept: 'money',
    claims: ['A33'],
    guess: { en: 'About 400 bn dollars a year, worldwide', ko: '세계가 한 해 약 4,000억 달러를 쓴다' },
    findings: ['R17', 'R20'],
    found: { en: 'Four or five firms, 2025; four now: 720–745', ko: '2025년 네댓 회사; 이제 네 곳 7,200~7,450억' },
  },
  {
    result: 'open',
    concept: 'cloud',
    claims: ['A24', 'A30'],
    guess: { en: 'How it may use Amazon’s data and AWS', ko: '아마존 데이터와 AWS를 어떻게 쓸지' },
    findings: ['R25'],
    found: { en: 'A year on, no report shows it using either', ko: '1년이 지나도 어느 쪽이든 쓴다는 보도 없음' },
  },
  {
    result: 'missed',
    concept: 'fire',
    claims: ['A28'],
    guess: { en: 'Generative AI and infrastructure', ko: '생성형 AI와 인프라를 겨눈다' },
    findings: ['R3', 'R4'],
    found: { en: 'Engineering: an “artificial general engineer”', ko: '처음부터 공학: “인공 일반 엔지니어”' },
  },
  {
    result: 'missed',
    concept: 'data',
    claims: ['A17'],
    guess: { en: 'Amazon’s data is its biggest edge', ko: '아마존 데이터가 가장 큰 차별점' },
    findings: ['R5'],
    found: { en: 'Its chiefs: the data does not exist yet', ko: '두 대표: 필요한 데이터는 아직 세상에 없음' },
  },
]
