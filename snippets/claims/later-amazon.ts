import type { Claim } from '../types.ts'

/** Reported elsewhere about Amazon: its AI, its data, its owners and its regulators. */
export const reportedAmazon: Claim[] = [
  {
    id: 'R22',
    status: 'reported',
    text: {
      en: 'DeepFleet helps assign and route Amazon’s million warehouse robots and adds about ten percent efficiency, Amazon says.',
      ko: '딥플릿은 아마존 물류 로봇 100만 대의 배치와 경로를 돕고 효율을 약 10% 높였다고 아마존은 말한다.',
    },
    sources: ['amazon-deepfleet', 'technewshub-robot'],
    singleOrigin: true,
  },
  {
    id: 'R23',
    status: 'reported',
    text: {
      en: 'In February 2025 Amazon announced Alexa+, a generative AI version of its voice assistant.',
      ko: '아마존은 2025년 2월 음성 비서의 생성형 AI 판인 알렉사+를 발표했다.',
    },
    sources: ['verge-alexa'],
  },
  {
    id: 'R24',
    status: 'reported',
    text: {
      en: 'AWS took in 37.6 billion dollars in the first quarter of 2026, 28 percent more than a year before.',
      ko: 'AWS의 2026년 1분기 매출은 376억 달러로 전년 동기보다 28% 늘었다.',
    },
    sources: ['amazon-q1'],
  },
  {
    id: 'R25',
    status: 'unknown',
    text: {
      en: 'No report found by 25 November 2026 says that Prometheus uses Amazon’s data or runs on AWS.',
      ko: '2026년 11월 25일까지 프로메테우스가 아마존 데이터를 쓰거나 AWS에서 돌아간다는 보도는 찾지 못했다.',
    },
    sources: ['peddie-stack'],
  },
  {
    id: 'R26',
    status: 'reported',
    text: {
      en: 'Bezos is Amazon’s executive chair and largest individual holder with about nine to eleven percent, by source; not a controlling owner.',
      ko: '베이조스는 아마존 이사회 의장이자 최대 개인 주주다. 지분은 출처에 따라 약 9~11%이며 지배 주주는 아니다.',
    },
    sources: ['nzherald-stake', 'nasdaq-stake'],
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
      en: 'EU commitments of December 2022 bar Amazon for five years from using sellers’ non-public data in its own retail business.',
      ko: '2022년 12월 유럽연합과의 약속에 따라 아마존은 5년 동안 판매자의 비공개 데이터를 자체 소매 사업에 쓸 수 없다.',
    },
    sources: ['ec-sellerdata', 'ebytes-years'],
  },
  {
    id: 'R29',
    status: 'reported',
    text: {
      en: 'In June 2026 the EU’s preliminary view was that AWS should be a gatekeeper; no final decision found by 25 November.',
      ko: '2026년 6월 유럽연합은 AWS를 게이트키퍼로 볼 예비 의견을 냈다. 11월 25일까지 최종 결정은 찾지 못했다.',
    },
    sources: ['ec-dma', 'technobezz-dma'],
    singleOrigin: true,
  },
  {
    id: 'R30',
    status: 'reported',
    text: {
      en: 'The FTC’s monopoly case against Amazon awaits trial, expected in the first half of 2027; 29 March was asked for.',
      ko: '미국 연방거래위원회의 아마존 반독점 사건은 재판을 기다린다. 2027년 상반기로 예상되며, 양측은 3월 29일을 요청했다.',
    },
    sources: ['usaherald-ftc'],
  },
  {
    id: 'R31',
    status: 'reported',
    text: {
      en: 'In September 2025 Amazon settled the FTC’s Prime case for 2.5 billion dollars without admitting wrongdoing.',
      ko: '2025년 9월 아마존은 잘못을 인정하지 않은 채 프라임 사건에서 25억 달러에 합의했다.',
    },
    sources: ['ap-prime'],
  },
  {
    id: 'R32',
    status: 'reported',
    text: {
      en: 'Luxembourg’s 746 million euro privacy fine was annulled in March 2026 on method and sent back.',
      ko: '룩셈부르크의 7억 4,600만 유로 개인정보 과징금은 2026년 3월 산정 방식을 이유로 취소됐고, 사건은 되돌려 보내졌다.',
    },
    sources: ['luxgap-gdpr'],
  },
  {
    id: 'R33',
    status: 'unknown',
    text: {
      en: 'No regulator’s action or lawsuit naming Prometheus was found by 25 November 2026; those found concern Amazon and AWS.',
      ko: '2026년 11월 25일까지 프로메테우스를 상대로 한 규제나 소송은 찾지 못했다. 찾은 사건은 아마존과 AWS에 관한 것이다.',
    },
    sources: ['ec-dma', 'usaherald-ftc'],
  },
]
