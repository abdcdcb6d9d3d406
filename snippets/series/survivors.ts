import type { LocalText, Slider } from '../types.ts'

/** What the model shows before anyone turns a slider, and on paper. */
export const bubbleStart = { ventures: 120, strong: 0.1, discernment: 0.25, rounds: 8, seed: 39 }

export const bubbleSliders: Slider<'ventures' | 'strong' | 'discernment' | 'rounds'>[] = [
  { key: 'ventures', label: { en: 'Ventures funded', ko: '투자받은 회사' }, min: 20, max: 400, step: 20 },
  {
    key: 'strong',
    label: { en: 'Strong ideas', ko: '좋은 아이디어' },
    min: 0.02,
    max: 0.4,
    step: 0.02,
    format: { style: 'percent' },
  },
  {
    key: 'discernment',
    label: { en: 'Investors’ judgement', ko: '투자자의 안목' },
    min: 0,
    max: 1,
    step: 0.05,
    format: { minimumFractionDigits: 2 },
  },
  { key: 'rounds', label: { en: 'Rounds of money', ko: '투자 라운드' }, min: 1, max: 12, step: 1 },
]

export const bubbleWords = {
  illustration: { en: 'Illustration, a model: not data from the article', ko: '모형으로 그린 그림, 기사 자료 아님' },
  argument: { en: 'The argument', ko: '논지' },
  draw: { en: 'New draw', ko: '다시 뽑기' },
  reset: { en: 'Reset', ko: '처음으로' },
  seed: { en: 'No. {seed}', ko: '{seed}번' },
  standing: { en: 'still standing', ko: '끝까지 남은 회사' },
  top: { en: 'of all money went to the top 5%', ko: '상위 5%에 쏠린 돈' },
  lost: { en: 'strong ideas died', ko: '사라진 좋은 아이디어' },
  of: { en: 'of', ko: '/' },
  stops: { en: 'the money stops', ko: '돈이 끊긴다' },
  round: { en: 'rounds', ko: '라운드' },
  weak: { en: 'weak idea', ko: '약한 아이디어' },
  strong: { en: 'strong idea', ko: '좋은 아이디어' },
  ended: { en: 'its end', ko: '탈락' },
  thickness: { en: 'Thickness: money held', ko: '굵기: 가진 돈' },
  controls: { en: 'Settings of the model', ko: '모형 설정' },
  sentence: {
    en: '{ventures} ventures funded, {strong} with a strong idea, {rounds} rounds of money: {survivors} still stand at the end, the top 5% took {top} of all money, and {lost} strong ideas died.',
    ko: '투자받은 회사 {ventures}곳, 그중 좋은 아이디어 {strong}개, 투자 라운드 {rounds}번: 끝까지 남은 회사는 {survivors}곳, 상위 5%가 전체 돈의 {top}를 가져갔고 좋은 아이디어 {lost}개가 사라졌다.',
  },
  /** What holds wherever the sliders stand. */
  always: {
    en: 'At every setting most ventures end. Judgement and time decide about the strong ideas: all may end, or none.',
    ko: '어떤 설정에서도 대부분의 회사는 탈락한다. 좋은 아이디어의 운명은 안목과 시간에 달렸다. 모두 탈락할 수도, 모두 남을 수도 있다.',
  },
  shares: {
    en: 'The largest of them hold {shares} of what is left.',
    ko: '그중 큰 회사가 가진 몫은 남은 돈의 {shares}이다.',
  },
} satisfies Record<string, LocalText>
