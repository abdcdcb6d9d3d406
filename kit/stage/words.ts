import type { Locale, LocalText } from '../../snippets/types.ts'
import type { Walk } from '../walk.ts'
import { inEveryLanguage } from '../locale.ts'
import { countText } from '../walk.ts'

/** Every word of the presenter's view and the rehearsal's page, in both languages. */
export const stageWords = inEveryLanguage({
  presenter: { en: 'Presenter', ko: '발표자 화면' },
  rehearsal: { en: 'Rehearsal', ko: '리허설' },
  clock: { en: 'Now', ko: '현재 시각' },
  slide: { en: 'This slide', ko: '이 슬라이드' },
  talk: { en: 'Talk', ko: '전체' },
  pace: { en: 'Against the plan', ko: '계획과 비교' },
  ends: { en: 'Ends at this pace', ko: '예상 종료' },
  onTime: { en: 'on time', ko: '계획대로' },
  planned: { en: 'as planned', ko: '계획대로' },
  current: { en: 'Now', ko: '현재' },
  nextClick: { en: 'Next click', ko: '다음 클릭' },
  nextSlide: { en: 'Next slide', ko: '다음 슬라이드' },
  last: { en: 'This is the end of the talk.', ko: '발표의 마지막입니다.' },
  notes: { en: 'Notes', ko: '발표 노트' },
  noNotes: { en: 'No notes for this slide.', ko: '이 슬라이드에는 노트가 없습니다.' },
  back: { en: 'Back', ko: '이전' },
  next: { en: 'Next', ko: '다음' },
  black: { en: 'Black', ko: '암전' },
  freeze: { en: 'Freeze', ko: '화면 고정' },
  start: { en: 'Start', ko: '시작' },
  pause: { en: 'Pause', ko: '멈춤' },
  language: { en: '한국어', ko: 'English' },
  keys: { en: 'Keys', ko: '단축키' },
  close: { en: 'Close', ko: '닫기' },
  end: { en: 'End rehearsal', ko: '리허설 끝내기' },
  optional: { en: 'may be skipped', ko: '건너뛰어도 됨' },
  isBlack: { en: 'The audience sees black', ko: '청중 화면 암전 중' },
  isFrozen: { en: 'The audience still sees slide {no}', ko: '청중 화면은 {no}번 슬라이드에 고정' },
  noAudience: { en: 'No audience window', ko: '청중 창이 없습니다' },
  open: { en: 'Open it', ko: '열기' },
  notStarted: { en: 'The timer starts with T or your first step', ko: 'T를 누르거나 첫 단계로 넘어가면 시간을 잽니다' },
  paused: { en: 'paused', ko: '멈춤' },
  recording: { en: 'Rehearsal, recording', ko: '리허설 기록 중' },
  restart: { en: 'Press Shift+R again to begin the talk anew', ko: '처음부터 다시 시작하려면 Shift+R을 한 번 더 누르세요' },
  goto: { en: 'Go to slide', ko: '이동할 슬라이드 번호' },
  noSuchSlide: { en: 'There is no slide {no}. Slides: {range}', ko: '{no}번 슬라이드는 없습니다. 있는 번호: {range}' },
  skipNext: { en: 'skips those that come next', ko: '바로 이어지는 것 건너뛰기' },
  nothingToSkip: { en: 'No optional slide comes next', ko: '바로 다음에는 건너뛸 슬라이드가 없습니다' },
  loading: { en: 'One moment: the slides are being laid out', ko: '슬라이드를 준비하는 중입니다' },
} satisfies Record<string, LocalText>)

export const rehearsalWords = inEveryLanguage({
  title: { en: 'Rehearsals', ko: '리허설 기록' },
  choose: { en: 'Rehearsal', ko: '리허설' },
  none: { en: 'No rehearsal yet. Record one with', ko: '아직 기록이 없습니다. 다음 명령으로 기록하세요:' },
  back: { en: 'Back to the presenter', ko: '발표자 화면으로' },
  broken: { en: 'broken off', ko: '도중에 끊김' },
  whole: { en: 'Whole talk', ko: '전체' },
  bySlide: { en: 'Slide by slide', ko: '슬라이드별' },
  bySection: { en: 'Section by section', ko: '구간별' },
  plan: { en: 'Plan', ko: '계획' },
  actual: { en: 'Actual', ko: '실제' },
  tooLong: { en: 'Actual, too long', ko: '실제, 계획 초과' },
  difference: { en: 'Difference', ko: '차이' },
  slide: { en: 'Slide', ko: '슬라이드' },
  section: { en: 'Section', ko: '구간' },
  clicks: { en: 'By click', ko: '클릭별' },
  minutes: { en: 'min', ko: '분' },
  passedOver: { en: 'passed over', ko: '건너뜀' },
  outside: { en: 'Outside the parts', ko: '구간 외' },
  json: { en: 'Export JSON', ko: 'JSON 내보내기' },
  csv: { en: 'Export CSV', ko: 'CSV 내보내기' },
  remove: { en: 'Delete', ko: '삭제' },
  removeSure: { en: 'Delete for good?', ko: '정말 삭제할까요?' },
  pace: { en: 'To plan by it:', ko: '이 기록으로 계획을 고치려면:' },
  full: { en: 'The browser has no room left to keep this rehearsal. Export it now.', ko: '브라우저 저장 공간이 없어 기록을 남기지 못했습니다. 지금 내보내세요.' },
} satisfies Record<string, LocalText>)

const space: LocalText = { en: 'Space', ko: '스페이스' }

/** The keys of both windows, in the order of the sheet. */
export const stageKeyHelp: readonly { title: LocalText, rows: readonly { keys: readonly (string | LocalText)[], does: LocalText }[] }[] = inEveryLanguage([
  {
    title: { en: 'Move, in either window', ko: '이동 (두 창 모두)' },
    rows: [
      { keys: ['→', space, 'Page Down'], does: { en: 'Next step', ko: '다음 단계' } },
      { keys: ['←', 'Page Up'], does: { en: 'Step back', ko: '이전 단계' } },
      { keys: ['↓', '↑'], does: { en: 'Next and previous slide', ko: '다음, 이전 슬라이드' } },
      { keys: ['B', '.'], does: { en: 'Black out and back', ko: '암전하고 되돌리기' } },
      { keys: ['Z'], does: { en: 'Freeze the audience\'s picture', ko: '청중 화면 고정' } },
      { keys: ['D'], does: { en: 'Light or dark slides', ko: '슬라이드 밝게 또는 어둡게' } },
    ],
  },
  {
    title: { en: 'Time and place', ko: '시간과 위치' },
    rows: [
      { keys: ['T', 'F5'], does: { en: 'Start the timer; T pauses it', ko: '타이머 시작 (T: 일시 정지)' } },
      { keys: ['G'], does: { en: 'Go to a slide by its number', ko: '번호로 이동' } },
      { keys: ['K'], does: { en: 'Skip the optional slides that come next', ko: '이어지는 선택 슬라이드 건너뛰기' } },
      { keys: ['Shift R'], does: { en: 'Begin the talk anew (twice)', ko: '처음부터 다시 (두 번)' } },
      { keys: ['E'], does: { en: 'End the rehearsal', ko: '리허설 끝내기' } },
    ],
  },
  {
    title: { en: 'Windows', ko: '창' },
    rows: [
      { keys: ['L'], does: { en: 'Korean, in every window', ko: '모든 창을 영어로' } },
      { keys: ['+', '−'], does: { en: 'Larger and smaller notes', ko: '노트 크게, 작게' } },
      { keys: ['O'], does: { en: 'Open the other window', ko: '다른 창 열기' } },
      { keys: ['F', 'F5'], does: { en: 'Fill the screen (in the audience\'s window)', ko: '전체 화면 (청중 창에서)' } },
      { keys: ['?'], does: { en: 'This sheet', ko: '이 안내' } },
    ],
  },
])

export function fill(text: LocalText, locale: Locale, values: Record<string, string | number>): string {
  return text[locale].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]))
}

/** `0:25 behind`, `1:10 ahead`. */
export function driftText(behind: string, isBehind: boolean, locale: Locale): string {
  return locale === 'ko' ? `${behind} ${isBehind ? '늦음' : '빠름'}` : `${behind} ${isBehind ? 'behind' : 'ahead'}`
}

/** `1:10 too long`, `0:40 to spare`. */
export function overText(time: string, isOver: boolean, locale: Locale): string {
  return locale === 'ko' ? `${time} ${isOver ? '초과' : '여유'}` : `${time} ${isOver ? 'too long' : 'to spare'}`
}

/** What stands before the slides that may be left out. */
export function skipText(left: string | undefined, locale: Locale): string {
  if (locale === 'ko')
    return left ? `아래를 다 건너뛰어도 ${left} 초과` : '제시간에 마치려면 건너뛰기'
  return left ? `Even without these ${left} too long` : 'To land on time, skip'
}

/** Where the talk is, for the eye. */
export function placeText(no: number, walk: Walk, clicks: number, ofClicks: number, locale: Locale): string {
  const place = countText(no, walk, locale)
  if (ofClicks === 0)
    return place
  return locale === 'ko' ? `${place} · 클릭 ${clicks}/${ofClicks}` : `${place} · click ${clicks}/${ofClicks}`
}
