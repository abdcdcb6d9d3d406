import type { Claim } from '../types.ts'

/** Reported elsewhere about the Turin talk and the money spent on the ground. */
export const reportedMoney: Claim[] = [
  {
    id: 'R13',
    status: 'reported',
    text: {
      en: 'The event was Italian Tech Week in Turin, on 3 October 2025, on stage with John Elkann.',
      ko: '그 행사는 2025년 10월 3일 토리노의 이탈리아 테크 위크였고 존 엘칸과 무대에서 나눈 대담이었다.',
    },
    sources: ['afp-turin', 'reuters-turin'],
  },
  {
    id: 'R14',
    status: 'quoted',
    text: {
      en: 'He called it an industrial bubble, not nearly as bad as a banking one, with gigantic benefits to come.',
      ko: '그는 이를 산업 거품이라 부르며 금융 거품만큼 나쁘지 않고 AI의 혜택은 거대할 것이라 했다.',
    },
    sources: ['afp-turin'],
  },
  {
    id: 'R15',
    status: 'quoted',
    text: {
      en: 'In the same talk he forecast gigawatt data centres in orbit within 10 to 20 years.',
      ko: '같은 자리에서 그는 10~20년 안에 기가와트급 데이터센터가 궤도에 오를 것이라 내다봤다.',
    },
    sources: ['reuters-turin'],
  },
  {
    id: 'R16',
    status: 'quoted',
    text: {
      en: 'In May 2026 he called two to three years for space data centres “a little ambitious”.',
      ko: '2026년 5월 그는 2~3년 안의 우주 데이터센터는 다소 의욕이 앞선 이야기라고 했다.',
    },
    sources: ['bbb-ambitious'],
    singleOrigin: true,
  },
  {
    id: 'R17',
    status: 'reported',
    text: {
      en: 'The 400 billion fits the 2025 plans of four or five US companies, not the spending of the world.',
      ko: '4,000억 달러는 미국 네댓 회사의 2025년 계획과 맞을 뿐 세계 전체의 지출이 아니다.',
    },
    sources: ['emarketer-400'],
  },
  {
    id: 'R18',
    status: 'reported',
    text: {
      en: 'By February 2026 four companies together planned about 650 billion dollars for the year.',
      ko: '2026년 2월 네 회사의 그해 계획은 모두 약 6,500억 달러였다.',
    },
    sources: ['bloomberg-650'],
  },
  {
    id: 'R19',
    status: 'reported',
    text: {
      en: 'After the results of April 2026 the same four planned about 725 billion dollars, by one tally.',
      ko: '2026년 4월 실적 발표 뒤 같은 네 회사의 계획은 한 집계로 약 7,250억 달러였다.',
    },
    sources: ['chaobro-725'],
    singleOrigin: true,
  },
  {
    id: 'R20',
    status: 'reported',
    text: {
      en: 'As of July 2026 tallies for the same four ran from 720 to 745 billion; Amazon alone about 220.',
      ko: '2026년 7월 기준 같은 네 회사의 합계는 7,200억~7,450억 달러, 아마존만 약 2,200억 달러다.',
    },
    sources: ['nmai-relay'],
  },
  {
    id: 'R21',
    status: 'reported',
    text: {
      en: 'The IEA expects data centres to go from 415 terawatt-hours in 2024 to about 945 in 2030.',
      ko: '국제에너지기구는 데이터센터 전력이 2024년 415TWh에서 2030년 약 945TWh로 늘 것으로 본다.',
    },
    sources: ['iea-power'],
    singleOrigin: true,
  },
]
