import type { Scorecard } from './types.ts'

/** How the article's guesses of November 2025 stand after a year of reporting. */
export const scorecards: [Scorecard] = [
  {
    id: 'guesses',
    summary: {
      en: 'The article’s guesses against later reporting, grouped by how they fared.',
      ko: '기사의 추측을 이후 보도에 견주어 결과별로 묶은 표.',
    },
    head: {
      guess: { en: 'The guess, November 2025', ko: '2025년 11월의 추측' },
      found: { en: 'What later reporting found', ko: '그 뒤 알려진 것' },
    },
    meanings: {
      held: { en: 'borne out since', ko: '이후 보도가 뒷받침' },
      half: { en: 'part of it holds', ko: '한쪽만 맞음' },
      missed: { en: 'by the company’s own words', ko: '회사 스스로 한 말로' },
      wrong: { en: 'by the record', ko: '남은 기록으로' },
      open: { en: 'nothing settles it', ko: '가릴 근거 없음' },
    },
    // The last row is the article's own conclusion, its biggest claim.
    rows: [
      {
        result: 'held',
        concept: 'space',
        claims: ['A38', 'A41'],
        guess: { en: 'The two clash over AI in orbit', ko: 'AI를 두고 궤도에서 다시 대결' },
        findings: ['R34', 'R37'],
        found: { en: 'Sooner: both filed in some four months', ko: '더 빨랐다: 넉 달쯤에 둘 다 신청' },
      },
      {
        result: 'held',
        concept: 'limits',
        claims: ['A42', 'A43'],
        guess: { en: 'Near stealth; too early to judge', ko: '스텔스에 가깝고 판단은 시기상조' },
        findings: ['R11'],
        found: { en: 'No public product, August 2026', ko: '2026년 8월, 공개된 제품 없음' },
      },
      {
        result: 'half',
        concept: 'fire',
        claims: ['A10'],
        guess: { en: 'A name for more than a tool', ko: '도구 그 이상을 예고한 이름' },
        findings: ['R4'],
        found: { en: 'A large name, for far more modern CAD', ko: '큰 이름, 훨씬 현대적인 설계 도구' },
      },
      {
        result: 'half',
        concept: 'money',
        claims: ['A13', 'A14'],
        guess: { en: 'All funded now, few will last', ko: '지금은 다들 투자, 끝엔 몇 곳뿐' },
        findings: ['R14', 'R52'],
        found: { en: 'First half his; second unconfirmed', ko: '앞은 그의 말, 뒤는 확인되지 않음' },
      },
      {
        result: 'half',
        concept: 'money',
        claims: ['A33'],
        guess: { en: '400 bn dollars a year, worldwide', ko: '세계가 한 해 4,000억 달러' },
        findings: ['R17', 'R49'],
        found: { en: 'Right number, wrong label', ko: '금액은 비슷, 범위는 미국 네댓 곳' },
      },
      {
        result: 'half',
        concept: 'space',
        claims: ['A39'],
        guess: { en: 'Computing in orbit is far off', ko: '궤도 데이터센터는 먼 이야기' },
        findings: ['R42', 'R45', 'R46'],
        found: { en: 'As a business; a chip was up', ko: '사업으로는. 칩은 이미 궤도에' },
      },
      {
        result: 'missed',
        concept: 'cloud',
        claims: ['A28'],
        guess: { en: 'Generative AI and infrastructure', ko: '생성형 AI와 인프라를 겨냥' },
        findings: ['R3', 'R4'],
        found: { en: 'An “artificial general engineer”', ko: '처음부터 공학: “범용 인공 엔지니어”' },
      },
      {
        result: 'missed',
        concept: 'data',
        claims: ['A17'],
        guess: { en: 'Amazon’s data is the edge', ko: '가장 큰 무기는 아마존 데이터' },
        findings: ['R5'],
        found: { en: 'Its chiefs: the data must still be made', ko: '두 CEO: 쓸 데이터는 이제 만들어야' },
      },
      {
        result: 'wrong',
        concept: 'money',
        claims: ['A12'],
        guess: { en: 'Bezos was quite critical', ko: '베이조스는 꽤 비판적' },
        findings: ['R14', 'R54'],
        found: { en: 'Same talk, sunnier man', ko: '같은 자리, 다른 온도' },
      },
      {
        result: 'open',
        concept: 'cloud',
        claims: ['A24', 'A30', 'A31'],
        guess: { en: 'It uses Amazon’s data and AWS', ko: '아마존 데이터와 AWS를 활용' },
        findings: ['R25'],
        found: { en: 'No report found that it uses either', ko: '쓴다는 보도는 찾지 못함' },
      },
      {
        result: 'open',
        concept: 'limits',
        claims: ['A49'],
        guess: { en: 'All he owns, rearranged around AI', ko: '모든 자산을 AI 중심으로 재배치' },
        findings: ['R25', 'R38'],
        found: { en: 'No page found that ties it together', ko: '한데 묶는 글은 찾지 못함' },
      },
    ],
  },
]
