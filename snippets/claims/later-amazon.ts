import type { Claim } from '../types.ts'

/** Reported elsewhere about Amazon: its AI, its data, its owners and its regulators. */
export const reportedAmazon: Claim[] = [
  {
    id: 'R22',
    status: 'reported',
    text: {
      en: 'DeepFleet, a model that steers over a million warehouse robots, saves about ten percent, Amazon says.',
      ko: '아마존은 물류 로봇 100만 대 이상을 이끄는 딥플릿이 효율을 약 10% 높였다고 말한다.',
    },
    sources: ['amazon-deepfleet', 'technewshub-robot'],
    singleOrigin: true,
  },
  {
    id: 'R23',
    status: 'reported',
    text: {
      en: 'Amazon’s Alexa+ of 2025 is built on generative AI, with Anthropic’s models among others.',
      ko: '2025년에 나온 알렉사+는 앤트로픽 등의 모델을 쓰는 생성형 AI다.',
    },
    sources: ['ben-alexa'],
    singleOrigin: true,
  },
  {
    id: 'R24',
    status: 'reported',
    text: {
      en: 'AWS took in 37.6 billion dollars in the first quarter of 2026, its fastest growth in fifteen quarters.',
      ko: 'AWS의 2026년 1분기 매출은 376억 달러로 열다섯 분기 만에 가장 빠른 성장이었다.',
    },
    sources: ['averin-aws'],
  },
  {
    id: 'R25',
    status: 'unknown',
    text: {
      en: 'No report found says that Prometheus uses Amazon’s data or runs on AWS.',
      ko: '프로메테우스가 아마존 데이터를 쓰거나 AWS에서 돌아간다는 보도는 찾지 못했다.',
    },
    sources: ['peddie-stack'],
  },
  {
    id: 'R26',
    status: 'reported',
    text: {
      en: 'Bezos is Amazon’s executive chair and largest individual holder with roughly nine percent, not its controlling owner.',
      ko: '베이조스는 아마존 이사회 의장이자 약 9%를 가진 최대 개인 주주이지만 지배 주주는 아니다.',
    },
    sources: ['jasoncote-stake', 'nasdaq-stake'],
  },
  {
    id: 'R27',
    status: 'reported',
    text: {
      en: 'Amazon bought Whole Foods in 2017 for 13.7 billion dollars, its largest deal until then.',
      ko: '아마존은 2017년 홀푸즈를 137억 달러에 샀다. 당시로는 가장 큰 인수였다.',
    },
    sources: ['fortune-wholefoods'],
  },
  {
    id: 'R28',
    status: 'reported',
    text: {
      en: 'Since December 2022 EU commitments bar Amazon from using sellers’ non-public data in its own retail business.',
      ko: '2022년 12월부터 유럽연합과의 약속에 따라 아마존은 판매자의 비공개 데이터를 자기 소매에 쓸 수 없다.',
    },
    sources: ['ec-sellerdata'],
  },
  {
    id: 'R29',
    status: 'reported',
    text: {
      en: 'In June 2026 the EU’s preliminary view was that AWS should be a gatekeeper; no final decision found.',
      ko: '2026년 6월 유럽연합은 AWS를 게이트키퍼로 볼 예비 의견을 냈다. 최종 결정은 찾지 못했다.',
    },
    sources: ['webhosting-dma'],
    singleOrigin: true,
  },
  {
    id: 'R30',
    status: 'reported',
    text: {
      en: 'The FTC’s monopoly case against Amazon has not been tried; the trial is set for the first half of 2027.',
      ko: '미국 연방거래위원회의 아마존 반독점 사건은 아직 재판 전이며 2027년 상반기로 예정돼 있다.',
    },
    sources: ['usaherald-ftc'],
  },
  {
    id: 'R31',
    status: 'reported',
    text: {
      en: 'In September 2025 Amazon settled the FTC’s Prime case for 2.5 billion dollars without admitting wrongdoing.',
      ko: '2025년 9월 아마존은 잘못을 인정하지 않은 채 프라임 사건을 25억 달러에 합의했다.',
    },
    sources: ['ap-prime'],
  },
  {
    id: 'R32',
    status: 'reported',
    text: {
      en: 'Luxembourg’s 746 million euro privacy fine was annulled in March 2026 on method and sent back.',
      ko: '룩셈부르크의 7억 4,600만 유로 개인정보 과징금은 2026년 3월 산정 방식을 이유로 취소돼 되돌아갔다.',
    },
    sources: ['luxgap-gdpr'],
  },
  {
    id: 'R33',
    status: 'unknown',
    text: {
      en: 'No regulator’s action or lawsuit naming Prometheus was found; the cases found concern Amazon and AWS.',
      ko: '프로메테우스를 겨눈 규제나 소송은 찾지 못했다. 찾은 사건은 아마존과 AWS에 관한 것이다.',
    },
    sources: ['webhosting-dma', 'usaherald-ftc'],
  },
]
