import type { Claim } from '../types.ts'

/** Reported elsewhere about data centres in orbit. */
export const reportedSpace: Claim[] = [
  {
    id: 'R34',
    status: 'reported',
    text: {
      en: 'SpaceX filed on 30 January 2026 for up to one million data-centre satellites; the FCC accepted the filing.',
      ko: '스페이스X는 2026년 1월 30일 데이터센터 위성 최대 100만 기를 신청했고 FCC가 이를 접수했다.',
    },
    sources: ['fcc-spacex'],
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
      ko: '블루 오리진은 2026년 3월 19일 데이터센터 위성 최대 51,600기의 프로젝트 선라이즈를 신청했다.',
    },
    sources: ['nse-sunrise'],
    singleOrigin: true,
  },
  {
    id: 'R38',
    status: 'reported',
    text: {
      en: 'Amazon asked the FCC in March 2026 to reject SpaceX’s plan; its chair rebuked Amazon in public.',
      ko: '아마존은 2026년 3월 스페이스X 계획을 거부해 달라고 FCC에 청원했고 위원장은 공개로 아마존을 나무랐다.',
    },
    sources: ['bbb-carr'],
  },
  {
    id: 'R39',
    status: 'reported',
    text: {
      en: 'SpaceX answered by asking the FCC to apply Amazon’s own arguments to Blue Origin’s filing.',
      ko: '스페이스X는 아마존의 논리를 블루 오리진의 신청에도 적용해 달라고 맞받았다.',
    },
    sources: ['payload-fcc'],
  },
  {
    id: 'R40',
    status: 'unknown',
    text: {
      en: 'No FCC ruling on either constellation was found; as of August 2026 SpaceX’s was accepted, not granted.',
      ko: '두 위성군 모두 FCC의 결정을 찾지 못했다. 2026년 8월 스페이스X의 신청은 접수 상태일 뿐 승인이 아니다.',
    },
    sources: ['fcc-spacex', 'nse-sunrise'],
  },
  {
    id: 'R41',
    status: 'reported',
    text: {
      en: 'SpaceX’s prospectus warns that orbital AI computing “may not achieve commercial viability”.',
      ko: '스페이스X의 상장 서류는 궤도 AI 연산이 사업성을 얻지 못할 수 있다고 경고한다.',
    },
    sources: ['lds-risk'],
  },
  {
    id: 'R43',
    status: 'reported',
    text: {
      en: 'Blue Origin lost a New Glenn rocket and damaged its only pad in a test on 28 May 2026.',
      ko: '블루 오리진은 2026년 5월 28일 시험에서 뉴 글렌 로켓을 잃고 하나뿐인 발사대가 망가졌다.',
    },
    sources: ['fox35-newglenn'],
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
      en: 'Starcloud flew an Nvidia H100 in November 2025 and trained a tiny model in orbit.',
      ko: '스타클라우드는 2025년 11월 엔비디아 H100을 쏘아 올려 궤도에서 작은 모델을 학습시켰다.',
    },
    sources: ['cnbc-starcloud'],
  },
  {
    id: 'R46',
    status: 'quoted',
    text: {
      en: 'AWS chief Matt Garman said in February 2026 that orbital data centres are “pretty far” off and not economical.',
      ko: 'AWS 대표 맷 가먼은 2026년 2월 궤도 데이터센터는 한참 먼 일이고 경제성이 없다고 했다.',
    },
    sources: ['reuters-garman'],
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
