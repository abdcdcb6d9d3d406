import type { Cell, ChartTable, ChartTables } from '../../kit/charts/table.ts'
import type { Locale } from '../../kit/schema.ts'
import type { Figure } from '../../snippets/series/types.ts'
import { dateWords } from '../../kit/words/dates.ts'
import { inEveryLanguage } from '../../kit/words/languages.ts'
import { constellationWords, filings, granted, lanes, timeline } from '../../snippets/series/constellations.ts'
import { openingWords, scenes } from '../../snippets/series/opening.ts'
import { spendingFirms, spendingStages, spendingWords } from '../../snippets/series/spending.ts'
import { bubbleStart, bubbleWords } from '../../snippets/series/survivors.ts'
import { HORIZON, simulate } from './models/simulation.ts'

/* The numbers behind the talk's charts, for its handout: from the same series and the same model as the drawings. */

const words = inEveryLanguage({
  scene: { en: 'Scene', ko: '장면' },
  billions: { en: 'Dollars, billion', ko: '돈(10억 달러)' },
  people: { en: 'People', ko: '사람(명)' },
  product: { en: 'Product', ko: '제품' },
  spending: { en: 'Capital spending in billion dollars', ko: '설비투자(단위: 10억 달러)' },
  year: { en: 'Year', ko: '연도' },
  filings: { en: 'What was filed for', ko: '신청 내용' },
  filer: { en: 'Filed by', ko: '신청한 곳' },
  filed: { en: 'When', ko: '신청일' },
  satellites: { en: 'Satellites', ko: '위성(기)' },
  altitude: { en: 'Altitude, km', ko: '고도(km)' },
  granted: { en: 'Granted, as found', ko: '확인된 허가(기)' },
  date: { en: 'Date', ko: '날짜' },
  kind: { en: 'Kind', ko: '종류' },
  event: { en: 'What', ko: '내용' },
  model: { en: 'The model as first shown, round by round', ko: '처음 보이는 설정의 모형, 라운드별' },
  round: { en: 'Round', ko: '라운드' },
  standing: { en: 'Ventures standing', ko: '남은 회사' },
  strong: { en: 'with a strong idea', ko: '그중 좋은 아이디어' },
})

export const chartTables: ChartTables = {
  ThreeTeams: locale => [{
    id: 'money-and-people',
    caption: inEveryLanguage(openingWords).summary[locale]!,
    head: [words.scene[locale]!, words.billions[locale]!, words.people[locale]!, words.product[locale]!],
    rows: scenes.map(({ when, who, billions, people, product }) => [
      `${when[locale]}: ${who[locale]}`,
      billions,
      people,
      product[locale]!,
    ]),
  }],
  GroundMoney: locale => [{
    id: 'capital-spending',
    caption: words.spending[locale]!,
    head: [
      words.year[locale]!,
      ...spendingFirms.map(({ name }) => name[locale]!),
      inEveryLanguage(spendingWords).total[locale]!,
    ],
    rows: spendingStages.map(({ label, when, firms, total }) => [
      `${label[locale]} ${when[locale]}`,
      ...spendingFirms.map(({ id }) => figure(firms?.[id] ?? { kind: 'none' })),
      figure(total),
    ]),
  }],
  SurvivorChart: locale => [survivors(locale)],
  Constellations: locale => [{
    id: 'filings',
    caption: words.filings[locale]!,
    head: (['filer', 'filed', 'satellites', 'altitude', 'granted'] as const).map(key => words[key][locale]!),
    rows: filings.map(({ filer, name, satellites, band }) => [
      filer[locale]!,
      name[locale]!,
      satellites,
      { from: band[0], to: band[1] },
      granted.satellites,
    ]),
  }, {
    id: 'filings-timeline',
    caption: inEveryLanguage(constellationWords).timeline[locale]!,
    head: [words.date[locale]!, words.kind[locale]!, words.event[locale]!],
    rows: [...timeline]
      .sort((a, b) => (a.date < b.date ? -1 : 1))
      .map(({ date, lane, label }) => [
        { shown: dateWords(date, locale), plain: date },
        lanes[lane][locale]!,
        label[locale]!,
      ]),
  }],
}

function figure(figure: Figure): Cell {
  if (figure.kind === 'none')
    return ''
  if (figure.kind === 'range')
    return { from: figure.low, to: figure.high }
  return figure.kind === 'exact' ? figure.value : { about: figure.value }
}

/** Rounds from left to right: they are many, and what is counted in them is not. */
function survivors(locale: Locale): ChartTable {
  const { ventures } = simulate(bubbleStart)
  const rounds = Array.from({ length: HORIZON + 1 }, (_, round) => round)
  const standing = (round: number) => ventures.filter(({ path }) => path[round]! > 0)
  return {
    id: 'model-of-survivors',
    caption: `${inEveryLanguage(bubbleWords).illustration[locale]}. ${words.model[locale]}`,
    head: [words.round[locale]!, ...rounds.map(String)],
    rows: [
      [words.standing[locale]!, ...rounds.map(round => standing(round).length)],
      [words.strong[locale]!, ...rounds.map(round => standing(round).filter(({ strong }) => strong).length)],
    ],
  }
}
