import type { LocalText } from '../types.ts'
import type { Filing, Lane, TimelineItem } from './types.ts'

export const filings: Filing[] = [
  {
    id: 'spacex',
    filer: { en: 'SpaceX', ko: '스페이스X' },
    name: { en: 'filed 30 January 2026', ko: '2026년 1월 30일 신청' },
    satellites: 1_000_000,
    band: [500, 2000],
    claims: ['R34'],
  },
  {
    id: 'sunrise',
    filer: { en: 'Blue Origin', ko: '블루 오리진' },
    name: { en: 'Sunrise, filed 19 March', ko: '선라이즈, 3월 19일 신청' },
    satellites: 51_600,
    band: [500, 1800],
    claims: ['R37'],
  },
]

/** What was granted of either filing, up to the date of the newest note found. */
export const granted = { satellites: 0, lastLooked: '2026-08-27', claims: ['R40'] }

/** Satellites that one dot stands for. */
export const perDot = 1000

export const timelineSpan: [from: string, to: string] = ['2025-10-01', '2026-11-01']

export const lanes: Record<Lane, LocalText> = {
  said: { en: 'Said', ko: '말' },
  filed: { en: 'Filed', ko: '신청' },
  objected: { en: 'Objected', ko: '반대' },
  hardware: { en: 'Hardware', ko: '실물' },
  ruled: { en: 'Ruled', ko: '결정' },
}

/** Few enough to read from the back row; each is one line, in order of date within its lane. */
export const timeline: TimelineItem[] = [
  {
    date: '2025-10-03',
    lane: 'said',
    claims: ['R15'],
    label: { en: 'Bezos: orbit in 10–20 years', ko: '베이조스: 10~20년 안 궤도로' },
  },
  {
    date: '2026-02-03',
    lane: 'said',
    claims: ['R46'],
    label: { en: 'AWS chief: “pretty far”', ko: 'AWS CEO: “꽤 멀다”' },
  },
  {
    date: '2026-04-21',
    lane: 'said',
    claims: ['R41'],
    label: { en: 'SpaceX warns its investors', ko: '스페이스X, 투자자에게 경고' },
  },
  {
    date: '2026-01-30',
    lane: 'filed',
    side: 'before',
    claims: ['R34'],
    label: { en: 'SpaceX: a million', ko: '스페이스X: 백만 기' },
  },
  { date: '2026-03-19', lane: 'filed', claims: ['R37'], label: { en: 'Blue Origin: 51,600', ko: '블루 오리진: 5만 1,600기' } },
  {
    date: '2026-03-06',
    lane: 'objected',
    side: 'before',
    claims: ['R38'],
    label: { en: 'Amazon: refuse SpaceX', ko: '아마존: 스페이스X 거부를' },
  },
  {
    date: '2026-03-20',
    lane: 'objected',
    claims: ['R39'],
    label: { en: 'SpaceX: then Blue Origin too', ko: '스페이스X: 그럼 블루 오리진도' },
  },
  {
    date: '2025-11-02',
    lane: 'hardware',
    claims: ['R45'],
    label: { en: 'Starcloud: one AI chip', ko: '스타클라우드: AI 칩 하나' },
  },
  {
    date: '2026-05-28',
    lane: 'hardware',
    side: 'before',
    claims: ['R43'],
    label: { en: 'New Glenn lost in a test', ko: '뉴 글렌, 시험 중 소실' },
  },
  {
    date: '2026-10-01',
    lane: 'hardware',
    side: 'before',
    claims: ['R44'],
    label: { en: 'Google: a prototype', ko: '구글: 시제 위성' },
  },
  {
    date: '2026-02-04',
    lane: 'ruled',
    claims: ['R34', 'R40'],
    label: { en: 'accepted for filing; no ruling found', ko: '접수됨; 이후 결정은 찾지 못함' },
  },
]

export const constellationWords = {
  dot: { en: 'One dot: 1,000 satellites', ko: '점 하나: 위성 1,000기' },
  granted: { en: 'granted: none found', ko: '허가: 찾지 못함' },
  looked: { en: 'as of 27 August 2026', ko: '2026년 8월 27일 기준' },
  km: { en: 'km', ko: 'km' },
  summary: {
    en: 'What SpaceX and Blue Origin filed for, to scale: about 19 dots of SpaceX for each of Blue Origin; nothing granted that we could find.',
    ko: '스페이스X와 블루 오리진의 위성 신청을 같은 축척으로 그린 그림. 블루 오리진 점 하나에 스페이스X 점 약 열아홉 개, 찾은 허가는 없다.',
  },
  timeline: { en: 'Who said, filed and objected, October 2025 to October 2026', ko: '2025년 10월~2026년 10월: 말, 신청, 반대' },
} satisfies Record<string, LocalText>
