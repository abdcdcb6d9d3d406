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
        en:
          'Still so: as of August 2026 no public product or developer access was on record; none found by 25 November.',
        ko: '그대로다. 2026년 8월 기준 공개된 제품도 개발자용 접근 경로도 없었고, 11월 25일까지도 찾지 못했다.',
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
        en: 'Money and staff grew, yet nothing that could be judged was on record by August 2026.',
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
        en: '“Holding” goes too far: he has about nine to eleven percent of Amazon, and no reported link joins it to Prometheus.',
        ko: '‘가졌다’고 하기 어렵다. 아마존 지분은 약 9~11%이고, 프로메테우스와 이어졌다는 보도도 찾지 못했다.',
      },
      sources: ['nzherald-stake', 'peddie-stack'],
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
        ko: '2026년 보도된 논의는 아마존과의 결합이 아니라 제조 기업 인수였다. 성사된 거래는 찾지 못했다.',
      },
      sources: ['reuters-firms'],
    },
  },
  {
    id: 'A46',
    status: 'opinion',
    text: {
      en: 'Competition is extreme; capital and infrastructure alone do not guarantee victory.',
      ko: '경쟁은 치열하고, 돈과 설비가 승리를 담보하지는 않는다.',
    },
    sources: article,
    later: {
      verdict: 'updated',
      text: {
        en: 'Capital came: a 12 billion dollar round at a 41 billion valuation in June 2026; no product was found.',
        ko: '자본은 모였다. 2026년 6월 기업 가치 410억 달러에 120억 달러를 유치했지만 제품은 찾지 못했다.',
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
        ko: '유럽과 미국에서 조사와 소송을 받는 아마존과 AWS에는 맞는 말이다. 프로메테우스를 상대로 한 것은 찾지 못했다.',
      },
      sources: ['ec-dma', 'usaherald-ftc'],
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
        en: 'EU commitments bar Amazon, until about December 2027, from using sellers’ non-public data for its own retail business.',
        ko: '유럽연합과의 약속에 따라 아마존은 2027년 12월 무렵까지 판매자의 비공개 데이터를 자체 소매 사업에 쓸 수 없다.',
      },
      sources: ['ebytes-years', 'luxgap-gdpr'],
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
        en: 'No page found ties it to Amazon’s data, AWS or Project Sunrise, and Bezos’s firms contradict each other in public.',
        ko: '아마존 데이터, AWS, 프로젝트 선라이즈와 묶는 글은 찾지 못했다. 베이조스 쪽 회사들은 공개적으로 서로 엇갈린다.',
      },
      sources: ['peddie-stack', 'reuters-carr'],
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
        en: 'No product was found by 25 November 2026; the contest became two filings for orbit, no ruling found on either.',
        ko: '2026년 11월 25일까지 제품은 찾지 못했다. 경쟁은 두 건의 궤도 신청으로 나타났고 결정은 찾지 못했다.',
      },
      sources: ['apievangelist', 'bbb-million'],
    },
  },
]
