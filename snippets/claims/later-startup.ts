import type { Claim } from '../types.ts'

/** Reported elsewhere about the startup itself. */
export const reportedStartup: Claim[] = [
  {
    id: 'R1',
    status: 'reported',
    text: {
      en: 'Bezos co-founded the startup and leads it with Vik Bajaj; his first formal operating role since July 2021.',
      ko: '베이조스는 빅 바자즈와 함께 회사를 세우고 공동 CEO를 맡았다. 2021년 7월 이후 첫 경영 직책이다.',
    },
    sources: ['reuters-colead', 'afp-ceo'],
    singleOrigin: true,
  },
  {
    id: 'R2',
    status: 'reported',
    text: {
      en: 'It started with about 6.2 billion dollars, partly Bezos’s own, and nearly a hundred people.',
      ko: '약 62억 달러로 출발했고 일부는 베이조스 자신의 돈이다. 직원은 백 명 가까이였다.',
    },
    sources: ['reuters-colead', 'brew-ceo'],
    singleOrigin: true,
  },
  {
    id: 'R3',
    status: 'reported',
    text: {
      en: 'From day one the stated purpose was AI for the physical economy: engineering and manufacturing.',
      ko: '첫날부터 내세운 목적은 물리 경제를 위한 AI, 곧 공학과 제조였다.',
    },
    sources: ['pureai-focus', 'reuters-colead', 'themilk-race'],
  },
  {
    id: 'R4',
    status: 'quoted',
    text: {
      en: 'Bezos describes an “artificial general engineer”: far more modern CAD for physical things, nothing to do with robotics.',
      ko: '베이조스의 설명은 ‘인공 일반 엔지니어’다. 훨씬 현대적인 설계 도구이며 로봇과는 무관하다고 한다.',
    },
    sources: ['geekwire-robotics', 'techcrunch-round'],
    singleOrigin: true,
  },
  {
    id: 'R5',
    status: 'quoted',
    text: {
      en: 'The co-CEOs say the training data does not exist yet and must be made, largely by simulation.',
      ko: '공동 CEO는 학습할 데이터가 아직 없어 주로 시뮬레이션으로 만들어야 한다고 말한다.',
    },
    sources: ['scn-data', 'geekwire-round'],
    singleOrigin: true,
  },
  {
    id: 'R6',
    status: 'reported',
    text: {
      en: 'Talks were reported in early 2026 on a vehicle to buy industrial firms; no closing was found.',
      ko: '2026년 초 제조 기업을 사들일 자금을 논의한다는 보도가 나왔다. 성사됐다는 보도는 찾지 못했다.',
    },
    sources: ['reuters-firms'],
  },
  {
    id: 'R8',
    status: 'reported',
    text: {
      en: 'In June 2026 it announced 12 billion dollars at a 41 billion valuation; about 18.2 billion raised in all.',
      ko: '2026년 6월 기업가치 410억 달러에 120억 달러 유치를 발표했다. 누적 약 182억 달러다.',
    },
    sources: ['scn-data', 'techcrunch-round'],
    singleOrigin: true,
  },
  {
    id: 'R11',
    status: 'unknown',
    text: {
      en: 'As of August 2026 no public product, customer, developer portal or code had been found.',
      ko: '2026년 8월까지 공개된 제품, 고객, 개발자 포털, 코드는 찾지 못했다.',
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
]
