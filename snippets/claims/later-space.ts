import type { Claim } from '../types.ts'

/** Reported elsewhere about data centres in orbit. */
export const reportedSpace: Claim[] = [
  {
    id: 'R34',
    status: 'reported',
    text: {
      en:
        'SpaceX filed on 30 January 2026 for up to one million data-centre satellites; the FCC took it in for review.',
      ko: '스페이스X는 2026년 1월 30일 데이터센터 위성 최대 100만 기를 신청했고 FCC가 접수해 심사에 들어갔다.',
    },
    sources: ['bbb-million', 'finviz-fcc'],
  },
  {
    id: 'R35',
    status: 'reported',
    text: {
      en: 'SpaceX took over xAI in February 2026 and named orbital data centres as the reason.',
      ko: '스페이스X는 2026년 2월 xAI를 합치며 궤도 데이터센터를 이유로 들었다.',
    },
    sources: ['entrepreneur-merger'],
    singleOrigin: true,
  },
  {
    id: 'R36',
    status: 'reported',
    text: {
      en: 'Blue Origin announced TeraWave on 21 January 2026: 5,408 communications satellites from late 2027.',
      ko: '블루 오리진은 2026년 1월 21일 통신위성 5,408기의 테라웨이브를 발표했다. 배치는 2027년 말부터다.',
    },
    sources: ['space-terawave'],
  },
  {
    id: 'R37',
    status: 'reported',
    text: {
      en: 'Blue Origin filed Project Sunrise on 19 March 2026: up to 51,600 data-centre satellites.',
      ko: '블루 오리진은 2026년 3월 19일 데이터센터 위성 최대 5만 1,600기의 프로젝트 선라이즈를 신청했다.',
    },
    sources: ['nse-sunrise'],
    singleOrigin: true,
  },
  {
    id: 'R38',
    status: 'reported',
    text: {
      en: 'Amazon asked the FCC on 6 March 2026 to reject SpaceX’s plan as speculative; its chair rebuked Amazon in public.',
      ko: '아마존은 2026년 3월 6일 막연한 구상이라며 스페이스X 계획을 거부해 달라고 FCC에 청원했고, 위원장은 공개적으로 아마존을 질책했다.',
    },
    sources: ['reuters-carr', 'bbb-carr'],
  },
  {
    id: 'R39',
    status: 'reported',
    text: {
      en: 'SpaceX answered on 20 March by asking the FCC to apply Amazon’s own arguments to Blue Origin’s filing.',
      ko: '스페이스X는 3월 20일 아마존의 논리를 블루 오리진의 신청에도 적용해 달라고 맞받았다.',
    },
    sources: ['payload-fcc'],
  },
  {
    id: 'R55',
    status: 'reported',
    text: {
      en: 'By one report NASA objected in May 2026 to Blue Origin’s filing, over crewed flight, debris and launch windows.',
      ko: '한 보도에 따르면 NASA는 2026년 5월 유인 비행, 파편, 발사 일정을 들어 블루 오리진의 신청에 이의를 냈다.',
    },
    sources: ['satnews-nasa'],
    singleOrigin: true,
  },
  {
    id: 'R40',
    status: 'unknown',
    text: {
      en:
        'No FCC ruling on either plan was found by 25 November 2026; on 27 August SpaceX’s was accepted, not granted.',
      ko: '2026년 11월 25일까지 두 위성군에 대한 FCC의 결정은 찾지 못했다. 8월 27일 스페이스X의 신청은 접수 상태일 뿐 승인이 아니었다.',
    },
    sources: ['reuters-carr', 'nse-sunrise'],
  },
  {
    id: 'R41',
    status: 'reported',
    text: {
      en: 'SpaceX’s prospectus warns that orbital AI computing “may not achieve commercial viability”.',
      ko: '스페이스X의 투자설명서는 궤도 AI 연산이 “사업성을 얻지 못할 수 있다”고 경고한다.',
    },
    sources: ['reuters-risk'],
  },
  {
    id: 'R42',
    status: 'reported',
    text: {
      en: 'In June 2026 SpaceX named its plan Starmind: first AI1 prototypes early in 2027, volume production late that year.',
      ko: '2026년 6월 스페이스X는 계획에 스타마인드라는 이름을 붙였다. AI1 시제 위성은 2027년 초, 양산은 그해 말이 목표다.',
    },
    sources: ['notebookcheck-starmind'],
  },
  {
    id: 'R43',
    status: 'reported',
    text: {
      en: 'Blue Origin lost a New Glenn rocket and damaged its only pad in a test on 28 May 2026.',
      ko: '블루 오리진은 2026년 5월 28일 시험에서 뉴 글렌 로켓을 잃었고, 하나뿐인 발사대도 파손됐다.',
    },
    sources: ['fox35-newglenn'],
  },
  {
    id: 'R56',
    status: 'reported',
    text: {
      en: 'Blue Origin means to fly again before the end of 2026; NASA’s chief said the pad might take until 2028.',
      ko: '블루 오리진은 2026년 안에 다시 발사하겠다고 하고, NASA 국장은 발사대 복구가 2028년까지 걸릴 수 있다고 했다.',
    },
    sources: ['cnbc-pad', 'cosmos-return'],
  },
  {
    id: 'R44',
    status: 'reported',
    text: {
      en: 'Google’s first Project Suncatcher prototype reached orbit on 1 October 2026.',
      ko: '구글 프로젝트 선캐처의 첫 시제 위성이 2026년 10월 1일 궤도에 올랐다.',
    },
    sources: ['google-suncatcher'],
    singleOrigin: true,
  },
  {
    id: 'R45',
    status: 'reported',
    text: {
      en: 'Starcloud flew an Nvidia H100 on 2 November 2025, 15 days before the Prometheus report, and trained a tiny model in orbit.',
      ko: '스타클라우드는 프로메테우스 보도 15일 전인 2025년 11월 2일 엔비디아 H100을 쏘아 올려 궤도에서 작은 모델을 학습시켰다.',
    },
    sources: ['cnbc-starcloud'],
  },
  {
    id: 'R46',
    status: 'quoted',
    text: {
      en: 'Asked about Musk’s million satellites in February 2026, AWS chief Matt Garman said “pretty far”; today not economical, likely later.',
      ko: '2026년 2월 머스크의 위성 100만 기를 묻자 AWS CEO 맷 가먼은 “꽤 멀다”고 했다. 지금은 경제성이 없고 훗날이라는 뜻이다.',
    },
    sources: ['reuters-garman', 'constellation-garman'],
  },
  {
    id: 'R47',
    status: 'reported',
    text: {
      en: 'About 240,000 satellites fit in all of low orbit, by one estimate: a quarter of what SpaceX asked for.',
      ko: '한 추정에 따르면 저궤도 전체에 들어갈 위성은 약 24만 기로 스페이스X 신청의 4분의 1이다.',
    },
    sources: ['techreview-room'],
    singleOrigin: true,
  },
]
