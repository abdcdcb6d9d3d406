import type { Claim } from '../types.ts'

const article = ['article']

/** The article on Amazon's data. */
export const dataClaims: Claim[] = [
  {
    id: 'A17',
    status: 'opinion',
    text: {
      en: 'Data is named as the startup’s biggest point of difference.',
      ko: '이 회사의 가장 큰 차별점으로 데이터가 꼽힌다.',
    },
    sources: article,
    later: {
      verdict: 'contradicted',
      text: {
        en: 'By the company’s own words its data does not exist yet; whether it may use Amazon’s as well stays open.',
        ko: '회사 스스로 한 말로는 쓸 데이터가 아직 없다. 아마존 데이터도 쓸 수 있는지는 여전히 알 수 없다.',
      },
      sources: ['scn-data', 'geekwire-round'],
    },
  },
  {
    id: 'A18',
    status: 'background',
    text: {
      en: 'Bezos “has” Amazon, a giant platform for shopping, cloud and logistics.',
      ko: '베이조스는 쇼핑과 클라우드, 물류를 아우르는 아마존을 ‘가지고 있다’.',
    },
    sources: article,
    later: {
      verdict: 'contradicted',
      text: {
        en: '“Has” is too strong: filings give him about nine to eleven percent, by source, and no controlling stake.',
        ko: '‘가졌다’는 말은 지나치다. 공시로 본 지분은 출처에 따라 약 9~11%이고 지배 지분이 아니다.',
      },
      sources: ['nzherald-stake', 'nasdaq-stake'],
    },
  },
  {
    id: 'A19',
    status: 'background',
    text: {
      en: 'On top of that comes a chain of physical shops, Whole Foods.',
      ko: '여기에 홀푸즈라는 오프라인 매장망도 있다.',
    },
    sources: article,
    later: {
      verdict: 'confirmed',
      text: {
        en: 'Amazon, not Bezos, bought Whole Foods in 2017 for 13.7 billion dollars.',
        ko: '2017년 137억 달러에 홀푸즈를 산 것은 베이조스가 아니라 아마존이다.',
      },
      sources: ['fortune-wholefoods'],
    },
  },
  {
    id: 'A20',
    status: 'background',
    text: {
      en: 'Fulfilment centres worldwide log goods movement, stock, delivery time and customer response in real time.',
      ko: '세계 곳곳의 풀필먼트 센터는 재고와 배송 시간, 상품의 흐름, 고객 반응을 실시간으로 쌓는다.',
    },
    sources: article,
    later: {
      verdict: 'confirmed',
      text: {
        en: 'By its own account Amazon trained a model on these centres’ data that helps route its warehouse robots.',
        ko: '아마존은 이 센터들의 데이터로 학습한 모델이 물류 로봇의 경로를 돕는다고 밝혔다.',
      },
      sources: ['amazon-deepfleet', 'technewshub-robot'],
    },
  },
  {
    id: 'A21',
    status: 'opinion',
    text: {
      en: 'Purchase records, search patterns and Whole Foods baskets together make a very deep dataset on buying and supply.',
      ko: '구매 기록과 검색 패턴, 홀푸즈 장바구니가 합쳐지면 소비와 공급망을 깊이 비추는 데이터셋이 된다.',
    },
    sources: article,
    later: {
      verdict: 'open',
      text: {
        en: 'Untested: no report gives shopping data any part in Prometheus, which speaks of engineering and the physical world.',
        ko: '확인된 적이 없다. 쇼핑 데이터가 프로메테우스에 쓰인다는 보도는 찾지 못했고, 이 회사는 공학과 물리 세계의 데이터를 말한다.',
      },
      sources: ['scn-data'],
    },
  },
  {
    id: 'A22',
    status: 'opinion',
    text: {
      en: 'For an AI model it is worth more than “big data”: behaviour tied directly to money.',
      ko: 'AI 모델에는 흔한 빅데이터보다 값지다. 돈과 바로 이어진 행동 데이터이기 때문이다.',
    },
    sources: article,
    later: {
      verdict: 'open',
      text: {
        en: 'Untested: whatever its worth, it is not the data the two chiefs say they need.',
        ko: '확인된 적이 없다. 값어치가 어떻든 두 CEO가 필요하다고 말하는 데이터는 아니다.',
      },
      sources: ['scn-data'],
    },
  },
  {
    id: 'A23',
    status: 'quoted',
    text: {
      en: 'One panellist’s gist: data is money, and data like this is a gold mine.',
      ko: '한 패널은 데이터가 곧 돈이고 이런 데이터는 금광이라는 취지로 말했다.',
    },
    sources: article,
  },
  {
    id: 'A24',
    status: 'unknown',
    text: {
      en: 'How far Prometheus may use that data has not been made public.',
      ko: '프로메테우스가 그 데이터를 어디까지 쓸 수 있는지는 공개되지 않았다.',
    },
    sources: article,
    later: {
      verdict: 'open',
      text: {
        en: 'By 25 November 2026 no report found says that it uses Amazon’s data.',
        ko: '여전히 알 수 없다. 2026년 11월 25일까지 아마존 데이터를 쓴다는 보도는 찾지 못했다.',
      },
      sources: ['peddie-stack'],
    },
  },
  {
    id: 'A25',
    status: 'opinion',
    text: {
      en: 'Clearly, though, Bezos understands the edge that data gives and stands where he can use it.',
      ko: '그래도 베이조스가 데이터의 우위를 알고 이를 무기로 쓸 자리에 있다는 점은 분명하다.',
    },
    sources: article,
    later: {
      verdict: 'open',
      text: {
        en: 'No report found shows him using it, and without control of Amazon he cannot simply hand it over: our inference.',
        ko: '그가 이를 쓴다는 보도는 찾지 못했다. 아마존을 지배하지 않으니 그냥 넘겨줄 수도 없다는 것이 우리의 추론이다.',
      },
      sources: ['peddie-stack', 'nzherald-stake'],
    },
  },
]
