import type { Claim } from '../types.ts'

/** Reported elsewhere about the startup itself. */
export const reportedStartup: Claim[] = [
  {
    id: 'R1',
    status: 'reported',
    text: {
      en: 'Bezos co-founded the startup and leads it with Vik Bajaj; his first formal operating role since July 2021.',
      ko: '베이조스는 빅 바자즈와 함께 회사를 세우고 공동 CEO를 맡았다. 2021년 7월 이후 첫 공식 경영 직책이다.',
    },
    sources: ['reuters-colead', 'afp-ceo'],
    singleOrigin: true,
  },
  {
    id: 'R2',
    status: 'reported',
    text: {
      en: 'It started with about 6.2 billion dollars, partly Bezos’s own, and nearly a hundred people.',
      ko: '약 62억 달러(당시 보도로 약 9조 원)로 출발했다. 일부는 베이조스 사재이고 직원은 백 명 가까이였다.',
    },
    sources: ['reuters-colead', 'brew-ceo'],
    singleOrigin: true,
  },
  {
    id: 'R3',
    status: 'reported',
    text: {
      en: 'From day one the stated purpose was AI for the physical economy: engineering and manufacturing.',
      ko: '첫날부터 내세운 목적은 실물 경제(physical economy)를 위한 AI, 곧 공학과 제조였다.',
    },
    sources: ['pureai-focus', 'reuters-colead', 'themilk-race'],
  },
  {
    id: 'R4',
    status: 'quoted',
    text: {
      en: 'Bezos describes an “artificial general engineer”: far more modern CAD for physical things, nothing to do with robotics.',
      ko: '베이조스의 설명은 ‘범용 인공 엔지니어(AGE)’다. 실물을 위한 훨씬 현대적인 설계 도구이며 로봇과는 무관하다고 한다.',
    },
    sources: ['geekwire-robotics', 'techcrunch-round'],
    singleOrigin: true,
  },
  {
    id: 'R5',
    status: 'quoted',
    text: {
      en: 'The co-CEOs say the training data they need does not exist yet and must be made.',
      ko: '두 CEO는 필요한 학습 데이터가 아직 없어 새로 만들어야 한다고 말한다.',
    },
    sources: ['scn-data', 'geekwire-round'],
    singleOrigin: true,
  },
  {
    id: 'R6',
    status: 'reported',
    text: {
      en:
        'Talks on a vehicle of up to 100 billion dollars to buy industrial firms were reported; no closing was found.',
      ko: '2026년 초 최대 1,000억 달러의 제조 기업 인수용 기구 설립을 논의한다는 보도가 나왔다. 성사 보도는 찾지 못했다.',
    },
    sources: ['reuters-firms', 'latestly-fund'],
  },
  {
    id: 'R7',
    status: 'reported',
    text: {
      en: 'In April 2026 about 10 billion dollars at 38 billion was reported as near; it seems to be June’s round.',
      ko: '2026년 4월에는 기업 가치 380억 달러에 약 100억 달러 유치가 임박했다고 보도됐다. 6월의 유치와 같은 건으로 보인다.',
    },
    sources: ['aimagazine-april'],
    singleOrigin: true,
  },
  {
    id: 'R8',
    status: 'reported',
    text: {
      en: 'In June 2026 it announced 12 billion dollars at a 41 billion valuation; about 18.2 billion raised in all.',
      ko: '2026년 6월 기업 가치 410억 달러에 120억 달러 유치를 발표했다. 누적 약 182억 달러다.',
    },
    sources: ['scn-data', 'techcrunch-round'],
    singleOrigin: true,
  },
  {
    id: 'R9',
    status: 'reported',
    text: {
      en: 'By June 2026 the startup had about 150 people.',
      ko: '2026년 6월 이 회사의 직원은 약 150명이었다.',
    },
    sources: ['scn-data', 'techcrunch-round'],
  },
  {
    id: 'R11',
    status: 'unknown',
    text: {
      en: 'As of August 2026 no product, developer portal or code was public; nothing newer was found by 25 November.',
      ko: '2026년 8월 기준 공개된 제품, 개발자용 접근 경로, 코드는 없었다. 11월 25일까지 더 새로운 기록은 찾지 못했다.',
    },
    sources: ['apievangelist'],
  },
  {
    id: 'R12',
    status: 'quoted',
    text: {
      en: 'Musk answered the same day with laughter, the word “copy” and a cat emoji.',
      ko: '머스크는 같은 날 웃음과 ‘copy’라는 낱말, 고양이 이모지로 답했다.',
    },
    sources: ['ndtv-musk'],
    singleOrigin: true,
  },
  {
    id: 'R50',
    status: 'reported',
    text: {
      en: 'In June 2026, by one report, it had no public product and no revenue.',
      ko: '한 보도에 따르면 2026년 6월까지 공개된 제품도 매출도 없었다.',
    },
    sources: ['value-june'],
    singleOrigin: true,
  },
  {
    id: 'R51',
    status: 'quoted',
    text: {
      en: 'By one report, Bezos said on stage in June 2026: “We’re not being secretive.”',
      ko: '한 보도에 따르면 베이조스는 2026년 6월 무대에서 “우리는 숨기고 있지 않다”고 말했다.',
    },
    sources: ['vantran-secretive'],
    singleOrigin: true,
  },
]
