import type { Locale, LocalText } from '../schema.ts'
import { formatLocale, inEveryLanguage } from './languages.ts'

/** Every word of the handout that no slide brings. */
export const handoutWords = inEveryLanguage({
  handout: { en: 'Handout', ko: '배포 자료' },
  appendix: { en: 'Appendix', ko: '부록' },
  contents: { en: 'Contents', ko: '차례' },
  notes: { en: 'What was said', ko: '발표자의 말' },
  claims: { en: 'Claims and sources', ko: '주장과 출처' },
  later: { en: 'Later reporting', ko: '뒤이은 보도' },
  sources: { en: 'Sources', ko: '출처' },
  drawn: { en: 'Drawn in the talk', ko: '강연 중에 그린 선' },
  citedOnSlide: { en: 'Cited on slide', ko: '인용한 슬라이드:' },
  citedOnSlides: { en: 'Cited on slides', ko: '인용한 슬라이드:' },
  key: { en: 'What kind of statement?', ko: '어떤 종류의 말인가' },
  keyAbout: {
    en: 'Every claim carries one of five marks. A mark tells what kind of statement it is, never whether it is true.',
    ko: '주장마다 말의 종류를 알리는 다섯 가지 표시 가운데 하나가 붙는다. 종류를 알려 줄 뿐, 맞고 틀림을 뜻하지 않는다.',
  },
  map: { en: 'The map in words', ko: '관계도를 글로' },
  numbers: { en: 'The numbers', ko: '수치' },
  csv: { en: 'As a CSV file', ko: 'CSV 파일로' },
  licence: { en: 'Words and pictures:', ko: '글과 그림:' },
  made: { en: 'Made on', ko: '만든 날' },
  withNotes: { en: 'With the speaker’s notes', ko: '발표자 노트 포함' },
  openSlide: { en: 'Open this slide', ko: '이 슬라이드 열기' },
  toContents: { en: 'To the contents', ko: '차례로' },
  slides: { en: 'To the slides', ko: '슬라이드로' },
  slidesPdf: { en: 'Slides as PDF', ko: '슬라이드 PDF' },
  handoutPdf: { en: 'Handout as PDF', ko: '배포 자료 PDF' },
  unscripted: {
    en: 'Every slide as a picture, with its words, its claims and their sources. This page works without scripts.',
    ko: '슬라이드마다 그림과 글, 주장과 출처를 함께 실었다. 스크립트 없이도 볼 수 있다.',
  },
} satisfies Record<string, LocalText>)

/** A day in the language's own words. */
export function dayWords(date: Date, locale: Locale): string {
  return new Intl.DateTimeFormat(formatLocale(locale), { dateStyle: 'long', timeZone: 'UTC' }).format(date)
}

/** What heads a chart's numbers as a table. */
export const chartWords = inEveryLanguage({
  what: { en: 'What', ko: '항목' },
  number: { en: 'Number', ko: '값' },
})

/** What the numbers of such tables are called in a cell, `#` for the number, and at the head of a file's column. */
export const cellWords = inEveryLanguage({
  about: { en: 'about #', ko: '약 #' },
  between: { en: '–', ko: '~' },
  from: { en: 'from', ko: '최소' },
  to: { en: 'to', ko: '최대' },
  note: { en: 'note', ko: '비고' },
  rough: { en: 'about', ko: '약' },
})
