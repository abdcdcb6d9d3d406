import type { LocalText } from '../schema.ts'
import { inEveryLanguage } from './languages.ts'

/**
 * Every word around the slides: the bar and the sheet of keys.
 * What belongs to a claim's status is in `status.ts`, to the handout in `handout.ts`.
 */
export const barWords = inEveryLanguage({
  bar: { en: 'Slides', ko: '슬라이드 이동과 보기' },
  previous: { en: 'Previous', ko: '이전' },
  next: { en: 'Next', ko: '다음' },
  contents: { en: 'Contents', ko: '차례' },
  read: { en: 'Read', ko: '글로 읽기' },
  light: { en: 'Light', ko: '밝게' },
  dark: { en: 'Dark', ko: '어둡게' },
  pdf: { en: 'PDF', ko: 'PDF' },
  fullScreen: { en: 'Full screen', ko: '전체 화면' },
  leaveFullScreen: { en: 'Leave full screen', ko: '전체 화면 끝내기' },
  help: { en: 'Keys', ko: '단축키' },
} satisfies Record<string, LocalText>)

/** Links of the last slide. */
export const linkWords = inEveryLanguage({
  slidesPdf: { en: 'Slides as PDF', ko: '슬라이드 PDF' },
  handoutPage: { en: 'Handout', ko: '배포 자료' },
} satisfies Record<string, LocalText>)

/** Around a slide's words for its readers, on a small screen. */
export const readingWords = inEveryLanguage({
  name: { en: 'This slide in words', ko: '이 슬라이드를 글로' },
  sources: { en: 'Sources', ko: '출처' },
  more: { en: 'Claims and the whole talk as text', ko: '주장별 근거와 발표 전체를 글로 읽기' },
} satisfies Record<string, LocalText>)

/** A slide's title as people say it: without tags and Markdown's marks. */
export function spokenTitle(title: string | undefined): string {
  return (title ?? '').replace(/<[^>]+>/g, '').replace(/[*_`]/g, '').replace(/\s+/g, ' ').trim()
}

/** Title of the window or of a slide's own page; the talk's name alone on its first slide. */
export function pageTitle(title: string, talk: string): string {
  return !title || title === talk ? talk : `${title} · ${talk}`
}

export interface KeyHelp {
  /** Keys that do the same, as they are labelled. */
  keys: readonly (string | LocalText)[]
  does: LocalText
}

/** The keys that step, wherever slides are shown. */
export const stepRows: readonly KeyHelp[] = [
  { keys: ['→', { en: 'Space', ko: '스페이스' }, 'Page Down'], does: { en: 'Next step', ko: '다음 단계' } },
  { keys: ['←', 'Page Up'], does: { en: 'Step back', ko: '이전 단계' } },
  { keys: ['↓', '↑'], does: { en: 'Next and previous slide', ko: '다음, 이전 슬라이드' } },
]

/** The keys of the live deck, in the order of the sheet. */
export const keyHelp: readonly { title: LocalText, rows: readonly KeyHelp[] }[] = inEveryLanguage([
  {
    title: { en: 'Move', ko: '이동' },
    rows: [
      ...stepRows,
      { keys: ['Home', 'End'], does: { en: 'First and last slide', ko: '첫 슬라이드, 끝 슬라이드' } },
    ],
  },
  {
    title: { en: 'On a map', ko: '관계도에서' },
    rows: [
      { keys: ['Tab'], does: { en: 'Go to the map', ko: '관계도로 가기' } },
      { keys: ['←', '→'], does: { en: 'From node to node', ko: '항목 사이로 이동' } },
      { keys: ['W'], does: { en: 'The map as words', ko: '글로 보기' } },
      { keys: ['Esc'], does: { en: 'Leave the map', ko: '관계도에서 나가기' } },
    ],
  },
  {
    title: { en: 'View', ko: '보기' },
    rows: [
      { keys: ['C'], does: { en: 'Contents', ko: '차례' } },
      { keys: ['R'], does: { en: 'Read this slide as text', ko: '이 슬라이드를 글로 읽기' } },
      { keys: ['D'], does: { en: 'Light or dark', ko: '밝게 또는 어둡게' } },
      { keys: ['L'], does: { en: 'The next language', ko: '다른 언어로' } },
      { keys: ['F'], does: { en: 'Full screen', ko: '전체 화면' } },
      { keys: ['?'], does: { en: 'This sheet', ko: '이 안내' } },
    ],
  },
])

export const helpWords = inEveryLanguage({
  title: { en: 'Keys', ko: '단축키' },
  touch: { en: 'On a touch screen, swipe left or right.', ko: '터치 화면에서는 왼쪽이나 오른쪽으로 밀어 넘긴다.' },
  close: { en: 'Close', ko: '닫기' },
  offline: { en: 'One file for offline reading', ko: '오프라인용 파일 하나로' },
} satisfies Record<string, LocalText>)

/** On the page for addresses that are nobody's. */
export const notFound: LocalText = inEveryLanguage({
  en: 'There is no such page here. The talk begins on its first slide:',
  ko: '이 주소에는 아무것도 없습니다. 발표는 첫 슬라이드에서 시작합니다:',
})
