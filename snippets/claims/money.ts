import type { Claim } from '../types.ts'

const article = ['article']

/** The article on Bezos's view of the money in AI. */
export const moneyClaims: Claim[] = [
  {
    id: 'A12',
    status: 'quoted',
    text: {
      en: 'At a recent technology event in Italy, Bezos spoke quite critically of the capital flowing into AI.',
      ko: '베이조스는 얼마 전 이탈리아의 기술 행사에서 AI에 몰리는 자본을 꽤 비판적으로 말했다.',
    },
    sources: article,
    later: {
      verdict: 'contradicted',
      text: {
        en: 'The event is real, the tone was not: he called the bubble industrial and said such bubbles can be good.',
        ko: '행사는 맞지만 어조는 달랐다. 그는 산업 거품이라 부르며 그런 거품은 이로울 수도 있다고 했다.',
      },
      sources: ['afp-turin', 'reuters-turin'],
    },
  },
  {
    id: 'A13',
    status: 'quoted',
    text: {
      en: 'Nearly every AI experiment gets money, and most will probably come to nothing meaningful.',
      ko: '거의 모든 AI 시도에 돈이 붙지만 대부분은 의미 있는 성과에 이르지 못할 것이다.',
    },
    sources: article,
    later: {
      verdict: 'updated',
      text: {
        en: 'The first half is on record; he added that investors cannot tell good ideas from bad in such times.',
        ko: '앞부분은 기록과 맞는다. 그는 이런 때 투자자가 아이디어가 좋든 나쁘든 가리지 못한다고 덧붙였다.',
      },
      sources: ['afp-turin'],
    },
  },
  {
    id: 'A14',
    status: 'quoted',
    text: {
      en: 'In paraphrase: everyone appears to be funded now, but time leaves only a few standing.',
      ko: '요지를 간추리면, 지금은 다들 투자받는 듯해도 끝까지 가는 건 몇 곳뿐이다.',
    },
    sources: article,
    later: {
      verdict: 'open',
      text: {
        en: 'The line was not found word for word; the nearest is that every experiment gets funded.',
        ko: '이 문장 그대로는 찾지 못했다. 가장 가까운 말은 모든 실험이 투자를 받는다는 것이다.',
      },
      sources: ['afp-turin'],
    },
  },
  {
    id: 'A15',
    status: 'opinion',
    text: {
      en: 'That view shapes the project: without a lasting advantage, an AI company is soon forgotten.',
      ko: '이 시각이 방향에도 배어 있다. 오래갈 우위가 없는 AI 회사는 곧 잊힌다.',
    },
    sources: article,
    later: {
      verdict: 'open',
      text: {
        en: 'Nothing found tests it yet; the two chiefs do present hard-to-get training data as what sets them apart.',
        ko: '아직 가려 줄 근거를 찾지 못했다. 다만 두 CEO는 구하기 어려운 학습 데이터를 차별점으로 내세운다.',
      },
      sources: ['scn-data'],
    },
  },
  {
    id: 'A16',
    status: 'opinion',
    text: {
      en: 'So it probably cares more about data, infrastructure and revenue than about model scores.',
      ko: '그래서 모델 점수보다 데이터와 인프라, 수익 구조에 더 공을 들일 것이다.',
    },
    sources: article,
    later: {
      verdict: 'updated',
      text: {
        en: 'Half: data comes first in what the chiefs say, but factory and physics data; that it beats model scores nobody has shown.',
        ko: '반쯤 맞았다. 두 CEO는 데이터를 앞세우지만 공장과 물리의 데이터다. 모델 점수보다 낫다는 점은 아무도 보이지 못했다.',
      },
      sources: ['scn-data', 'reuters-firms'],
    },
  },
]
