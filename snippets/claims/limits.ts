import type { Claim } from '../types.ts'

const article = ['article']

/** The article's outlook. */
export const limitsClaims: Claim[] = [
  {
    id: 'A42',
    status: 'unknown',
    text: {
      en: 'The startup is close to stealth mode; no roadmap and no commercial service is public.',
      ko: '스텔스 모드에 가까우며 제품 로드맵도 상용 서비스도 공개되지 않았다.',
    },
    sources: article,
    later: {
      verdict: 'confirmed',
      text: {
        en: 'Still so: as of August 2026 no public product, customer or developer access had been found.',
        ko: '그대로다. 2026년 8월까지 공개된 제품도 고객도 개발자 통로도 찾지 못했다.',
      },
      sources: ['apievangelist'],
    },
  },
  {
    id: 'A43',
    status: 'opinion',
    text: {
      en: 'It is too early to call success or failure.',
      ko: '성공과 실패를 잘라 말하기에는 이르다.',
    },
    sources: article,
    later: {
      verdict: 'confirmed',
      text: {
        en: 'Money and staff grew, yet nothing that could be judged had appeared by August 2026.',
        ko: '돈과 사람은 늘었지만 2026년 8월까지 평가할 만한 것은 나오지 않았다.',
      },
      sources: ['apievangelist', 'techcrunch-round'],
    },
  },
  {
    id: 'A44',
    status: 'opinion',
    text: {
      en: 'Holding data, logistics, AWS and space technology at once sets it apart from other AI startups.',
      ko: '데이터와 물류, AWS, 우주 기술을 동시에 가진 점이 다른 AI 스타트업과의 차이다.',
    },
    sources: article,
    later: {
      verdict: 'contradicted',
      text: {
        en: '“Holding” goes too far: he has about nine percent of Amazon, and no reported link joins it to Prometheus.',
        ko: '‘가졌다’고 하기 어렵다. 아마존 지분은 약 9%이고 프로메테우스와 이어졌다는 보도도 없다.',
      },
      sources: ['jasoncote-stake', 'peddie-stack'],
    },
  },
  {
    id: 'A45',
    status: 'opinion',
    text: {
      en: 'What decides is how those assets get tied into models and services.',
      ko: '그 자산들을 모델과 서비스로 어떻게 묶느냐가 가장 큰 변수다.',
    },
    sources: article,
    later: {
      verdict: 'updated',
      text: {
        en: 'Talks reported in 2026 were about buying industrial firms, not about tying in Amazon; no deal was found closed.',
        ko: '2026년 보도된 논의는 아마존이 아니라 제조 기업 인수였다. 성사된 거래는 찾지 못했다.',
      },
      sources: ['reuters-firms'],
    },
  },
  {
    id: 'A46',
    status: 'opinion',
    text: {
      en: 'Competition is extreme; capital and infrastructure alone do not guarantee victory.',
      ko: '경쟁은 극심하고 자본과 인프라만으로 승리가 보장되지 않는다.',
    },
    sources: article,
    later: {
      verdict: 'updated',
      text: {
        en: 'Capital came: a 12 billion dollar round at a 41 billion valuation in June 2026; no product was found.',
        ko: '자본은 모였다. 2026년 6월 기업가치 410억 달러에 120억 달러를 유치했지만 제품은 찾지 못했다.',
      },
      sources: ['techcrunch-round', 'scn-data'],
    },
  },
  {
    id: 'A47',
    status: 'opinion',
    text: {
      en: 'Disputes over regulation, privacy and antitrust will be hard to avoid.',
      ko: '규제와 개인정보, 독점 논란은 피하기 어렵다.',
    },
    sources: article,
    later: {
      verdict: 'open',
      text: {
        en: 'True of Amazon and AWS, which face EU and US cases; nothing naming Prometheus was found.',
        ko: '유럽과 미국에서 사건을 겪는 아마존과 AWS에는 맞는 말이다. 프로메테우스를 겨눈 것은 찾지 못했다.',
      },
      sources: ['webhosting-dma', 'usaherald-ftc'],
    },
  },
  {
    id: 'A48',
    status: 'opinion',
    text: {
      en: 'How far Amazon’s data may be used will decide how free the startup is.',
      ko: '아마존 데이터를 어디까지 쓸 수 있느냐가 전략의 자유를 가른다.',
    },
    sources: article,
    later: {
      verdict: 'updated',
      text: {
        en: 'EU commitments already bar Amazon from using sellers’ non-public data for its own retail business.',
        ko: '유럽연합과의 약속에 따라 아마존은 이미 판매자의 비공개 데이터를 자기 소매에 쓸 수 없다.',
      },
      sources: ['ec-sellerdata', 'luxgap-gdpr'],
    },
  },
  {
    id: 'A49',
    status: 'opinion',
    text: {
      en: 'In the end it is an attempt to rearrange everything Bezos owns around AI.',
      ko: '결국 베이조스의 모든 자산을 AI 중심으로 다시 배치하려는 시도다.',
    },
    sources: article,
    later: {
      verdict: 'open',
      text: {
        en: 'No report found shows it, and AWS’s own chief disagrees with Bezos on computing in orbit.',
        ko: '이를 보여 주는 보도는 찾지 못했다. 궤도 연산을 두고는 AWS 대표부터 베이조스와 생각이 다르다.',
      },
      sources: ['reuters-garman', 'peddie-stack'],
    },
  },
  {
    id: 'A50',
    status: 'opinion',
    text: {
      en: 'Real products and the contest with Musk are what to watch over the coming years.',
      ko: '실제 제품과 머스크와의 경쟁이 어떻게 흐를지 길게 지켜볼 일이다.',
    },
    sources: article,
    later: {
      verdict: 'open',
      text: {
        en: 'No product was found by August 2026; the contest has become two filings in orbit, both undecided.',
        ko: '2026년 8월까지 제품은 찾지 못했다. 경쟁은 결정을 기다리는 두 궤도 신청으로 이어졌다.',
      },
      sources: ['apievangelist', 'fcc-spacex'],
    },
  },
]
