import type { LocalText } from '../types.ts'

// Set in the display face.

/** One scene of the opening: money and people without a product. */
export interface Scene {
  when: LocalText
  who: LocalText
  /** Billion dollars; drawn as that much area. */
  billions: number
  money: LocalText
  people: number
  peopleWords: LocalText
  product: LocalText
  /** Claim ids. */
  claims: string[]
}

export const scenes: Scene[] = [
  {
    when: { en: 'Turin, 3 October 2025', ko: '2025년 10월 3일, 토리노' },
    who: { en: 'a team, in his words', ko: '그가 예로 든 팀' },
    billions: 2,
    money: { en: 'a couple of bn', ko: '20억쯤' },
    people: 6,
    peopleWords: { en: '6 people', ko: '6명' },
    product: { en: 'no product', ko: '제품 없음' },
    claims: ['R53'],
  },
  {
    when: { en: '17 November 2025', ko: '2025년 11월 17일' },
    who: { en: 'his company, by the press', ko: '보도된 그의 회사' },
    billions: 6.2,
    money: { en: '6.2 bn', ko: '62억' },
    people: 100,
    peopleWords: { en: 'about 100', ko: '약 100명' },
    product: { en: 'none known', ko: '알려진 것 없음' },
    claims: ['R2'],
  },
  {
    when: { en: 'Summer 2026', ko: '2026년 여름' },
    who: { en: 'the same, a year on', ko: '같은 회사, 1년 뒤' },
    billions: 18.2,
    money: { en: '18.2 bn', ko: '182억' },
    people: 150,
    peopleWords: { en: 'about 150', ko: '약 150명' },
    product: { en: 'none found', ko: '찾지 못함' },
    claims: ['R8', 'R9', 'R11'],
  },
]

/** Billion dollars that one dot stands for. */
export const dotBillions = 0.1

export const openingWords = {
  reading: {
    en: 'One dot: 100 million dollars. Setting the three side by side is our doing.',
    ko: '점 하나: 1억 달러. 셋을 나란히 놓은 것은 이 발표다.',
  },
  summary: {
    en: 'Money and people without a product: a team in Bezos’s words, his company as first reported, and the same company a year on.',
    ko: '제품 없는 돈과 사람: 베이조스가 예로 든 팀, 처음 보도된 그의 회사, 1년 뒤의 같은 회사.',
  },
} satisfies Record<string, LocalText>
