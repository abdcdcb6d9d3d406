import type { Walk } from '../deck/walk.ts'
import type { Locale, LocalText } from '../schema.ts'
import type { KeyHelp } from '../words/interface.ts'
import { countText } from '../deck/walk.ts'
import { stepRows } from '../words/interface.ts'
import { inEveryLanguage } from '../words/languages.ts'

/** Every word of the presenter's view and the rehearsal's page, in both languages. */
export const stageWords = inEveryLanguage({
  presenter: { en: 'Presenter', ko: '발표자 화면' },
  rehearsal: { en: 'Rehearsal', ko: '리허설' },
  clock: { en: 'Now', ko: '현재 시각' },
  slide: { en: 'This slide', ko: '이 슬라이드' },
  talk: { en: 'Spoken', ko: '발표한 시간' },
  lands: { en: 'Will end', ko: '예상 종료' },
  left: { en: 'left', ko: '남음' },
  past: { en: 'past the end', ko: '초과' },
  onTime: { en: 'on time', ko: '계획대로' },
  behind: { en: 'behind', ko: '늦음' },
  ahead: { en: 'ahead', ko: '빠름' },
  until: { en: 'Ends', ko: '종료' },
  setEnd: { en: 'The talk has to end at', ko: '발표를 마칠 시각' },
  set: { en: 'Set', ko: '정하기' },
  asPlanned: { en: 'As planned', ko: '계획대로' },
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
  keys: { en: 'Keys', ko: '단축키' },
  close: { en: 'Close', ko: '닫기' },
  end: { en: 'End rehearsal', ko: '리허설 끝내기' },
  optional: { en: 'may be skipped', ko: '건너뛰어도 됨' },
  isBlack: { en: 'The audience sees black', ko: '청중 화면 암전 중' },
  isFrozen: { en: 'The audience still sees slide {no}', ko: '청중 화면은 {no}번 슬라이드에 고정' },
  noAudience: { en: 'No audience window', ko: '청중 창이 없습니다' },
  open: { en: 'To the other screen', ko: '다른 화면에 띄우기' },
  fillScreen: { en: 'Fill that screen', ko: '전체 화면으로' },
  dragAndFill: { en: 'Drag that window to the projector, then press F in it', ko: '새 창을 프로젝터로 옮긴 뒤 그 창에서 F를 누르세요' },
  elsewhere: { en: 'It is open already: press F in that window', ko: '이미 열려 있습니다. 그 창에서 F를 누르세요' },
  blocked: {
    en: 'The browser blocked the window. Allow pop-ups here, then press O again',
    ko: '브라우저가 창을 막았습니다. 팝업을 허용하고 O를 다시 누르세요',
  },
  twice: { en: 'Two windows of the same kind are open. Close one', ko: '같은 창이 두 개 열려 있습니다. 하나를 닫으세요' },
  serverGone: {
    en: 'The server has stopped. The slides go on; reload nothing',
    ko: '서버가 멈췄습니다. 발표는 계속할 수 있으니 새로 고치지 마세요',
  },
  notYet: { en: '{language} is not loaded yet', ko: '{language} 슬라이드를 아직 불러오지 못했습니다' },
  seen: { en: 'The audience sees this', ko: '청중에게 보이는 화면' },
  unseen: { en: 'Only you see this', ko: '나에게만 보이는 화면' },
  laser: { en: 'Laser', ko: '레이저' },
  pen: { en: 'Pen', ko: '펜' },
  light: { en: 'Spotlight', ko: '강조' },
  zoom: { en: 'Zoom', ko: '확대' },
  unzoom: { en: 'Zoom out', ko: '축소' },
  wipe: { en: 'Clear', ko: '지우기' },
  keep: { en: 'Keep', ko: '남기기' },
  keepInk: { en: 'The pen\'s lines', ko: '펜으로 그린 것' },
  inkOn: { en: 'Lines are on slide {slides}', ko: '펜으로 그린 슬라이드: {slides}' },
  noInk: { en: 'Nothing is drawn yet. W is the pen', ko: '아직 그린 것이 없습니다. 펜은 W입니다' },
  saveInk: { en: 'Save as a file', ko: '파일로 저장' },
  inkSaved: { en: '{file} is among your downloads', ko: '{file} 파일을 다운로드 폴더에 저장했습니다' },
  inkStays: { en: 'The lines stay when the talk begins anew', ko: '발표를 처음부터 다시 시작해도 지우지 않기' },
  inkPrints: { en: 'Into the handout:', ko: '배포 자료에 넣기:' },
  wipeAll: { en: 'Clear every slide', ko: '모든 슬라이드에서 지우기' },
  tools: { en: 'Point', ko: '가리키기' },
  clicks: { en: 'Clicks of this slide', ko: '이 슬라이드의 클릭' },
  click: { en: 'Click {no}', ko: '클릭 {no}' },
  sliderHas: { en: 'The slider has the arrow keys. Esc gives them back', ko: '화살표 키가 슬라이더에 있습니다. Esc로 되돌리세요' },
  larger: { en: 'Larger notes', ko: '노트 크게' },
  smaller: { en: 'Smaller notes', ko: '노트 작게' },
  moreNotes: { en: 'More', ko: '더 보기' },
  skip: { en: 'Skip', ko: '건너뛰기' },
  overview: { en: 'Go to', ko: '이동' },
  nothingFound: { en: 'No slide has this number or these words', ko: '이 번호나 낱말이 있는 슬라이드가 없습니다' },
  notStarted: { en: 'The timer starts with T or your first step', ko: 'T를 누르거나 첫 단계로 넘어가면 시간을 잽니다' },
  paused: { en: 'paused', ko: '멈춤' },
  recording: { en: 'Rehearsal, recording', ko: '리허설 기록 중' },
  restart: { en: 'Press Shift+R again to begin the talk anew', ko: '처음부터 다시 시작하려면 Shift+R을 한 번 더 누르세요' },
  goto: { en: 'Go to number or words', ko: '번호나 제목으로 이동' },
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
  notReached: { en: 'not reached', ko: '도달하지 않음' },
  outside: { en: 'Outside the parts', ko: '구간 외' },
  json: { en: 'Export JSON', ko: 'JSON 내보내기' },
  csv: { en: 'Export CSV', ko: 'CSV 내보내기' },
  remove: { en: 'Delete', ko: '삭제' },
  removeSure: { en: 'Delete for good?', ko: '정말 삭제할까요?' },
  pace: { en: 'To plan by it:', ko: '이 기록으로 계획을 고치려면:' },
  full: {
    en: 'The browser has no room left to keep this rehearsal. Export it now.',
    ko: '브라우저 저장 공간이 없어 기록을 남기지 못했습니다. 지금 내보내세요.',
  },
} satisfies Record<string, LocalText>)

/** The keys of both windows, in the order of the sheet. */
export const stageKeyHelp: readonly { title: LocalText, rows: readonly KeyHelp[] }[] = inEveryLanguage([
  {
    title: { en: 'Move, in either window', ko: '이동 (두 창 모두)' },
    rows: [
      ...stepRows,
      { keys: ['B', '.'], does: { en: 'Black out and back', ko: '암전하고 되돌리기' } },
      { keys: ['Z'], does: { en: 'Freeze the audience\'s picture', ko: '청중 화면 고정' } },
      { keys: ['D'], does: { en: 'Light or dark slides', ko: '슬라이드 밝게 또는 어둡게' } },
    ],
  },
  {
    title: { en: 'Time and place', ko: '시간과 위치' },
    rows: [
      { keys: ['T', 'F5'], does: { en: 'Start the timer; T pauses it', ko: '타이머 시작 (T: 일시 정지)' } },
      { keys: ['U'], does: { en: 'Set when the talk ends', ko: '마칠 시각 정하기' } },
      { keys: ['G'], does: { en: 'All slides; go by number or words', ko: '모든 슬라이드, 번호나 제목으로 이동' } },
      { keys: ['K'], does: { en: 'Skip the optional slides that come next', ko: '이어지는 선택 슬라이드 건너뛰기' } },
      { keys: ['Shift R'], does: { en: 'Begin the talk anew (twice)', ko: '처음부터 다시 (두 번)' } },
      { keys: ['E'], does: { en: 'End the rehearsal', ko: '리허설 끝내기' } },
    ],
  },
  {
    title: { en: 'Point', ko: '가리키기' },
    rows: [
      { keys: ['P'], does: { en: 'Laser', ko: '레이저' } },
      { keys: ['W'], does: { en: 'Pen', ko: '펜' } },
      { keys: ['C'], does: { en: 'Clear this slide\'s lines', ko: '이 슬라이드의 펜 지우기' } },
      { keys: ['V'], does: { en: 'Keep the lines, also as a file', ko: '펜으로 그린 것 남기기, 파일로도 저장' } },
      { keys: ['M'], does: { en: 'Zoom into a part, and back', ko: '일부 확대하고 되돌리기' } },
      { keys: ['S', '1–9'], does: { en: 'Spotlight; or hold Shift and point', ko: '강조 (Shift를 누른 채 가리켜도 됨)' } },
      { keys: ['Esc', '0'], does: { en: 'Nothing pointed at any more', ko: '가리키기 끝내기' } },
    ],
  },
  {
    title: { en: 'Windows', ko: '창' },
    rows: [
      { keys: ['O', 'F'], does: { en: 'Audience\'s window: open it, fill its screen', ko: '청중 창 열기, 전체 화면으로' } },
      { keys: ['L'], does: { en: 'The other language, in every window', ko: '모든 창을 다른 언어로' } },
      { keys: ['+', '−'], does: { en: 'Larger and smaller notes', ko: '노트 크게, 작게' } },
      { keys: ['Shift ↓', 'Shift ↑'], does: { en: 'Scroll the notes', ko: '노트 넘기기' } },
      { keys: ['?'], does: { en: 'This sheet', ko: '이 안내' } },
    ],
  },
])

export function fill(text: LocalText, locale: Locale, values: Record<string, string | number>): string {
  return text[locale]!.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]))
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
