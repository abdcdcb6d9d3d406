import type { Concept, LocalText } from './types.ts'

/**
 * How a guess of November 2025 stands after a year of reporting.
 *
 * - `held`: later reporting bears it out.
 * - `half`: part of it holds; the number, the scope or the distance does not.
 * - `missed`: contradicted by the company's own words.
 * - `wrong`: contradicted by the public record.
 * - `open`: no report found settles it, either way.
 */
export type Result = 'held' | 'half' | 'missed' | 'wrong' | 'open'

/** What the article stakes in one part of its story, and how it came out. */
export interface Bet {
  id: string
  /** One bet a part of the talk, in its order. */
  part: Concept
  /** In one line. */
  bet: LocalText
  verdict: Result
  /** In one line. */
  why: LocalText
  /** Claim ids of the article. */
  claims: [string, ...string[]]
  /** Claim ids of later reporting. */
  findings: [string, ...string[]]
}

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

/** In the order of the card: from what held to what nothing settles. */
export const results: Record<Result, ResultWords> = {
  held: { word: { en: 'Held', ko: '맞음' }, meaning: { en: 'borne out since', ko: '이후 보도가 뒷받침' } },
  half: { word: { en: 'Half', ko: '반쯤 맞음' }, meaning: { en: 'part of it holds', ko: '한쪽만 맞음' } },
  missed: { word: { en: 'Missed', ko: '빗나감' }, meaning: { en: 'by the company’s own words', ko: '회사 스스로의 말로' } },
  wrong: { word: { en: 'Wrong', ko: '틀림' }, meaning: { en: 'by the record', ko: '남은 기록으로' } },
  open: { word: { en: 'Open', ko: '판단 유보' }, meaning: { en: 'nothing settles it', ko: '가릴 근거 없음' } },
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

/** In the order of the talk. */
export const bets: Bet[] = [
  {
    id: 'name',
    part: 'fire',
    bet: { en: 'The name promises more than a tool', ko: '이름이 예고한 것은 도구 그 이상' },
    verdict: 'half',
    why: { en: 'A large name, for what Bezos calls a far more modern CAD', ko: '이름은 크지만, 베이조스의 설명은 훨씬 현대적인 설계 도구' },
    claims: ['A10'],
    findings: ['R4'],
  },
  {
    id: 'survivors',
    part: 'money',
    bet: { en: 'Few will last, and a lasting advantage decides which', ko: '끝까지 가는 건 몇 곳뿐, 오래갈 강점이 가른다' },
    verdict: 'open',
    why: { en: 'No shake-out found that tests it', ko: '옥석 가리기는 아직, 가릴 근거 없음' },
    claims: ['A14', 'A15', 'A16'],
    findings: ['R5', 'R52'],
  },
  {
    id: 'data',
    part: 'data',
    bet: { en: 'Amazon’s data is its biggest edge', ko: '가장 큰 무기는 아마존 데이터' },
    verdict: 'missed',
    why: { en: 'Its chiefs say the data they need does not exist yet', ko: '두 CEO의 말: 필요한 데이터는 아직 세상에 없음' },
    claims: ['A17', 'A21'],
    findings: ['R5', 'R25'],
  },
  {
    id: 'cloud',
    part: 'cloud',
    bet: { en: 'Straight into generative AI and cloud infrastructure', ko: '생성형 AI와 클라우드 인프라로 직행' },
    verdict: 'missed',
    why: { en: 'Its chiefs speak of engineering; no report found puts it on AWS', ko: '두 CEO의 말은 공학, AWS를 쓴다는 보도는 없음' },
    claims: ['A28', 'A31'],
    findings: ['R3', 'R4', 'R25'],
  },
  {
    id: 'orbit',
    part: 'space',
    bet: { en: 'AI and space become one contest, though orbit is far off', ko: 'AI와 우주가 한판 승부로, 다만 궤도는 먼 이야기' },
    verdict: 'held',
    why: { en: 'Both filed within about four months; how far off is disputed', ko: '약 넉 달 만에 둘 다 신청, 얼마나 먼지는 의견이 갈림' },
    claims: ['A38', 'A39'],
    findings: ['R34', 'R37', 'R42', 'R46'],
  },
  {
    id: 'everything',
    part: 'limits',
    bet: { en: 'Everything Bezos owns, rearranged around AI', ko: '베이조스의 모든 자산을 AI 중심으로' },
    verdict: 'open',
    why: { en: 'No page found ties Amazon’s data, AWS or Sunrise to it', ko: '아마존 데이터, AWS, 선라이즈와 묶는 글은 찾지 못함' },
    claims: ['A49'],
    findings: ['R25', 'R37', 'R38'],
  },
]

/** Ends on the article's own conclusion, its biggest claim. */
export const scorecard: Guess[] = [
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
    findings: ['R17', 'R49'],
    found: { en: 'Right number, wrong label: four or five US firms', ko: '금액은 비슷, 범위는 미국 네댓 회사' },
  },
  {
    result: 'half',
    concept: 'space',
    claims: ['A39'],
    guess: { en: 'Data centres in orbit are far off', ko: '우주 데이터센터는 먼 이야기' },
    findings: ['R46', 'R41', 'R42'],
    found: { en: 'AWS’s chief agrees; SpaceX plans prototypes for 2027', ko: 'AWS CEO는 동의, 스페이스X는 2027년 시제 위성 계획' },
  },
  {
    result: 'missed',
    concept: 'cloud',
    claims: ['A28'],
    guess: { en: 'Generative AI and infrastructure', ko: '생성형 AI와 인프라를 겨냥' },
    findings: ['R3', 'R4'],
    found: { en: 'Engineering: an “artificial general engineer”', ko: '처음부터 공학: “범용 인공 엔지니어(AGE)”' },
  },
  {
    result: 'missed',
    concept: 'data',
    claims: ['A17'],
    guess: { en: 'Amazon’s data is its biggest edge', ko: '아마존 데이터가 가장 큰 차별점' },
    findings: ['R5'],
    found: { en: 'Its chiefs: the data must still be made', ko: '두 CEO: 필요한 데이터는 이제 만들어야 함' },
  },
  {
    result: 'wrong',
    concept: 'money',
    claims: ['A12'],
    guess: { en: 'Bezos was quite critical of the boom', ko: '베이조스는 AI 투자 열풍에 꽤 비판적' },
    findings: ['R14', 'R54'],
    found: { en: 'Same talk, sunnier man: such bubbles can be good', ko: '같은 자리, 다른 온도: 이로울 수도 있는 거품' },
  },
  {
    result: 'open',
    concept: 'limits',
    claims: ['A49'],
    guess: { en: 'All that Bezos owns, rearranged around AI', ko: '베이조스의 모든 자산을 AI 중심으로 재배치' },
    findings: ['R25', 'R38'],
    found: { en: 'No link found to Amazon’s data, AWS or Sunrise', ko: '아마존 데이터, AWS, 선라이즈와의 연결은 찾지 못함' },
  },
]
