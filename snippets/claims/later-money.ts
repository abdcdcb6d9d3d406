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
      en: 'He called it an industrial bubble: every experiment gets funded, good or bad; not nearly as bad as a banking one.',
      ko: '그는 산업 거품이라 불렀다. 아이디어가 좋든 나쁘든 모든 실험에 돈이 붙지만 금융 거품만큼 나쁘지는 않다는 것이다.',
    },
    sources: ['afp-turin'],
  },
  {
    id: 'R53',
    status: 'quoted',
    text: {
      en: 'In Turin he said investors do not usually hand a team of six a couple of billion dollars with no product.',
      ko: '토리노에서 그는 투자자가 제품도 없는 여섯 명짜리 팀에 20억 달러쯤을 주는 일은 흔치 않은데 지금 벌어진다고 했다.',
    },
    sources: ['afp-turin'],
  },
  {
    id: 'R54',
    status: 'quoted',
    text: {
      en: 'He also said in Turin that such bubbles can be good, and that the benefits of AI will be gigantic.',
      ko: '그는 토리노에서 그런 거품은 이로울 수도 있고 AI의 혜택은 거대할 것이라고도 했다.',
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
    sources: ['cnbc-ambitious'],
    singleOrigin: true,
  },
  {
    id: 'R52',
    status: 'quoted',
    text: {
      en: 'In May 2026 he said of an AI bubble: “You shouldn’t worry about it.”',
      ko: '2026년 5월 그는 AI 거품을 두고 “걱정할 것 없다”고 했다.',
    },
    sources: ['cnbc-bubble'],
    singleOrigin: true,
  },
  {
    id: 'R17',
    status: 'reported',
    text: {
      en: 'The 400 billion fits four or five US companies in 2025: 364 to 400 planned, about 410 spent by one tally.',
      ko: '4,000억 달러는 2025년 미국 네댓 회사와 맞는다. 계획은 3,640억~4,000억, 한 집계로 지출은 약 4,100억 달러였다.',
    },
    sources: ['emarketer-400', 'mco-725'],
  },
  {
    id: 'R49',
    status: 'reported',
    text: {
      en: 'The world’s data centres took 455 billion dollars in 2024, by one count, and spending grew fast in 2025.',
      ko: '한 집계에 따르면 세계 데이터센터 지출은 2024년에 이미 4,550억 달러였고 2025년에 빠르게 늘었다.',
    },
    sources: ['delloro-2024', 'delloro-2025'],
    singleOrigin: true,
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
      en: 'After the results of April 2026 the same four planned up to about 725 billion dollars, by one tally.',
      ko: '한 집계에 따르면 2026년 4월 실적 발표 뒤 같은 네 회사의 계획은 최대 약 7,250억 달러였다.',
    },
    sources: ['mco-725', 'belcourt-alphabet'],
    singleOrigin: true,
  },
  {
    id: 'R20',
    status: 'reported',
    text: {
      en: 'As of July 2026, by one tally, the same four planned 720 to 745 billion; none newer found by 25 November.',
      ko: '한 집계에 따르면 2026년 7월 기준 같은 네 회사의 계획은 7,200억~7,450억 달러다. 11월 25일까지 더 새로운 집계는 찾지 못했다.',
    },
    sources: ['nmai-relay'],
    singleOrigin: true,
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
